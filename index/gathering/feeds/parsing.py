"""Parses feeds: RSS, Atom, RDF and CDF with feedparser, and JSON Feed."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from html import unescape
from itertools import islice
from typing import Any

import feedparser

from index.gathering.feeds.entries import Entry, NotAFeed, ParsedFeed
from index.gathering.feeds.html_fragments import plain_line, plain_text
from index.gathering.feeds.json_feed import parse_json_feed
from index.gathering.reading.dates import parse_published
from index.gathering.reading.encodings import NotText, decode
from index.library.article_urls import web_address

ENTRIES_READ = 2_000  # per poll; the longest archives in use have fewer
IDS_READ = 5 * ENTRIES_READ  # including those of feeds, sources and authors
LONGEST_ID_BYTES = 2_000  # of an id, and of its tag with attributes
LAST_UNSET_YEAR = 1970  # an unset time (0) is printed as 1970
_BYTE_ORDER_MARKS = (codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF32_LE)
_BLANK = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"  # may precede the first character, in any encoding
_LOOKED_AT = 2_000  # bytes at the start
_PAGE = re.compile(rb"<!doctype\s+html|<html", re.IGNORECASE)
_ENTRY = re.compile(rb"<(?:[A-Za-z]\w{0,20}:)?(?:item|entry)[\s>]")
_TEXT_ELEMENT = re.compile(rb"<(?:[A-Za-z]\w{0,20}:)?(title|summary|content)(\s[^<>]{0,2000})?>")
_ID_TAG = re.compile(rb"<(?:[A-Za-z]\w{0,20}:)?(?:guid|id)(?=[\s>])", re.IGNORECASE)
_MAIL_AND_NAME = re.compile(r"[^\s()@]+@[^\s()@]+\s+\(([^()]+)\)")
_PERIODS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(weeks=1),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}


def parse_feed(
    body: bytes, url: str, content_type: str = "", charset: str = "", language: str = "", location: str = ""
) -> ParsedFeed:
    """Return the feed in `body`, fetched from `url`; `location` is its Content-Location.

    Raises NotAFeed if there is none. Never accesses the network or files.
    """
    if not body.strip(_BLANK):
        raise NotAFeed("there is nothing in it")
    if body[:_LOOKED_AT].lstrip(_BLANK).startswith(b"{"):
        return parse_json_feed(body, url, ENTRIES_READ, charset)
    if _PAGE.match(_without_comments(body[:_LOOKED_AT])) and not _is_feed_root(body):
        raise NotAFeed("there is no feed, but a page")
    base = web_address(location, url) or url
    body, declared = _recoded(body, content_type, charset)
    body, left_out = _cut(body)
    headers = {"content-type": declared, "content-location": base, "content-language": language}
    try:
        # A stream, not bytes: feedparser would treat bytes as a file name and open it.
        parsed = feedparser.parse(
            io.BytesIO(body),
            response_headers={name: value for name, value in headers.items() if value},
            sanitize_html=False,  # all markup is removed here
            resolve_relative_uris=False,  # links in texts go with the markup; entry links are resolved below
        )
    except ValueError as problem:  # Python's expat splits names at spaces, which a damaged namespace may contain
        raise NotAFeed("its namespaces are damaged", is_damaged=True) from problem
    if not parsed.version and not parsed.entries and not parsed.feed.get("title") and not _is_feed_root(body):
        raise NotAFeed(f"there is no feed, but {content_type or 'something else'}")
    stated_ids, plain = _stated_ids(body), _declared_plain(body) if parsed.version.startswith("atom") else frozenset()
    entries = tuple(_entry(raw, parsed.feed, base, stated_ids, plain) for raw in parsed.entries[:ENTRIES_READ])
    trouble = parsed.get("bozo_exception") if parsed.bozo else None
    if left_out or isinstance(trouble, feedparser.CharacterEncodingOverride | feedparser.NonXMLContentType):
        trouble = None  # a wrong header did not prevent parsing
    return ParsedFeed(
        title=_line(parsed.feed, "title"),
        site=web_address(parsed.feed.get("link", ""), base) or "",
        entries=entries,
        left_out=left_out,
        ill_formed=" ".join(str(trouble).split())[:200] if trouble else "",
        least_interval=_least_interval(parsed.feed),
    )


def _recoded(body: bytes, content_type: str, charset: str) -> tuple[bytes, str]:
    """Return the body and the Content-Type to parse it with, corrected if the stated encoding is wrong.

    Valid non-ASCII UTF-8 is hardly ever anything else, whatever headers say; mostly valid UTF-8 is repaired. UTF-16,
    and encodings that feedparser detects from the declaration, stay as stated.
    """
    stated = f"{content_type}; charset={charset}" if charset else content_type
    if body.startswith(_BYTE_ORDER_MARKS) or b"\0" in body[:200] or body.isascii():
        return body, stated
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        try:
            body = decode(body, charset).encode("utf-8", "replace")
        except NotText:
            return body, stated
    return body, "application/xml; charset=utf-8"


def _cut(body: bytes) -> tuple[bytes, int]:
    """Return the body up to the last entry within the limit, and the number of entries beyond it."""
    starts = [found.start() for found in _ENTRY.finditer(body)]
    return (body[: starts[ENTRIES_READ]], len(starts) - ENTRIES_READ) if len(starts) > ENTRIES_READ else (body, 0)


def _without_comments(start: bytes) -> bytes:
    """Return `start` without leading white space and comments."""
    rest = start.lstrip(_BLANK)
    while rest.startswith(b"<!--"):
        rest = rest.partition(b"-->")[2].lstrip()
    return rest


def _is_feed_root(body: bytes) -> bool:
    head = body[:20_000].lower()
    return any(root in head for root in (b"<rss", b"<feed", b"<rdf:rdf", b"<channel"))


def _entry(raw: Any, feed: Any, base: str, stated_ids: frozenset[str], plain: frozenset[str]) -> Entry:
    contents = [
        plain_text(part.get("value") or "", markup=not ("content" in plain and part.get("type") == "text/plain"))
        for part in raw.get("content", [])
    ]
    is_plain = "summary" in plain and (raw.get("summary_detail") or {}).get("type") == "text/plain"
    summary = plain_text(
        raw.get("summary") or "", markup=not is_plain
    )  # feedparser gives None for some truncated entries
    content = max(contents, key=len, default="")
    source = raw.get("source") or {}
    title_language = (raw.get("title_detail") or {}).get("language")
    language = str(raw.get("language") or title_language or feed.get("language") or "")[:35]
    return Entry(
        link=_link(raw, base, stated_ids),
        title=_line(raw, "title", plain),
        id=str(raw.get("id") or "")[:2_000],
        published=_moment(raw, language),
        summary=summary,
        content=content,
        authors=tuple(dict.fromkeys(_authors(raw)))[:20],
        language=language,
        source=_line(source, "title"),
    )


def _line(holder: Any, name: str, plain: frozenset[str] = frozenset()) -> str:
    """Return a title on one line without HTML tags, even if the feed does not declare it as HTML."""
    kind = (holder.get(f"{name}_detail") or {}).get("type")
    return plain_line(str(holder.get(name) or ""), markup=not (name in plain and kind == "text/plain"))


def _declared_plain(body: bytes) -> frozenset[str]:
    """Return the elements of an Atom feed that always state their type: there, plain text is really plain.

    Without a type, text is plain by the standard (RFC 4287, 3.1.1), but in practice it is often HTML.
    """
    stated: dict[str, bool] = {}
    for found in _TEXT_ELEMENT.finditer(body):
        name = found[1].decode()
        stated[name] = stated.get(name, True) and b"type" in (found[2] or b"")
    return frozenset(name for name, always in stated.items() if always)


def _link(raw: Any, base: str, stated_ids: frozenset[str]) -> str:
    """Return the URL of the entry's page: its link, or its guid if that is a URL; "" if there is none."""
    own_id = str(raw.get("id", ""))
    links = [link for link in raw.get("links", []) if isinstance(link.get("href"), str)]
    elsewhere = {link["href"] for link in links if link.get("rel", "alternate") != "alternate"}  # audio, comments
    own = raw.get("link", "")
    pages = [own] if own not in elsewhere and not raw.get("guidislink") else []
    pages += [link["href"] for link in links if link.get("rel") == "alternate"]
    for page in pages:
        if page and (address := web_address(page, base)):
            return address
    return (web_address(own_id) or "") if own_id in stated_ids else ""


