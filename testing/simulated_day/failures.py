"""What goes wrong on the simulated day, beside the calls that fail: kills, outages, polls that fail."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Coroutine
from datetime import datetime

import psutil

from testing.bot_api import Fault
from testing.simulated_day.checks import Sample
from testing.simulated_day.day import Day

FAULTS = (Fault.TOO_MANY, Fault.SERVER_ERROR, Fault.CUT_BEFORE, Fault.CUT_AFTER)
OUTAGE_S = 2.0  # real; a reply is tried again for 3.5 s
KILLS_APART_H, OUTAGES_APART_H, POLL_FAULTS_APART_H = (2.0, 5.0), (4.0, 12.0), (0.1, 0.5)  # simulated hours


def troubles(day: Day, main: int) -> list[Coroutine[None, None, None]]:
    return [_kill_gathering(day, main), _outages(day), _poll_faults(day)]


async def _kill_gathering(day: Day, main: int) -> None:
    while True:
        await asyncio.sleep(day.real_s(day.chance.uniform(*KILLS_APART_H)))
        child = gathering(main)
        if child is not None:
            with contextlib.suppress(psutil.NoSuchProcess):
                child.kill()
                day.kills += 1


async def _outages(day: Day) -> None:
    while True:
        await asyncio.sleep(day.real_s(day.chance.uniform(*OUTAGES_APART_H)))
        day.outages += 1
        day.server.faults.outage = True
        try:
            await asyncio.sleep(OUTAGE_S)
        finally:
            day.server.faults.outage = False


async def _poll_faults(day: Day) -> None:
    while True:
        await asyncio.sleep(day.real_s(day.chance.uniform(*POLL_FAULTS_APART_H)))
        day.server.faults.next("getUpdates", day.chance.choice(FAULTS))


def sample(main: int, at: datetime) -> Sample:
    child = gathering(main)
    with contextlib.suppress(psutil.NoSuchProcess):
        return Sample(at, _megabytes(psutil.Process(main)), _megabytes(child) if child else 0.0)
    return Sample(at, 0.0, 0.0)


def gathering(main: int) -> psutil.Process | None:
    """The gathering process of the bot; None while it is down."""
    with contextlib.suppress(psutil.NoSuchProcess):
        for child in psutil.Process(main).children():
            with contextlib.suppress(psutil.NoSuchProcess):
                if "ingest" in child.cmdline():
                    return child
    return None


def _megabytes(process: psutil.Process) -> float:
    with contextlib.suppress(psutil.NoSuchProcess):
        return float(process.memory_info().rss) / 2**20
    return 0.0
