"""The conversation on every platform: messages and taps in, replies out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import get_close_matches
from functools import partial
from typing import Protocol

from chat.formatted_text import plain
from chat.incoming import IncomingMessage, Person, Tap
from chat.messages import Button, InlineResult, Message, Reply, TapResult
from chat.permissions import AccessDecision, Audience, Guarded, decide_access, guarded, usable_commands
from chat.reader_channels import COMMANDS as CHANNEL_COMMANDS
from chat.reader_channels import as_channel, reply_for, tapped_for
from chat.reader_settings import ChosenLanguage, with_chosen_language
from chat.translations import Words, language, shown_name, words

Command = Callable[[IncomingMessage, str], Sequence[Reply]]
TapAnswer = Callable[[Tap, Sequence[str]], TapResult]
_REFUSALS = {
    AccessDecision.ADMINS_ONLY: "admins-only",
    AccessDecision.PRIVATE_ONLY: "in-private-only",
    AccessDecision.NOT_OWN_WORDS: "not-your-words",
    AccessDecision.UNKNOWN: "unknown-command",
}
_TAP_REFUSALS = _REFUSALS | {AccessDecision.UNKNOWN: "not-yours", AccessDecision.NO_BUTTON: "button-gone"}
CLOSE = 0.7  # of difflib's ratio: "/lates" is "/latest"
# What other bots call a command.
OTHER_NAMES = {
    "follow": "subscribe", "unfollow": "unsubscribe", "stop": "unsubscribe", "news": "latest", "search": "ask",
    "lang": "language", "list": "subscriptions", "topics": "subscriptions",
}  # fmt: skip
LONGEST_SUGGESTED = 300  # characters of what followed a mistyped command
COMMAND_VERB = "go"  # the verb of buttons that run a command: "go:latest" is /latest
_PARAMETER_PATTERNS = {"word": re.compile(r"[\w-]{1,40}"), "number": re.compile(r"-?\d{1,18}")}


class Skill(Protocol):
    """A part of the conversation: the commands and buttons that it answers, with who may use each."""

    def commands(self) -> Mapping[str, Guarded[Command]]:
        """Returns the function that answers each command. It gets the message and the words after the command."""
        ...

    def taps(self) -> Mapping[str, Guarded[TapAnswer]]:
        """Returns the function that answers each button, by the shape of the button's data, such as "page:word:number".

        It gets the tap and the parts of the data after the verb.
        """
        ...


@dataclass(frozen=True, slots=True)
class ConversationHooks:
    """The functions that a conversation calls besides its skills.

    `chosen_language` returns the language that somebody chose, or "". `was_shown` notes which message shows an answer
    (by key). `forget_old` deletes old data. `offer` answers inline queries. `came_back` and `moved` are called when a
    chat unblocks the bot or gets another id.
    """

    chosen_language: ChosenLanguage
    was_shown: Callable[[str, int], None]
    forget_old: Callable[[datetime], None]
    offer: Callable[[Person, str, datetime], Sequence[InlineResult]]
    came_back: Callable[[int], None]
    moved: Callable[[int, int], None]


class Conversation:
    """Answers messages and taps with replies, after it has checked who may use what (see `chat.permissions`).

    It may be called from any thread; calls for the same chat must come one at a time and in order.
    """

    def __init__(self, ask: Command, skills: Sequence[Skill], hooks: ConversationHooks) -> None:
        self._words = Guarded(Audience.EVERYBODY, ask)
        self._hooks = hooks
        self._commands: dict[str, Guarded[Command]] = {}
        self._taps: dict[str, tuple[Sequence[str], Guarded[TapAnswer]]] = {}
        for skill in skills:
            self._commands.update({name: guarded(entry) for name, entry in skill.commands().items()})
            for shape, entry in skill.taps().items():
                verb, *kinds = shape.split(":")
                self._taps[verb] = kinds, guarded(entry)

    @property
    def commands(self) -> tuple[str, ...]:
        """The names of all commands."""
        return tuple(self._commands)

    @property
    def buttons(self) -> tuple[str, ...]:
        """The shapes of all buttons' data, such as "page:word:number"."""
        return tuple(":".join((verb, *kinds)) for verb, (kinds, _) in self._taps.items())

    def hear(self, incoming: IncomingMessage) -> Sequence[Reply]:
        """Returns the replies to a message; none if the bot should stay silent."""
        incoming = as_channel(replace(incoming, person=self._with_language(incoming.person)))
        return tuple(reply_for(incoming, reply) for reply in self._replies(incoming))

    def _replies(self, incoming: IncomingMessage) -> Sequence[Reply]:
        name, rest = command_in(incoming.text.strip())
        if incoming.place.channel and name not in CHANNEL_COMMANDS:
            return ()
        if incoming.edited and name not in {None, "ask"}:
            return ()  # a command was carried out when it was first said
        entry = self._command_entry(name)
        ruled = decide_access(entry.audience_of(rest), incoming) if entry is not None else AccessDecision.UNKNOWN
        if entry is not None and ruled is AccessDecision.ALLOWED:
            return entry.answer(incoming, rest)
        if not incoming.place.private and ruled in {AccessDecision.UNKNOWN, AccessDecision.NOT_OWN_WORDS}:
            return ()  # in a group it may be for another bot
        if entry is None and (meant := self._closest_command(incoming, name or "")):
            return (Reply(_suggestion(meant, name or "", rest, person_words(incoming.person))),)
        return text_reply(person_words(incoming.person).say(_REFUSALS[ruled], command=f"/{(name or '')[:32]}"))

    def tap(self, tap: Tap) -> TapResult:
        """Returns the result of a tap. A button of an earlier version says that it no longer works."""
        tap = as_channel(replace(tap, person=self._with_language(tap.person)))
        return tapped_for(tap, self._tapped(tap))

    def _tapped(self, tap: Tap) -> TapResult:
        entry, rest = self._button_entry(tap)
        if entry is None:
            return TapResult(toast=person_words(tap.person).say("button-gone"))
        ruled = decide_access(entry.audience_of(rest), tap)
        if ruled is not AccessDecision.ALLOWED:
            return TapResult(toast=person_words(tap.person).say(_TAP_REFUSALS[ruled]))
        return entry.answer(tap, rest.split(":") if rest else ())

    def without_words(self, person: Person) -> Reply:
        """Returns the reply to a picture, voice message or location without text."""
        return text_reply(person_words(self._with_language(person)).say("without-words"))[0]

    def denied(self, person: Person, why: str, channel: str = "") -> str:
        """Returns the text for somebody who may not manage a channel. `why` is the key of the text."""
        words = person_words(self._with_language(person))
        return words.say(why, channel=channel or words.say("that-channel"))

    def needs_rights(self, heard: IncomingMessage | Tap) -> bool:
        """Whether the platform must first ask if the speaker leads the chat: access depends on it."""
        if heard.place.private or heard.person.leads is not None:
            return False
        if isinstance(heard, Tap):
            entry, rest = self._button_entry(heard)
            return entry is not None and entry.audience_of(rest) is Audience.LEADERS
        name, rest = command_in(heard.text.strip())
        command = self._command_entry(name)
        return command is not None and command.audience_of(rest) is Audience.LEADERS

    def offer(self, person: Person, question: str, now: datetime) -> Sequence[InlineResult]:
        """Returns inline results: quotes to send to another chat."""
        return self._hooks.offer(self._with_language(person), question, now)

    def was_shown(self, reply: Reply, message: int) -> None:
        """Notes which message shows a reply."""
        if reply.answer is not None:
            self._hooks.was_shown(reply.answer, message)

    def forget_old(self, now: datetime) -> None:
        """Deletes data that is no longer needed. Call it now and then."""
        self._hooks.forget_old(now)

    def came_back(self, chat: int) -> None:
        """Notes that a chat has unblocked the bot."""
        self._hooks.came_back(chat)

    def moved(self, old: int, new: int) -> None:
        """Notes that a group has a new id."""
        self._hooks.moved(old, new)

    def _closest_command(self, incoming: IncomingMessage, name: str) -> str:
        """Returns the command that was probably meant, of those that the speaker may use; "" if none is close."""
        usable = sorted(usable_commands(self._commands, incoming))
        close = [each for each in (OTHER_NAMES.get(name),) if each in usable]
        close += get_close_matches(name, usable, 1, CLOSE)
        return close[0] if close else ""

    def _command_entry(self, name: str | None) -> Guarded[Command] | None:
        return self._words if name is None else self._commands.get(name)

    def _button_entry(self, tap: Tap) -> tuple[Guarded[TapAnswer] | None, str]:
        """Returns the button's entry, None if there is no button of that shape, and its data after the verb."""
        verb, *parts = tap.data.split(":")
        if verb == COMMAND_VERB and len(parts) == 1 and (command := self._commands.get(parts[0])) is not None:
            return Guarded(command.audience_of(""), partial(_run_command, command.answer)), parts[0]
        kinds, entry = self._taps.get(verb, ((), None))
        fits = len(parts) == len(kinds) and all(
            _PARAMETER_PATTERNS[kind].fullmatch(p) for kind, p in zip(kinds, parts, strict=True)
        )
        return (entry if fits else None), ":".join(parts)

    def _with_language(self, person: Person) -> Person:
        return with_chosen_language(person, self._hooks.chosen_language)


