"""Which words on Telegram are for the bot, and who says them where."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from telegram import CallbackQuery, Chat, Message, MessageEntity, User

from chat.hearing import Person, Place, Said, Tap

DOOR = "telegram"
GROUP_ANONYMOUS_BOT = 1087968824  # speaks for a group's anonymous admins
CHANNEL_BOT = 136817688  # speaks for people who write as a channel
OLD = timedelta(minutes=5)  # what a group said longer ago than this, while the bot was away, has been overtaken


@dataclass(frozen=True, slots=True)
class Me:
    """The bot itself, and the operators it knows."""

    id: int
    username: str
    admins: Collection[int] = ()

    def is_called(self, name: str) -> bool:
        """Whether a name (with or without @) is the bot's."""
        return name.lstrip("@").lower() == self.username.lower()


def speaks_for_a_group(person: Person) -> bool:
    """Whether it is a group's admin who speaks in its name."""
    return person.id == GROUP_ANONYMOUS_BOT


def place_of(message: Message) -> Place:
    """The chat, and the topic where it has topics."""
    thread = message.message_thread_id if message.is_topic_message else None
    return Place(DOOR, message.chat.id, thread, message.chat.type == Chat.PRIVATE)


def person_of(user: User, me: Me) -> Person:
    """Who speaks."""
    return Person(user.id, user.language_code or "en", user.id in me.admins)


def said(message: Message, me: Me, now: datetime) -> Said | None:
    """What a message, new or edited, says to the bot; None where it is not for the bot, or too old for a group."""
    sender = message.from_user
    text = _whole(message.text or "")
    if sender is None or not text or (message.via_bot is not None and message.via_bot.id == me.id):
        return None
    if sender.is_bot and sender.id not in {GROUP_ANONYMOUS_BOT, CHANNEL_BOT}:
        return None
    place = place_of(message)
    words: str | None = text
    if not place.private:
        words = addressed(message, me) if now - message.date <= OLD else None
    elif text.startswith("/"):
        words = command_for(text, me)
    if words is None:
        return None
    return Said(place, person_of(sender, me), words, now, message.message_id, message.edit_date is not None)


def _whole(text: str) -> str:
    """Without halves of characters, which JSON can carry and nothing else can."""
    return text.encode("utf-8", "replace").decode()


def addressed(message: Message, me: Me) -> str | None:
    """What is left of a group's message without the bot's name; None where nothing calls the bot."""
    text = _whole(message.text or "")
    if text.startswith("/"):
        return command_for(text, me)
    called = [
        entity
        for entity, words in _mentions(message).items()
        if (entity.user.id == me.id if entity.user else me.is_called(words))
    ]
    answered = message.reply_to_message
    if not called and not (answered and answered.from_user and answered.from_user.id == me.id):
        return None
    encoded = text.encode("utf-16-le")
    for entity in sorted(called, key=lambda e: e.offset, reverse=True):
        encoded = encoded[: 2 * entity.offset] + encoded[2 * (entity.offset + entity.length) :]
    return " ".join(encoded.decode("utf-16-le", "replace").split()).strip(" ,:")


def _mentions(message: Message) -> dict[MessageEntity, str]:
    try:
        return message.parse_entities([MessageEntity.MENTION, MessageEntity.TEXT_MENTION])
    except UnicodeError:  # one that cuts a character in half names nobody
        return {}


def command_for(text: str, me: Me) -> str | None:
    """A command less the bot's name; None where it names another bot."""
    head, *rest = text.split(maxsplit=1)
    command, _, name = head.partition("@")
    if name and not me.is_called(name):
        return None
    return " ".join((command, *rest))


def tap(query: CallbackQuery, me: Me, now: datetime) -> Tap | None:
    """What a tap says; None where its message is out of reach."""
    if not isinstance(query.message, Message) or not query.data:
        return None
    place = place_of(query.message)
    return Tap(place, person_of(query.from_user, me), _whole(query.data), now, query.message.message_id)
