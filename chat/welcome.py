"""/start, with what a deep link asks for, /help, /new and /language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import NoneType
from typing import Protocol

from chat.conversation import Command, TapAnswer, person_words, text_reply, words_for
from chat.conversation_memory import ConversationMemory
from chat.deep_links import ArticleLink, FollowLink, QuestionLink, read_link
from chat.formatted_text import plain
from chat.incoming import IncomingMessage, Tap
from chat.interfaces import ArticleLookup
from chat.messages import Button, Message, Reply, Rows, TapResult
from chat.permissions import ADMIN_MENU, GROUP_MENU, PRIVATE_MENU, Audience, Guarded, in_menu
from chat.reader_settings import ReaderSettings
from chat.sample_questions import SampleQuestions
from chat.translations import LANGUAGES, Words, language, language_named, own_name, shown_name, words
from index.library.articles import ArticleId

BUTTONS_A_ROW = 2
LONGEST_QUESTION = 60  # characters of a question on a button
BEGINNINGS = ("latest", "subscribe", "language", "help")  # commands to tap below the first words


class ReaderEventListener(Protocol):
    """Is told when a reader starts the bot and when one chooses a language."""

    def came_back(self, chat: int) -> None:
        """Notes that somebody sent /start in that chat, perhaps after they had blocked the bot."""
        ...

    def language_chosen(self, person: int, language: str) -> None:
        """Notes the language that somebody chose."""
        ...


@dataclass(frozen=True, slots=True)
class LinkTargets:
    """The functions that deep links lead to: asking a question, following one, opening an article."""

    ask: Command
    follow: Command
    open_article: Command


class Welcome:
    """/start, /help, /new and /language. `usable` returns the commands that a speaker may use."""

    def __init__(
        self,
        readers: ReaderSettings,
        memory: ConversationMemory,
        links: LinkTargets,
        usable: Callable[[IncomingMessage], Sequence[str]],
        events: ReaderEventListener,
        library: ArticleLookup,
        samples: SampleQuestions,
    ) -> None:
        self._readers = readers
        self._memory = memory
        self._links = links
        self._events = events
        self._usable = usable
        self._library = library
        self._samples = samples

    def start(self, incoming: IncomingMessage, payload: str) -> Sequence[Reply]:
        """/start: does what the deep link asks for; without one, says who the bot is."""
        if incoming.place.private or incoming.person.leads:
            self._events.came_back(incoming.place.chat)
        match read_link(payload):
            case QuestionLink(question):
                return self._links.ask(incoming, question)
            case FollowLink(question):
                return self._links.follow(incoming, question)
            case ArticleLink(article):
                return self._links.open_article(incoming, str(article))
            case _:
                return self.first_words(incoming)

    def first_words(self, incoming: IncomingMessage) -> Sequence[Reply]:
        """Says who the bot is, with buttons to begin with.

        An admin of a library that is empty, but perhaps for the samples, is told how to fill it. In the terminal the
        samples are there to be asked about.
        """
        words = person_words(incoming.person)
        buttons = [
            Button(words.say(f"begin-{name}"), f"go:{name}") for name in in_menu(BEGINNINGS, self._usable(incoming))
        ]
        rows: Rows = tuple(tuple(buttons[i : i + BUTTONS_A_ROW]) for i in range(0, len(buttons), BUTTONS_A_ROW))
        is_empty = not self._library.newest(1)
        if incoming.person.admin and (is_empty or (incoming.place.takes_updates and not self._library.has_own())):
            return (Reply(Message(plain(f"{words.say('start')}\n\n{words.say('start-empty-admin')}"), rows)),)
        if is_empty:
            return (Reply(Message(plain(f"{words.say('start')}\n\n{words.say('start-empty')}"), rows)),)
        sample = self._samples.find(language(incoming.person.language_code), incoming.at)
        if sample is not None:
            data = f"try:{sample.article}:{sample.language}:{sample.number}"
            rows = ((Button(shown_name(sample.question, LONGEST_QUESTION), data),), *rows)
        return (Reply(Message(plain(words.say("start")), rows)),)

    def help(self, incoming: IncomingMessage, _: str) -> Sequence[Reply]:
        """/help: how to use the bot, and the commands that this speaker may use here."""
        words, may = person_words(incoming.person), self._usable(incoming)
        shown = in_menu(PRIVATE_MENU if incoming.place.private else GROUP_MENU, may)
        lines = [words.say("help"), "", words.say("commands-heading"), *_listed(shown, words)]
        if for_admins := in_menu(ADMIN_MENU, may):
            lines += ["", words.say("commands-heading-admin"), *_listed(for_admins, words)]
        return text_reply("\n".join(lines))

    def ask_sample(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Asks the sample question that /start offered."""
        words = person_words(tap.person)
        question = self._samples.question(ArticleId(int(parts[0])), parts[1], int(parts[2]))
        if question is None:
            return TapResult(toast=words.say("button-gone"))
        return TapResult(
            replies=tuple(self._links.ask(IncomingMessage(tap.place, tap.person, question, tap.at), question))
        )

    def new(self, incoming: IncomingMessage, _: str) -> Sequence[Reply]:
        """/new: forgets the conversation so far."""
        self._memory.forget(incoming)
        return text_reply(person_words(incoming.person).say("new-conversation"))

    def language(self, incoming: IncomingMessage, code: str) -> Sequence[Reply]:
        """/language: shows the languages, or sets the one that is named."""
        chosen = language_named(code)
        if chosen is not None:
            self._choose(incoming.person.id, incoming.at, chosen)
            spoken = words(chosen).in_channel if incoming.place.channel else words(chosen)
            return text_reply(spoken.say("language-chosen", language=own_name(chosen)))
        speaks_for_place = incoming.person.id == incoming.place.chat and not incoming.place.private
        named = incoming.person.id < 0 and not speaks_for_place  # a tap would be the person's, not the channel's
        if named or incoming.place.channel:
            return text_reply(words_for(incoming).say("language-write", codes=", ".join(LANGUAGES)))
        verb = "placelang" if speaks_for_place else "lang"
        buttons = [Button(own_name(code), f"{verb}:{code}") for code in LANGUAGES]
        rows = (tuple(buttons[i : i + BUTTONS_A_ROW]) for i in range(0, len(buttons), BUTTONS_A_ROW))
        return (Reply(Message(plain(person_words(incoming.person).say("language-which")), tuple(rows))),)

    def tap_language(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Sets the language that was tapped."""
        return self._tapped(tap, tap.person.id, parts[0])

    def tap_language_of_place(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Sets the language that was tapped for those who write in the name of the group."""
        return self._tapped(tap, tap.place.chat, parts[0])

    def _tapped(self, tap: Tap, reader: int, code: str) -> TapResult:
        if code not in LANGUAGES:
            return TapResult()
        self._choose(reader, tap.at, code)
        return TapResult(Message(plain(words(code).say("language-chosen", language=own_name(code)))))

    def _choose(self, reader: int, at: datetime, code: str) -> None:
        self._readers.choose(reader, at, language=code)
        self._events.language_chosen(reader, code)

    def commands(self) -> Mapping[str, Guarded[Command]]:
        """See Skill."""
        return {
            "start": Guarded(_who_starts, self.start),
            "help": Guarded(Audience.EVERYBODY, self.help),
            "new": Guarded(Audience.EVERYBODY, self.new),
            "language": Guarded(Audience.EVERYBODY, self.language),
        }

    def taps(self) -> Mapping[str, Guarded[TapAnswer]]:
        """See Skill."""
        return {
            "try:number:word:number": Guarded(Audience.EVERYBODY, self.ask_sample),
            "lang:word": Guarded(Audience.EVERYBODY, self.tap_language),
            "placelang:word": Guarded(Audience.LEADERS, self.tap_language_of_place),
        }


def _who_starts(payload: str) -> Audience:
    """Everybody may open a link to a question or an article; a link that follows something is for leaders."""
    reads = isinstance(read_link(payload), QuestionLink | ArticleLink | NoneType)
    return Audience.EVERYBODY if reads else Audience.LEADERS


def _listed(names: Sequence[str], words: Words) -> list[str]:
    return [f"/{name} — {words.say(f'command-{name}')}" for name in names]
