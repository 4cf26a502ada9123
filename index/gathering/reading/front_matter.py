"""Reads front matter, the header of a text between `---` (YAML) or `+++` (TOML): title, date, authors, address."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from index.gathering.reading.clean_text import MAX_TITLE_CHARACTERS, clean_line, cut_line
from index.gathering.reading.dates import parse_published
from index.library.article_urls import web_address, without_tracking

_YAML = re.compile(r"\A\ufeff?---[ \t]*\n(.{0,20000}?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\A\ufeff?\+\+\+[ \t]*\n(.{0,20000}?\n)?\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of a header; empty if not stated."""

    address: str | None = None
    title: str = ""
    published: datetime | None = None
    authors: tuple[str, ...] = ()
    source: str = ""
    language: str = ""


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """Split `text` into header and rest; an empty header and all of `text` if it has no valid header."""
    for pattern, parse in ((_YAML, _yaml), (_TOML, _toml)):
        match = pattern.match(text)
        fields = parse(match[1] or "") if match else None
        if match and fields is not None:
            return _stated(fields), text[match.end() :]
    return FrontMatter(), text


def _yaml(header: str) -> Mapping[str, Any] | None:
    import yaml

    try:
        if "&" in header and any(isinstance(token, yaml.AnchorToken) for token in yaml.scan(header)):
            return None  # with anchors a small header can expand to a huge one
        fields = yaml.safe_load(header) or {}
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return fields if isinstance(fields, dict) else None


def _toml(header: str) -> Mapping[str, Any] | None:
    try:
        return tomllib.loads(header)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def _stated(fields: Mapping[str, Any]) -> FrontMatter:
    lower = {str(key).lower(): value for key, value in fields.items()}
    address = web_address(_first(lower, "url", "canonical_url", "canonical", "link"))
    return FrontMatter(
        address=without_tracking(address) if address else None,
        title=cut_line(_first(lower, "title", "headline"), MAX_TITLE_CHARACTERS),
        published=_moment(lower),
        authors=tuple(dict.fromkeys(_strings(lower.get("authors", lower.get("author"))))),
        source=_first(lower, "source", "publisher", "site"),
        language=_first(lower, "language", "lang"),
    )


def _moment(fields: Mapping[str, Any]) -> datetime | None:
    language = _first(fields, "language", "lang")
    for key in ("published", "date", "datepublished", "published_at", "pubdate"):
        value = fields.get(key)
        stated = value.isoformat() if isinstance(value, date) else value  # a datetime is a date
        moment = parse_published(stated, language) if isinstance(stated, str) else None
        if moment:
            return moment
    return None


def _first(fields: Mapping[str, Any], *keys: str) -> str:
    return next((found for key in keys for found in _strings(fields.get(key))), "")


def _strings(value: Any) -> list[str]:
    """Return the strings in a value: itself, a list's items, or the `name` of an object."""
    if isinstance(value, dict):
        value = value.get("name")
    items = value if isinstance(value, list) else [value]
    named = [item.get("name") if isinstance(item, dict) else item for item in items]
    return [line for item in named if isinstance(item, str | int | float) and (line := clean_line(str(item)))]
