"""What the bot is told: who said what where, and what was tapped."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

TELEGRAM, TERMINAL = "telegram", "terminal"  # the platforms on which people talk with the bot


@dataclass(frozen=True, slots=True)
class Place:
    """Where a conversation takes place: a chat of a platform, and a topic of it where it has topics.

    In a `channel`, only its admins write, and nobody can use a button. `title` is a group's or channel's name.
    """

    platform: str  # TELEGRAM or TERMINAL
    chat: int
    thread: int | None = None
    private: bool = True
    channel: bool = False
    title: str = field(default="", compare=False)

    @property
    def takes_updates(self) -> bool:
        """Whether updates can be sent there unasked."""
        return self.platform == TELEGRAM


@dataclass(frozen=True, slots=True)
class Person:
    """Who speaks: an id, the language that they use, whether the operator named them an admin of the bot.

    Somebody who speaks in the name of a group or channel has its id, and no language; `behind` is their own id where
    it is known. `leads` tells whether they are an admin of the group or channel in which they speak; None where nobody
    has asked yet.
    """

    id: int
    language_code: str = "en"
    admin: bool = False
    leads: bool | None = None
    behind: int = 0


@dataclass(frozen=True, slots=True)
class IncomingMessage:
    """Words addressed to the bot. `message` is their id where the platform has ids; `edited` where they changed.

    `relayed` words are another's: they were forwarded, or written by another bot. `reply_to` is the bot's
    message that they reply to. `about` is the channel that they are about, where an admin of it says them in private.
    """

    place: Place
    person: Person
    text: str
    at: datetime
    message: int | None = None
    edited: bool = False
    relayed: bool = False
    reply_to: int | None = None
    about: Place | None = None

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("what is said has an aware time")


@dataclass(frozen=True, slots=True)
class Tap:
    """A button of the bot's message `message` was tapped; `data` is what the button hands back.

    A client can send any data: the tap is `genuine` where the message is known to have that button. `about` is as in
    Said.
    """

    place: Place
    person: Person
    data: str
    at: datetime
    message: int
    genuine: bool = False
    about: Place | None = None
