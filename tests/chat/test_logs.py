"""The token never reaches the log."""

from __future__ import annotations

import io
import logging
import sys
import threading
from collections.abc import Iterator

import pytest

from chat.conversation import Conversation
from config.logs import start_logging
from tests.botapi import BotApiServer
from tests.chat.bot import talking


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What is logged, at DEBUG, set up as the program does; put back afterwards."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    hooks = sys.excepthook, sys.unraisablehook, threading.excepthook
    yield io.StringIO()
    root.handlers[:], root.level = before
    sys.excepthook, sys.unraisablehook, threading.excepthook = hooks
    logging.captureWarnings(False)


async def test_neither_the_token_nor_a_question_is_ever_logged(
    server: BotApiServer, conversation: Conversation, log: io.StringIO
) -> None:
    start_logging([server.token], logging.DEBUG, log)
    ada = server.person("Ada")
    async with talking(server, conversation):
        ada.says("What does Zelenskyy require?")
        await ada.hears()
    assert "listening on Telegram" in log.getvalue()
    assert server.token not in log.getvalue()
    assert "Zelenskyy" not in log.getvalue()
