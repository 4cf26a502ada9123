"""What a command says: results on standard output, news of its work on stderr; neither can steer the terminal."""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Callable

from config.printable_text import json_line, printable_line, printable_text

SAID_EVERY_S = 1.0  # of progress


def prepare_streams() -> None:
    """Has a question mark written for what a terminal has no letter for, such as "…" in Latin-1."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def tell(line: str) -> None:
    """A result in one line, whatever the titles, names and reasons in it hold."""
    _print(printable_line(line))


def tell_text(text: str) -> None:
    """A result of several lines, such as an article's text."""
    _print(printable_text(text))


def tell_json(value: object) -> None:
    """A result as JSON in one line; escaped throughout where standard output cannot write its letters."""
    line = json_line(value)
    try:
        line.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        line = json.dumps(value)
    _print(line)


def say(line: str) -> None:
    """Tells the person at the terminal what is going on, in one line; never mixes with a command's output."""
    print(printable_line(line), file=sys.stderr, flush=True)  # noqa: T201  # a command line speaks


def say_now_and_then() -> Callable[[str], None]:
    """As `say`, but no more than one line a second, and nothing of what takes no longer."""
    said = time.monotonic()

    def say_if_time(line: str) -> None:
        nonlocal said
        if time.monotonic() - said >= SAID_EVERY_S:
            said = time.monotonic()
            say(line)

    return say_if_time


def _print(text: str) -> None:
    print(text, flush=True)  # noqa: T201  # a command line speaks
