"""Logging: one line per event on stderr, as text or as JSON, without secrets or readers' words."""

from __future__ import annotations

import _thread
import logging
import re
import sys
import threading
from collections.abc import Iterable
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Literal, TextIO

from config.exception_text import ExceptionText, exception_texts, safe_message
from config.printable_text import json_line, printable_line
from config.redaction import PrivateTexts, private_texts, redacted

__all__ = ["LogForm", "RedactingFormatter", "redacted", "start_logging"]

LogForm = Literal["text", "json", "words"]  # the last for a person at a terminal: what is said, and no more
# These tell each request with its address, which holds the token, or with what it carries.
_TALKATIVE = (
    "httpx",
    "httpcore",
    "aiohttp",
    "telegram.ext.ExtBot",
    "telegram.Bot",
    "telegram.ext.Updater",
    "hpack",
    "tornado",
)
_CHATTY = ("alembic", "telegram.ext.Application", "matplotlib", "asyncio", "apscheduler")  # of no use to an operator

_PLACEHOLDER = re.compile(r"%(?:\(\w{1,40}\))?[-#0 +]{0,5}[\d.*]{0,20}[sdrifgxXeEcoua]")
_WARNED = re.compile(r"[^\n]+?:\d+: \w+")  # file (with spaces or not), line and kind of a warning
ROOMS = frozenset({"config", "index", "retrieval", "updates", "chat", "commands", "__main__"})  # whose words are ours

log = logging.getLogger(__name__)


class RedactingFormatter(logging.Formatter):
    """Formats a record and its exception in one line, with secrets and readers' words hidden."""

    def __init__(
        self,
        secrets: Iterable[str] = (),
        form: LogForm = "text",
        confided: PrivateTexts = private_texts,
        role: str = "",
    ) -> None:
        """`role` names the process in each line if there are several."""
        super().__init__()
        self._role = role
        self._secrets = sorted((secret for secret in secrets if secret), key=len, reverse=True)
        self._form = form
        self._confided = confided

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        message = self._clean(_message(record))
        error = record.exc_info[1] if record.exc_info else None
        errors = [self._clean_error(each) for each in exception_texts(error)] if error is not None else []
        if self._form == "json":
            line_of = {**({"role": self._role} if self._role else {}), **_as_json(record, message, errors)}
            return json_line(line_of)
        if self._form == "words":
            return printable_line(" | ".join((message, *(str(each) for each in errors))))
        who = f"{self._role} {record.name}" if self._role else record.name
        line = f"{self.formatTime(record)} {record.levelname:<7} {who}: {message}"
        return printable_line(" | ".join((line, *(str(each) for each in errors))))

    def _clean(self, text: str) -> str:
        shown = printable_line(self._confided.removed_from(redacted(text, self._secrets)))
        return redacted(shown, self._secrets)  # once more: a control character in a secret does not hide it from us

    def _clean_error(self, error: ExceptionText) -> ExceptionText:
        return ExceptionText(error.kind, self._clean(error.words), error.places)


class StderrHandler(logging.StreamHandler[TextIO]):
    """Writes to the current sys.stderr, so that lines appear above progress that is drawn on a terminal."""

    def emit(self, record: logging.LogRecord) -> None:
        """See logging.Handler."""
        self.stream = sys.stderr
        super().emit(record)


def _message(record: logging.LogRecord) -> str:
    """Return the message of a record, with only what exceptions and libraries may say."""
    if record.name.partition(".")[0] not in ROOMS:
        return _words_of_a_library(record)
    try:
        if isinstance(record.args, tuple) and record.args:
            return str(record.msg) % tuple(safe_message(a) if isinstance(a, BaseException) else a for a in record.args)
        return record.getMessage()
    except (TypeError, ValueError):
        return str(record.msg)  # a wrong format must not cost the line


def _words_of_a_library(record: logging.LogRecord) -> str:
    """What was written in its code, without what it fills in: python-telegram-bot logs an update that it cannot
    parse, and asyncio the words of an exception, both of which hold what somebody wrote.
    """
    if record.name == "py.warnings":
        place = _WARNED.match(record.getMessage())
        return place.group() if place else "a warning of a library"
    first_line = str(record.msg).strip().partition("\n")[0]
    return _PLACEHOLDER.sub("…", first_line)


def _as_json(record: logging.LogRecord, message: str, errors: list[ExceptionText]) -> dict[str, Any]:
    line: dict[str, Any] = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "logger": record.name,
        "message": message,
    }
    if errors:
        line["errors"] = [{"kind": e.kind, "words": e.words, "places": list(e.places)} for e in errors]
    return line


def start_logging(
    secrets: Iterable[str] = (),
    level: int = logging.INFO,
    stream: TextIO | None = None,
    form: LogForm = "text",
    role: str = "",
) -> None:
    """Sends all logging to `stream` (stderr where None), redacted; replaces what was set before.

    Each line names the `role`, where one is given.
    Warnings and exceptions that nobody catches go there too, rather than to stderr as they are.
    """
    handler = StderrHandler() if stream is None else logging.StreamHandler(stream)
    handler.setFormatter(RedactingFormatter(secrets, form, role=role))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in (*_TALKATIVE, *_CHATTY):
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(True)
    sys.excepthook = _uncaught
    sys.unraisablehook = _unraisable
    threading.excepthook = _uncaught_in_thread


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    log.critical("the program fails", exc_info=(kind, error, trace))


def _uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
        log.error("a thread of the program fails", exc_info=(args.exc_type, args.exc_value, args.exc_traceback))


def _unraisable(args: Any) -> None:
    if isinstance(args.exc_value, KeyboardInterrupt):  # Ctrl-C came while an object was let go: it is meant for us
        _thread.interrupt_main()
    elif args.exc_value is not None:
        log.error("something could not be closed", exc_info=(args.exc_type, args.exc_value, args.exc_traceback))
