"""The first answer of a program that has just been started."""

from __future__ import annotations

import asyncio

from testing.bot_api.server import BotApiServer


async def first_answer(server: BotApiServer, within_s: float) -> None:
    """Waits until the program answers somebody's /start. Raises TimeoutError after `within_s` seconds."""
    first = server.person("First")
    first.says("/start")
    async with asyncio.timeout(within_s):
        while not first.heard():
            await asyncio.sleep(0.1)
