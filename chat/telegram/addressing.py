"""Reads from a Telegram message or tap who sends what, where, and whether it is for the bot."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from telegram import CallbackQuery, Chat, ChatFullInfo, Message, MessageEntity, User

from chat.incoming import TELEGRAM, IncomingMessage, Person, Place, Tap
from config.telegram_ids import GROUP_ANONYMOUS_BOT, SHARED_ACCOUNTS

GROUPS = frozenset({Chat.GROUP, Chat.SUPERGROUP})
SUPERGROUPS_BELOW = -1_000_000_000_000  # ids of supergroups and channels; those of other groups are above
OLD = timedelta(minutes=5)  # older messages of a group, sent while the bot was away, are not answered


@dataclass(frozen=True, slots=True)
class BotIdentity:
    """The bot's own id and name, and its admins."""

    id: int
    username: str
    admins: Collection[int] = ()

    def is_called(self, name: str) -> bool:
        """Whether a name (with or without @) is the bot's."""
        return name.lstrip("@").lower() == self.username.lower()


def place_of(message: Message) -> Place:
    """Returns the chat of a message, and its topic if it has one."""
    thread = message.message_thread_id if message.is_topic_message else None
    return place_in(message.chat, thread)


def place_in(chat: Chat | ChatFullInfo, thread: int | None = None) -> Place:
    """Returns a chat as a Place."""
    return Place(
        TELEGRAM, chat.id, thread, chat.type == Chat.PRIVATE, channel=chat.type == Chat.CHANNEL, title=chat.title or ""
    )


def person_of(user: User, me: BotIdentity) -> Person:
    """Returns a Telegram user as a Person."""
    return Person(user.id, user.language_code or "en", user.id in me.admins)


def speaker_of(message: Message, me: BotIdentity) -> Person | None:
    """Returns who sends a message; None for a bot, and for an account that many people share.

    A message in the name of a chat has that chat as its speaker. The speaker leads the group or channel if it is that
    very chat, since only admins can write in its name. A linked channel does not lead its group.
    """
    chat, user = message.sender_chat, message.from_user
    if chat is None and user is not None and user.id == GROUP_ANONYMOUS_BOT:
        chat = message.chat
    if chat is not None:
        return Person(chat.id, "", leads=chat.id == message.chat.id)
    if user is None or user.is_bot or user.id in SHARED_ACCOUNTS:
        return None
    return person_of(user, me)


def incoming_message(message: Message, me: BotIdentity, now: datetime) -> IncomingMessage | None:
    """Returns a message, new or edited, as it is for the bot; None if it is not for the bot, or too old in a group."""
    speaker = speaker_of(message, me)
    text = written(message)
    if speaker is None or not text or (message.via_bot is not None and message.via_bot.id == me.id):
        return None
    place = place_of(message)
    words: str | None = text
    if not place.private:
        words = addressed(message, me) if now - message.date <= OLD else None
    elif text.startswith("/"):
        words = command_for(text, me)
    if words is None:
        return None
    relayed = message.forward_origin is not None or message.via_bot is not None
    edited, reply_to = message.edit_date is not None, replied_to(message, me)
    return IncomingMessage(place, speaker, words, now, message.message_id, edited, relayed, reply_to)


def replied_to(message: Message, me: BotIdentity) -> int | None:
    """Returns the id of the bot's message that a message replies to, if any."""
    answered = message.reply_to_message
    is_mine = answered is not None and answered.from_user is not None and answered.from_user.id == me.id
    return answered.message_id if answered is not None and is_mine else None


def written(message: Message) -> str:
    """Returns the text of a message, or the caption of its picture or file."""
    return _whole(message.text or message.caption or "")


def _whole(text: str) -> str:
    """Returns text without lone surrogates, which JSON can carry but UTF-8 cannot."""
    return text.encode("utf-8", "replace").decode()


def addressed(message: Message, me: BotIdentity) -> str | None:
    """Returns a group's message without the bot's name; None if it does not address the bot."""
    text = written(message)
    if text.startswith("/"):
        return command_for(text, me)
    if message.chat.type == Chat.CHANNEL:
        return None
    called = [
        entity
        for entity, words in _mentions(message).items()
        if (entity.user.id == me.id if entity.user else me.is_called(words))
    ]
    if not called and replied_to(message, me) is None:
        return None
    encoded = text.encode("utf-16-le")
    for entity in sorted(called, key=lambda e: e.offset, reverse=True):
        encoded = encoded[: 2 * entity.offset] + encoded[2 * (entity.offset + entity.length) :]
    return " ".join(encoded.decode("utf-16-le", "replace").split()).strip(" ,:")


def _mentions(message: Message) -> dict[MessageEntity, str]:
    parse = message.parse_entities if message.text else message.parse_caption_entities
    try:
        return parse([MessageEntity.MENTION, MessageEntity.TEXT_MENTION])
    except UnicodeError:  # an entity that cuts a character in half names nobody
        return {}


def command_for(text: str, me: BotIdentity) -> str | None:
    """Returns a command without the bot's name; None if it names another bot."""
    head, *rest = text.split(maxsplit=1)
    command, _, name = head.partition("@")
    if name and not me.is_called(name):
        return None
    return " ".join((command, *rest))


def tap(query: CallbackQuery, me: BotIdentity, now: datetime) -> Tap | None:
    """Returns a tap; None if its message is no longer accessible."""
    if not isinstance(query.message, Message) or not query.data:
        return None
    place, keyboard = place_of(query.message), query.message.reply_markup
    rows = keyboard.inline_keyboard if keyboard is not None else ()
    genuine = any(button.callback_data == query.data for row in rows for button in row)
    return Tap(place, person_of(query.from_user, me), _whole(query.data), now, query.message.message_id, genuine)


def moved(message: Message) -> tuple[int, int] | None:
    """Returns the old and new id of a group that became a supergroup; None if the message does not say so."""
    old, new = message.migrate_from_chat_id, message.chat.id
    if message.migrate_to_chat_id is not None:
        old, new = message.chat.id, message.migrate_to_chat_id
    if message.chat.type not in GROUPS or old is None or new is None:
        return None
    return (old, new) if new < SUPERGROUPS_BELOW < old < 0 else None
