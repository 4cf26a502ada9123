"""Who may use each command, button and link, and which commands the menus show."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Generic, TypeVar

from chat.incoming import IncomingMessage, Tap

Answer = TypeVar("Answer")

# The commands that menus and /help show, in this order.
PRIVATE_MENU = (
    "ask", "latest", "story", "subscribe", "subscriptions", "unsubscribe", "digest", "quiet", "timezone", "settings",
    "language", "sources", "new", "help", "privacy", "mydata", "forgetme",
)  # fmt: skip
GROUP_MENU = ("ask", "latest", "story", "subscribe", "subscriptions", "sources", "help")
ADMIN_MENU = ("add", "feeds", "articles", "retract", "stats", "broadcast")


class Audience(Enum):
    """Who may use a command or a button."""

    EVERYBODY = auto()  # it changes nothing but what is the speaker's own
    LEADERS = auto()  # it changes something for the chat: the admins of a group or channel, everybody in private
    PRIVATE = auto()  # everybody, but only where nobody else reads the answer
    OPERATORS = auto()  # the bot's admins; to everybody else it does not exist
    NOBODY = auto()  # no audience was declared


class AccessDecision(Enum):
    """Whether somebody may use a command or button, or why not."""

    ALLOWED = auto()
    ADMINS_ONLY = auto()
    PRIVATE_ONLY = auto()
    NOT_OWN_WORDS = auto()  # the command was forwarded, or another bot wrote it
    UNKNOWN = auto()  # for this speaker there is no such command or button
    NO_BUTTON = auto()  # the message has no such button; a made-up tap could replace any message of a group


@dataclass(frozen=True, slots=True)
class Guarded(Generic[Answer]):
    """The function that answers a command or button, with who may use it.

    `audience` is fixed, or depends on the words after the command.
    """

    audience: Audience | Callable[[str], Audience]
    answer: Answer

    def audience_of(self, rest: str) -> Audience:
        """Returns who may use it with these words after the command (of a button: with its data after the verb)."""
        return self.audience if isinstance(self.audience, Audience) else self.audience(rest)


def guarded(entry: object) -> Guarded[Any]:
    """Returns a skill's entry; nobody may use one that declares no audience."""
    return entry if isinstance(entry, Guarded) else Guarded(Audience.NOBODY, entry)


def decide_access(audience: Audience, heard: IncomingMessage | Tap) -> AccessDecision:
    """Returns whether this speaker may use what is for `audience`. Somebody not known to lead a chat does not."""
    place, person = heard.place, heard.person
    if audience is Audience.NOBODY or (audience is Audience.OPERATORS and not person.admin):
        return AccessDecision.UNKNOWN
    if isinstance(heard, IncomingMessage) and heard.relayed and audience is not Audience.EVERYBODY:
        return AccessDecision.NOT_OWN_WORDS
    if audience is Audience.LEADERS and not place.private and not person.leads:
        return AccessDecision.ADMINS_ONLY
    if audience is Audience.PRIVATE and not place.private:
        return AccessDecision.PRIVATE_ONLY
    if isinstance(heard, Tap) and not place.private and not heard.genuine:
        return AccessDecision.NO_BUTTON
    return AccessDecision.ALLOWED


def usable_commands(entries: Mapping[str, Guarded[Any]], incoming: IncomingMessage) -> tuple[str, ...]:
    """Returns the commands that this speaker may use here. Assumes that they lead the chat if unknown."""
    allowed = {AccessDecision.ALLOWED}
    if incoming.person.leads is None:
        allowed.add(AccessDecision.ADMINS_ONLY)
    return tuple(name for name, entry in entries.items() if decide_access(entry.audience_of(""), incoming) in allowed)


def in_menu(menu: Sequence[str], known: Collection[str]) -> tuple[str, ...]:
    """Returns the commands of a menu that are `known` to the conversation."""
    return tuple(name for name in menu if name in known)
