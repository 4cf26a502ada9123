"""What the bot sends: messages within Telegram's limits, with buttons and files."""

from __future__ import annotations

from dataclasses import dataclass

from chat.formatted_text import LONGEST_MESSAGE_UNITS, MOST_ENTITIES, Text

LONGEST_CAPTION_UNITS = 1024  # Telegram's limit of the text that goes with a file
LONGEST_TOAST = 190  # characters; Telegram shows at most 200 over a chat
LONGEST_DATA_BYTES = 64  # Telegram's limit of a button's data


@dataclass(frozen=True, slots=True)
class Button:
    """A button that returns `data` to the bot, or opens `url`."""

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
    """A file that is sent with a message: shown if it is a picture, else attached as a document."""

    name: str
    content: bytes
    picture: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """A text within Telegram's limits, rows of buttons, an address to preview (None: no preview), and a file."""

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
    """A message to send, or to put in place of the bot's own message `replaces`.

    `answer` is the key of the stored answer that the message shows.
    """

    message: Message
    replaces: int | None = None
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class TapResult:
    """The result of a tap: the message changes, a short text (`toast`) appears over the chat, or replies are sent."""

    change: Message | None = None
    toast: str = ""
    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True, slots=True)
class InlineResult:
    """An inline result: how the list shows it, and the message that is sent if it is chosen."""

    id: str
    title: str
    description: str
    message: Message
