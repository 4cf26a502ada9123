"""Which articles are news to tell subscribers of, when an operator adds them by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from index.library.articles import Draft

NEWS_DAYS = timedelta(days=2)  # older ones are an archive: indexed, but told to nobody


def is_news(draft: Draft) -> bool:
    """Whether an article was published within NEWS_DAYS; one without a date, such as a note just written, is news."""
    return draft.published is None or draft.published > datetime.now(UTC) - NEWS_DAYS
