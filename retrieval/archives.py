"""Whether news of these days competes for an answer, or an archive is asked, in which an old article is nothing odd."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from retrieval.candidates import Candidate

RECENT = timedelta(days=30)
RECENT_LEAST = 5  # articles among the candidates; a library that follows the news brings more on any question


def is_archive(candidates: Sequence[Candidate], now: datetime) -> bool:
    """Whether fewer than RECENT_LEAST of the candidates' articles were published within RECENT before `now`.

    In a library that follows the news, an old article that answers best is a sign that the answer is missing.
    """
    recent = {
        candidate.passage.article.id
        for candidate in candidates
        if candidate.passage.article.published is not None and candidate.passage.article.published >= now - RECENT
    }
    return len(recent) < RECENT_LEAST
