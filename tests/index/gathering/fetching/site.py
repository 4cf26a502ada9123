"""A web site of the tests' own, and a listener that notices whoever connects."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from ipaddress import ip_network

from aiohttp import web

from index.gathering.fetching import Fetcher, Limits
from index.gathering.fetching.connections import NotResolved

Handler = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]
LOOPBACK = (ip_network("127.0.0.0/8"),)


@dataclass
class Site:
    """An HTTP server on loopback: pages by path, and what it was asked."""

    pages: dict[str, Handler] = field(default_factory=dict)
    requests: list[web.BaseRequest] = field(default_factory=list)
    base: str = ""

    def paths(self) -> list[str]:
        return [request.path for request in self.requests]

    def at(self, path: str, handler: Handler) -> str:
        self.pages[path] = handler
        return self.base + path

    def serves(
        self, path: str, body: bytes | str = b"", status: int = 200, headers: dict[str, str] | None = None
    ) -> str:
        """The address of `path`, which now answers with just that."""
        content = body.encode() if isinstance(body, str) else body

        async def answer(_: web.BaseRequest) -> web.Response:
            return web.Response(body=content, status=status, headers=headers)

        return self.at(path, answer)

    def redirects(self, path: str, to: str, status: int = 302) -> str:
        return self.serves(path, status=status, headers={"Location": to})

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        self.requests.append(request)
        handler = self.pages.get(request.path)
        return await handler(request) if handler else web.Response(status=404)


@asynccontextmanager
async def running_site(host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[Site]:
    site = Site()
    runner = web.ServerRunner(web.Server(site.answer))
    await runner.setup()
    await web.TCPSite(runner, host, port).start()
    site.base = f"http://{host}:{runner.addresses[0][1]}"
    try:
        yield site
    finally:
        await runner.cleanup()


@asynccontextmanager
async def raw_site(*answers: bytes) -> AsyncIterator[tuple[str, list[bytes]]]:
    """An address and the requests it had. Each connection gets the next of `answers`, byte for byte; then the last."""
    requests: list[bytes] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError):
            requests.append(await reader.readuntil(b"\r\n\r\n"))
            writer.write(answers[min(len(requests), len(answers)) - 1])
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", requests
    finally:
        server.close()
        await server.wait_closed()


@dataclass
class Canary:
    """Listens where nobody may connect."""

    port: int
    connections: int = 0


@asynccontextmanager
async def listening_canary() -> AsyncIterator[Canary]:
    canary = Canary(0)

    def sing(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        canary.connections += 1
        writer.close()

    server = await asyncio.start_server(sing, "127.0.0.1", 0)
    canary.port = server.sockets[0].getsockname()[1]
    sixth = None
    with suppress(OSError):  # a machine without IPv6
        sixth = await asyncio.start_server(sing, "::1", canary.port)
    try:
        yield canary
    finally:
        for each in (server, sixth):
            if each is not None:
                each.close()
                await each.wait_closed()


def resolver_of(**names: Sequence[str]) -> Callable[[str, int], Awaitable[Sequence[str]]]:
    """A resolver that knows just these names (`_` for `.`)."""
    known = {name.replace("_", "."): addresses for name, addresses in names.items()}

    async def resolve(host: str, port: int) -> Sequence[str]:
        if host not in known:
            raise NotResolved(f"the name {host} cannot be resolved", lasting=True)
        return known[host]

    return resolve


def loopback_fetcher(**more: object) -> Fetcher:
    """A fetcher that may talk with loopback, without waiting between requests."""
    defaults: dict[str, object] = {"allowed": LOOPBACK, "limits": Limits(delay_s=0)}
    return Fetcher(**{**defaults, **more})  # type: ignore[arg-type]  # a test names the Fetcher's own arguments
