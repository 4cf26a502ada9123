"""Checks whether a URL can be fetched, by its form."""

from __future__ import annotations

import httpx

LONGEST_URL = 8_000  # characters; what servers take at most, commonly
PORTS = range(1, 65_536)


def checked_target(address: str) -> httpx.URL | str:
    """Return `address` without its fragment, or the reason why it cannot be fetched."""
    if len(address) > LONGEST_URL:
        return "the address is too long"
    try:
        return _checked(httpx.URL(address))
    # httpx parses a host when it is asked for it: `xn--` fails then, as a UnicodeError
    except (httpx.InvalidURL, ValueError) as error:
        return f"not an address: {in_one_line(error)}"


def joined_target(base: httpx.URL, location: str) -> str:
    """Return the URL that a redirect to `location` leads to; raises ValueError if it is not a URL."""
    try:
        return str(base.join(location))
    except httpx.InvalidURL as error:
        raise ValueError(str(error)) from error


def in_one_line(error: Exception) -> str:
    """Return an exception's message in one short, printable line."""
    said = "".join(character if character.isprintable() else " " for character in str(error)[:1_000])
    return " ".join(said.split())[:200] or type(error).__name__


def _checked(url: httpx.URL) -> httpx.URL | str:
    if url.scheme not in ("http", "https"):
        return f"only http and https are fetched, not {url.scheme[:20] or 'an address without a scheme'}"
    if url.userinfo:
        return "an address with a user name or password in it is not fetched"
    if not url.host.strip("."):
        return "the address names no host"
    if url.port is not None and url.port not in PORTS:
        return f"not an address: there is no port {url.port}"
    return url.copy_with(fragment=None)
