"""Reader channels, which the bot posts updates to: commands about one in private, and how replies look in one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from chat.formatted_text import bold, joined
from chat.incoming import IncomingMessage, Tap
from chat.messages import Button, Message, Reply, TapResult
from chat.translations import shown_name

COMMANDS = frozenset(
    {"subscribe", "subscriptions", "unsubscribe", "digest", "quiet", "timezone", "language", "settings"}
)
VERB = "for"  # of buttons in private that are about a channel: "for:-1001234567890:subend:7"
LONGEST_TITLE = 60  # characters of a channel's title above a reply
CHANNELS_BELOW = 1_000_000_000_000  # Telegram's id of a channel is its number and this, with a minus before it

_NAMED = re.compile(
    r"(?P<command>/\w+)\s+"
    r"(?:@(?P<name>[^\s@]+)"
    r"|(?:https?://)?(?:www\.)?(?:t|telegram)\.me/"
    r"(?:c/(?P<number>\d{1,13})|(?P<invitation>\+[\w-]+|joinchat/[\w-]+)|(?:s/)?(?P<linked>[a-z]\w{3,31}))"
    r"(?:/\d+)*/?(?:\?\S*)?)"
    r"(?:\s+(?P<rest>.*))?",
    re.IGNORECASE | re.DOTALL | re.ASCII,
)
Incoming = TypeVar("Incoming", IncomingMessage, Tap)


@dataclass(frozen=True, slots=True)
class NamedChannel:
    """A channel that a command names: `reference` is "@name" or an id, None for an invitation link.

    `text` is the command without the channel. Whether there is such a channel, Telegram knows.
    """

    reference: str | int | None
    text: str


def named_channel(text: str) -> NamedChannel | None:
    """Returns the channel that a command such as "/subscribe @port grain" names; None if it names none."""
    found = _NAMED.fullmatch(text.strip())
    if found is None or found["command"][1:].lower() not in COMMANDS:
        return None
    name = found["name"] or found["linked"]
    reference: str | int | None = f"@{name}" if name else None
    if found["number"]:
        reference = -CHANNELS_BELOW - int(found["number"])
    return NamedChannel(reference, f"{found['command']} {found['rest'] or ''}".strip())


def tapped_channel(data: str) -> tuple[int, str] | None:
    """Returns the channel that a button in private is about, and the button's own data; None for other buttons."""
    verb, _, rest = data.partition(":")
    chat, _, own = rest.partition(":")
    return (int(chat), own) if verb == VERB and re.fullmatch(r"-\d{1,18}", chat) and own else None


def as_channel(heard: Incoming) -> Incoming:
    """Returns what was heard as if the channel that it is about had said it. If it is about none, returns it as is."""
    about = heard.about
    if about is None:
        return heard
    person = replace(heard.person, id=about.chat, admin=False, leads=True, behind=heard.person.id)
    return replace(heard, place=about, person=person)


def reply_for(heard: IncomingMessage | Tap, reply: Reply) -> Reply:
    """Returns the reply with its message changed as by `message_for`."""
    return replace(reply, message=message_for(heard, reply.message))


def tapped_for(heard: Tap, tapped: TapResult) -> TapResult:
    """Returns the result of a tap with its messages changed as by `message_for`."""
    change = None if tapped.change is None else message_for(heard, tapped.change)
    return replace(tapped, change=change, replies=tuple(reply_for(heard, reply) for reply in tapped.replies))


def message_for(heard: IncomingMessage | Tap, message: Message) -> Message:
    """Returns a message as it is sent: in a channel with links as its only buttons; about a channel with its title."""
    if heard.about is None:
        return only_links(message) if heard.place.channel else message
    chat = heard.about.chat
    titled = joined((bold(shown_name(heard.about.title, LONGEST_TITLE)), message.text)).fitted()
    return replace(message, text=titled, buttons=_changed(message, lambda b: _about_channel(chat, b)))


def shown_chat(title: str) -> str:
    """Returns the title of a group or channel in quotation marks, cut if long."""
    return shown_name(f"“{title}”", LONGEST_TITLE)


def only_links(message: Message) -> Message:
    """Returns a message without the buttons that do not open a link."""
    rows = (tuple(button for button in row if button.url) for row in message.buttons)
    return replace(message, buttons=tuple(row for row in rows if row))


def _about_channel(chat: int, button: Button) -> Button:
    return replace(button, data=f"{VERB}:{chat}:{button.data}") if button.data else button


def _changed(message: Message, change: Callable[[Button], Button]) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(change(button) for button in row) for row in message.buttons)
