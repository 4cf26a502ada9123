"""Whether a library follows the news, or is an archive, in which an old article is nothing odd."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from index.search import SearchIndex, Vectors, Window
from retrieval.candidates import Candidate

RECENT = timedelta(days=30)
RECENT_ARTICLES = 5  # among a question's candidates: then nobody needs to look further
RECENT_PASSAGES = 30  # of some three articles: a library that follows the news has more from any month


def is_archive(index: SearchIndex, vector: Vectors, candidates: Sequence[Candidate], now: datetime) -> bool:
    """Whether the library has fewer than RECENT_PASSAGES from the RECENT before `now`; `vector` is any question's.

    In a library that follows the news, an old article that answers best is a sign that the answer is missing, and
    so is it there that few of the candidates are recent.
    """
    recent = {
        candidate.passage.article.id
        for candidate in candidates
        if candidate.passage.article.published is not None and candidate.passage.article.published >= now - RECENT
    }
    if len(recent) >= RECENT_ARTICLES:
        return False
    return len(index.nearest(vector, RECENT_PASSAGES, Window(since=now - RECENT, until=now))) < RECENT_PASSAGES
