"""Prints results to standard output and progress to standard error, safe for a terminal."""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Callable

from config.printable_text import json_line, printable_line, printable_text

SAID_EVERY_S = 1.0  # of progress


def prepare_streams() -> None:
    """Writes a question mark for a character that the terminal lacks, such as "…" in Latin-1."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def tell(line: str) -> None:
    """Prints a result in one line, whatever its titles, names and reasons hold."""
    _print(printable_line(line))


def tell_text(text: str) -> None:
    """Prints a result of several lines, such as an article's text."""
    _print(printable_text(text))


def tell_json(value: object) -> None:
    """Prints a result as JSON in one line; escapes what standard output cannot write."""
    line = json_line(value)
    try:
        line.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        line = json.dumps(value)
    _print(line)


def say(line: str) -> None:
    """Prints a line about progress to standard error, apart from a command's results."""
    print(printable_line(line), file=sys.stderr, flush=True)  # noqa: T201  # a command line speaks


def say_now_and_then() -> Callable[[str], None]:
    """Returns a `say` that prints at most one line a second, and none in the first second."""
    said = time.monotonic()

    def say_if_time(line: str) -> None:
        nonlocal said
        if time.monotonic() - said >= SAID_EVERY_S:
            said = time.monotonic()
            say(line)

    return say_if_time


def _print(text: str) -> None:
    print(text, flush=True)  # noqa: T201  # a command line speaks
