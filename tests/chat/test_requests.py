"""Calls to Telegram over connections that fail: what is said of it, and what it means for a message."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from telegram import Bot
from telegram.error import NetworkError, TelegramError, TimedOut

from chat.health_state import HealthState
from chat.telegram.aiohttp_request import _proxy
from chat.telegram.send_outcomes import outcome_of
from chat.telegram.watched_requests import CountedRequest
from updates.outcomes import Later, Unknown

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"  # of the Bot API's documentation
Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


async def cut(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Ends the connection in place of an answer."""
    await reader.read(100)
    writer.close()


async def nonsense(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answers with what is no HTTP."""
    await reader.read(100)
    writer.write(b"Guten Tag\r\n\r\n")
    await writer.drain()
    writer.close()


async def silence(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answers nothing."""
    await reader.read()
    writer.close()


async def drops(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Sends ten bytes, one every tenth of a second."""
    await reader.read(100)
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n")
    for _ in range(10):
        writer.write(b".")
        await writer.drain()
        await asyncio.sleep(0.1)
    writer.close()


@asynccontextmanager
async def calling(serve: Serve) -> AsyncIterator[Bot]:
    """A bot whose calls `serve` answers, or nobody once it has ended."""
    server = await asyncio.start_server(serve, "127.0.0.1")
    host, port = server.sockets[0].getsockname()
    request = CountedRequest(HealthState(), connections=2)
    await request.initialize()
    try:
        yield Bot(TOKEN, f"http://{host}:{port}/bot", request=request)
    finally:
        await request.shutdown()
        server.close()


async def failure(serve: Serve, read_timeout: float = 5.0) -> TelegramError:
    async with calling(serve) as bot:
        with pytest.raises(TelegramError) as failed:
            await bot.send_message(1, "Ahoy", read_timeout=read_timeout)
    return failed.value


@pytest.mark.parametrize("serve", [cut, nonsense])
async def test_a_message_may_have_arrived_where_no_answer_came_and_the_token_is_not_told(serve: Serve) -> None:
    error = await failure(serve)
    assert isinstance(error, NetworkError) and isinstance(outcome_of(error), Unknown)
    assert TOKEN not in str(error)


async def test_a_message_may_have_arrived_where_an_answer_takes_too_long() -> None:
    error = await failure(silence, read_timeout=0.1)
    assert isinstance(error, TimedOut) and isinstance(outcome_of(error), Unknown)


async def test_a_long_file_may_take_long_while_something_of_it_comes() -> None:
    async with calling(drops) as bot:
        request = bot.request
        taken = await request.retrieve(f"{bot.base_url}/x", read_timeout=0.5, write_timeout=0.1, connect_timeout=0.1)
    assert taken == b".........."


async def test_a_message_that_could_not_leave_is_sent_later() -> None:
    error = TelegramError("it left")
    async with calling(cut) as bot:
        pass
    await bot.request.initialize()
    try:
        await bot.send_message(1, "Ahoy")
    except TelegramError as failed:
        error = failed
    finally:
        await bot.request.shutdown()
    assert isinstance(outcome_of(error), Later)


async def test_a_call_before_the_start_says_so() -> None:
    with pytest.raises(RuntimeError, match="not initialized"):
        await CountedRequest(HealthState(), connections=1).do_request("http://127.0.0.1:1/", "POST")


def test_proxies_are_taken_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("ALL_PROXY", "http://any.example.org:3128")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example.org:3128")
    monkeypatch.setenv("NO_PROXY", "localhost")
    _proxy.cache_clear()
    assert _proxy("https", "api.telegram.org") == "http://proxy.example.org:3128"
    assert _proxy("http", "api.telegram.org") == "http://any.example.org:3128"
    assert _proxy("http", "localhost") is None
    _proxy.cache_clear()
