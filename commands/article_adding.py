"""Adds articles to the library, and reports the outcome of each; what the command `add` does."""

from __future__ import annotations

import collections
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from commands.automatic_model import move_small_library
from commands.output import tell
from commands.parts import Parts
from commands.progress import articles_progress
from index.gathering.reading import read_lines, read_path
from index.indexing.ingest import Announce, Outcome, Verdict
from index.library.articles import Draft
from index.library.errors import Rejected

SAID = {
    Verdict.ADDED: "added",
    Verdict.UPDATED: "updated",
    Verdict.UNCHANGED: "unchanged",
    Verdict.SAME_TEXT: "known under another address",
}


def add_all(parts: Parts, sources: tuple[str, ...], announce: Announce, *, quiet: bool) -> int:
    """Indexes the articles of `sources`, prints a summary, and returns how many were rejected.

    Ctrl-C keeps what was added before, and prints the summary of that.
    """
    tally = Tally()
    outcomes = parts.ingest().take(_items(parts, sources), announce=announce)
    try:
        for outcome in articles_progress(outcomes, quiet=quiet):
            tally.count(outcome)
        if tally.changed:
            parts.search.catch_up()
            parts.search.wait_for_rebuild()
            move_small_library(parts)
    finally:
        tell(tally.summary())
    return tally.rejected


def follow_folder(parts: Parts, folder: Path, announce: Announce) -> None:
    """Indexes files that arrive in `folder` until Ctrl-C."""
    from commands.folder_watch import arrivals

    tell(f"watching {folder}; Ctrl-C ends it")
    for items in arrivals(folder, threading.Event()):
        tally = Tally()
        for outcome in parts.ingest().take(items, announce=announce):
            tally.count(outcome)
        parts.search.catch_up()
        tell(tally.summary())


class Tally:
    """Counts outcomes, and prints each rejection."""

    def __init__(self) -> None:
        self._counts: collections.Counter[str] = collections.Counter()

    @property
    def rejected(self) -> int:
        """How many items were rejected."""
        return self._counts["rejected"]

    @property
    def changed(self) -> int:
        """How many items changed the library."""
        return self._counts.total() - self.rejected - self._counts[SAID[Verdict.UNCHANGED]]

    def count(self, outcome: Outcome) -> None:
        """Counts an outcome; prints the reason of a rejection."""
        if isinstance(outcome, Rejected):
            self._counts["rejected"] += 1
            tell(f"rejected {outcome}")
        else:
            self._counts[SAID[outcome.verdict]] += 1

    def summary(self) -> str:
        """The counts in one line."""
        words = (*SAID.values(), "rejected")
        return ", ".join(f"{self._counts[word]} {word}" for word in words if self._counts[word] or word == "added")


def _items(parts: Parts, sources: tuple[str, ...]) -> Iterator[Draft | Rejected]:
    for source in sources:
        if source == "-":
            yield from read_lines(sys.stdin.buffer, "standard input")
        elif source.startswith(("http://", "https://")):
            yield from _from_web(parts, source)
        else:
            yield from read_path(Path(source))


def _from_web(parts: Parts, url: str) -> Iterator[Draft | Rejected]:
    """Yields the article at `url`. If there is a feed instead, follows it and polls it at once."""
    from commands.feeds import poll_now
    from commands.web_sources import page_or_feed
    from index.gathering.feeds.feed_state import Feed

    found = page_or_feed(parts, url)
    if isinstance(found, Feed):
        tell(f"{url} is a feed: following it from now on")
        poll_now(parts, [found.id])
    else:
        yield found
