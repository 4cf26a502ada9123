"""Parses response headers tolerantly, and builds conditional request headers."""

from __future__ import annotations

import re

import httpx

from index.gathering.fetching.fetch_results import Validators

LONGEST_VALIDATOR = 1_000  # bytes; a longer one is dropped, since it would be sent with every request
_MEDIA_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,100}/[a-z0-9!#$&^_.+-]{1,100}")
_CHARSET = re.compile(r"[a-z0-9_:.+-]{1,40}")
_SENDABLE = re.compile(rb"[\x20-\x7e\x80-\xff]+")  # RFC 9110, 5.5: visible characters and what is not ASCII


def content_type(header: str) -> tuple[str, str]:
    """Return media type and charset of a Content-Type header in lower case; "" for what is missing or malformed."""
    media, *parameters = header.lower().split(";")
    charset = ""
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "charset" and not charset:
            charset = value.strip(" \t'\"")
    found = _MEDIA_TYPE.fullmatch(media.strip())
    return found.group() if found else "", charset if _CHARSET.fullmatch(charset) else ""


def validators_of(headers: httpx.Headers) -> Validators:
    """Return the validators of a response; "" for one that cannot be sent back."""
    return Validators(_kept(headers, b"etag"), _kept(headers, b"last-modified"))


def conditional_headers(validators: Validators) -> list[tuple[bytes, bytes]]:
    """Return the headers of a conditional request, with the exact bytes of the validators."""
    asked = ((b"If-None-Match", validators.etag), (b"If-Modified-Since", validators.last_modified))
    return [(name, sent) for name, value in asked if (sent := _sent(value))]


def _kept(headers: httpx.Headers, name: bytes) -> str:
    """Return a header's bytes as Latin-1 text, so that the same bytes are sent back."""
    value = next((value for key, value in headers.raw if key.lower() == name), b"").strip()
    return value.decode("latin-1") if len(value) <= LONGEST_VALIDATOR and _SENDABLE.fullmatch(value) else ""


def _sent(value: str) -> bytes:
    try:
        sent = value.encode("latin-1")
    except UnicodeEncodeError:
        return b""  # not stored by this module
    return sent if _SENDABLE.fullmatch(sent) else b""
