"""What each method does; refusals are raised as Telegram words them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from testing.bot_api.entities import LONGEST_CAPTION, check_markup, check_text, units
from testing.bot_api.membership import bot_as_member, member_of
from testing.bot_api.wire import Json, Upload, bad_request

if TYPE_CHECKING:
    from testing.bot_api.server import BotApiServer

Method = Callable[["BotApiServer", Json], Any]
LONGEST_TOAST = 200
LONGEST_DESCRIPTION = 256
MOST_COMMANDS = 100
MOST_INLINE_RESULTS = 50
LONGEST_RESULT_ID_BYTES = 64


def _post(server: BotApiServer, p: Json, content: Json) -> Json:
    world = server.world
    chat = world.to_write_to(p["chat_id"])
    thread = world.thread(chat, p.get("message_thread_id"))
    check_markup(p.get("reply_markup"))
    reply = p.get("reply_parameters")
    if reply and reply["message_id"] in chat.messages:
        content["reply_to_message"] = _bare(chat.messages[reply["message_id"]])
    elif reply and not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    if "inline_keyboard" in (p.get("reply_markup") or {}):
        content["reply_markup"] = p["reply_markup"]
    if server.limits is not None:
        server.limits.take(chat.id)
    return world.post(chat, world.bot.as_json(), content, thread)


def _bare(message: Json) -> Json:
    return {name: value for name, value in message.items() if name != "reply_to_message"}


def send_message(server: BotApiServer, p: Json) -> Json:
    """sendMessage."""
    server.world.chat(p["chat_id"])
    check_text(p["text"], p.get("entities"))
    return _post(server, p, {"text": p["text"], "entities": p.get("entities") or []})


def _send_file(kind: str) -> Method:
    def send(server: BotApiServer, p: Json) -> Json:
        caption = p.get("caption", "")
        if caption:
            check_text(caption, p.get("caption_entities"), LONGEST_CAPTION)
        upload = p[kind]
        if not isinstance(upload, Upload) or not upload.content:
            raise bad_request(f"there is no {kind} in the request")
        file_id = f"file-{len(server.world.files) + 1}"
        server.world.files[file_id] = upload.content
        described = {"file_id": file_id, "file_unique_id": file_id, "file_size": len(upload.content)}
        shown: Any = {**described, "file_name": upload.name}
        if kind == "photo":
            shown = [{**described, "width": 1, "height": 1}]
        content = {kind: shown, "caption": caption, "caption_entities": p.get("caption_entities") or []}
        return _post(server, p, {name: value for name, value in content.items() if value})

    return send


def _edited(server: BotApiServer, p: Json, change: Json) -> Any:
    check_markup(p.get("reply_markup"))
    markup = p.get("reply_markup") or {}
    change = {**change, "reply_markup": markup if markup.get("inline_keyboard") else None}
    if "inline_message_id" in p:
        server.inline_messages[p["inline_message_id"]] = change
        return True
    chat = server.world.chat(p.get("chat_id"))
    message = server.world.message(chat, p.get("message_id", 0), "message to edit")
    if message.get("from", {}).get("id") != server.world.bot.id:
        raise bad_request("message can't be edited")
    if all((message.get(name) or None) == (value or None) for name, value in change.items()):
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly the same as a "
            "current content and reply markup of the message"
        )
    message.update(change)
    message["edit_date"] = int(server.world.clock().timestamp())
    if message["reply_markup"] is None:
        del message["reply_markup"]
    return message


def edit_message_text(server: BotApiServer, p: Json) -> Any:
    """editMessageText."""
    check_text(p["text"], p.get("entities"))
    return _edited(server, p, {"text": p["text"], "entities": p.get("entities") or []})


def edit_message_reply_markup(server: BotApiServer, p: Json) -> Any:
    """editMessageReplyMarkup."""
    return _edited(server, p, {})


def delete_message(server: BotApiServer, p: Json) -> bool:
    """deleteMessage."""
    chat = server.world.chat(p["chat_id"])
    server.world.message(chat, p["message_id"], "message to delete")
    del chat.messages[p["message_id"]]
    return True


def send_chat_action(server: BotApiServer, p: Json) -> bool:
    """sendChatAction."""
    chat = server.world.chat(p["chat_id"])
    server.world.thread(chat, p.get("message_thread_id"))
    if p["action"] not in {"typing", "upload_photo", "upload_document"}:
        raise bad_request("wrong parameter action in request")
    return True


def answer_callback_query(server: BotApiServer, p: Json) -> bool:
    """answerCallbackQuery: once a tap, while it is fresh."""
    if p["callback_query_id"] not in server.open_queries:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if units(p.get("text", "")) > LONGEST_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    server.open_queries.discard(p["callback_query_id"])
    return True


def answer_inline_query(server: BotApiServer, p: Json) -> bool:
    """answerInlineQuery: articles with text content."""
    if p["inline_query_id"] not in server.open_queries:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if len(p["results"]) > MOST_INLINE_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    ids = [result.get("id", "") for result in p["results"]]
    if len(set(ids)) != len(ids) or not all(1 <= len(i.encode()) <= LONGEST_RESULT_ID_BYTES for i in ids):
        raise bad_request("RESULT_ID_INVALID")
    for result in p["results"]:
        if result.get("type") != "article" or not result.get("title"):
            raise bad_request("RESULT_TYPE_INVALID")
        content = result.get("input_message_content", {})
        check_text(content.get("message_text", ""), content.get("entities"))
        check_markup(result.get("reply_markup"))
    server.open_queries.discard(p["inline_query_id"])
    return True


def set_my_commands(server: BotApiServer, p: Json) -> bool:
    """setMyCommands, by scope and language."""
    if len(p["commands"]) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in p["commands"]:
        name, description = command.get("command", ""), command.get("description", "")
        if not 1 <= len(name) <= 32 or not all(c.islower() or c.isdigit() or c == "_" for c in name):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= units(description) <= LONGEST_DESCRIPTION:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    scope = p.get("scope") or {"type": "default"}
    server.menus[(scope["type"], scope.get("chat_id"), p.get("language_code", ""))] = p["commands"]
    return True


def get_chat_member(server: BotApiServer, p: Json) -> Json:
    """getChatMember: of the bot itself or of anybody, where the bot is in the chat."""
    world = server.world
    chat = world.seen(p["chat_id"])
    if chat.kind == "channel" and not chat.joined:
        raise bad_request("member list is inaccessible")
    chat = world.chat(p["chat_id"])
    if p["user_id"] == world.bot.id:
        return bot_as_member(chat, world.bot)
    user = chat.members.get(p["user_id"]) or server.people.get(p["user_id"])
    if user is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return member_of(chat, user)


def get_chat_administrators(server: BotApiServer, p: Json) -> list[Json]:
    """getChatAdministrators."""
    chat = server.world.chat(p["chat_id"])
    if chat.kind == "private":
        raise bad_request("there are no administrators in the private chat")
    return [member_of(chat, chat.members[user_id]) for user_id in sorted(chat.admins)]


def get_chat(server: BotApiServer, p: Json) -> Json:
    """getChat."""
    chat = server.world.seen(p["chat_id"])
    shown = (chat if chat.username and chat.kind != "private" else server.world.chat(chat.id)).as_json()
    return {**shown, "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _NO_GIFTS}


_NO_GIFTS = {
    f"{kind}_gifts": False for kind in ("unlimited", "limited", "unique")
} | {"premium_subscription": False, "gifts_from_channels": False}  # fmt: skip


def leave_chat(server: BotApiServer, p: Json) -> bool:
    """leaveChat."""
    server.world.chat(p["chat_id"]).blocked = True
    return True


def set_message_reaction(server: BotApiServer, p: Json) -> bool:
    """setMessageReaction."""
    chat = server.world.chat(p["chat_id"])
    server.world.message(chat, p["message_id"], "message to react")
    return True


def get_file(server: BotApiServer, p: Json) -> Json:
    """getFile."""
    if p["file_id"] not in server.world.files:
        raise bad_request("invalid file_id")
    return {"file_id": p["file_id"], "file_unique_id": p["file_id"], "file_path": f"documents/{p['file_id']}"}


def _ok(server: BotApiServer, p: Json) -> bool:
    return True


CARRIED_OUT: dict[str, Method] = {
    "getMe": lambda server, p: server.me(),
    "getWebhookInfo": lambda server, p: server.updates.info(),
    "sendMessage": send_message,
    "sendPhoto": _send_file("photo"),
    "sendDocument": _send_file("document"),
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "sendChatAction": send_chat_action,
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
    "setMyCommands": set_my_commands,
    "deleteMyCommands": _ok,
    "getMyCommands": lambda server, p: [],
    "setMyDescription": _ok,
    "setMyShortDescription": _ok,
    "setMessageReaction": set_message_reaction,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "leaveChat": leave_chat,
    "getFile": get_file,
}
