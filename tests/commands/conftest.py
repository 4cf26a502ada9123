"""The program with a data folder of its own: quick in this process, or for real in another."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from testing.engine_pairs import SMALL, Pair
from testing.tiny_embedder import TinyEmbedder

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Done:
    """What a command did: its exit status and what it printed."""

    status: int
    out: str
    err: str


Bot = Callable[..., Done]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def bot(
    data: Path,
    pair: Pair,
    models: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    log: io.StringIO,
) -> Bot:
    """Runs a command in this process, through the program's own `main`, with an embedder that needs no model.

    All share the compiled readers in `models`. `main` sets logging up, which `log` puts back.
    """
    from commands.main import main

    monkeypatch.setenv("QUOTEWIRE_DATA", str(data))
    if pair is SMALL:  # which is the default
        monkeypatch.delenv("QUOTEWIRE_DATABASE", raising=False)
    else:
        monkeypatch.setenv("QUOTEWIRE_DATABASE", pair.database_url(data))
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN", raising=False)
    monkeypatch.setattr("commands.parts.open_embedder", lambda *_: TinyEmbedder())
    monkeypatch.setattr("commands.parts.Parts._models", models)
    monkeypatch.setattr("os.nice", lambda _: 0)  # of this process, which has more tests to run

    def run(*arguments: str, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "argv", ["bot.py", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return Done(int(ended.value.code or 0), printed.out, printed.err)

    return run


@pytest.fixture
def real_bot(data: Path, model_folder: Path) -> Bot:
    """Runs `python bot.py` in a process of its own, with the real model."""
    data.mkdir(exist_ok=True)
    (data / "model").symlink_to(model_folder)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("QUOTEWIRE", "TELEGRAM"))}

    def run(*arguments: str, stdin: bytes = b"") -> Done:
        done = subprocess.run(
            [sys.executable, str(ROOT / "bot.py"), *arguments],
            input=stdin,
            capture_output=True,
            env={**environment, "QUOTEWIRE_DATA": str(data)},
            cwd=data,
            timeout=120,
            check=False,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run
