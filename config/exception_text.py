"""Describes an exception in one line: its kind, its places in the code, and its message if that is known to be safe.

Any other message may hold what somebody asked (`could not parse "…"`), which must not be logged.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from config.project import ROOT

MOST_FRAMES = 12  # the innermost; further out is the event loop
LONGEST_WORDS = 300  # characters
# Written by us for people, by the system, or by Telegram and other servers about the connection to them.
HARMLESS = frozenset(
    {
        "config.problems.Problem",
        "builtins.OSError",
        "builtins.MemoryError",
        "builtins.ImportError",
        "telegram.error.TelegramError",
        "httpx.HTTPError",
        "aiohttp.client_exceptions.ClientConnectionError",
        "sqlalchemy.exc.OperationalError",
    }
)


@dataclass(frozen=True, slots=True)
class ExceptionText:
    """An exception as it may be logged: its kind, its message if that is safe, and its places, innermost first."""

    kind: str
    words: str
    places: tuple[str, ...]

    def __str__(self) -> str:
        said = f"{self.kind}: {self.words}" if self.words else self.kind
        return f"{said} at {' < '.join(self.places)}" if self.places else said


def safe_message(error: BaseException) -> str:
    """Return the message of an exception in one line if it is safe, else its kind."""
    return _harmless_words(error) or type(error).__name__


def exception_texts(error: BaseException) -> list[ExceptionText]:
    """Return the text of an exception, then those of its causes."""
    return [ExceptionText(type(each).__name__, _harmless_words(each), _places(each)) for each in _chain(error)]


def _harmless_words(error: BaseException) -> str:
    kinds = {f"{kind.__module__}.{kind.__qualname__}" for kind in type(error).__mro__}
    if not kinds & HARMLESS:
        return ""
    original = getattr(error, "orig", None)  # what the database said, without the statement
    return " ".join(str(original if original is not None else error).split())[:LONGEST_WORDS]


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        if isinstance(current, BaseExceptionGroup):
            for inner in current.exceptions:
                yield from _chain(inner)
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)


def _places(error: BaseException) -> tuple[str, ...]:
    frames = traceback.extract_tb(error.__traceback__)[-MOST_FRAMES:]
    return tuple(f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in reversed(frames))


def _short(file: str) -> str:
    path = Path(file)
    if path.is_relative_to(ROOT) and "site-packages" not in path.parts:
        return str(path.relative_to(ROOT))
    return "/".join(path.parts[-2:])
