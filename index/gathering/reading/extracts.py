"""The records that `extract` prints: what would be indexed."""

from __future__ import annotations

from typing import TypedDict

from index.gathering.reading.dates import day_or_time
from index.gathering.reading.files import Reading
from index.library.articles import Draft


class Extract(TypedDict):
    """A JSON line of `extract`; `published` is ISO 8601 in the source's own offset, a day where only that is known."""

    path: str
    url: str
    title: str
    text: str
    published: str | None
    authors: list[str]
    source: str
    language: str


def extract_record(reading: Reading) -> Extract | None:
    """Return the record of an article; None if it was rejected."""
    draft = reading.outcome
    if not isinstance(draft, Draft):
        return None
    return Extract(
        path=reading.path,
        url=draft.url,
        title=draft.title,
        text=draft.text,
        published=day_or_time(draft.published),
        authors=list(draft.authors),
        source=draft.source,
        language=draft.language,
    )
