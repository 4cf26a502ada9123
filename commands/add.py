"""`add`: articles from files, folders, addresses and standard input into the library."""

from __future__ import annotations

import collections
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from commands.news import is_news
from commands.options import takes_settings
from commands.output import tell
from commands.parts import Parts
from commands.progress import ArticlesProgress
from config.settings import Settings
from index.articles import Draft
from index.errors import Rejected
from index.ingest import Announce, Outcome, Verdict
from index.reading import read_lines, read_path

NICENESS = 10  # a bot that answers beside goes first
SAID = {
    Verdict.ADDED: "added",
    Verdict.UPDATED: "updated",
    Verdict.UNCHANGED: "unchanged",
    Verdict.ALSO: "known under another address",
}


@click.command("add")
@click.argument("sources", metavar="PATH_OR_URL...", nargs=-1)
@click.option("--watch", "watched", type=click.Path(path_type=Path, file_okay=False), help="A folder to follow.")
@click.option("--announce/--no-announce", default=None, help="Tell subscribers, or not; else of recent ones only.")
@click.option("--quiet", is_flag=True, help="No progress; the summary only.")
@takes_settings
def command(
    settings: Settings, sources: tuple[str, ...], watched: Path | None, announce: bool | None, quiet: bool
) -> int:
    """Indexes files, folders, pages, feeds and archives of articles; - reads JSON lines from standard input."""
    if not sources and watched is None:
        raise click.UsageError("name what to add: files, folders, addresses, or - for standard input")
    os.nice(NICENESS)
    with Parts(settings) as parts:
        tally = Tally()
        take = parts.ingest().take
        telling = is_news if announce is None else announce
        progress = ArticlesProgress(quiet=quiet)
        for outcome in progress.of(take(_items(parts, sources), announce=telling)):
            tally.count(outcome, progress.tell)
        if tally.changed:
            parts.search.catch_up()
            parts.search.settle()
        tell(tally.summary())
        if watched is not None:
            _follow_folder(parts, watched, telling)
    return 1 if tally.rejected else 0


class Tally:
    """Counts what became of each item, and tells of each rejection."""

    def __init__(self) -> None:
        self._counts: collections.Counter[str] = collections.Counter()

    @property
    def rejected(self) -> int:
        """How many could not become an article."""
        return self._counts["rejected"]

    @property
    def changed(self) -> int:
        """How many changed what can be found."""
        return self._counts.total() - self.rejected - self._counts[SAID[Verdict.UNCHANGED]]

    def count(self, outcome: Outcome, tell: Callable[[str], None] = tell) -> None:
        """Counts an outcome; tells why, where it is a rejection."""
        if isinstance(outcome, Rejected):
            self._counts["rejected"] += 1
            tell(f"rejected {outcome}")
        else:
            self._counts[SAID[outcome.verdict]] += 1

    def summary(self) -> str:
        """In one line."""
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
    """The article at `url`; a feed there is followed from now on and polled at once."""
    import asyncio

    from commands.feeds import poll_now
    from commands.web import open_web
    from index.feeds.following import Feed

    async def look() -> Draft | Rejected | Feed:
        async with open_web(parts) as web:
            return await web.page_or_feed(url)

    found = asyncio.run(look())
    if isinstance(found, Feed):
        tell(f"{url} is a feed: following it from now on")
        poll_now(parts, [found.id])
    else:
        yield found


def _follow_folder(parts: Parts, folder: Path, telling: Announce) -> None:
    """Indexes what comes into `folder`, until Ctrl-C."""
    from commands.watching import arrivals

    tell(f"watching {folder}; Ctrl-C ends it")
    for items in arrivals(folder, threading.Event()):
        tally = Tally()
        for outcome in parts.ingest().take(items, announce=telling):
            tally.count(outcome)
        parts.search.catch_up()
        tell(tally.summary())
