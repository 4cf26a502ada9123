"""kill -9 in the middle of matching and sending; `python -m benchmarks.kill_updates` does it a hundred times."""

from __future__ import annotations

from pathlib import Path

from testing.engine_pairs import SMALL, Pair
from testing.update_kills import killed_at_random


async def test_nothing_is_lost_and_at_most_one_message_comes_twice_a_kill(tmp_path: Path, pair: Pair) -> None:
    outcome = await killed_at_random(tmp_path, kills=6 if pair is SMALL else 4, readers=10, stories=3, pair=pair)
    assert outcome.missing == 0
    assert outcome.repeated <= outcome.kills
    assert outcome.unmarked == 0
