"""The base of what goes wrong in a way that somebody can mend."""

from __future__ import annotations


class Problem(Exception):
    """`str()` is one line for people; it holds nothing that a reader wrote and no secret, so that logs may show it."""