def _stated_ids(body: bytes) -> frozenset[str]:
    """Return the ids as written: feedparser joins them with the base URL, which makes a URL of any word."""
    ids: set[str] = set()
    for tag in islice(_ID_TAG.finditer(body), IDS_READ):
        end = body.find(b">", tag.end(), tag.end() + LONGEST_ID_BYTES)
        text = body[end + 1 : end + 1 + LONGEST_ID_BYTES].lstrip().removeprefix(b"<![CDATA[").lstrip()
        if end >= 0:
            ids.add(unescape(text.partition(b"<")[0].partition(b"]")[0].decode("utf-8", "replace").strip()))
    return frozenset(ids)


def _authors(raw: Any) -> Iterator[str]:
    written = _MAIL_AND_NAME.fullmatch(str(raw.get("author", ""))[:_LOOKED_AT].strip())
    if written:  # feedparser splits this form only if the top-level domain has at most four letters
        yield plain_line(written[1])[:200]
        return
    for author in raw.get("authors", []):
        name = plain_line(str(author.get("name", "")))
        if name:
            yield name[:200]


def _moment(raw: Any, language: str) -> datetime | None:
    """Return when the entry was published or else updated; None if it states no time, or 1970, which means unset.

    feedparser's own date parsing is not used: it drops unknown time zones and guesses months.
    """
    for name in ("published", "created", "updated"):
        # feedparser maps a missing `updated` to `published`, with a warning: check for the key itself.
        if not dict.__contains__(raw, name):
            continue
        moment = parse_published(str(raw.get(name) or ""), language)
        if moment is not None and moment.year > LAST_UNSET_YEAR:
            return moment
    return None


def _least_interval(feed: Any) -> timedelta | None:
    try:
        if feed.get("ttl"):
            return timedelta(minutes=int(feed["ttl"]))
        period = _PERIODS.get(str(feed.get("sy_updateperiod", "")).strip().lower())
        return period / max(int(feed.get("sy_updatefrequency") or 1), 1) if period else None
    except (ValueError, OverflowError):
        return None
