"""`feeds`: lists, adds, removes, polls, imports and exports feeds; lists, adds and removes source channels."""

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
from index.gathering.source_channels.channel_state import Trouble, channel_named, is_misnamed
from index.gathering.source_channels.errors import ChannelProblem
from index.library.errors import Rejected

if TYPE_CHECKING:
    from commands.parts import Parts
    from index.gathering.feeds.feed_state import Feed, FeedId
    from index.gathering.source_channels.channel_state import SourceChannel

TROUBLES = {
    Trouble.NONE: "",
    Trouble.WANTED: "Telegram was not asked for it yet",
    Trouble.NOT_FOUND: "Telegram shows the bot no such channel",
    Trouble.NO_CHANNEL: "it is no channel",
    Trouble.NOT_THERE: "the bot is not an admin there",
}


@click.group("feeds", cls=CommandsWithDefault)
def command() -> None:
    """List, add, remove, poll, import and export feeds."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON line per feed.")
@takes_parts
def list_feeds(parts: Parts, as_json: bool = False) -> None:
    """List the feeds and Telegram channels with the state of each."""
    feeds, channels = parts.feeds.all(), parts.channels.all()
    for feed in feeds:
        if as_json:
            tell_json(_row(feed))
        else:
            tell(_line(feed))
    for channel in channels:
        if as_json:
            tell_json(_channel_row(channel))
        else:
            tell(_channel_line(channel))
    if not feeds and not channels and not as_json:
        tell("no feeds yet: `feeds add URL` follows one, `feeds add @CHANNEL` reads a Telegram channel")


@command.command("add")
@click.argument("url", metavar="URL_OR_CHANNEL")
@takes_parts
def add(parts: Parts, url: str) -> None:
    """Follow a feed, or read a Telegram channel.

    A URL is the feed's, or of a page that names it. What it holds already is indexed, but announced to nobody. A
    channel is @NAME or a t.me link: the running bot reads its posts if it is an admin there.
    """
    if (channel := channel_named(url)) is not None:
        parts.channels.want(channel, datetime.now(UTC))
        tell(f"{channel} will be read: make the bot an admin there. {_who_checks(parts)}")
        return
    if is_misnamed(url):
        raise ChannelProblem(f"{url} cannot be a channel: its name has 4 to 32 letters, digits or _, like @port_news")
    from commands.web_sources import follow_feed

    feed = follow_feed(parts, url)
    tell(f"following {feed.title or feed.url} ({feed.url})")
    poll_now(parts, [feed.id])


@command.command("remove")
@click.argument("reference", metavar="URL_OR_NUMBER_OR_CHANNEL")
@takes_parts
def remove(parts: Parts, reference: str) -> None:
    """Stop following a feed, or reading a channel; its articles stay."""
    if (channel := channel_named(reference)) is not None:
        parts.channels.remove(channel)
        tell(f"{channel} is no longer read; its articles stay")
        return
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
    """Polls these feeds and prints the results. Returns 1 if one of them failed."""
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


def _who_checks(parts: Parts) -> str:
    """Returns a line that says when the bot checks whether it is in a channel."""
    if parts.settings.telegram_bot_token is None:
        return "No TELEGRAM_BOT_TOKEN is set, so this is checked once the bot runs on Telegram"
    return "The running bot checks it within a minute: `feeds list` shows what it found"


def _channel_row(channel: SourceChannel) -> dict[str, object]:
    return {
        "channel": str(channel.reference),
        "chat": channel.chat,
        "title": channel.title,
        "state": channel.state,
        "reason": TROUBLES[channel.trouble],
        "articles": channel.articles,
        "skipped": channel.skipped,
        "posted": channel.posted_at.isoformat() if channel.posted_at else None,
    }


def _channel_line(channel: SourceChannel) -> str:
    posted = f"posted {channel.posted_at:%Y-%m-%d %H:%M}" if channel.posted_at else "no posts yet"
    why = f": {TROUBLES[channel.trouble]}" if channel.trouble else ""
    counts = f"{channel.articles} articles, {channel.skipped} too short"
    return (
        f"    -  {channel.state:<9} {posted:<24} {channel.title or '(no title)'}  {channel.reference} ({counts}){why}"
    )


def _line(feed: Feed) -> str:
    polled = f"polled {feed.polled_at:%Y-%m-%d %H:%M}" if feed.polled_at else "not polled yet"
    why = f": {feed.reason}" if feed.reason else ""
    return f"{feed.id:>5}  {feed.state:<9} {polled:<24} {feed.title or '(no title)'}  {feed.url}{why}"
