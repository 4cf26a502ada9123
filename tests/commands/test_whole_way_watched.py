"""A run where much goes wrong on the way to Telegram: watched from outside, stopped, and its every byte read."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import sys
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from testing.bot_api import BotApiServer
from testing.bot_api.faults import Fault
from tests.chat.test_webhook import free_port
from tests.commands.conftest import ROOT
from tests.commands.test_whole_way import STOPS_WITHIN_S

READY_WITHIN_S = 180.0  # on a machine that is busy with much else; two seconds otherwise
GONE_WITHIN_S = 60.0  # as long as a busy machine takes to clear a process away
# Words that stand nowhere but in what is asked here.
ASKED = (
    "What does Zelenskyy require of the quizzaciously zebrafinch?",
    "/subscribe marzipanwalrus ferries",
    "/ask about the periwinkletoast",
    "/story gossamerpickle",
)
INLINE = "thimblerigged oysters"
BUTTON = "frobnicate:crumpetvault"
UNHEARD_OF = (
    "quizzaciously", "zebrafinch", "marzipanwalrus", "periwinkletoast", "gossamerpickle", "thimblerigged",
    "crumpetvault",
)  # fmt: skip
WEBHOOK_SECRET = "webhook-secret-of-this-test"
FEED_PASSWORD = "swordfish-of-the-feed"


async def told(session: aiohttp.ClientSession, port: int, path: str) -> tuple[int, str]:
    """Status and body; 0 while nobody listens."""
    try:
        async with session.get(f"http://127.0.0.1:{port}{path}") as answer:
            return answer.status, await answer.text()
    except aiohttp.ClientConnectionError:
        return 0, ""


async def until_ready(session: aiohttp.ClientSession, port: int) -> dict[str, Any]:
    """What /ready says once it says yes."""
    async with asyncio.timeout(READY_WITHIN_S):
        while (await told(session, port, "/ready"))[0] != 200:
            await asyncio.sleep(0.05)  # as a supervisor asks, again and again
    found: dict[str, Any] = json.loads((await told(session, port, "/ready"))[1])
    return found


def written(folder: Path) -> dict[str, bytes]:
    """Every file of the run that is a log: all but the database, which keeps questions for follow-ups."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return {str(path): path.read_bytes() for path in files if not path.name.startswith("library.sqlite3")}


@pytest.mark.real_model
@pytest.mark.parametrize("form", ["text", "json"])
async def test_no_fault_brings_a_secret_or_a_question_into_anything_that_is_written(
    data: Path, model_folder: Path, form: str
) -> None:
    data.mkdir()
    (data / "model").symlink_to(model_folder)
    port = free_port()
    async with BotApiServer() as server, aiohttp.ClientSession() as session:
        ada, operator = server.person("Ada"), server.person("Olu")
        environment = {
            **os.environ,
            "QUOTEWIRE_DATA": str(data),
            "TELEGRAM_BOT_TOKEN": server.token,
            "TELEGRAM_API_URL": server.url,
            "QUOTEWIRE_ADMINS": str(operator.user.id),
            "QUOTEWIRE_WEBHOOK_SECRET": WEBHOOK_SECRET,
            "QUOTEWIRE_STATUS_LISTEN": f"127.0.0.1:{port}",
            "QUOTEWIRE_LOG_FORMAT": form,
        }
        server.faults.next("getMe", Fault.CUT_BEFORE, Fault.SERVER_ERROR)
        with (data / "log").open("wb") as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable, str(ROOT / "bot.py"), "run",
                env=environment, stdin=asyncio.subprocess.DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip
            try:
                await until_ready(session, port)
                await everything_goes_wrong(server, ada, operator)
                assert (await until_ready(session, port))["last_update_poll"] is not None
                _, metrics = await told(session, port, "/metrics")
                process.send_signal(signal.SIGTERM)
                async with asyncio.timeout(GONE_WITHIN_S):
                    assert await process.wait() == 0
            finally:
                if process.returncode is None:
                    process.kill()
                    await process.wait()
        lines = (data / "log").read_text().splitlines()
        for name, content in written(data).items():
            for word in (server.token, server.token.partition(":")[2], WEBHOOK_SECRET, FEED_PASSWORD, *UNHEARD_OF):
                assert word.encode() not in content, f"{word} stands in {name}"
    assert 'quotewire_telegram_answers_total{status="429"}' in metrics
    assert 'quotewire_telegram_answers_total{status="429"} 0.0' not in metrics
    assert any("stopping: " in line for line in lines)
    stopped = re.search(r"stopped in ([\d.]+) s", lines[-1])
    assert stopped is not None
    assert float(stopped[1]) < STOPS_WITHIN_S
    if form == "json":
        logged = [line for line in lines if "The library is empty" not in line]  # said to whoever started it
        assert all({"time", "level", "logger", "message"} <= json.loads(line).keys() for line in logged)


async def everything_goes_wrong(server: BotApiServer, ada: Any, operator: Any) -> None:
    """Questions, wishes, taps and feeds, while Telegram refuses, fails, and cuts connections."""
    faults = server.faults
    faults.next("sendMessage", Fault.TOO_MANY, Fault.SERVER_ERROR, Fault.CUT_AFTER)
    for words in ASKED:
        ada.says(words)
        answer = await ada.hears()
    await ada.sees_toast(ada.taps(answer, data=BUTTON))
    faults.next("answerInlineQuery", Fault.SERVER_ERROR)
    ada.asks_inline(INLINE)
    await server.called("answerInlineQuery")
    operator.says(f"/feeds add http://ada:{FEED_PASSWORD}@127.0.0.1:1/feed?token={FEED_PASSWORD}")
    await operator.hears()
    faults.always("sendMessage", Fault.SERVER_ERROR)
    ada.says(ASKED[0])
    await server.until(
        lambda: len([c for c in server.calls if c.refusal and c.method == "sendMessage"]) >= 4, "a reply given up"
    )
    faults.none()
    faults.outage = True
    await asyncio.sleep(0.5)  # of an outage: several polls fail
    faults.outage = False
    ada.says("/help")
    await ada.hears()


@pytest.mark.real_model
async def test_a_second_bot_on_the_folder_is_refused_with_a_clear_word(data: Path, model_folder: Path) -> None:
    data.mkdir()
    (data / "model").symlink_to(model_folder)
    async with BotApiServer() as server, aiohttp.ClientSession() as session:
        port = free_port()
        environment = {
            **os.environ,
            "QUOTEWIRE_DATA": str(data),
            "TELEGRAM_BOT_TOKEN": server.token,
            "TELEGRAM_API_URL": server.url,
            "QUOTEWIRE_STATUS_LISTEN": f"127.0.0.1:{port}",
        }
        run = (sys.executable, str(ROOT / "bot.py"), "run")
        first = await asyncio.create_subprocess_exec(*run, env=environment, stderr=asyncio.subprocess.DEVNULL)
        try:
            await until_ready(session, port)
            second = await asyncio.create_subprocess_exec(*run, env=environment, stderr=asyncio.subprocess.PIPE)
            _, said = await second.communicate()
            assert second.returncode == 1
            assert said.decode() == (
                f"a bot is running on {data} already: stop it, or choose another folder with --data\n"
            )
        finally:
            first.terminate()
            await first.wait()
