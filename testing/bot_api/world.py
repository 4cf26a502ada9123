"""The people, chats and messages that the server knows."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from testing.bot_api.entities import units
from testing.bot_api.wire import Json, Refusal, bad_request

# The accounts that stand as the sender where somebody writes in the name of a chat, which is the `sender_chat` then.
ANONYMOUS_ADMIN = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
CHANNEL_WRITER = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
TELEGRAM = {"id": 777000, "is_bot": False, "first_name": "Telegram"}


@dataclass
class User:
    """Somebody on Telegram."""

    id: int
    first_name: str
    username: str | None = None
    language_code: str | None = "en"
    is_bot: bool = False

    def as_json(self) -> Json:
        """As the Bot API shows a user."""
        found: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.username:
            found["username"] = self.username
        if self.language_code:
            found["language_code"] = self.language_code
        return found


@dataclass
class Chat:
    """A chat that the bot is in: private ids are above zero, groups below."""

    id: int
    kind: str  # private, group, supergroup, channel
    title: str = ""
    user: User | None = None
    topics: set[int] = field(default_factory=set)
    closed_topics: set[int] = field(default_factory=set)
    admins: set[int] = field(default_factory=set)
    members: dict[int, User] = field(default_factory=dict)
    username: str = ""  # by which anybody finds it; a private group or channel has none
    blocked: bool = False  # by the person, or the bot was removed
    joined: bool = True  # whether the bot was ever added, or the person ever wrote to it
    bot_may_post: bool = True
    may_not_post: set[int] = field(default_factory=set)  # admins of a channel without that right
    migrated_to: int | None = None
    messages: dict[int, Json] = field(default_factory=dict)

    def as_json(self) -> Json:
        """As the Bot API shows a chat."""
        if self.user is not None:
            return {"id": self.id, "type": self.kind, "first_name": self.user.first_name}
        found: Json = {"id": self.id, "type": self.kind, "title": self.title}
        if self.username:
            found["username"] = self.username
        if self.topics:
            found["is_forum"] = True
        return found


class World:
    """Everything that stands behind the server."""

    def __init__(self, bot: User, clock: Callable[[], datetime]) -> None:
        self.bot = bot
        self.clock = clock
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, bytes] = {}
        self.people = itertools.count(1001)
        self.groups = itertools.count(1)
        self._message_ids = itertools.count(1)

    def chat(self, chat_id: Any) -> Chat:
        """The chat that a call names, where the bot may do something; raises what Telegram answers otherwise."""
        chat = self.seen(chat_id)
        if chat.migrated_to is not None:
            raise Refusal(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=chat.migrated_to,
            )
        if chat.blocked:
            who = (
                "bot was blocked by the user" if chat.kind == "private" else f"bot was kicked from the {chat.kind} chat"
            )
            raise Refusal(403, f"Forbidden: {who}")
        if not chat.joined:
            private = chat.kind == "private"
            why = "can't initiate conversation with a user" if private else f"is not a member of the {chat.kind} chat"
            raise Refusal(403, f"Forbidden: bot {why}")
        return chat

    def seen(self, chat_id: Any) -> Chat:
        """The chat of that id or @username, whether or not the bot is in it; raises a 400 where there is none."""
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else None
        if isinstance(chat_id, str):
            name = chat_id.removeprefix("@").lower()
            chat = next((each for each in self.chats.values() if each.username and each.username.lower() == name), None)
        if chat is None or (not chat.username and not chat.joined and chat.kind != "private"):
            raise bad_request("chat not found")
        return chat

    def to_write_to(self, chat_id: Any) -> Chat:
        """The chat that a message is for; raises what Telegram answers where the bot may not write there."""
        chat = self.chat(chat_id)
        if not chat.bot_may_post:
            channel = chat.kind == "channel"
            raise bad_request(
                "need administrator rights in the channel chat"
                if channel
                else "not enough rights to send text messages to the chat"
            )
        return chat

    def thread(self, chat: Chat, thread_id: int | None) -> int | None:
        """The topic that a call names; raises where there is none such or it is closed."""
        if thread_id is None:
            return None
        if thread_id not in chat.topics:
            raise bad_request("message thread not found")
        if thread_id in chat.closed_topics:
            raise bad_request("TOPIC_CLOSED")
        return thread_id

    def message(self, chat: Chat, message_id: int, what: str = "message") -> Json:
        """A message of that chat; raises a 400 where it is gone."""
        if message_id not in chat.messages:
            raise bad_request(f"{what} not found")
        return chat.messages[message_id]

    def post(self, chat: Chat, sender: Json | None, content: Json, thread_id: int | None = None) -> Json:
        """A new message in a chat; posts of channels have no sender but the channel."""
        message: Json = {
            "message_id": next(self._message_ids),
            "date": int(self.clock().timestamp()),
            "chat": chat.as_json(),
            **({"from": sender} if sender is not None else {"sender_chat": chat.as_json()}),
            **content,
        }
        if thread_id is not None:
            message["message_thread_id"] = thread_id
            message["is_topic_message"] = True
        chat.messages[message["message_id"]] = message
        return message


_MENTION = re.compile(r"(?<!\w)@\w{4,}")
_COMMAND = re.compile(r"(?<![\w/])/\w+(@\w+)?")


def entities_typed(text: str) -> list[Json]:
    """The commands and mentions that Telegram finds in what somebody typed."""

    def typed(kind: str, match: re.Match[str]) -> Json:
        return {"type": kind, "offset": units(text[: match.start()]), "length": units(match.group())}

    commands = list(_COMMAND.finditer(text))
    inside = [range(*command.span()) for command in commands]
    mentions = [mention for mention in _MENTION.finditer(text) if not any(mention.start() in span for span in inside)]
    found = [typed("bot_command", command) for command in commands] + [typed("mention", m) for m in mentions]
    return sorted(found, key=lambda entity: int(entity["offset"]))
