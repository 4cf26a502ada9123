"""Source channels, the Telegram channels whose posts become articles: adding, listing and removing them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from chat.conversation import text_reply
from chat.formatted_text import bold, joined, plain
from chat.interfaces import SourceChannels
from chat.messages import Message, Reply
from chat.translations import Words, shown_name
from config.clock import Clock, utc_now
from config.problems import Problem
from index.gathering.source_channels.channel_state import (
    ChannelReference,
    FoundChannel,
    SourceChannel,
    Trouble,
    channel_named,
)
from index.gathering.source_channels.errors import ChannelProblem

LONGEST_TITLE = 60  # characters
STATES = {"new": "feeds-new", "followed": "feeds-followed", "failing": "feeds-failing"}
REASONS = {
    Trouble.WANTED: "source-channel-wanted",
    Trouble.NOT_FOUND: "source-channel-gone",
    Trouble.NO_CHANNEL: "source-channel-none",
    Trouble.NOT_THERE: "source-channel-lost",
}
REFUSALS = {
    Trouble.NOT_FOUND: "source-channel-not-found",
    Trouble.NO_CHANNEL: "source-channel-no-channel",
    Trouble.NOT_THERE: "source-channel-not-there",
}
LookUp = Callable[[ChannelReference], FoundChannel | Trouble]


class NotAnswered(Problem):
    """Telegram could not be asked about a channel; it may work later."""


class SourceChannelIntake:
    """Adds, lists and removes source channels.

    `look_up` asks Telegram about a channel. Without it, a channel is stored and looked up later.
    """

    def __init__(self, channels: SourceChannels, look_up: LookUp | None = None, now: Clock = utc_now) -> None:
        self._channels = channels
        self._look_up = look_up
        self._now = now

    def follow(self, reference: ChannelReference, words: Words) -> Sequence[Reply]:
        """Reads the posts of a channel from now on, if the bot is an admin there."""
        shown = str(reference)
        try:
            if self._look_up is None:
                self._channels.want(reference, self._now())
                return text_reply(words.say("source-channel-waits", channel=shown))
            found = self._look_up(reference)
            if isinstance(found, Trouble):
                return text_reply(words.say(REFUSALS[found], channel=shown))
            channel = self._channels.follow(found, self._now())
        except NotAnswered:
            return text_reply(words.say("source-channel-not-now"))
        except ChannelProblem:
            return text_reply(words.say("source-channel-known", channel=shown))
        return text_reply(words.say("source-channel-read", channel=_named(channel)))

    def remove(self, reference: ChannelReference, words: Words) -> Sequence[Reply]:
        """Stops reading a channel."""
        try:
            channel = self._channels.remove(reference)
        except ChannelProblem:
            return text_reply(words.say("source-channel-which"))
        return text_reply(words.say("source-channel-removed", channel=_named(channel)))

    def lines(self, words: Words) -> list[str]:
        """Returns a line for each channel, those with a problem first."""
        channels = sorted(self._channels.all(), key=lambda channel: (channel.state == "followed", channel.id))
        return [channel_line(channel, words) for channel in channels]


def channel_to_read(address: str) -> ChannelReference | None:
    """Returns the channel that an address leads to; None for the address of a post or of anything else."""
    is_post = address.split("?")[0].rstrip("/").rpartition("/")[2].isdecimal() and "/c/" not in address
    return None if is_post else channel_named(address)


def channel_line(channel: SourceChannel, words: Words) -> str:
    """Returns a line with a channel's state and counts, and the reason if nothing comes from it."""
    line = words.say(
        "source-channel-line", channel=str(channel.reference), title=_title(channel),
        state=words.say(STATES[channel.state]), articles=channel.articles, skipped=channel.skipped,
    )  # fmt: skip
    return f"{line}\n   {words.say(REASONS[channel.trouble])}" if channel.trouble else line


def channel_report_message(changed: Sequence[SourceChannel], words: Words) -> Message:
    """Returns what changed about source channels since the admins were last told."""
    lines = (plain(line) for channel in changed for line in _changes(channel, words))
    return Message(joined((bold(words.say("source-channels-report")), *lines)).fitted())


def _changes(channel: SourceChannel, words: Words) -> list[str]:
    changes = []
    if channel.name != channel.told_name:
        known = ChannelReference(channel.told_name) if channel.told_name else ChannelReference(chat=channel.chat or 0)
        name = "source-channel-renamed" if channel.name else "source-channel-private"
        changes.append(words.say(name, before=str(known), channel=str(channel.reference)))
    if channel.trouble and channel.trouble is not channel.told_trouble:
        changes.append(f"{words.isolated(_named(channel))}: {words.say(REASONS[channel.trouble])}")
    return changes


def _title(channel: SourceChannel) -> str:
    return shown_name(channel.title or str(channel.reference), LONGEST_TITLE)


def _named(channel: SourceChannel) -> str:
    return f"{_title(channel)} ({channel.reference})" if channel.title else str(channel.reference)
