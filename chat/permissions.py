"""Who may use what: the one gatekeeper in front of every command, button, reply and link."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Generic, TypeVar

from chat.incoming import Said, Tap

Answer = TypeVar("Answer")


class Audience(Enum):
    """Who may use a command or a button."""

    EVERYBODY = auto()  # it changes nothing but what is the speaker's own
    LEADERS = auto()  # it changes something for the place: its admins in a group or channel, everybody in private
    PRIVATE = auto()  # everybody, but where nobody else reads the answer
    OPERATORS = auto()  # the bot's admins; for everybody else it does not exist
    NOBODY = auto()  # what has declared nothing


class Ruling(Enum):
    """What the gatekeeper says."""

    ALLOWED = auto()
    ADMINS_ONLY = auto()
    PRIVATE_ONLY = auto()
    NOT_OWN_WORDS = auto()  # a command that was forwarded, or that another bot wrote
    UNKNOWN = auto()  # for this speaker there is no such thing
    NO_BUTTON = auto()  # the message has no such button: whoever made it up could have any message of a group replaced


@dataclass(frozen=True, slots=True)
class Declared(Generic[Answer]):
    """A command's or button's answer, with who may use it: the same for all words after it, or by these words."""

    audience: Audience | Callable[[str], Audience]
    answer: Answer

    def audience_of(self, rest: str) -> Audience:
        """Who may use it with these words (of a button: with its data after the verb) behind it."""
        return self.audience if isinstance(self.audience, Audience) else self.audience(rest)


def declared(entry: object) -> Declared[Any]:
    """The entry of a skill; one that says nothing is for nobody."""
    return entry if isinstance(entry, Declared) else Declared(Audience.NOBODY, entry)


def ruling(audience: Audience, heard: Said | Tap) -> Ruling:
    """Whether what is for `audience` may be used so. Whoever is not known to lead a place does not lead it."""
    place, person = heard.place, heard.person
    if audience is Audience.NOBODY or (audience is Audience.OPERATORS and not person.admin):
        return Ruling.UNKNOWN
    if isinstance(heard, Said) and heard.relayed and audience is not Audience.EVERYBODY:
        return Ruling.NOT_OWN_WORDS
    if audience is Audience.LEADERS and not place.private and not person.leads:
        return Ruling.ADMINS_ONLY
    if audience is Audience.PRIVATE and not place.private:
        return Ruling.PRIVATE_ONLY
    if isinstance(heard, Tap) and not place.private and not heard.genuine:
        return Ruling.NO_BUTTON
    return Ruling.ALLOWED
