"""The short form of `make scale`: processes of every role on PostgreSQL and Milvus, one killed every 5 s."""

from __future__ import annotations

from pathlib import Path

import pytest

from testing.postgresql_server import PostgreSQL
from testing.scale import ScaleRun, run_at_scale


@pytest.mark.real_model
@pytest.mark.parametrize("updates", ["polling", pytest.param("webhook", marks=pytest.mark.faults)])
def test_whoever_is_killed_every_question_is_answered_and_every_update_arrives(
    tmp_path: Path,
    model_folder: Path,
    postgresql: PostgreSQL,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    updates: str,
) -> None:
    monkeypatch.delenv("QUOTEWIRE_DATABASE", raising=False)
    (tmp_path / "model").symlink_to(model_folder)
    url = postgresql.empty()
    short = ScaleRun(questions=16, deliveries=12, stories=6, webhook=updates == "webhook", quiet_s=2.0)
    assert run_at_scale(short, tmp_path, url, None), capfd.readouterr().out
