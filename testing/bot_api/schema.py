"""The methods that the server knows, with their parameters; "!" marks what a call cannot do without."""

from __future__ import annotations

_TEXT = {
    "chat_id": "chat!",
    "message_thread_id": "int",
    "disable_notification": "bool",
    "protect_content": "bool",
    "reply_parameters": "json",
    "reply_markup": "json",
}
_CAPTION = {"caption": "str", "caption_entities": "json"}
_EDITED = {"chat_id": "chat", "message_id": "int", "inline_message_id": "str", "reply_markup": "json"}
_SCOPED = {"scope": "json", "language_code": "str"}

METHODS: dict[str, dict[str, str]] = {
    "getMe": {},
    "getUpdates": {"offset": "int", "limit": "int", "timeout": "float", "allowed_updates": "json"},
    "setWebhook": {
        "url": "str",
        "secret_token": "str",
        "max_connections": "int",
        "allowed_updates": "json",
        "drop_pending_updates": "bool",
        "ip_address": "str",
    },
    "deleteWebhook": {"drop_pending_updates": "bool"},
    "getWebhookInfo": {},
    "sendMessage": {**_TEXT, "text": "str!", "entities": "json", "link_preview_options": "json"},
    "editMessageText": {**_EDITED, "text": "str!", "entities": "json", "link_preview_options": "json"},
    "editMessageReplyMarkup": _EDITED,
    "deleteMessage": {"chat_id": "chat!", "message_id": "int!"},
    "sendChatAction": {"chat_id": "chat!", "action": "str!", "message_thread_id": "int"},
    "sendPhoto": {**_TEXT, **_CAPTION, "photo": "file!"},
    "sendDocument": {**_TEXT, **_CAPTION, "document": "file!", "thumbnail": "file"},
    "answerCallbackQuery": {
        "callback_query_id": "str!",
        "text": "str",
        "show_alert": "bool",
        "url": "str",
        "cache_time": "int",
    },
    "answerInlineQuery": {
        "inline_query_id": "str!",
        "results": "json!",
        "cache_time": "int",
        "is_personal": "bool",
        "next_offset": "str",
        "button": "json",
    },
    "setMyCommands": {"commands": "json!", **_SCOPED},
    "deleteMyCommands": _SCOPED,
    "getMyCommands": _SCOPED,
    "setMyDescription": {"description": "str", "language_code": "str"},
    "setMyShortDescription": {"short_description": "str", "language_code": "str"},
    "setMessageReaction": {"chat_id": "chat!", "message_id": "int!", "reaction": "json", "is_big": "bool"},
    "getChat": {"chat_id": "chat!"},
    "getChatMember": {"chat_id": "chat!", "user_id": "int!"},
    "getChatAdministrators": {"chat_id": "chat!"},
    "leaveChat": {"chat_id": "chat!"},
    "getFile": {"file_id": "str!"},
}
