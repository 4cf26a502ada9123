"""Workers that are killed at random moments, again and again, and what their readers saw.

A worker is forked from a process that has imported everything, so that it is at work within milliseconds.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from testing.bot_api.scenario import Heard

REPEAT = "You may have received this before."


@dataclass(frozen=True, slots=True)
class Counted:
    """The messages that readers were due, and those that they saw."""

    expected: int  # one for each reader and article
    missing: int
    repeated: int  # messages that came once more
    unmarked: int  # of these, those that did not say so


def run_and_kill(work: Callable[[], object], kills: int, seed: int, life_s: tuple[float, float]) -> None:
    """Starts and kills that many workers; the last one ends by itself. Exits with its status."""
    chance = random.Random(seed)
    for _ in range(kills):
        child = os.fork()
        if child == 0:
            _work(work)
        time.sleep(chance.uniform(*life_s))  # the moment itself is what this is about
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    child = os.fork()
    if child == 0:
        _work(work)
    _, status = os.waitpid(child, 0)
    sys.exit(os.waitstatus_to_exitcode(status))


def _work(work: Callable[[], object]) -> None:
    try:
        work()
        os._exit(0)
    except BaseException:  # noqa: BLE001  # the child must not go on as its parent
        traceback.print_exc()
        os._exit(1)


def count_messages(heard: Sequence[Sequence[Heard]], urls: Sequence[str]) -> Counted:
    """Returns how many of the articles at `urls` each reader heard of, by the links of what they `heard`."""
    missing = repeated = unmarked = 0
    for messages in heard:
        seen: Counter[str] = Counter()
        for said in messages:
            for url in {link.partition("#")[0] for link in said.links.values()} & set(urls):
                seen[url] += 1
                unmarked += seen[url] > 1 and REPEAT not in said.text
        missing += sum(url not in seen for url in urls)
        repeated += sum(times - 1 for times in seen.values())
    return Counted(len(heard) * len(urls), missing, repeated, unmarked)
