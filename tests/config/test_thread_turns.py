"""Threads take turns more often in a process that serves."""

from __future__ import annotations

import sys

import pytest

from config.thread_turns import TURN_SECONDS, short_thread_turns


def test_turns_are_short_until_the_block_ends() -> None:
    before = sys.getswitchinterval()
    with pytest.raises(ZeroDivisionError), short_thread_turns():
        assert sys.getswitchinterval() == pytest.approx(TURN_SECONDS)
        raise ZeroDivisionError
    assert sys.getswitchinterval() == pytest.approx(before)
