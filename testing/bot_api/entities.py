"""Whether a text and its entities are right: lengths, bounds and nesting, all in UTF-16 units."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from testing.bot_api.wire import Json, bad_request

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
MOST_ENTITIES = 100
LONGEST_CALLBACK_DATA_BYTES = 64
KINDS = {
    "bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote",
    "code", "pre", "text_link", "text_mention", "custom_emoji",
    "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number",
}  # fmt: skip
QUOTES = {"blockquote", "expandable_blockquote"}


def units(text: str) -> int:
    """The length that Telegram counts: UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def slice_units(text: str, offset: int, length: int) -> str:
    """The part of a text that an entity covers."""
    return text.encode("utf-16-le", "surrogatepass")[offset * 2 : (offset + length) * 2].decode("utf-16-le")


def check_text(text: str, entities: list[Json] | None, longest: int = LONGEST_TEXT) -> None:
    """Raises a 400 where Telegram would, or where it would silently show something else than was meant."""
    if not text.strip():
        raise bad_request("message text is empty")
    if units(text) > longest:
        raise bad_request("message is too long" if longest == LONGEST_TEXT else "message caption is too long")
    if text != text.strip():
        raise bad_request("the text begins or ends in white space, which Telegram cuts off")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    _check_entities(text, entities or [])


def _check_entities(text: str, entities: list[Json]) -> None:
    if len(entities) > MOST_ENTITIES:
        raise bad_request(f"{len(entities)} entities, of which Telegram drops all past {MOST_ENTITIES}")
    spans = sorted((_checked_entity(text, entity) for entity in entities), key=lambda s: (s[0], -s[1]))
    open_spans: list[tuple[int, int, str]] = []
    for start, end, kind in spans:
        while open_spans and open_spans[-1][1] <= start:
            open_spans.pop()
        if open_spans and end > open_spans[-1][1]:
            raise bad_request(f"entities {open_spans[-1][2]} and {kind} overlap without nesting")
        if kind in QUOTES and any(outer in QUOTES for _, _, outer in open_spans):
            raise bad_request("a blockquote cannot be nested")
        if any(outer in {"code", "pre"} for _, _, outer in open_spans):
            raise bad_request(f"{kind} inside of code")
        open_spans.append((start, end, kind))


def _checked_entity(text: str, entity: Json) -> tuple[int, int, str]:
    kind, start, length = entity.get("type"), entity.get("offset"), entity.get("length")
    if kind not in KINDS:
        raise bad_request(f"can't parse entities: unknown type {kind!r}")
    if not isinstance(start, int) or not isinstance(length, int) or start < 0 or length < 1:
        raise bad_request(f"can't parse entities: {kind} at {start!r} of length {length!r}")
    if start + length > units(text):
        raise bad_request(f"can't parse entities: {kind} ends past the text")
    try:
        covered = slice_units(text, start, length)
    except UnicodeDecodeError:
        raise bad_request(f"can't parse entities: {kind} splits a surrogate pair") from None
    if covered != covered.strip():
        raise bad_request(f"{kind} begins or ends in white space, which Telegram cuts off: {covered!r}")
    if kind == "text_link":
        _check_link(entity.get("url"))
    return start, start + length, kind


def _check_link(url: Any) -> None:
    if not isinstance(url, str) or urlsplit(url).scheme not in {"http", "https", "tg"} or not urlsplit(url).netloc:
        raise bad_request(f"can't parse entities: a link to {url!r}")
    if not url.isascii() or any(c.isspace() for c in url):
        raise bad_request(f"a link that is not percent-encoded: {url!r}")


def check_markup(markup: Json | None) -> None:
    """Raises a 400 for an inline keyboard that Telegram would not take."""
    if markup is None or "inline_keyboard" not in markup:
        return
    rows = markup["inline_keyboard"]
    if sum(len(row) for row in rows) > MOST_ENTITIES:
        raise bad_request("too many buttons")
    for button in (button for row in rows for button in row):
        if not str(button.get("text", "")).strip():
            raise bad_request("text buttons must have a text")
        kinds = set(button) - {"text", "style", "icon_custom_emoji_id"}
        if len(kinds) != 1:
            raise bad_request(f"a button does exactly one thing, not {sorted(kinds)}")
        if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= LONGEST_CALLBACK_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
        if "url" in button:
            _check_link(button["url"])
