"""Telegram sends its updates to the bot, instead of being asked for them."""

from __future__ import annotations

import asyncio
import socket

import aiohttp
import pytest

from chat.conversation import Conversation
from chat.errors import ChatProblem
from chat.telegram.door import serve
from chat.telegram.pulse import Pulse
from tests.botapi import BotApiServer
from tests.chat.bot import settings_for, talking

pytestmark = pytest.mark.either


SECRET = "a-secret-of-the-operator"


def free_port() -> int:
    """One where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize("secret", [SECRET, None])
async def test_an_update_that_telegram_sends_is_answered(
    server: BotApiServer, conversation: Conversation, secret: str | None
) -> None:
    port = free_port()
    url, listen = f"http://127.0.0.1:{port}/telegram", f"127.0.0.1:{port}"
    ada = server.person("Ada")
    async with talking(server, conversation, webhook_url=url, webhook_listen=listen, webhook_secret=secret):
        ada.says("What does Zelenskyy require?")
        assert "full ceasefire" in (await ada.hears()).text
        assert server.updates.webhook["url"] == url
        assert len(server.updates.webhook["secret_token"]) >= len(SECRET)
        async with aiohttp.ClientSession() as session:
            forged = {"X-Telegram-Bot-Api-Secret-Token": "guessed"}
            async with session.post(url, json={"update_id": 1}, headers=forged) as answer:
                assert answer.status == 403


async def test_polling_takes_the_webhook_away(server: BotApiServer, conversation: Conversation) -> None:
    server.updates.set_webhook({"url": "https://elsewhere.example/"})
    ada = server.person("Ada")
    async with talking(server, conversation):
        ada.says("What does Zelenskyy require?")
        assert "full ceasefire" in (await ada.hears()).text


async def test_an_address_that_is_taken_is_said_in_one_line(server: BotApiServer, conversation: Conversation) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        settings = settings_for(server, webhook_url="https://bot.example/", webhook_listen=f"127.0.0.1:{port}")
        with pytest.raises(ChatProblem, match="QUOTEWIRE_WEBHOOK_LISTEN"):
            await serve(settings, conversation, asyncio.Event(), pulse=Pulse())
