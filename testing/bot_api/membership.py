"""Members of groups and channels, and what they may do there, as the Bot API shows them."""

from __future__ import annotations

from testing.bot_api.wire import Json
from testing.bot_api.world import Chat, User

_RIGHTS = (
    "be_edited", "manage_chat", "delete_messages", "manage_video_chats", "restrict_members", "promote_members",
    "change_info", "invite_users", "post_stories", "edit_stories", "delete_stories",
)  # fmt: skip
_PERMISSIONS = (
    "send_messages", "send_audios", "send_documents", "send_photos", "send_videos", "send_video_notes",
    "send_voice_notes", "send_polls", "send_other_messages", "add_web_page_previews", "react_to_messages",
    "change_info", "invite_users", "pin_messages", "manage_topics", "edit_tag",
)  # fmt: skip


def member_of(chat: Chat, user: User) -> Json:
    """Somebody as a member of a chat."""
    if user.id not in chat.admins:
        return {"status": "member" if user.id in chat.members else "left", "user": user.as_json()}
    if user.id == min(chat.admins):
        return {"status": "creator", "user": user.as_json(), "is_anonymous": False}
    return _admin(chat, user, user.id not in chat.may_not_post)


def bot_as_member(chat: Chat, bot: User) -> Json:
    """The bot as a member of a chat: an admin in a channel, a member in a group."""
    if chat.blocked:
        return {"status": "kicked", "user": bot.as_json(), "until_date": 0}
    if not chat.joined:
        return {"status": "left", "user": bot.as_json()}
    if chat.kind == "channel":
        return _admin(chat, bot, chat.bot_may_post)
    if not chat.bot_may_post:
        denied = {f"can_{permission}": False for permission in _PERMISSIONS}
        return {"status": "restricted", "user": bot.as_json(), "is_member": True, **denied, "until_date": 0}
    return {"status": "member", "user": bot.as_json()}


def _admin(chat: Chat, user: User, may_post: bool) -> Json:
    rights = {f"can_{right}": True for right in _RIGHTS}
    if chat.kind == "channel":
        rights |= {"can_post_messages": may_post, "can_edit_messages": may_post}
    return {"status": "administrator", "user": user.as_json(), "is_anonymous": False, **rights}
