"""Groups and channels as a test speaks of them: what is posted there, and what becomes of them."""

from __future__ import annotations

from typing import Any

from testing.bot_api.membership import bot_as_member
from testing.bot_api.scenario import Listener, Person
from testing.bot_api.wire import Json
from testing.bot_api.world import TELEGRAM, Chat, entities_typed


class Group(Listener):
    """A group or channel that the bot is in."""

    def posts(self, text: str, **more: Any) -> Json:
        """One of a channel's admins writes a post."""
        content = {"text": text, "entities": entities_typed(text), **more}
        message = self.server.world.post(self.chat, None, content)
        self.server.updates.add("channel_post", message)
        return message

    def posts_album(self, *captions: str) -> list[Json]:
        """One of a channel's admins posts pictures together, each with its caption or ""."""
        album = f"album-{self.server.updates.next_id}"
        picture = [{"file_id": "picture", "file_unique_id": "picture", "width": 1, "height": 1}]
        posts = []
        for caption in captions:
            words = {"caption": caption, "caption_entities": entities_typed(caption)} if caption else {}
            post = self.server.world.post(self.chat, None, {"media_group_id": album, "photo": picture, **words})
            self.server.updates.add("channel_post", post)
            posts.append(post)
        return posts

    def edits(self, post: Json, text: str, seconds_later: int = 60) -> None:
        """One of a channel's admins changes a post, or the caption of one with a picture."""
        name = "caption" if "photo" in post else "text"
        post[name] = text
        post["caption_entities" if name == "caption" else "entities"] = entities_typed(text)
        post["edit_date"] = post["date"] + seconds_later
        self.server.updates.add("edited_channel_post", {**post, "chat": self.chat.as_json()})

    def is_renamed(self, title: str, username: str) -> None:
        """It gets another title and public name."""
        self.chat.title, self.chat.username = title, username

    def forwards(self, post: Json, channel: Group) -> Json:
        """Telegram forwards a post of the channel that belongs to this group."""
        origin = {"type": "channel", "date": post["date"], "chat": channel.chat.as_json(), "message_id": 1}
        content = {
            "sender_chat": channel.chat.as_json(),
            "is_automatic_forward": True,
            "forward_origin": origin,
            "text": post["text"],
            "entities": post["entities"],
        }
        message = self.server.world.post(self.chat, TELEGRAM, content)
        self.server.updates.add("message", message)
        return message

    def migrates(self) -> Group:
        """Becomes a supergroup: the old id answers 400 with the new one from now on."""
        server = self.server
        new = Chat(-1_000_000_100_000 + self.chat.id, "supergroup", self.chat.title)
        new.members, new.admins = self.chat.members, self.chat.admins
        server.world.chats[new.id] = new
        sender = next(iter(new.members.values())).as_json()
        old_note = server.world.post(self.chat, sender, {"migrate_to_chat_id": new.id})
        server.updates.add("message", old_note)
        server.updates.add("message", server.world.post(new, sender, {"migrate_from_chat_id": self.chat.id}))
        self.chat.migrated_to = new.id
        return Group(server, new)

    def adds_the_bot(self, by: Person, may_post: bool = True) -> None:
        """Somebody adds the bot: to a channel as an admin."""
        self._changes(by, blocked=False, may_post=may_post)

    def removes_the_bot(self, by: Person) -> None:
        """Somebody puts the bot out, and Telegram says so."""
        self._changes(by, blocked=True, may_post=self.chat.bot_may_post)

    def lets_the_bot_post(self, by: Person, may_post: bool = True) -> None:
        """Somebody gives the bot the right to post, or takes it away."""
        self._changes(by, blocked=False, may_post=may_post)

    def becomes_private(self) -> None:
        """It has no public name any more."""
        self.chat.username = ""

    def _changes(self, by: Person, blocked: bool, may_post: bool) -> None:
        chat, bot = self.chat, self.server.world.bot
        before = bot_as_member(chat, bot)
        chat.joined, chat.blocked, chat.bot_may_post = True, blocked, may_post
        content = {
            "chat": chat.as_json(),
            "from": by.user.as_json(),
            "date": int(self.server.world.clock().timestamp()),
            "old_chat_member": before,
            "new_chat_member": bot_as_member(chat, bot),
        }
        self.server.updates.add("my_chat_member", content)