def command_in(text: str) -> tuple[str | None, str]:
    """Returns the command that a text begins with (lower case, no slash; None if it has none) and the rest."""
    if not text.startswith("/") or text.startswith("//"):
        return None, text
    name, *rest = text[1:].split(maxsplit=1) if text[1:].strip() else ("",)
    return name.lower(), rest[0] if rest else ""


def person_words(person: Person) -> Words:
    """Returns the messages in a person's language."""
    return words(language(person.language_code))


def words_for(heard: IncomingMessage | Tap) -> Words:
    """Returns the messages in the speaker's language, worded for a channel if the reply is for one."""
    said = person_words(heard.person)
    return said.in_channel if heard.place.channel else said


def text_reply(text: str) -> tuple[Reply, ...]:
    """Returns one reply of plain text."""
    return (Reply(Message(plain(text).fitted())),)


def _run_command(answer: Command, tap: Tap, parts: Sequence[str]) -> TapResult:
    """Returns the result of a command that was tapped instead of typed."""
    return TapResult(replies=tuple(answer(IncomingMessage(tap.place, tap.person, f"/{parts[0]}", tap.at), "")))


def _suggestion(meant: str, name: str, rest: str, words: Words) -> Message:
    """Asks whether another command was meant, with a button if nothing was typed after it."""
    command = shown_name(f"/{meant} {rest}", LONGEST_SUGGESTED)
    text = words.say("did-you-mean", command=f"/{name[:32]}", meant=command)
    return Message(plain(text).fitted(), () if rest else ((Button(f"/{meant}", f"{COMMAND_VERB}:{meant}"),),))
