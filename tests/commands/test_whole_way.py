"""`bot.py run` as an operator has it: two processes, a real model, Telegram at the other end of a socket."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from testing.bot_api import BotApiServer
from tests.commands.conftest import ROOT
from tests.commands.test_articles_in import line

STARTS_WITHIN_S = 60.0  # on a busy machine; two seconds otherwise
TOLD_WITHIN_S = 60.0
STOPS_WITHIN_S = 10.0
FERRY = "The night ferry to Port Amar starts on Friday, the council decided. It will sail every two hours until dawn."


@asynccontextmanager
async def bot_running(server: BotApiServer, data: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """`python bot.py run` on `data`; stopped by SIGTERM at the end, within its time."""
    environment = {
        **os.environ,
        "QUOTEWIRE_DATA": str(data),
        "TELEGRAM_BOT_TOKEN": server.token,
        "TELEGRAM_API_URL": server.url,
    }
    log = (data / "log").open("wb")
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(ROOT / "bot.py"), "run", env=environment, stdin=asyncio.subprocess.DEVNULL, stderr=log
    )
    try:
        yield process
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(STOPS_WITHIN_S):
            assert await process.wait() == 0
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
        log.close()


@pytest.mark.real_model
async def test_a_question_is_answered_and_a_new_article_reaches_its_subscriber(data: Path, model_folder: Path) -> None:
    data.mkdir()
    (data / "model").symlink_to(model_folder)
    async with BotApiServer() as server:
        ada = server.person("Ada")
        async with bot_running(server, data):
            ada.says("What does Zelenskyy require before talks?")
            async with asyncio.timeout(STARTS_WITHIN_S):
                await server.called("sendMessage")
            answer = await ada.hears()
            assert any("ceasefire" in quote for quote in answer.quotes)

            ada.says("/subscribe night ferry Port Amar")
            await ada.hears()
            today = datetime.now(UTC).isoformat()
            row = line("ferry", FERRY, published=today, source="Harbour Post").encode()
            assert await _add(data, row) == 0
            async with asyncio.timeout(TOLD_WITHIN_S):
                while "Harbour Post" not in (await ada.hears()).text:
                    continue
        assert server.token not in (data / "log").read_text()


async def _add(data: Path, rows: bytes) -> int:
    """`bot.py add -` beside the running bot."""
    add = await asyncio.create_subprocess_exec(
        sys.executable, str(ROOT / "bot.py"), "add", "-", "--data", str(data),
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    await add.communicate(rows)
    return add.returncode or 0


@pytest.mark.real_model
async def test_a_token_that_telegram_does_not_know_ends_with_one_line(data: Path, model_folder: Path) -> None:
    data.mkdir()
    (data / "model").symlink_to(model_folder)
    async with BotApiServer() as server:
        environment = {**os.environ, "TELEGRAM_BOT_TOKEN": "1:wrong", "TELEGRAM_API_URL": server.url}
        process = await asyncio.create_subprocess_exec(
            sys.executable, str(ROOT / "bot.py"), "run", "--data", str(data),
            env=environment, stdin=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        async with asyncio.timeout(STARTS_WITHIN_S):
            _, said = await process.communicate()
    assert process.returncode == 1
    assert "TELEGRAM_BOT_TOKEN" in said.decode().splitlines()[-1]
    assert "Traceback" not in said.decode()
