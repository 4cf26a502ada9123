"""`feeds`: those that are followed."""

from __future__ import annotations

import asyncio
import collections
from collections.abc import Coroutine, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from commands.options import CommandsWithDefault, takes_settings
from commands.output import tell, tell_json, tell_text
from commands.parts import Parts
from commands.web import open_web
from config.settings import Settings
from index.errors import Rejected
from index.feeds.following import Feed, FeedId
from index.feeds.opml import read_opml, write_opml
from index.feeds.problems import FeedProblem
from index.feeds.store import FeedStore


@click.group("feeds", cls=CommandsWithDefault)
def command() -> None:
    """Lists, adds, removes, polls, imports and exports feeds."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="A JSON line a feed.")
@takes_settings
def list_feeds(settings: Settings, as_json: bool = False) -> None:
    """The feeds, how each does, and why one fails."""
    with Parts(settings) as parts:
        feeds = FeedStore(parts.database).all()
    for feed in feeds:
        if as_json:
            tell_json(_row(feed))
        else:
            tell(_line(feed))
    if not feeds and not as_json:
        tell("no feeds yet: `feeds add URL` follows one")


@command.command("add")
@click.argument("url")
@takes_settings
def add(settings: Settings, url: str) -> None:
    """Follows a feed, or the one that the page at URL names; its backlog is indexed, but announced to nobody."""
    with Parts(settings) as parts:
        feed = _run(_follow(parts, url))
        tell(f"following {feed.title or feed.url} ({feed.url})")
        poll_now(parts, [feed.id])


@command.command("remove")
@click.argument("reference", metavar="URL_OR_NUMBER")
@takes_settings
def remove(settings: Settings, reference: str) -> None:
    """Follows a feed no longer; its articles stay."""
    with Parts(settings) as parts:
        feed = FeedStore(parts.database).remove(reference)
    tell(f"no longer following {feed.url}; its articles stay")


@command.command("poll")
@click.argument("references", metavar="[URL_OR_NUMBER...]", nargs=-1)
@takes_settings
def poll(settings: Settings, references: tuple[str, ...]) -> int:
    """Asks feeds (all, if none is named) for news now, due or not."""
    with Parts(settings) as parts:
        store = FeedStore(parts.database)
        feeds = [store.find(reference) for reference in references] or [f for f in store.all() if not f.gone]
        return poll_now(parts, [feed.id for feed in feeds])


@command.command("import")
@click.argument("opml", type=click.Path(path_type=Path))
@takes_settings
def import_opml(settings: Settings, opml: Path) -> None:
    """Follows every feed of an OPML file."""
    outlines = read_opml(opml.read_bytes())
    added = 0
    with Parts(settings) as parts:
        store = FeedStore(parts.database)
        for outline in outlines:
            try:
                store.add(outline.url, datetime.now(UTC), outline.title, outline.site)
                added += 1
            except FeedProblem as problem:
                tell(f"passed over: {problem}")
    tell(f"following {added} more feeds; a running bot polls them now, `feeds poll` does without one")


@command.command("export")
@takes_settings
def export_opml(settings: Settings) -> None:
    """Prints the feeds as OPML."""
    with Parts(settings) as parts:
        tell_text(write_opml(FeedStore(parts.database).all()).decode())


async def _follow(parts: Parts, url: str) -> Feed:
    async with open_web(parts) as web:
        return await web.follow(url)


def poll_now(parts: Parts, feeds: Sequence[FeedId]) -> int:
    """Asks these feeds for news and says what came; 1 where one of them failed."""
    failed = _run(_polled(parts, feeds))
    parts.search.catch_up()
    return 1 if failed else 0


async def _polled(parts: Parts, feeds: Sequence[FeedId]) -> int:
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


def _run(work: Coroutine[Any, Any, Any]) -> Any:
    return asyncio.run(work)


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
