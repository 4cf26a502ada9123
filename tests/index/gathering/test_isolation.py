"""A function in a process of its own comes back, or its process is ended."""

from __future__ import annotations

import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from index.gathering.isolation import Isolated, Overrun

HERE = "tests.index.gathering.test_isolation"


def double(number: int) -> int:
    print("noise on standard output")  # noqa: T201  # which must not reach the answer
    return number * 2


def refuse(reason: str) -> None:
    raise ValueError(reason)


def hang() -> None:
    while True:
        time.sleep(0.01)


def spin() -> None:
    while True:
        pass


def starve(seconds: float) -> str:
    """Takes long by the clock and little of the processor, as on a busy machine."""
    time.sleep(seconds)
    return "read"


def devour() -> int:
    return len(bytearray(10 * 2**30))


def die() -> None:
    os.abort()


def recurse() -> None:
    recurse()


def environment() -> dict[str, str]:
    return dict(os.environ)


@asynccontextmanager
async def isolated(name: str, seconds: float = 20) -> AsyncIterator[Isolated]:
    called = Isolated(f"{HERE}:{name}", seconds)
    try:
        yield called
    finally:
        await called.aclose()


async def test_results_come_back_one_by_one() -> None:
    async with isolated("double") as called:
        assert [await called(number) for number in range(3)] == [0, 2, 4]


async def test_what_is_raised_is_raised_here() -> None:
    async with isolated("refuse") as called:
        for _ in range(2):
            with pytest.raises(ValueError, match="because"):
                await called("because")


@pytest.mark.parametrize("name", ["hang", "spin"])
async def test_what_takes_too_long_is_ended(name: str) -> None:
    async with isolated(name, seconds=0.1) as called:
        for _ in range(2):  # and a new process is there for the next call
            with pytest.raises(Overrun, match="longer than"):
                await called()


async def test_processor_time_counts_and_not_the_clock() -> None:
    async with isolated("starve", seconds=0.2) as called:
        assert await called(0.5) == "read"


@pytest.mark.parametrize("name", ["devour", "die", "recurse"])
async def test_what_ends_its_process_ends_nothing_else(name: str) -> None:
    async with isolated(name) as called:
        with pytest.raises(Overrun, match="came to its end"):
            await called()


SECRETS = {
    "TELEGRAM_BOT_TOKEN": "123456:a-token",
    "TELEGRAM_BOT_TOKEN_FILE": "/run/secrets/token",
    "TELEGRAM_API_URL": "http://127.0.0.1:8081",
    "QUOTEWIRE_WEBHOOK_SECRET": "a-secret-of-the-operator",
    "QUOTEWIRE_DATABASE": "postgresql+psycopg://user:a-password@db/quotewire",
    "QUOTEWIRE_DATABASE_FILE": "/run/secrets/database-url",
    "QUOTEWIRE_DATA": "/var/lib/quotewire",
    "DATABASE_URL": "postgresql://user:a-password@db/quotewire",
    "PGPASSWORD": "a-password",
    "CREDENTIALS_DIRECTORY": "/run/credentials/quotewire.service",
    "HTTPS_PROXY": "http://user:a-password@proxy:3128",
    "SOME_OTHER_KEY": "a-key",
}


async def test_the_process_gets_no_secret_and_no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("LC_TIME", "C.UTF-8")
    async with isolated("environment") as called:
        given = await called()
    assert not SECRETS.keys() & given.keys()
    assert not set(SECRETS.values()) & set(given.values())
    assert given["PATH"] == os.environ["PATH"]
    assert given["LC_TIME"] == "C.UTF-8"
