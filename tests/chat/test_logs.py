"""A secret never reaches the log."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest

from chat.conversation import Conversation
from config.logs import redacted, start_logging
from tests.botapi import BotApiServer
from tests.chat.bot import talking


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What is logged, at DEBUG, set up as the program does; put back afterwards."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    yield io.StringIO()
    root.handlers[:], root.level = before


async def test_the_token_is_never_logged(server: BotApiServer, conversation: Conversation, log: io.StringIO) -> None:
    start_logging([server.token], logging.DEBUG, log)
    ada = server.person("Ada")
    async with talking(server, conversation):
        ada.says("What does Zelenskyy require?")
        await ada.hears()
    assert "listening on Telegram" in log.getvalue()
    assert server.token not in log.getvalue()


def test_a_traceback_is_redacted_too(log: io.StringIO) -> None:
    start_logging(["hunter2-secret"], logging.INFO, log)
    try:
        raise RuntimeError(
            "https://api.telegram.org/bot1234567:abcdefghijklmnopqrstuvwxyz01234567890/getMe hunter2-secret"
        )
    except RuntimeError:
        logging.getLogger("somewhere").exception("it failed")
    assert "hunter2" not in log.getvalue()
    assert "abcdefgh" not in log.getvalue()
    assert "RuntimeError: https://api.telegram.org/bot[secret]/getMe [secret]" in log.getvalue()


def test_times_and_versions_are_no_tokens() -> None:
    assert redacted("at 123456:30 and 1.2.3") == "at 123456:30 and 1.2.3"
