"""Fewer passages are read while questions wait, and no fewer than is needed."""

from __future__ import annotations

from retrieval.reading_depth import Load, ReadingDepth

DEPTHS = (8, 4, 2, 0)
SECONDS = {8: 0.16, 4: 0.08, 2: 0.06, 0: 0.02}


def learned(target_s: float = 1.0) -> ReadingDepth:
    depth = ReadingDepth(target_s)
    for read, seconds in SECONDS.items():
        depth.took(read, seconds)
    return depth


def test_all_are_read_where_nobody_waits() -> None:
    assert learned().choose(DEPTHS, Load()) == 8


def test_the_more_wait_the_fewer_are_read() -> None:
    chosen = [learned().choose(DEPTHS, Load(waiting, 0.0, 2)) for waiting in (1, 10, 20, 30, 49, 500)]
    assert chosen == [8, 8, 4, 2, 0, 0]


def test_who_has_waited_for_long_is_answered_sooner() -> None:
    chosen = [learned().choose(DEPTHS, Load(6, waited, 2)) for waited in (0.0, 0.5, 0.7, 0.9, 2.0)]
    assert chosen == [8, 4, 2, 0, 0]


def test_the_last_of_a_crowd_gets_all_that_can_be_read() -> None:
    assert learned().choose(DEPTHS, Load(0, 0.9, 2)) == 8


def test_a_depth_whose_time_is_not_known_is_tried() -> None:
    depth = ReadingDepth(1.0)
    depth.took(8, 0.5)
    assert depth.choose(DEPTHS, Load(20, 0.0, 2)) == 4


def test_times_are_learned_again() -> None:
    depth = learned()
    for _ in range(20):
        depth.took(4, 0.9)
    assert depth.choose((4, 0), Load(4, 0.0, 2)) == 0


def test_there_may_be_one_depth_only() -> None:
    assert ReadingDepth(1.0).choose((4,), Load(100, 5.0, 2)) == 4


def test_a_crowd_is_answered_in_time_if_it_can_be() -> None:
    depth, clock, waiting, took = learned(), 0.0, 50, []
    while waiting:
        waiting -= 1
        read = depth.choose(DEPTHS, Load(waiting, clock, 2))
        clock += SECONDS[read] / 2
        took.append(clock)
    assert max(took) < 1.1
