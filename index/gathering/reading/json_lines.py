"""Reads articles from JSON lines: one object per line, as in `add -` and archives of articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, BinaryIO

from index.gathering.reading.clean_text import (
    MAX_TEXT_CHARACTERS,
    MAX_TITLE_CHARACTERS,
    clean_line,
    clean_text,
    cut_line,
    stated_text,
    title_from_text,
)
from index.gathering.reading.compressed_files import DAMAGE, explain
from index.gathering.reading.dates import parse_moment, parse_published
from index.gathering.reading.json_records import MAX_LINE_BYTES, NumberedLines
from index.gathering.reading.language_detection import language_of, stated_language
from index.gathering.reading.pages import read_page
from index.library.article_urls import MAX_URL_CHARACTERS, web_address
from index.library.articles import Draft
from index.library.errors import Rejected

SKIPPING_BYTES = 1_000_000  # of an overlong line in memory while it is skipped
# A longer "line" is a decompression bomb or not text; reading stops there.
MAX_SKIPPED_BYTES = 2_000_000_000


class _Wrong(Exception):
    """A line is not an article; `str()` says what is wrong and what is expected."""


def read_lines(stream: BinaryIO, where: str) -> Iterator[Draft | Rejected]:
    """Yield an article or a rejection (with the line's number) for each non-blank line; holds one line in memory."""
    lines = NumberedLines(stream)
    while True:
        try:
            line = lines.next()
            too_long = len(line) > MAX_LINE_BYTES
            whole = not too_long or _pass_over(stream)
        except DAMAGE as problem:
            yield Rejected(
                f"{where}, line {lines.number}", f"{explain(problem)}; what stands before this line was read"
            )
            return
        place = f"{where}, line {lines.number}"
        if not line:
            return
        if too_long:
            ending = "split it" if whole else "nothing after it was read"
            yield Rejected(place, f"longer than {MAX_LINE_BYTES // 1_000_000} MB: {ending}")
            if not whole:
                return
        elif line.strip():
            found = read_line(line, place)
            joined = lines.joined(line) if isinstance(found, Rejected) else None
            yield read_line(joined, place) if joined else found


def read_line(line: bytes, where: str) -> Draft | Rejected:
    """Return the article of one JSON line, or what is wrong with it."""
    try:
        fields = json.loads(line.decode("utf-8-sig"), strict=False)
    except UnicodeDecodeError:
        return Rejected(where, "not in UTF-8: convert it, or write other letters as \\u escapes")
    except json.JSONDecodeError as problem:
        return Rejected(where, f"no JSON: {problem.msg.removesuffix(' at')} at column {problem.colno}")
    except (ValueError, RecursionError):  # a number of 5,000 digits, brackets 100,000 deep
        return Rejected(where, "no JSON that can be read")
    if not isinstance(fields, dict):
        return Rejected(where, 'no JSON object: a line is {"url": "https://…", "text": "…"}')
    try:
        return _article(fields, where)
    except _Wrong as problem:
        return Rejected(where, str(problem))


def _article(fields: dict[str, Any], where: str) -> Draft | Rejected:
    url = _url(fields)
    markup = _string(fields, "html")
    page = _page(markup, url, where) if markup and not _string(fields, "text").strip() else None
    if isinstance(page, Rejected):
        return page
    given = _string(fields, "text")
    text = page.text if page else stated_text(given)
    if not text or not (page or clean_text(given)):
        raise _Wrong('no text: one of "text" and "html" is required')
    if len(text) > MAX_TEXT_CHARACTERS:
        raise _Wrong(
            f"a text of {len(text):,} characters, more than the {MAX_TEXT_CHARACTERS:,} of an article: split it"
        )
    title = cut_line(clean_line(_string(fields, "title")[: 4 * MAX_TITLE_CHARACTERS]), MAX_TITLE_CHARACTERS)
    title = title or (page.title if page else title_from_text(text))
    stated = _string(fields, "language") or (page.language if page else "")
    return Draft(
        url=url,
        title=title,
        text=text,
        published=_published(fields) or (page.published if page else None),
        source=clean_line(_string(fields, "source")) or (page.source if page else ""),
        authors=_authors(fields) or (page.authors if page else ()),
        language=language_of(title, text, stated) or stated_language(stated),
    )


def _page(markup: str, url: str, where: str) -> Draft | Rejected:
    return read_page(markup.encode("utf-8", "replace"), url, "utf-8", where)


def _url(fields: dict[str, Any]) -> str:
    given = _string(fields, "url").strip()
    if not given:
        raise _Wrong('no "url": every article needs the address it is known by')
    url = web_address(given) or given
    if not web_address(url) and not (
        url.startswith("file:///") and len(url) <= MAX_URL_CHARACTERS and url.isprintable()
    ):
        raise _Wrong(f'"url" is {url[:80]!r}: it has to begin with http:// or https:// and name a host')
    return url


def _published(fields: dict[str, Any]) -> datetime | None:
    value, language = fields.get("published"), _string(fields, "language")
    if value is None or value == "":
        return None
    if not isinstance(value, str | int | float) or parse_moment(str(value), language) is None:
        raise _Wrong(f'"published" is {str(value)[:40]!r}: write 2025-05-11 or 2025-05-11T08:30:00+02:00, or null')
    return parse_published(str(value), language)


def _authors(fields: dict[str, Any]) -> tuple[str, ...]:
    value = fields.get("authors")
    names = [value] if isinstance(value, str) else [] if value is None else value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise _Wrong('"authors" has to be a list of names')
    return tuple(dict.fromkeys(name for name in map(clean_line, names) if name))


def _string(fields: dict[str, Any], key: str) -> str:
    value = fields.get(key)
    if value is not None and not isinstance(value, str):
        raise _Wrong(f'"{key}" has to be a string')
    return value or ""


def _pass_over(stream: BinaryIO) -> bool:
    """Skip to the end of an overlong line; return False if the limit is reached first."""
    passed = 0
    while passed < MAX_SKIPPED_BYTES:
        part = stream.readline(SKIPPING_BYTES)
        if not part or part.endswith(b"\n"):
            return True
        passed += len(part)
    return False
