"""The location of Milvus: the address of a server, or a folder of Milvus Lite."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

FORMS = "write http://HOST:19530, https://USER:PASSWORD@HOST, or the name of a folder"
_HOST_AND_PORT = re.compile(r"[\w.-]+:\d+")


def milvus_uri(text: str) -> str:
    """Return the text without blanks around it; raises ValueError, without the password, if it is neither."""
    text = text.strip()
    scheme, there, _ = text.partition("://")
    if not text or _HOST_AND_PORT.fullmatch(text) or (there and scheme not in ("http", "https")):
        raise ValueError(f"neither an address of Milvus nor a folder: {FORMS}")
    if there and not _names_a_host(text):
        raise ValueError(f"names no host and port: {FORMS}")
    return text


def _names_a_host(uri: str) -> bool:
    try:
        parsed = urlsplit(uri)
        return bool(parsed.hostname) and parsed.port != 0
    except ValueError:  # a port beyond 65535, or one that is no number
        return False
