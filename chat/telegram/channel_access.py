"""Asks Telegram who may do what in a chat: whether the bot may post, and whether a channel is somebody's."""

from __future__ import annotations

import logging
from enum import StrEnum

from telegram import (
    Bot,
    Chat,
    ChatFullInfo,
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberOwner,
    ChatMemberRestricted,
)
from telegram.error import BadRequest, Forbidden, TelegramError

from chat.incoming import Place
from chat.telegram.addressing import place_in

log = logging.getLogger(__name__)


class Denial(StrEnum):
    """Why somebody may not manage a channel. The values are the keys of the messages."""

    INVITATION = "channel-by-invitation"
    NOT_FOUND = "channel-not-found"
    NO_CHANNEL = "channel-is-group"
    NOT_HERE = "channel-in-private"  # named in a group, or in a channel
    NOT_THERE = "channel-not-there"  # the bot is no admin there, or may not post
    NOT_YOURS = "channel-not-yours"
    NOT_NOW = "went-wrong"  # Telegram does not answer


def may_post(member: ChatMember, chat_type: str) -> bool:
    """Whether a member may write to a chat of that type: in a channel, only admins with that right may."""
    match member:
        case ChatMemberOwner():
            return True
        case ChatMemberAdministrator():
            return chat_type != Chat.CHANNEL or bool(member.can_post_messages)
        case ChatMemberRestricted():
            return member.is_member and member.can_send_messages
        case _:
            return chat_type != Chat.CHANNEL and member.status == ChatMember.MEMBER


async def may_post_there(bot: Bot, chat: Chat | ChatFullInfo) -> bool:
    """Whether the bot may write to a chat. Raises TelegramError."""
    return may_post(await bot.get_chat_member(chat.id, bot.id), chat.type)


async def channel_of(bot: Bot, reference: str | int | None, person: int) -> Place | Denial:
    """Returns the channel with that @name or id if the person and the bot may both post in it; else the reason."""
    if reference is None:
        return Denial.INVITATION
    try:
        chat = await bot.get_chat(reference)
    except (BadRequest, Forbidden) as refusal:
        log.info("a channel that somebody names cannot be seen: %s", refusal)
        return Denial.NOT_FOUND if isinstance(refusal, BadRequest) else Denial.NOT_THERE
    except TelegramError as failure:
        log.info("a channel that somebody names cannot be looked up: %s", failure)
        return Denial.NOT_NOW
    if chat.type != Chat.CHANNEL:
        return Denial.NO_CHANNEL if chat.type in {Chat.GROUP, Chat.SUPERGROUP} else Denial.NOT_FOUND
    try:
        if not await may_post_there(bot, chat):
            return Denial.NOT_THERE
        theirs = may_post(await bot.get_chat_member(chat.id, person), chat.type)
    except (BadRequest, Forbidden) as refusal:
        log.info("who may post in a channel cannot be learned: %s", refusal)
        missing = any(words in str(refusal).lower() for words in ("participant", "user not found"))
        return Denial.NOT_YOURS if missing else Denial.NOT_THERE
    except TelegramError as failure:
        log.info("who may post in a channel cannot be learned: %s", failure)
        return Denial.NOT_NOW
    return place_in(chat) if theirs else Denial.NOT_YOURS
