"""The address at which a server of ours listens: a host and a port."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

HIGHEST_PORT = 65535


@dataclass(frozen=True, slots=True)
class ListenAddress:
    """A host, by name or number, and a TCP port; port 0 lets the system choose."""

    host: str
    port: int

    def __post_init__(self) -> None:
        if not self.host or not 0 <= self.port <= HIGHEST_PORT:
            raise ValueError(f"not a host and a port up to {HIGHEST_PORT}")

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def listen_address(text: str) -> ListenAddress:
    """Parse an address such as `127.0.0.1:9464` or `[::1]:9464`; raises ValueError."""
    host, colon, port = text.strip().rpartition(":")
    if not colon or not (port.isascii() and port.isdecimal()):
        raise ValueError("not a host and a port such as 127.0.0.1:9464")
    return ListenAddress(host.removeprefix("[").removesuffix("]"), int(port))


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
