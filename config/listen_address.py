"""The address at which a server of ours listens: a host and a port."""

from __future__ import annotations

from dataclasses import dataclass

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
