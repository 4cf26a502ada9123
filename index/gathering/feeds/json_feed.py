"""Parses JSON Feed, versions 1 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from typing import Any

from index.gathering.feeds.entries import Entry, NotAFeed, ParsedFeed
from index.gathering.feeds.html_fragments import CLOSING_TAG, plain_line, plain_text
from index.gathering.reading.dates import parse_published
from index.gathering.reading.encodings import NotText, decode
from index.library.article_urls import web_address

LAST_UNSET_YEAR = 1970


def parse_json_feed(body: bytes, url: str, most: int, charset: str = "") -> ParsedFeed:
    """Return the feed in `body` with up to `most` entries; raises NotAFeed.

    Unescaped line breaks and tabs in its texts are accepted.
    """
    try:
        text = body.decode(json.detect_encoding(body), "replace") if b"\0" in body[:4] else decode(body, charset)
        told = json.loads(text.lstrip("\ufeff"), strict=False)
    except NotText as problem:
        raise NotAFeed(f"it is {problem}", is_damaged=True) from None
    except (ValueError, RecursionError) as error:
        raise NotAFeed(f"it begins like a JSON feed, but is none: {str(error)[:100]}", is_damaged=True) from None
    items = told.get("items") if isinstance(told, dict) else None
    if not isinstance(items, list) or "jsonfeed.org" not in str(told.get("version", "")):
        raise NotAFeed("it is JSON, but no JSON feed")
    entries = tuple(_entry(item, told, url) for item in _listed(items[:most]))
    site = web_address(_text(told, "home_page_url"), url) or ""
    return ParsedFeed(plain_line(_text(told, "title"), markup=False), site, entries, max(0, len(items) - most))


def _entry(item: dict[str, Any], feed: dict[str, Any], base: str) -> Entry:
    link = next((found for name in ("url", "external_url", "id") if (found := _address(item, name, base))), "")
    language = (_text(item, "language") or _text(feed, "language"))[:35]
    stated = (parse_published(_text(item, name), language) for name in ("date_published", "date_modified"))
    moment = next((moment for moment in stated if moment and moment.year > LAST_UNSET_YEAR), None)
    authors = item.get("authors") or feed.get("authors") or [item.get("author") or feed.get("author")]
    summary = _text(item, "summary")
    names = [plain_line(_text(author, "name"), markup=False) for author in _listed(authors)]
    return Entry(
        link=link,
        title=plain_line(_text(item, "title"), markup=False),
        id=_text(item, "id")[:2_000],
        published=moment,
        summary=plain_text(summary, markup=CLOSING_TAG.search(summary) is not None),  # plain, says the specification
        content=plain_text(_text(item, "content_html")) or plain_text(_text(item, "content_text"), markup=False),
        authors=tuple(dict.fromkeys(name for name in names if name))[:20],
        language=language,
    )


def _address(item: dict[str, Any], name: str, base: str) -> str:
    """Return the URL in a field; an id must be absolute, links may be relative to the feed."""
    return web_address(_text(item, name), "" if name == "id" else base) or ""


def _listed(value: object) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _text(holder: dict[str, Any], name: str) -> str:
    value = holder.get(name)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)  # the specification says to treat a numeric id as text
    return value if isinstance(value, str) else ""
