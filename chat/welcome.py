"""The first words: /start with what a link brought along, /help, /new, /language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from types import NoneType
from typing import Protocol

from chat import command_menu
from chat.conversation import Command, TapAnswer, person_words, say, words_for
from chat.conversation_memory import Memory
from chat.deep_links import Asked, Followed, Opened, read_link
from chat.formatted_text import plain
from chat.incoming import Said, Tap
from chat.interfaces import ArticleLookup
from chat.language_names import language_named, own_name
from chat.messages import Button, Message, Reply, Rows, Tapped
from chat.permissions import Audience, Declared
from chat.reader_settings import Readers
from chat.sample_questions import SampleQuestions
from chat.translations import LANGUAGES, Words, language, shown_name, words
from index.library.articles import ArticleId

BUTTONS_A_ROW = 2
LONGEST_QUESTION = 60  # characters of a question on a button
BEGINNINGS = ("latest", "subscribe", "language", "help")  # commands to tap below the first words


class Around(Protocol):
    """Who wants to know of readers that come and of what they choose."""

    def came_back(self, chat: int) -> None:
        """Somebody begins, perhaps anew."""
        ...

    def language_chosen(self, person: int, language: str) -> None:
        """Somebody chose their language."""
        ...


class Welcome:
    """What somebody needs who has just come. `ask`, `follow` and `open_article` are what links lead to."""

    def __init__(
        self,
        readers: Readers,
        memory: Memory,
        ask: Command,
        open_article: Command,
        usable: Callable[[Said], Sequence[str]],
        follow: Command,
        around: Around,
        shelf: ArticleLookup,
        samples: SampleQuestions,
    ) -> None:
        self._readers = readers
        self._memory = memory
        self._ask = ask
        self._open_article = open_article
        self._follow = follow
        self._around = around
        self._usable = usable
        self._shelf = shelf
        self._samples = samples

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
                return self.first_words(said)

    def first_words(self, said: Said) -> Sequence[Reply]:
        """Who this is, and what to tap; an admin of an empty library is told how to fill it."""
        words = person_words(said.person)
        buttons = [
            Button(words.say(f"begin-{name}"), f"go:{name}")
            for name in command_menu.shown(BEGINNINGS, self._usable(said))
        ]
        rows: Rows = tuple(tuple(buttons[i : i + BUTTONS_A_ROW]) for i in range(0, len(buttons), BUTTONS_A_ROW))
        if not self._shelf.newest(1):
            text = words.say("start-empty-admin" if said.person.admin else "start-empty")
            return (Reply(Message(plain(words.say("start") + "\n\n" + text), rows)),)
        sample = self._samples.find(language(said.person.language_code), said.at)
        if sample is not None:
            data = f"try:{sample.article}:{sample.language}:{sample.number}"
            rows = ((Button(shown_name(sample.question, LONGEST_QUESTION), data),), *rows)
        return (Reply(Message(plain(words.say("start")), rows)),)

    def help(self, said: Said, _: str) -> Sequence[Reply]:
        """How to use it, and what this speaker may do here."""
        words, may = person_words(said.person), self._usable(said)
        shown = command_menu.shown(command_menu.PRIVATE if said.place.private else command_menu.GROUP, may)
        lines = [words.say("help"), "", words.say("commands-heading"), *_listed(shown, words)]
        if for_admins := command_menu.shown(command_menu.ADMIN, may):
            lines += ["", words.say("commands-heading-admin"), *_listed(for_admins, words)]
        return say("\n".join(lines))

    def ask_sample(self, tap: Tap, parts: Sequence[str]) -> Tapped:
        """The question that /start offered is asked."""
        words = person_words(tap.person)
        question = self._samples.question(ArticleId(int(parts[0])), parts[1], int(parts[2]))
        if question is None:
            return Tapped(toast=words.say("button-gone"))
        return Tapped(replies=tuple(self._ask(Said(tap.place, tap.person, question, tap.at), question)))

    def new(self, said: Said, _: str) -> Sequence[Reply]:
        """What was said before no longer counts."""
        self._memory.forget(said)
        return say(person_words(said.person).say("new-conversation"))

    def language(self, said: Said, code: str) -> Sequence[Reply]:
        """Shows the languages, or takes the one that is named."""
        chosen = language_named(code)
        if chosen is not None:
            self._choose(said.person.id, said.at, chosen)
            spoken = words(chosen).in_channel if said.place.channel else words(chosen)
            return say(spoken.say("language-chosen", language=own_name(chosen)))
        speaks_for_place = said.person.id == said.place.chat and not said.place.private
        named = said.person.id < 0 and not speaks_for_place  # a tap would be the person's, not the channel's
        if named or said.place.channel:
            return say(words_for(said).say("language-write", codes=", ".join(LANGUAGES)))
        verb = "placelang" if speaks_for_place else "lang"
        buttons = [Button(own_name(code), f"{verb}:{code}") for code in LANGUAGES]
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
        return Tapped(Message(plain(words(code).say("language-chosen", language=own_name(code)))))

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
            "try:number:word:number": Declared(Audience.EVERYBODY, self.ask_sample),
            "lang:word": Declared(Audience.EVERYBODY, self.tap_language),
            "placelang:word": Declared(Audience.LEADERS, self.tap_language_of_place),
        }


def _who_starts(brought: str) -> Audience:
    """A link to a question or an article is read by everybody; one that follows something decides for the place."""
    reads = isinstance(read_link(brought), Asked | Opened | NoneType)
    return Audience.EVERYBODY if reads else Audience.LEADERS


def _listed(names: Sequence[str], words: Words) -> list[str]:
    return [f"/{name} — {words.say(f'command-{name}')}" for name in names]
