"""The conversation that Telegram and the terminal share: text in, replies out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import get_close_matches
from functools import partial
from typing import Protocol

from chat.channel_talk import COMMANDS as CHANNEL_COMMANDS
from chat.channel_talk import in_its_name, reply_for, tapped_for
from chat.command_menu import usable
from chat.formatted_text import plain
from chat.incoming import Person, Said, Tap
from chat.messages import Button, Message, Offer, Reply, Tapped
from chat.permissions import Audience, Declared, Ruling, declared, ruling
from chat.translations import Words, language, shown_name, words

Command = Callable[[Said, str], Sequence[Reply]]
TapAnswer = Callable[[Tap, Sequence[str]], Tapped]
_REFUSED = {
    Ruling.ADMINS_ONLY: "admins-only",
    Ruling.PRIVATE_ONLY: "in-private-only",
    Ruling.NOT_OWN_WORDS: "not-your-words",
    Ruling.UNKNOWN: "unknown-command",
}
_NOT_TAPPED = _REFUSED | {Ruling.UNKNOWN: "not-yours", Ruling.NO_BUTTON: "button-gone"}
CLOSE = 0.7  # of difflib's ratio: "/lates" is "/latest"
LONGEST_SUGGESTED = 300  # characters of what stood behind a mistyped command
TYPED = "go"  # the verb of buttons that do what a command alone does: "go:latest" is /latest
_KINDS = {"word": re.compile(r"[\w-]{1,40}"), "number": re.compile(r"-?\d{1,18}")}


class Skill(Protocol):
    """A part of the conversation: the commands and the buttons that it answers, by name, and who may use each."""

    def commands(self) -> Mapping[str, Declared[Command]]:
        """Each command's name, and what answers it (given what was said and the words after the command)."""
        ...

    def taps(self) -> Mapping[str, Declared[TapAnswer]]:
        """Each button's data by its shape, such as "page:word:number", and what answers it.

        It is given the tap and the parts of the data after the verb.
        """
        ...


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What a conversation needs besides its skills.

    `chosen_language` gives the language that somebody chose, empty where their client's counts; `was_shown` notes in
    which message an answer (by key) stands; `forget_old` deletes what is no longer needed; `offer` answers inline;
    `came_back` and `moved` note what happens to chats.
    """

    chosen_language: Callable[[int], str]
    was_shown: Callable[[str, int], None]
    forget_old: Callable[[datetime], None]
    offer: Callable[[Person, str, datetime], Sequence[Offer]]
    came_back: Callable[[int], None]
    moved: Callable[[int, int], None]


class Conversation:
    """Hears words and taps and gives replies. It may be called from any thread, for one chat at a time in order.

    The gatekeeper is asked before anything is answered.
    """

    def __init__(self, ask: Command, skills: Sequence[Skill], upkeep: Upkeep) -> None:
        self._words = Declared(Audience.EVERYBODY, ask)
        self._upkeep = upkeep
        self._commands: dict[str, Declared[Command]] = {}
        self._taps: dict[str, tuple[Sequence[str], Declared[TapAnswer]]] = {}
        for skill in skills:
            self._commands.update({name: declared(entry) for name, entry in skill.commands().items()})
            for shape, entry in skill.taps().items():
                verb, *kinds = shape.split(":")
                self._taps[verb] = kinds, declared(entry)

    @property
    def commands(self) -> tuple[str, ...]:
        """The names of all commands."""
        return tuple(self._commands)

    @property
    def buttons(self) -> tuple[str, ...]:
        """The shapes of all buttons' data, such as "page:word:number"."""
        return tuple(":".join((verb, *kinds)) for verb, (kinds, _) in self._taps.items())

    def hear(self, said: Said) -> Sequence[Reply]:
        """The replies to what was said; none where it is not for the bot to say anything."""
        said = in_its_name(replace(said, person=self._known(said.person)))
        return tuple(reply_for(said, reply) for reply in self._replies(said))

    def _replies(self, said: Said) -> Sequence[Reply]:
        name, rest = command_in(said.text.strip())
        if said.place.channel and name not in CHANNEL_COMMANDS:
            return ()
        if said.edited and name not in {None, "ask"}:
            return ()  # a command was carried out when it was first said
        entry = self._entry(name)
        ruled = ruling(entry.audience_of(rest), said) if entry is not None else Ruling.UNKNOWN
        if entry is not None and ruled is Ruling.ALLOWED:
            return entry.answer(said, rest)
        if not said.place.private and ruled in {Ruling.UNKNOWN, Ruling.NOT_OWN_WORDS}:
            return ()  # in a group it is for some other bot, or for nobody
        if entry is None and (meant := self._meant(said, name or "")):
            return (Reply(_suggestion(meant, name or "", rest, person_words(said.person))),)
        return say(person_words(said.person).say(_REFUSED[ruled], command=f"/{(name or '')[:32]}"))

    def tap(self, tap: Tap) -> Tapped:
        """What comes of a tap; buttons of a former version of the bot do nothing, and say so."""
        tap = in_its_name(replace(tap, person=self._known(tap.person)))
        return tapped_for(tap, self._tapped(tap))

    def _tapped(self, tap: Tap) -> Tapped:
        entry, rest = self._button(tap)
        if entry is None:
            return Tapped(toast=person_words(tap.person).say("button-gone"))
        ruled = ruling(entry.audience_of(rest), tap)
        if ruled is not Ruling.ALLOWED:
            return Tapped(toast=person_words(tap.person).say(_NOT_TAPPED[ruled]))
        return entry.answer(tap, rest.split(":") if rest else ())

    def without_words(self, person: Person) -> Reply:
        """What is said to a picture, a voice or a place that somebody sent without words."""
        return say(person_words(self._known(person)).say("without-words"))[0]

    def denied(self, person: Person, why: str, channel: str = "") -> str:
        """What somebody is told who may change nothing for a channel: `why` is the message, `channel` its name."""
        words = person_words(self._known(person))
        return words.say(why, channel=channel or words.say("that-channel"))

    def needs_rights(self, heard: Said | Tap) -> bool:
        """Whether the door has to learn first if the speaker leads the place: it decides, and nobody knows yet."""
        if heard.place.private or heard.person.leads is not None:
            return False
        if isinstance(heard, Tap):
            entry, rest = self._button(heard)
            return entry is not None and entry.audience_of(rest) is Audience.LEADERS
        name, rest = command_in(heard.text.strip())
        command = self._entry(name)
        return command is not None and command.audience_of(rest) is Audience.LEADERS

    def offer(self, person: Person, question: str, now: datetime) -> Sequence[Offer]:
        """Quotes to put into another chat."""
        return self._upkeep.offer(self._known(person), question, now)

    def was_shown(self, reply: Reply, message: int) -> None:
        """A reply stands in that message now."""
        if reply.answer is not None:
            self._upkeep.was_shown(reply.answer, message)

    def forget_old(self, now: datetime) -> None:
        """Deletes what is no longer needed; to be called now and then."""
        self._upkeep.forget_old(now)

    def came_back(self, chat: int) -> None:
        """Somebody who had blocked the bot wants it again."""
        self._upkeep.came_back(chat)

    def moved(self, old: int, new: int) -> None:
        """A group has another id."""
        self._upkeep.moved(old, new)

    def _meant(self, said: Said, name: str) -> str:
        """The command that was probably meant, among those that the speaker may use; empty where there is none."""
        close = get_close_matches(name, sorted(usable(self._commands, said)), 1, CLOSE)
        return close[0] if close else ""

    def _entry(self, name: str | None) -> Declared[Command] | None:
        return self._words if name is None else self._commands.get(name)

    def _button(self, tap: Tap) -> tuple[Declared[TapAnswer] | None, str]:
        """The button of that shape, and its data after the verb."""
        verb, *parts = tap.data.split(":")
        if verb == TYPED and len(parts) == 1 and (command := self._commands.get(parts[0])) is not None:
            return Declared(command.audience_of(""), partial(_as_typed, command.answer)), parts[0]
        kinds, entry = self._taps.get(verb, ((), None))
        fits = len(parts) == len(kinds) and all(_KINDS[kind].fullmatch(p) for kind, p in zip(kinds, parts, strict=True))
        return (entry if fits else None), ":".join(parts)

    def _known(self, person: Person) -> Person:
        return replace(person, language_code=self._upkeep.chosen_language(person.id) or person.language_code)


