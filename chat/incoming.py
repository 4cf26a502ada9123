"""What people send to the bot: messages and taps, with who and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

TELEGRAM, TERMINAL = "telegram", "terminal"  # the platforms on which people talk with the bot


@dataclass(frozen=True, slots=True)
class Place:
    """A chat on a platform, and a topic (`thread`) in it if it has topics.

    In a `channel` only its admins write, and nobody can use a button. `title` is the name of a group or channel.
    """

    platform: str  # TELEGRAM or TERMINAL
    chat: int
    thread: int | None = None
    private: bool = True
    channel: bool = False
    title: str = field(default="", compare=False)

    @property
    def takes_updates(self) -> bool:
        """Whether the bot can send updates to this place."""
        return self.platform == TELEGRAM


@dataclass(frozen=True, slots=True)
class Person:
    """Who speaks: their id, their language, and whether they are an admin of the bot.

    Somebody who speaks in the name of a group or channel has its id and no language; `behind` is their own id if it is
    known. `leads` tells whether they are an admin of the group or channel where they speak; None if not asked yet.
    """

    id: int
    language_code: str = "en"
    admin: bool = False
    leads: bool | None = None
    behind: int = 0


@dataclass(frozen=True, slots=True)
class IncomingMessage:
    """A message to the bot. `message` is its id if the platform has ids.

    `edited`: an earlier message was changed to this. `relayed`: somebody else's words, forwarded or sent by way of
    another bot. `reply_to` is the id of the bot's message that this one replies to. `about` is the channel that an
    admin of it manages in private with this message. One field per fact that answers depend on.
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
    """A tap on a button of the bot's message `message`; `data` is what the button returns.

    A client can send any data: the tap is `genuine` if the message is known to have that button. `about` is as in
    IncomingMessage.
    """

    place: Place
    person: Person
    data: str
    at: datetime
    message: int
    genuine: bool = False
    about: Place | None = None
