"""A stop that hangs is ended."""

from __future__ import annotations

import threading

import pytest

from commands.process_lifecycle import end_within


def test_what_hangs_is_left_and_said(caplog: pytest.LogCaptureFixture) -> None:
    ended: list[int] = []
    done = threading.Event()

    def end(status: int) -> None:
        ended.append(status)
        done.set()

    end_within(0.01, end)
    assert done.wait(10)
    assert ended == [0]
    assert "nothing that was accepted is lost" in caplog.text


def test_a_program_that_ends_by_itself_is_not_held_up() -> None:
    timer = end_within(60, lambda _: None)
    assert timer.daemon
    timer.cancel()  # or it would speak up in a later test