def command_in(text: str) -> tuple[str | None, str]:
    """The command that a text begins with, without its slash and in small letters, and what follows it."""
    if not text.startswith("/") or text.startswith("//"):
        return None, text
    name, *rest = text[1:].split(maxsplit=1) if text[1:].strip() else ("",)
    return name.lower(), rest[0] if rest else ""


def person_words(person: Person) -> Words:
    """The words of the language that somebody uses."""
    return words(language(person.language_code))


def words_for(heard: Said | Tap) -> Words:
    """The words for what was heard: in the speaker's language, and in a form fit for a channel where it is for one."""
    said = person_words(heard.person)
    return said.in_channel if heard.place.channel else said


def say(text: str) -> tuple[Reply, ...]:
    """One reply of plain words."""
    return (Reply(Message(plain(text).fitted())),)


def _as_typed(answer: Command, tap: Tap, parts: Sequence[str]) -> Tapped:
    """What comes of a command when it is tapped instead."""
    return Tapped(replies=tuple(answer(Said(tap.place, tap.person, f"/{parts[0]}", tap.at), "")))


def _suggestion(meant: str, name: str, rest: str, words: Words) -> Message:
    """Asks whether another command was meant; to tap where nothing stood behind it."""
    command = shown_name(f"/{meant} {rest}", LONGEST_SUGGESTED)
    text = words.say("did-you-mean", command=f"/{name[:32]}", meant=command)
    return Message(plain(text).fitted(), () if rest else ((Button(f"/{meant}", f"{TYPED}:{meant}"),),))
