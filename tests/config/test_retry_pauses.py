"""Pauses between tries."""

from __future__ import annotations

from config.retry_pauses import RetryPauses


def test_each_pause_is_twice_as_long_as_the_one_before_up_to_the_longest() -> None:
    pauses = RetryPauses(0.5, 15.0)
    assert [pauses.after(failures) for failures in range(1, 8)] == [0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 15.0]


def test_the_longest_pause_stays_however_long_it_fails() -> None:
    assert RetryPauses(0.25, 900.0).after(10**6) == 900.0
