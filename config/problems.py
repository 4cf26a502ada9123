"""The base of errors that a person can fix."""

from __future__ import annotations


class Problem(Exception):
    """An error that a person can fix. `str()` is one line for people, without secrets or readers' words."""
