"""What the headers of a response say, however they are written."""

from __future__ import annotations

import re

import httpx

from index.gathering.fetching.fetch_results import Validators

LONGEST_VALIDATOR = 1_000  # bytes; a longer one is not kept: it would be sent with every request
_MEDIA_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,100}/[a-z0-9!#$&^_.+-]{1,100}")
_CHARSET = re.compile(r"[a-z0-9_:.+-]{1,40}")
_SENDABLE = re.compile(rb"[\x20-\x7e\x80-\xff]+")  # RFC 9110, 5.5: visible characters and what is not ASCII


def content_type(header: str) -> tuple[str, str]:
    """The media type and the charset of a Content-Type header, lower case; "" for what it does not say properly."""
    media, *parameters = header.lower().split(";")
    charset = ""
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "charset" and not charset:
            charset = value.strip(" \t'\"")
    found = _MEDIA_TYPE.fullmatch(media.strip())
    return found.group() if found else "", charset if _CHARSET.fullmatch(charset) else ""


def validators_of(headers: httpx.Headers) -> Validators:
    """The validators that a response came with; "" for one that could not be sent back."""
    return Validators(_kept(headers, b"etag"), _kept(headers, b"last-modified"))


def conditional_headers(validators: Validators) -> list[tuple[bytes, bytes]]:
    """The headers that ask whether something has changed, byte for byte as the validators came."""
    asked = ((b"If-None-Match", validators.etag), (b"If-Modified-Since", validators.last_modified))
    return [(name, sent) for name, value in asked if (sent := _sent(value))]


def _kept(headers: httpx.Headers, name: bytes) -> str:
    """A header's bytes as text of the same numbers (Latin-1), so that it is sent back as it came."""
    value = next((value for key, value in headers.raw if key.lower() == name), b"").strip()
    return value.decode("latin-1") if len(value) <= LONGEST_VALIDATOR and _SENDABLE.fullmatch(value) else ""


def _sent(value: str) -> bytes:
    try:
        sent = value.encode("latin-1")
    except UnicodeEncodeError:
        return b""  # it was not kept by this module
    return sent if _SENDABLE.fullmatch(sent) else b""
