"""The first words: /start with what a link brought along, /help, /new, /language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import NoneType
from typing import Protocol

from babel import Locale

from chat.conversation import Command, TapAnswer, person_words, say
from chat.deep_links import Asked, Followed, Opened, read_link
from chat.gatekeeper import Audience, Declared
from chat.hearing import Said, Tap
from chat.message import Button, Message, Reply, Tapped
from chat.readers import Readers
from chat.remembering import Memory
from chat.text import plain
from chat.words import LANGUAGES, words

BUTTONS_A_ROW = 2


class Around(Protocol):
    """Who wants to know of readers that come and of what they choose."""

    def came_back(self, chat: int) -> None:
        """Somebody begins, perhaps anew."""
        ...

    def language_chosen(self, person: int, language: str) -> None:
        """Somebody chose their language."""
        ...


class Greeting:
    """What somebody needs who has just come. `ask`, `follow` and `open_article` are what links lead to."""

    def __init__(
        self,
        readers: Readers,
        memory: Memory,
        ask: Command,
        open_article: Command,
        menu: Sequence[str],
        follow: Command,
        around: Around,
    ) -> None:
        self._readers = readers
        self._memory = memory
        self._ask = ask
        self._open_article = open_article
        self._follow = follow
        self._around = around
        self._menu = menu

    def start(self, said: Said, brought: str) -> Sequence[Reply]:
        """The first thing that a reader sees; or what the link asked for that brought them."""
        if said.place.private or said.person.leads:
            self._around.came_back(said.place.chat)
        match read_link(brought):
            case Asked(question):
                return self._ask(said, question)
            case Followed(question):
                return self._follow(said, question)
            case Opened(article):
                return self._open_article(said, str(article))
            case _:
                return say(person_words(said.person).say("start"))

    def help(self, said: Said, _: str) -> Sequence[Reply]:
        """How to use it."""
        words = person_words(said.person)
        listed = (f"/{name} — {words.say(f'command-{name}')}" for name in self._menu)
        return say("\n".join((words.say("help"), "", words.say("commands-heading"), *listed)))

    def new(self, said: Said, _: str) -> Sequence[Reply]:
        """What was said before no longer counts."""
        self._memory.forget(said)
        return say(person_words(said.person).say("new-conversation"))

    def language(self, said: Said, code: str) -> Sequence[Reply]:
        """Shows the languages, or takes the one that is named."""
        if code.lower() in LANGUAGES:
            self._choose(said.person.id, said.at, code.lower())
            return say(words(code.lower()).say("language-chosen", language=_name(code.lower())))
        speaks_for_place = said.person.id == said.place.chat and not said.place.private
        if said.person.id < 0 and not speaks_for_place:  # a tap would be the person's, not the channel's
            return say(person_words(said.person).say("language-write", codes=", ".join(LANGUAGES)))
        verb = "placelang" if speaks_for_place else "lang"
        buttons = [Button(_name(code), f"{verb}:{code}") for code in LANGUAGES]
        rows = (tuple(buttons[i : i + BUTTONS_A_ROW]) for i in range(0, len(buttons), BUTTONS_A_ROW))
        return (Reply(Message(plain(person_words(said.person).say("language-which")), tuple(rows))),)

    def tap_language(self, tap: Tap, parts: Sequence[str]) -> Tapped:
        """A language was tapped."""
        return self._tapped(tap, tap.person.id, parts[0])

    def tap_language_of_place(self, tap: Tap, parts: Sequence[str]) -> Tapped:
        """A language was tapped for whoever speaks in the name of the group."""
        return self._tapped(tap, tap.place.chat, parts[0])

    def _tapped(self, tap: Tap, reader: int, code: str) -> Tapped:
        if code not in LANGUAGES:
            return Tapped()
        self._choose(reader, tap.at, code)
        return Tapped(Message(plain(words(code).say("language-chosen", language=_name(code)))))

    def _choose(self, reader: int, at: datetime, code: str) -> None:
        self._readers.choose(reader, at, language=code)
        self._around.language_chosen(reader, code)

    def commands(self) -> Mapping[str, Declared[Command]]:
        """See Skill."""
        return {
            "start": Declared(_who_starts, self.start),
            "help": Declared(Audience.EVERYBODY, self.help),
            "new": Declared(Audience.EVERYBODY, self.new),
            "language": Declared(Audience.EVERYBODY, self.language),
        }

    def taps(self) -> Mapping[str, Declared[TapAnswer]]:
        """See Skill."""
        return {
            "lang:word": Declared(Audience.EVERYBODY, self.tap_language),
            "placelang:word": Declared(Audience.LEADERS, self.tap_language_of_place),
        }


def _who_starts(brought: str) -> Audience:
    """A link to a question or an article is read by everybody; one that follows something decides for the place."""
    reads = isinstance(read_link(brought), Asked | Opened | NoneType)
    return Audience.EVERYBODY if reads else Audience.LEADERS


def _name(code: str) -> str:
    return str(Locale(code).get_display_name(code)).capitalize()
