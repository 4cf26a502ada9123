"""/add and /feeds: admins add pages, documents, feeds and Telegram channels to the library from the chat."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from chat.answer_rendering import LONGEST_TITLE
from chat.conversation import Command, TapAnswer, person_words, text_reply
from chat.formatted_text import bold, joined, plain
from chat.incoming import IncomingMessage, Person, Tap
from chat.interfaces import Feeds, Intake
from chat.messages import Message, Reply, TapResult
from chat.permissions import Audience, Guarded
from chat.source_channel_intake import SourceChannelIntake, channel_to_read
from chat.translations import Words, shown_name
from config.redaction import redacted
from index.gathering.feeds.errors import FeedProblem
from index.gathering.feeds.feed_state import Feed
from index.gathering.source_channels.channel_state import channel_named, is_misnamed
from index.indexing.ingest import Outcome, Verdict
from index.library.errors import Rejected

MOST_ADDRESSES = 10  # of one message
MOST_TOLD = 10  # articles of one document by name; the rest are counted
LONGEST_REASON = 300  # characters
VERDICT_MESSAGES = {
    Verdict.ADDED: "add-added",
    Verdict.UPDATED: "add-updated",
    Verdict.UNCHANGED: "add-unchanged",
    Verdict.SAME_TEXT: "add-also",
}
STATES = {"new": "feeds-new", "followed": "feeds-followed", "failing": "feeds-failing", "ended": "feeds-ended"}


class ArticleIntake:
    """/add and /feeds, for admins. Both wait for the network, so call them from a thread."""

    NAMES = ("add", "feeds")
    TAPPED = ("addpage", "addfeed")

    def __init__(
        self,
        intake: Intake,
        feeds: Feeds,
        channels: SourceChannelIntake,
        link_of: Callable[[str], str | None] = lambda _key: None,
    ) -> None:
        """`link_of` returns the address that a reader sent, by the key in the buttons below the answer to it."""
        self._intake = intake
        self._feeds = feeds
        self._channels = channels
        self._link_of = link_of

    def add(self, incoming: IncomingMessage, rest: str) -> Sequence[Reply]:
        """/add https://…: adds each address and reports the results. A channel is read from now on."""
        words = person_words(incoming.person)
        addresses = list(dict.fromkeys(rest.split()))[:MOST_ADDRESSES]
        if len(addresses) == 1 and (channel := channel_to_read(addresses[0])) is not None:
            return self._channels.follow(channel, words)
        if not addresses or not all(address.startswith(("http://", "https://")) for address in addresses):
            return text_reply(words.say("add-what"))
        return text_reply("\n".join(self._result_of(address, words) for address in addresses))

    def tap_page(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Adds the page of a link that was sent."""
        return self._tapped(tap, parts, self._add_page)

    def tap_feed(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Follows the feed at a link that was sent, or the feed that its page names."""
        return self._tapped(tap, parts, self._follow)

    def add_file(self, person: Person, name: str, content: bytes) -> Sequence[Reply]:
        """Adds the articles of a document that an admin sent, and reports the results."""
        return text_reply(_outcomes_text(self._intake.add_file(name, content), person_words(person)))

    def feeds(self, incoming: IncomingMessage, rest: str) -> Sequence[Reply]:
        """/feeds lists the feeds; /feeds add https://… or @channel; /feeds remove 3 or @channel."""
        words = person_words(incoming.person)
        match rest.split():
            case []:
                return self._list(words)
            case ["add", url]:
                return self._follow(url, words)
            case ["remove", number]:
                return self._remove(number, words)
            case _:
                return text_reply(_usage(words))

    def commands(self) -> Mapping[str, Guarded[Command]]:
        """See Skill."""
        return {"add": Guarded(Audience.OPERATORS, self.add), "feeds": Guarded(Audience.OPERATORS, self.feeds)}

    def taps(self) -> Mapping[str, Guarded[TapAnswer]]:
        """See Skill."""
        return {
            "addpage:word": Guarded(Audience.OPERATORS, self.tap_page),
            "addfeed:word": Guarded(Audience.OPERATORS, self.tap_feed),
        }

    def _tapped(self, tap: Tap, parts: Sequence[str], do: Callable[[str, Words], Sequence[Reply]]) -> TapResult:
        words, url = person_words(tap.person), self._link_of(parts[0])
        return TapResult(replies=tuple(do(url, words))) if url else TapResult(toast=words.say("answer-gone"))

    def _add_page(self, url: str, words: Words) -> Sequence[Reply]:
        return text_reply(self._result_of(url, words))

    def _result_of(self, url: str, words: Words) -> str:
        found = self._intake.add_address(url)
        return _followed_text(found, words) if isinstance(found, Feed) else _outcome_text(found, words)

    def _list(self, words: Words) -> Sequence[Reply]:
        feeds, channels = self._feeds.all(), self._channels.lines(words)
        if not feeds and not channels:
            return text_reply(words.say("feeds-none") + "\n" + _usage(words))
        heading = bold(words.say("feeds-heading"))
        lines = [plain(line) for line in (*(feed_line(feed, words) for feed in _failing_first(feeds)), *channels)]
        return (Reply(Message(joined((heading, *lines)).fitted())),)

    def _follow(self, url: str, words: Words) -> Sequence[Reply]:
        if (channel := channel_named(url)) is not None:
            return self._channels.follow(channel, words)
        if is_misnamed(url):
            return text_reply(words.say("source-channel-name", channel=shown_name(url, LONGEST_TITLE)))
        try:
            return text_reply(_followed_text(self._intake.follow(url), words))
        except FeedProblem as problem:
            return text_reply(words.say("feeds-refused", reason=shown_name(redacted(str(problem)), LONGEST_REASON)))

    def _remove(self, number: str, words: Words) -> Sequence[Reply]:
        if (channel := channel_named(number)) is not None:
            return self._channels.remove(channel, words)
        try:
            return text_reply(words.say("feeds-removed", title=_name(self._feeds.remove(number))))
        except FeedProblem:
            return text_reply(words.say("feeds-which"))


def feed_line(feed: Feed, words: Words) -> str:
    """Returns a line with a feed's number, title and state, and the reason if it fails."""
    line = words.say("feeds-line", number=str(feed.id), title=_name(feed), state=words.say(STATES[feed.state]))
    reason = words.isolated(shown_name(redacted(feed.reason), LONGEST_REASON)) if feed.reason else ""
    return f"{line}\n   {reason}" if reason else line


def _usage(words: Words) -> str:
    return f"{words.say('feeds-usage')}\n{words.say('source-channels-usage')}"


def _failing_first(feeds: Sequence[Feed]) -> list[Feed]:
    """Failing feeds come first, since a long list is cut at its end."""
    return sorted(feeds, key=lambda feed: (feed.state not in {"failing", "ended"}, feed.id))


def _outcomes_text(outcomes: Sequence[Outcome], words: Words) -> str:
    if not outcomes:
        return words.say("add-nothing")
    if len(outcomes) == 1:
        return _outcome_text(outcomes[0], words)
    verdicts = [None if isinstance(outcome, Rejected) else outcome.verdict for outcome in outcomes]
    counted = words.say(
        "add-counts",
        added=verdicts.count(Verdict.ADDED),
        updated=verdicts.count(Verdict.UPDATED),
        unchanged=verdicts.count(Verdict.UNCHANGED) + verdicts.count(Verdict.SAME_TEXT),
        rejected=verdicts.count(None),
    )
    told = sorted(outcomes, key=lambda outcome: not isinstance(outcome, Rejected))[:MOST_TOLD]
    lines = [counted, *(_outcome_text(outcome, words) for outcome in told)]
    if len(outcomes) > MOST_TOLD:
        lines.append(words.say("add-more", count=len(outcomes) - MOST_TOLD))
    return "\n".join(lines)


def _outcome_text(outcome: Outcome, words: Words) -> str:
    if isinstance(outcome, Rejected):
        where = shown_name(redacted(outcome.where), LONGEST_TITLE)
        reason = shown_name(redacted(outcome.reason), LONGEST_REASON)
        return words.say("add-rejected", where=where, reason=reason)
    return words.say(VERDICT_MESSAGES[outcome.verdict], title=shown_name(outcome.title or outcome.url, LONGEST_TITLE))


def _followed_text(feed: Feed, words: Words) -> str:
    return words.say("add-feed", title=_name(feed))


def _name(feed: Feed) -> str:
    return shown_name(feed.title or redacted(feed.url), LONGEST_TITLE)
