"""Logging: one line an event on stderr, and never a secret in it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from typing import TextIO

SHAPE = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
HIDDEN = "[secret]"
# A bot token wherever one stands, such as in the address of a request: digits, a colon, 30 and more letters.
_TOKEN = re.compile(r"\d{6,}:[A-Za-z0-9_-]{30,}")
# These tell each request with its address, which holds the token.
_TALKATIVE = ("httpx", "httpcore", "telegram.ext.ExtBot", "telegram.Bot")
_CHATTY = ("alembic", "telegram.ext.Application", "matplotlib")  # of no use to an operator


class RedactingFormatter(logging.Formatter):
    """Writes a record, traceback and all, with secrets hidden."""

    def __init__(self, secrets: Iterable[str] = (), shape: str = SHAPE) -> None:
        super().__init__(shape)
        self._secrets = sorted((secret for secret in secrets if secret), key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        """The line, or lines where there is a traceback."""
        return redacted(super().format(record), self._secrets)


def redacted(text: str, secrets: Iterable[str] = ()) -> str:
    """`text` without these secrets and without anything of a bot token's shape."""
    for secret in secrets:
        text = text.replace(secret, HIDDEN)
    return _TOKEN.sub(HIDDEN, text)


def start_logging(secrets: Iterable[str] = (), level: int = logging.INFO, stream: TextIO | None = None) -> None:
    """Sends all logging to `stream` (stderr where None), redacted; replaces what was set before."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(RedactingFormatter(secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in (*_TALKATIVE, *_CHATTY):
        logging.getLogger(name).setLevel(logging.WARNING)
