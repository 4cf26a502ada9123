"""The token never reaches the log."""

from __future__ import annotations

import io
import logging

import pytest

from chat.conversation import Conversation
from config.logs import start_logging
from testing.bot_api import BotApiServer
from tests.chat.bot import talking

pytestmark = pytest.mark.either


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
