"""The processes of the run at scale: each a real `bot.py run --only …`, killed at random and started again."""

from __future__ import annotations

import asyncio
import os
import random
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from testing.program import ROOT

STOPS_WITHIN_S = 30.0


@dataclass
class Worker:
    """One process of a role, which is started again whenever it has ended."""

    role: str
    name: str
    environment: Mapping[str, str]
    log: Path
    program: asyncio.subprocess.Process | None = None
    ended_by_itself: int = 0

    async def start(self) -> None:
        """Starts it; what it logs goes on in its file."""
        with self.log.open("ab") as log:
            self.program = await asyncio.create_subprocess_exec(
                sys.executable, str(ROOT / "bot.py"), "run", "--only", self.role,
                env={**os.environ, **self.environment}, stdin=asyncio.subprocess.DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip

    async def kill(self) -> None:
        """Ends it in the middle of whatever it does."""
        if self.program is not None and self.program.returncode is None:
            self.program.kill()
            await self.program.wait()

    async def revive(self) -> None:
        """Starts it again where it has ended by itself, which it should not."""
        if self.program is None or self.program.returncode is not None:
            self.ended_by_itself += 1
            await self.start()

    async def stop(self) -> None:
        """Asks it to end, as a rolling restart does."""
        if self.program is None or self.program.returncode is not None:
            return
        self.program.terminate()
        try:
            async with asyncio.timeout(STOPS_WITHIN_S):
                await self.program.wait()
        except TimeoutError:
            await self.kill()


async def kill_at_random(workers: list[Worker], every_s: float, chance: random.Random, stop: asyncio.Event) -> int:
    """Kills one of them every `every_s` seconds and starts it again, until `stop` is set; how many were killed."""
    killed: Counter[str] = Counter()
    while True:
        try:
            async with asyncio.timeout(every_s):
                await stop.wait()
            return killed.total()
        except TimeoutError:
            pass
        for worker in workers:
            await worker.revive()
        worker = chance.choice(workers)
        await worker.kill()
        killed[worker.role] += 1
        await worker.start()
