"""A small load balancer: round robin over the processes that answer, the next one where one refuses."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import aiohttp
from aiohttp import web

ANSWERS_WITHIN_S = 10.0
PASSED_ON = ("X-Telegram-Bot-Api-Secret-Token", "Content-Type")


class Balancer:
    """Hands each update to one of several processes."""

    def __init__(self, ports: Sequence[int]) -> None:
        self._ports = list(ports)
        self._turns = itertools.count()
        self.taken: Counter[int] = Counter()  # updates by the port that took them
        self.refused = 0  # updates that nobody took: Telegram repeats them
        self.port = 0

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[Balancer]:
        """Listens on `port` of loopback."""
        timeout = aiohttp.ClientTimeout(total=ANSWERS_WITHIN_S)
        async with aiohttp.ClientSession(timeout=timeout) as self._session:
            app = web.Application()
            app.router.add_post("/{path:.*}", self._pass_on)
            runner = web.AppRunner(app, access_log=None)
            await runner.setup()
            await web.TCPSite(runner, "127.0.0.1", self.port).start()
            self.port = runner.addresses[0][1]
            try:
                yield self
            finally:
                await runner.cleanup()

    async def _pass_on(self, request: web.Request) -> web.Response:
        body = await request.read()
        headers = {name: request.headers[name] for name in PASSED_ON if name in request.headers}
        first = next(self._turns)
        for turn in range(len(self._ports)):
            port = self._ports[(first + turn) % len(self._ports)]
            try:
                async with self._session.post(
                    f"http://127.0.0.1:{port}{request.path}", data=body, headers=headers
                ) as answer:
                    if answer.status < 500:
                        self.taken[port] += 1
                        return web.Response(status=answer.status)
            except (aiohttp.ClientError, TimeoutError):
                continue
        self.refused += 1
        return web.Response(status=503)
