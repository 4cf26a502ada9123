"""Cookies within one fetch: each site gets back only its own."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

COOKIES_KEPT = 50  # of one site; browsers keep about as many
LONGEST_COOKIE = 4_096  # characters of name and value, as browsers take at most
_SENDABLE = re.compile(r"[\x21-\x3a\x3c-\x7e][\x20-\x3a\x3c-\x7e]*")  # visible ASCII without the semicolon

Origin = tuple[str, str, int | None]


class Cookies:
    """The cookies set during one fetch. Each site (scheme, host and port) gets back only its own."""

    def __init__(self) -> None:
        self._kept: dict[Origin, dict[str, str]] = {}

    def header(self, url: httpx.URL) -> str:
        """Return the Cookie header for `url`; "" if its site has set none."""
        return "; ".join(f"{name}={value}" for name, value in self._kept.get(_origin(url), {}).items())

    def take(self, url: httpx.URL, headers: httpx.Headers, now: datetime) -> None:
        """Store the cookies that a response of `url` sets, and remove those that it deletes."""
        kept = self._kept.setdefault(_origin(url), {})
        for line in headers.get_list("Set-Cookie")[:COOKIES_KEPT]:
            pair, _, attributes = line.partition(";")
            name, equals, value = (part.strip() for part in pair.partition("="))
            if not equals or len(pair) > LONGEST_COOKIE or not _SENDABLE.fullmatch(f"{name}={value}") or not name:
                continue
            kept.pop(name, None)
            if not _deletes(attributes, now) and len(kept) < COOKIES_KEPT:
                kept[name] = value


def _origin(url: httpx.URL) -> Origin:
    return url.scheme, url.host, url.port


def _deletes(attributes: str, now: datetime) -> bool:
    """Whether a cookie with these attributes has expired (RFC 6265, 5.3); Max-Age overrides Expires."""
    said = {
        name.strip().lower(): value.strip()[:64]
        for name, _, value in (each.partition("=") for each in attributes.split(";"))
    }
    seconds = said.get("max-age", "")
    if seconds.removeprefix("-").isascii() and seconds.removeprefix("-").isdigit():
        return int(seconds) <= 0
    try:
        over = parsedate_to_datetime(said.get("expires", ""))
    except (ValueError, TypeError, IndexError, OverflowError):
        return False
    return (over if over.tzinfo else over.replace(tzinfo=UTC)) <= now
