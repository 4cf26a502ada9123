"""`feeds`: lists, adds, removes, polls, imports and exports feeds."""

from __future__ import annotations

import asyncio
import collections
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.options import CommandsWithDefault, takes_parts
from commands.output import tell, tell_json, tell_text
from index.gathering.feeds.errors import FeedProblem
from index.library.errors import Rejected

if TYPE_CHECKING:
    from commands.parts import Parts
    from index.gathering.feeds.feed_state import Feed, FeedId


@click.group("feeds", cls=CommandsWithDefault)
def command() -> None:
    """List, add, remove, poll, import and export feeds."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON line per feed.")
@takes_parts
def list_feeds(parts: Parts, as_json: bool = False) -> None:
    """List the feeds with the state of each."""
    feeds = parts.feeds.all()
    for feed in feeds:
        if as_json:
            tell_json(_row(feed))
        else:
            tell(_line(feed))
    if not feeds and not as_json:
        tell("no feeds yet: `feeds add URL` follows one")


@command.command("add")
@click.argument("url")
@takes_parts
def add(parts: Parts, url: str) -> None:
    """Follow a feed.

    URL is the feed's, or a page that names it. What it holds already is indexed, but announced to nobody.
    """
    from commands.web_sources import follow_feed

    feed = follow_feed(parts, url)
    tell(f"following {feed.title or feed.url} ({feed.url})")
    poll_now(parts, [feed.id])


@command.command("remove")
@click.argument("reference", metavar="URL_OR_NUMBER")
@takes_parts
def remove(parts: Parts, reference: str) -> None:
    """Stop following a feed; its articles stay."""
    feed = parts.feeds.remove(reference)
    tell(f"no longer following {feed.url}; its articles stay")


@command.command("poll")
@click.argument("references", metavar="[URL_OR_NUMBER...]", nargs=-1)
@takes_parts
def poll(parts: Parts, references: tuple[str, ...]) -> int:
    """Poll feeds now.

    Without a name, all of them.
    """
    store = parts.feeds
    feeds = [store.find(reference) for reference in references] or [f for f in store.all() if not f.gone]
    return poll_now(parts, [feed.id for feed in feeds])


@command.command("import")
@click.argument("opml", type=click.Path(path_type=Path))
@takes_parts
def import_opml(parts: Parts, opml: Path) -> None:
    """Follow every feed of an OPML file."""
    from index.gathering.feeds.opml import read_opml

    added = 0
    for outline in read_opml(opml.read_bytes()):
        try:
            parts.feeds.add(outline.url, datetime.now(UTC), outline.title, outline.site)
            added += 1
        except FeedProblem as problem:
            tell(f"passed over: {problem}")
    tell(f"following {added} more feeds; a running bot polls them now, `feeds poll` does without one")


@command.command("export")
@takes_parts
def export_opml(parts: Parts) -> None:
    """Print the feeds as OPML."""
    from index.gathering.feeds.opml import write_opml

    tell_text(write_opml(parts.feeds.all()).decode())


def poll_now(parts: Parts, feeds: Sequence[FeedId]) -> int:
    """Polls these feeds and prints what came; returns 1 where one of them failed."""
    failed = asyncio.run(_polled(parts, feeds))
    parts.search.catch_up()
    return 1 if failed else 0


async def _polled(parts: Parts, feeds: Sequence[FeedId]) -> int:
    from commands.web_sources import open_web

    failed = 0
    async with open_web(parts) as web:
        async for polled in web.poll(feeds):
            feed = polled.feed
            words = collections.Counter(
                "rejected" if isinstance(outcome, Rejected) else outcome.verdict.value for outcome in polled.outcomes
            )
            told = ", ".join(f"{count} {word}" for word, count in words.items()) or "nothing new"
            tell(f"{feed.url}: {feed.reason or told}")
            for outcome in polled.outcomes:
                if isinstance(outcome, Rejected):
                    tell(f"  rejected {outcome}")
            failed += bool(feed.reason)
    return failed


def _row(feed: Feed) -> dict[str, object]:
    return {
        "id": feed.id,
        "url": feed.url,
        "title": feed.title,
        "site": feed.site,
        "state": feed.state,
        "reason": feed.reason,
        "notes": feed.notes,
        "failures": feed.failures,
        "polled": feed.polled_at.isoformat() if feed.polled_at else None,
        "next": feed.next_poll.isoformat(),
    }


def _line(feed: Feed) -> str:
    polled = f"polled {feed.polled_at:%Y-%m-%d %H:%M}" if feed.polled_at else "not polled yet"
    why = f": {feed.reason}" if feed.reason else ""
    return f"{feed.id:>5}  {feed.state:<9} {polled:<24} {feed.title or '(no title)'}  {feed.url}{why}"
