"""Turns of threads are as they were once a block has ended, whoever else had one."""

from __future__ import annotations

import sys

import pytest

from config.thread_turns import LONG_TURN_SECONDS, TURN_SECONDS, long_thread_turn, short_thread_turns


def test_a_long_turn_ends_with_its_block() -> None:
    with short_thread_turns():
        with long_thread_turn():
            assert sys.getswitchinterval() == pytest.approx(LONG_TURN_SECONDS)
        assert sys.getswitchinterval() == pytest.approx(TURN_SECONDS)


def test_a_long_turn_within_another_changes_nothing() -> None:
    before = sys.getswitchinterval()
    first, second = long_thread_turn(), long_thread_turn()
    with first:
        second.__enter__()
    assert sys.getswitchinterval() == pytest.approx(before)
    second.__exit__(None, None, None)
    assert sys.getswitchinterval() == pytest.approx(before)
