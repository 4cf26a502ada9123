"""What waits is bounded by time: nobody is answered minutes late, and a quiet hour says nothing of a machine's pace."""

from __future__ import annotations

from chat.telegram.chat_queues import SATURATED, Pace


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def flooded(pace: Pace, clock: Clock, done: int, seconds_each: float) -> int:
    """Has many come at once, and `done` of them be done; how many are left."""
    waiting = 0
    for _ in range(SATURATED + done):
        waiting += 1
        pace.begun(waiting)
    for _ in range(done):
        clock.now += seconds_each
        waiting -= 1
        pace.ended(waiting)
    return waiting


def test_nothing_is_known_before_many_waited() -> None:
    pace = Pace(Clock())
    pace.begun(1)
    pace.ended(0)
    assert pace.wait_s(1000, 1000) == 0


def test_one_more_waits_for_all_before_it_at_the_pace_of_the_crowd() -> None:
    clock = Clock()
    pace = Pace(clock)
    flooded(pace, clock, done=50, seconds_each=0.1)
    assert round(pace.wait_s(300, 300)) == 30


def test_few_never_wait_long() -> None:
    clock = Clock()
    pace = Pace(clock)
    flooded(pace, clock, done=50, seconds_each=9.0)
    assert pace.wait_s(SATURATED - 1, SATURATED - 1) == 0


def test_one_chat_that_waits_for_telegram_says_nothing_of_the_pace() -> None:
    clock = Clock()
    pace = Pace(clock)
    for _ in range(60):
        pace.begun(queues=1)
        clock.now += 1.0
        pace.ended(queues=1)
    assert pace.wait_s(300, 300) == 0


def test_hours_with_few_questions_change_nothing() -> None:
    clock = Clock()
    pace = Pace(clock)
    waiting = flooded(pace, clock, done=50, seconds_each=0.1)
    while waiting:
        waiting -= 1
        pace.ended(waiting)
    for _ in range(100):
        pace.begun(1)
        clock.now += 60
        pace.ended(0)
    assert pace.wait_s(300, 300) < 31
