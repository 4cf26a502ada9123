"""People as a test speaks of them: they say, tap, edit and hear."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from testing.bot_api.entities import slice_units
from testing.bot_api.wire import Json
from testing.bot_api.world import ANONYMOUS_ADMIN, CHANNEL_WRITER, Chat, User, entities_typed

if TYPE_CHECKING:
    from testing.bot_api.group import Group
    from testing.bot_api.server import BotApiServer


@dataclass(frozen=True)
class Heard:
    """A message of the bot as it stood when it was read."""

    chat_id: int
    message: Json

    @property
    def id(self) -> int:
        """Its message id."""
        return int(self.message["message_id"])

    @property
    def text(self) -> str:
        """Its text, or its caption."""
        return str(self.message.get("text") or self.message.get("caption") or "")

    def marked(self, *kinds: str) -> list[str]:
        """What entities of these kinds cover, in order."""
        entities = self.message.get("entities") or self.message.get("caption_entities") or []
        return [slice_units(self.text, e["offset"], e["length"]) for e in entities if e["type"] in kinds]

    @property
    def quotes(self) -> list[str]:
        """What stands in blockquotes."""
        return self.marked("blockquote", "expandable_blockquote")

    @property
    def links(self) -> dict[str, str]:
        """Where the linked words lead."""
        found = [e for e in self.message.get("entities") or [] if e["type"] == "text_link"]
        return {slice_units(self.text, e["offset"], e["length"]): e["url"] for e in found}

    @property
    def buttons(self) -> list[str]:
        """The labels of its buttons, row by row."""
        return [button["text"] for row in self._rows for button in row]

    @property
    def _rows(self) -> list[list[Json]]:
        return (self.message.get("reply_markup") or {}).get("inline_keyboard") or []

    def button(self, label: str) -> Json:
        """The button whose label holds these words; a KeyError names what there is."""
        for row in self._rows:
            for button in row:
                if label in button["text"]:
                    return button
        raise KeyError(f"no button {label!r} among {self.buttons}")


class Listener:
    """Reads what the bot says in one chat, each message once and each edit once, in order."""

    def __init__(self, server: BotApiServer, chat: Chat) -> None:
        self.server = server
        self.chat = chat
        self._read = 0

    async def _next(self, methods: tuple[str, ...], meaning: str) -> Heard:
        def found() -> tuple[int, Json] | None:
            for place, call in enumerate(self.server.calls[self._read :], self._read):
                result = call.result
                if call.method in methods and isinstance(result, dict) and result["chat"]["id"] == self.chat.id:
                    return place, result
            return None

        place, message = await self.server.until(found, f"{meaning} in chat {self.chat.id}")
        self._read = place + 1
        return Heard(self.chat.id, dict(message))

    async def hears(self) -> Heard:
        """The next message that the bot sends here."""
        return await self._next(("sendMessage", "sendPhoto", "sendDocument"), "a message")

    async def sees_change(self) -> Heard:
        """The next message of the bot that it changes here."""
        return await self._next(("editMessageText", "editMessageReplyMarkup"), "a changed message")

    def heard(self) -> list[Heard]:
        """Everything that the bot has said here so far."""
        return [Heard(self.chat.id, message) for message in self.server.sent_to(self.chat.id)]


class Person(Listener):
    """Somebody who talks with the bot."""

    def __init__(self, server: BotApiServer, user: User) -> None:
        super().__init__(server, server.world.chats[user.id])
        self.user = user

    def says(
        self,
        text: str,
        to: Group | None = None,
        topic: int | None = None,
        reply_to: Heard | Json | None = None,
        anonymously: bool = False,
        as_channel: Group | None = None,
        **more: Any,
    ) -> Json:
        """Writes a message, in private or to a group; `more` goes into the message as it is (such as `date`).

        An admin can write to a group `anonymously`, the owner of a channel in its name (`as_channel`).
        """
        chat = to.chat if to else self.chat
        content: Json = {"text": text, "entities": entities_typed(text), **more}
        if reply_to is not None:
            answered = reply_to.message if isinstance(reply_to, Heard) else reply_to
            content["reply_to_message"] = {k: v for k, v in answered.items() if k != "reply_to_message"}
        sender = self.user.as_json()
        if anonymously or as_channel is not None:
            name = as_channel.chat if as_channel is not None else chat
            if self.user.id not in name.admins or chat.kind != "supergroup":
                raise ValueError(f"{self.user.first_name} cannot write to {chat.title!r} as {name.title!r}")
            sender = CHANNEL_WRITER if as_channel is not None else ANONYMOUS_ADMIN
            content["sender_chat"] = name.as_json()
        chat.joined = True
        message = self.server.world.post(chat, sender, content, topic)
        self.server.updates.add("message", message)
        return message

    def sends(self, name: str, content: bytes, size: int | None = None, to: Group | None = None) -> Json:
        """Sends a document; `size` is what Telegram says of it, where that differs."""
        world = self.server.world
        file_id = f"file-{len(world.files) + 1}"
        world.files[file_id] = content
        described = {
            "file_id": file_id,
            "file_unique_id": file_id,
            "file_name": name,
            "file_size": size or len(content),
        }
        message = world.post(to.chat if to else self.chat, self.user.as_json(), {"document": described})
        self.server.updates.add("message", message)
        return message

    def edits(self, message: Json, text: str) -> Json:
        """Changes what was written."""
        message.update(text=text, entities=entities_typed(text), edit_date=message["date"])
        self.server.updates.add("edited_message", dict(message))
        return message

    def taps(self, on: Heard, label: str = "", data: str | None = None) -> str:
        """Taps a button of a message, by words of its label or by its data; the id of the query."""
        query = f"tap-{self.server.updates.next_id}"
        self.server.open_queries.add(query)
        pressed = on.button(label)["callback_data"] if data is None else data
        content = {"id": query, "from": self.user.as_json(), "chat_instance": "1", "data": pressed}
        self.server.updates.add("callback_query", {**content, "message": dict(on.message)})
        return query

    async def sees_toast(self, query: str) -> str:
        """What the bot shows over the chat when a tap is answered (may be empty)."""
        call = await self._answer("answerCallbackQuery", "callback_query_id", query)
        return str(call.get("text", ""))

    def asks_inline(self, text: str) -> str:
        """Types `@bot text` in some other chat; the id of the query."""
        query = f"inline-{self.server.updates.next_id}"
        self.server.open_queries.add(query)
        content = {"id": query, "from": self.user.as_json(), "query": text, "offset": ""}
        self.server.updates.add("inline_query", content)
        return query

    async def sees_results(self, query: str) -> list[Json]:
        """The results that the bot offers inline."""
        call = await self._answer("answerInlineQuery", "inline_query_id", query)
        found: list[Json] = json.loads(call["results"])
        return found

    async def _answer(self, method: str, key: str, query: str) -> Json:
        def found() -> Json | None:
            calls = (call for call in self.server.calls if call.method == method and call.refusal is None)
            return next((call.parameters for call in calls if call.parameters.get(key) == query), None)

        answered: Json = await self.server.until(found, f"{method} to {query}")
        return answered

    def blocks(self) -> None:
        """Blocks the bot."""
        self._membership("member", "kicked")
        self.chat.blocked = True

    def unblocks(self) -> None:
        """Lets the bot write again."""
        self.chat.blocked = False
        self._membership("kicked", "member")

    def _membership(self, before: str, after: str) -> None:
        bot = self.server.world.bot.as_json()
        until = {"until_date": 0} if "kicked" in (before, after) else {}
        state = {
            "old_chat_member": {"status": before, "user": bot, **(until if before == "kicked" else {})},
            "new_chat_member": {"status": after, "user": bot, **(until if after == "kicked" else {})},
        }
        content = {"chat": self.chat.as_json(), "from": self.user.as_json(), "date": 1, **state}
        self.server.updates.add("my_chat_member", content)
