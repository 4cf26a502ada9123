"""kill -9 between an article and its readers; `make kills` does it hundreds of times."""

from __future__ import annotations

from pathlib import Path

from testing import channel_kills
from testing.engine_pairs import SMALL, Pair
from testing.update_kills import killed_at_random


async def test_nothing_is_lost_and_at_most_one_message_comes_twice_a_kill(tmp_path: Path, pair: Pair) -> None:
    outcome = await killed_at_random(tmp_path, kills=6 if pair is SMALL else 4, readers=10, stories=3, pair=pair)
    assert outcome.counted.missing == 0
    assert outcome.counted.repeated <= outcome.kills
    assert outcome.counted.unmarked == 0


async def test_a_post_of_a_channel_reaches_every_reader_with_its_quote(tmp_path: Path) -> None:
    outcome = await channel_kills.killed_at_random(tmp_path, kills=6, readers=3, posts=6)
    assert outcome.counted.missing == 0
    assert outcome.counted.repeated <= outcome.kills
    assert outcome.counted.unmarked == 0
    assert outcome.unquoted == 0
    assert outcome.outdated == 0
