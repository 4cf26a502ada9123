"""Takes stored posts into the library."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from index.gathering.source_channels.channel_store import REFUSED, SHORT, TAKEN, ChannelStore, WaitingPost
from index.gathering.source_channels.posts import draft_of
from index.indexing.ingest import Announce, Outcome
from index.library.articles import Draft
from index.library.errors import IndexProblem, Rejected

POSTS_AT_ONCE = 100  # read from the database

log = logging.getLogger(__name__)


class PostSink(Protocol):
    """Accepts articles for the library."""

    def take(self, items: Iterable[Draft | Rejected], *, announce: Announce = False) -> Iterator[Outcome]:
        """Add the items and yield the outcome of each, in order."""
        ...


def take_posts(
    store: ChannelStore, library: PostSink, announce: Announce, goes_on: Callable[[], bool] = lambda: True
) -> int:
    """Add all waiting posts to the library, one by one; return how many became articles or new versions.

    One process at a time calls this. Raises LibraryProblem if the library cannot be written; the others still wait.
    """
    taken = 0
    while goes_on() and (waiting := store.waiting(POSTS_AT_ONCE)):
        for post in waiting:
            if not goes_on():
                break
            outcome = _outcome(library, post, announce)
            store.finish(post, outcome)
            taken += outcome == TAKEN
    return taken


def _outcome(library: PostSink, waiting: WaitingPost, announce: Announce) -> str:
    try:
        draft = draft_of(waiting.post, waiting.url, waiting.title, waiting.name, known=waiting.known)
        if draft is None:
            return TAKEN if waiting.known else SHORT
        (outcome,) = library.take([draft], announce=announce)
    except IndexProblem:
        raise
    except Exception:  # one bad post must not keep back the others
        log.exception("a post of a channel cannot be indexed")
        return REFUSED
    if isinstance(outcome, Rejected):
        log.warning("not indexed: %s", outcome)
        return REFUSED
    return TAKEN
