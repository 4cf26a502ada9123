"""Kills the move of a library to the multilingual model at many moments, and looks at what is left each time.

`bot.py run --only ingest` moves a library of articles that were added with the English model. It is killed once a
share of the passages is embedded, a larger one each time, and then, on copies of the library, around the moment when
the vectors are exchanged. After each kill `bot.py check` must find nothing and `bot.py ask` must answer. At the end the
library has moved, and answers in the other language.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from index.indexing.embedding.weights import MULTILINGUAL_NAME
from index.library.articles import Draft
from testing.program import ROOT, bot

PATIENCE_S = 600.0  # for any stage
LOOK_S = 0.02  # between two looks at how far it is
SWAP_KILLS = 1 / 3  # of all kills
SWAP_S = 2.0  # in which vectors are exchanged and the log is told


@dataclass(frozen=True, slots=True)
class Questions:
    """What is asked after each kill, and after the move: each with words of its answer."""

    english: tuple[str, str]
    other: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Survived:
    """What came of the kills: how many, how many passages were embedded at each, and whatever was wrong."""

    killed: int
    embedded: list[int]
    problems: list[str]


def survive(kills: int, folder: Path, model: Path, articles: Sequence[Draft], questions: Questions) -> Survived:
    """Runs the kills in `folder`; `model` holds the compiled forms of both models."""
    chance = random.Random(1)
    data = folder / "data"
    _add(data, model, articles)
    problems: list[str] = []
    embedded: list[int] = []
    passages = _count(data, "passages")
    at_swap = max(1, round(kills * SWAP_KILLS))
    before = kills - at_swap
    for number in range(before):
        with _gathering(data) as process:
            _wait_until_embedded(data, passages * (number + 1) // (before + 1), process)
            time.sleep(chance.uniform(0, 0.2))
        embedded.append(_count(data, "other_vectors"))
        problems += _look(data, questions.english, f"kill {number + 1}, with {embedded[-1]} of {passages} embedded")
    for number in range(at_swap):
        copy = folder / "copy"
        shutil.copytree(data, copy, symlinks=True)
        with _gathering(copy) as process:
            _wait_until_embedded(copy, passages, process)
            time.sleep(SWAP_S * number / at_swap)
        embedded.append(_count(copy, "other_vectors"))
        problems += _look(copy, questions.english, f"kill {before + number + 1}, at the exchange")
        shutil.rmtree(copy)
    with _gathering(data) as process:
        _wait_until_moved(data, process)
    problems += _look(data, questions.other, "moved")
    if _count(data, "passages") != passages:
        problems.append(f"{_count(data, 'passages')} passages, of {passages}")
    return Survived(kills, embedded, problems)


def _add(data: Path, model: Path, articles: Sequence[Draft]) -> None:
    data.mkdir(parents=True)
    (data / "model").symlink_to(model.resolve())
    rows = [{"url": one.url, "title": one.title, "text": one.text, "language": one.language} for one in articles]
    file = data / "articles.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    bot("add", str(file), data=data, extra={"QUOTEWIRE_MODEL": "english"})


@contextmanager
def _gathering(data: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The gathering process, killed at the end with whatever it has started."""
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "bot.py"), "run", "--only", "ingest"],
        env={**os.environ, "QUOTEWIRE_DATA": str(data), "QUOTEWIRE_MODEL": "auto"},
        stdin=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):  # it ended by itself
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _wait_until_embedded(data: Path, count: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not _has_moved(data) and _count(data, "other_vectors") < count:
        _require_running(process, end)


def _wait_until_moved(data: Path, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not _has_moved(data):
        _require_running(process, end)


def _require_running(process: subprocess.Popen[bytes], end: float) -> None:
    if process.poll() is not None:
        raise RuntimeError(f"the gathering process ended with status {process.returncode}")
    if time.monotonic() > end:
        raise TimeoutError("the library does not move")
    time.sleep(LOOK_S)


def _has_moved(data: Path) -> bool:
    return any(name.startswith(f"{MULTILINGUAL_NAME}/") for name in _read(data, "SELECT DISTINCT model FROM passages"))


def _count(data: Path, table: str) -> int:
    return int(_read(data, f"SELECT count(*) FROM {table}")[0])  # a name from above


def _read(data: Path, query: str) -> list[str]:
    connection = sqlite3.connect(f"file:{data / 'library.sqlite3'}?mode=ro", uri=True, timeout=30)
    try:
        return [str(row[0]) for row in connection.execute(query)]
    finally:
        connection.close()


def _look(data: Path, question: tuple[str, str], when: str) -> list[str]:
    """What is wrong with the library, each in a line."""
    found = []
    checked = bot("check", data=data, check=False).output.strip()
    if "all is well" not in checked:
        found.append(f"{when}: check says {checked}")
    asked, words = question
    answer = json.loads(bot("ask", "--json", asked, data=data).output)
    if not any(words in quote["text"] for quote in answer.get("quotes", ())):
        found.append(f"{when}: no quote with {words!r}, but {answer}")
    models = _read(data, "SELECT DISTINCT model FROM passages")
    if len(models) != 1:
        found.append(f"{when}: passages of {models}")
    return found
