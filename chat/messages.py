"""What the bot says: a text that fits, and buttons that do exactly one thing each."""

from __future__ import annotations

from dataclasses import dataclass

from chat.formatted_text import LONGEST_MESSAGE_UNITS, MOST_ENTITIES, Text

LONGEST_CAPTION_UNITS = 1024  # Telegram's limit of the text that goes with a file
LONGEST_DATA_BYTES = 64  # Telegram's limit of what a button hands back


@dataclass(frozen=True, slots=True)
class Button:
    """Something to tap: it hands `data` back to the bot, or opens `url`."""

    label: str
    data: str = ""
    url: str = ""

    def __post_init__(self) -> None:
        if not self.label.strip():
            raise ValueError("a button needs a label")
        if bool(self.data) == bool(self.url):
            raise ValueError("a button hands data back or opens an address, one of the two")
        if len(self.data.encode()) > LONGEST_DATA_BYTES:
            raise ValueError(f"{self.data!r} is longer than the {LONGEST_DATA_BYTES} bytes that a button holds")


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a message: a picture is shown, anything else is a document."""

    name: str
    content: bytes
    picture: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """A text within Telegram's limits, rows of buttons, the address to preview (none: no preview), a file."""

    text: Text
    buttons: Rows = ()
    preview: str | None = None
    attachment: Attachment | None = None

    def __post_init__(self) -> None:
        if not self.text.plain.strip():
            raise ValueError("a message needs a text")
        if self.text.plain != self.text.plain.strip():
            raise ValueError("a message begins and ends in something that can be seen")
        if self.text.units > LONGEST_MESSAGE_UNITS or len(self.text.entities) > MOST_ENTITIES:
            raise ValueError("a message that is too long is fitted before")
        if self.attachment is not None and self.text.units > LONGEST_CAPTION_UNITS:
            raise ValueError("a file's caption is shorter than a message")


@dataclass(frozen=True, slots=True)
class Reply:
    """A message to send; or to put in place of message `replaces` of the bot's own.

    `answer` is the key under which the answer is kept that the message shows.
    """

    message: Message
    replaces: int | None = None
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class TapResult:
    """What comes of a tap: the message changes, a few words appear over the chat, or something new is said."""

    change: Message | None = None
    toast: str = ""
    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True, slots=True)
class InlineResult:
    """An inline result: what the list shows, and the message that is sent when it is chosen."""

    id: str
    title: str
    description: str
    message: Message
