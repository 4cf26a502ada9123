"""`bot.py run --only …`: a role a process, any number of each on one PostgreSQL."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
import urllib.error
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from index.library.database import open_database
from testing.bot_api import BotApiServer
from testing.bot_api.limits import Limits
from testing.engine_pairs import Large
from testing.newsroom import Newsroom, WallClock, story
from tests.commands.conftest import ROOT, Bot
from updates.subscriptions import Recipient

PATIENCE_S = 60.0  # on a busy machine; two seconds otherwise


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@dataclass
class Process:
    """`python bot.py run --only ROLE`."""

    process: asyncio.subprocess.Process
    port: int
    log: Path

    def told(self, path: str = "/ready") -> tuple[int, dict[str, Any]]:
        """Status and content of what it tells; 0 where it does not yet."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)
        except OSError:
            return 0, {}

    async def is_ready(self) -> dict[str, Any]:
        """Waits for it."""
        async with asyncio.timeout(PATIENCE_S):
            while (answer := await asyncio.to_thread(self.told))[0] != 200:
                assert self.process.returncode is None, self.log.read_text()
                await asyncio.sleep(0.05)
        return answer[1]

    async def stops(self) -> int:
        """Has it stop; its status."""
        self.process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(PATIENCE_S):
            return await self.process.wait()

    async def dies(self) -> None:
        """kill -9."""
        self.process.kill()
        await self.process.wait()


@asynccontextmanager
async def running(
    role: str, data: Path, settings: dict[str, str], server: BotApiServer | None = None
) -> AsyncIterator[Process]:
    """A process of that role, its settings in the environment."""
    data.mkdir(exist_ok=True)
    port, log = free_port(), data / f"{role}-{free_port()}.log"
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("QUOTEWIRE", "TELEGRAM"))}
    telegram = {"TELEGRAM_BOT_TOKEN": server.token, "TELEGRAM_API_URL": server.url} if server else {}
    ours = {"QUOTEWIRE_DATA": str(data), "QUOTEWIRE_STATUS_LISTEN": f"127.0.0.1:{port}"}
    with log.open("wb") as stderr:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            str(ROOT / "bot.py"),
            "run",
            "--only",
            role,
            env={**clean, **ours, **telegram, **settings},
            stdin=asyncio.subprocess.DEVNULL,
            stderr=stderr,
        )
    try:
        yield Process(process, port, log)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def test_of_two_that_deliver_the_other_takes_over_and_nothing_is_lost(large: Large, tmp_path: Path) -> None:
    async with BotApiServer(Limits(asyncio.get_running_loop().time)) as server:
        people = [server.person(f"Reader {n}") for n in range(40)]
        newsroom = Newsroom(tmp_path, WallClock(), large)
        for person in people:
            newsroom.follows(Recipient(person.chat.id), "everything")
        database = {"QUOTEWIRE_DATABASE": large.database_url(tmp_path)}
        async with (
            running("deliver", tmp_path / "one", database, server) as one,
            running("deliver", tmp_path / "two", database, server) as two,
        ):
            ready = [await one.is_ready(), await two.is_ready()]
            assert [told["role"] for told in ready] == ["deliver", "deliver"]
            async with asyncio.timeout(PATIENCE_S):
                while not (elected := [each for each in (one, two) if each.told()[1]["duties"] == ["delivering"]]):
                    await asyncio.sleep(0.05)
            assert len(elected) == 1
            newsroom.publishes(*(story(n, f"Ferry {n} sails at {n * 3}. " * 4, days_ago=None) for n in range(3)))
            await server.called("sendMessage", 40)
            await elected[0].dies()
            survivor = two if elected[0] is one else one
            await server.until(lambda: sum(len(p.heard()) for p in people) >= 120, "everything to be told")
            assert survivor.told()[1]["duties"] == ["delivering"]
            assert await survivor.stops() == 0
        heard = [message for person in people for message in person.heard()]
        newsroom.close()
    repeated = len(heard) - 120
    assert repeated <= 1
    assert sum("You may have received this before." in message.text for message in heard) <= 1
    assert [call for call in server.calls if call.refusal is not None and call.refusal.code == 429] == []
    log = survivor.log.read_text()
    assert " deliver " in log
    assert "stopped in " in log


async def test_a_token_that_telegram_does_not_know_ends_it_with_one_line(tmp_path: Path) -> None:
    async with BotApiServer() as server:
        address = {"TELEGRAM_BOT_TOKEN": "123:wrong", "TELEGRAM_API_URL": server.url}
        async with running("deliver", tmp_path / "data", address) as process:
            async with asyncio.timeout(PATIENCE_S):
                assert await process.process.wait() == 1
            assert "Telegram does not know this token" in process.log.read_text().splitlines()[-1]


@pytest.mark.real_model
async def test_matching_and_gathering_run_by_themselves_and_stand_by(
    postgresql_url: str, tmp_path: Path, model_folder: Path
) -> None:
    places = [tmp_path / name for name in ("one", "two")]
    for place in places:
        place.mkdir()
        (place / "model").symlink_to(model_folder)
    open_database(postgresql_url).close()
    database = {"QUOTEWIRE_DATABASE": postgresql_url}
    async with (
        running("match", places[0], database) as first,
        running("match", places[1], database) as second,
        running("ingest", places[0], database) as ingest,
    ):
        assert (await first.is_ready())["role"] == "match"
        assert (await second.is_ready())["role"] == "match"
        assert (await ingest.is_ready())["role"] == "ingest"
        async with asyncio.timeout(PATIENCE_S):
            while ingest.told()[1]["duties"] != ["tending"]:
                await asyncio.sleep(0.05)
            while not any(each.told()[1]["duties"] == ["matching"] for each in (first, second)):
                await asyncio.sleep(0.05)
        assert sum(each.told()[1]["duties"] == ["matching"] for each in (first, second)) == 1
        assert [await each.stops() for each in (first, second, ingest)] == [0, 0, 0]


@pytest.mark.files
def test_on_sqlite_a_role_runs_once_on_a_data_folder(bot: Bot, data: Path) -> None:
    from filelock import FileLock

    data.mkdir()
    with FileLock(data / "deliver.lock"):
        done = bot("run", "--only", "deliver")
    assert done.status == 1
    assert "a process that delivers is running on" in done.err


def test_an_unknown_role_is_wrong_usage(bot: Bot) -> None:
    assert bot("run", "--only", "everything").status == 2
