"""The process that gathers news is started again whatever ends it: soon after a good run, ever later after bad ones."""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path

import pytest

from commands import gathering_supervisor
from commands.gathering_supervisor import PAUSES, WELL_AFTER_S, failures_in_a_row
from config.retry_pauses import RetryPauses


def test_the_pause_doubles_while_the_child_gets_nowhere() -> None:
    failures, pauses = 0, [0.0]
    for _ in range(9):
        failures = failures_in_a_row(failures, ran_s=1.0)
        pauses.append(PAUSES.after(failures))
    assert pauses[1:5] == [1.0, 2.0, 4.0, 8.0]
    assert pauses[-1] == PAUSES.longest_s


def test_the_pause_is_short_again_after_a_child_that_ran_well() -> None:
    assert PAUSES.after(failures_in_a_row(9, ran_s=WELL_AFTER_S)) == PAUSES.first_s


def test_a_machine_without_room_for_a_process_is_waited_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    ended, tries = threading.Event(), 0

    class Counting(logging.Handler):
        def emit(self, _record: logging.LogRecord) -> None:
            nonlocal tries
            tries += 1
            if tries == 2:
                ended.set()

    gathering_supervisor.log.addHandler(Counting())
    with caplog.at_level(logging.WARNING):
        gathering_supervisor._keep_running(tmp_path, ended, RetryPauses(0.01, 0.01))
    gathering_supervisor.log.handlers.clear()
    assert "cannot be started" in caplog.text
