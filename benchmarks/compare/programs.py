"""The programs that are compared: Quotewire by its own command line, the others in an environment of their own."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.compare.news import News
from benchmarks.compare.table import OURS, Figures
from index.indexing.embedding.weights import packaged_weights
from testing.program import ROOT

REQUIREMENTS = Path(__file__).with_name("requirements.txt")
SCRIPT = Path(__file__).with_name("other_tools.py")
OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "HAYSTACK_TELEMETRY_ENABLED": "False",
}


class Failed(Exception):
    """A step ended with an error; `str()` says which, and its last line."""


@dataclass(frozen=True, slots=True)
class Ran:
    """A finished process: wall seconds, peak resident MB, what it printed."""

    seconds: float
    peak_mb: float
    output: str


def ran(command: Sequence[object], **environment: str) -> Ran:
    """Runs a process to its end, its progress passed on; raises Failed."""
    with tempfile.TemporaryFile("w+") as output:
        begun = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            cwd=ROOT,
            env={**os.environ, **OFFLINE, **environment},
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - begun
        output.seek(0)
        said = output.read()
    if process.returncode:
        raise Failed(f"{' '.join(str(part) for part in command[:4])} … ended with status {process.returncode}")
    return Ran(seconds, usage.ru_maxrss / 1024, said)


class Ours:
    """Quotewire, by its own command line."""

    def __init__(self, folder: Path, fitted: tuple[Path, Path] | None = None) -> None:
        """`fitted`: a ranker and a reader that have not seen the questions."""
        self._data = folder / OURS
        self._fitted = fitted
        self.compiled_s = 0.0

    def index(self, news: News, figures: Figures) -> None:
        """Compiles the model, then indexes."""
        self.compiled_s = self._bot("chat").seconds  # with nothing to read it ends once everything is open
        done = self._bot("add", news.articles)
        status = json.loads(self._bot("status", "--json").output)
        figures.passages, figures.index_s, figures.index_mb = status["passages"], done.seconds, done.peak_mb
        figures.version = self._bot("--version").output.split()[-1]
        figures.has_seen_questions = self._fitted is None

    def ask(self, questions: Path, answers: Path) -> Ran:
        """Answers every question."""
        return self._bot("ask", "--input", questions, "--output", answers)

    def to_score(self, questions: Path, answers: Path) -> Path:
        """The answers whose quality counts: by the fitted files where there are some, else those of `ask`."""
        if self._fitted is None:
            return answers
        scored = answers.with_name(f"{answers.stem}-fitted.jsonl")
        ranker, reader = self._fitted
        held_out = [sys.executable, "-m", "benchmarks.held_out", self._data, questions]
        ran([*held_out, "--ranker", ranker, "--reader", reader, "--output", scored], TELEGRAM_BOT_TOKEN="")
        return scored

    def start(self, news: News) -> float:
        """Seconds to one answer."""
        question = json.loads(news.one_question.read_text())
        return self._bot("ask", question["question"], "--as-of", question["now"]).seconds

    def remove(self, urls: Path) -> None:
        """Deletes articles, one command each; what stood at two of the addresses went with the first."""
        for url in map(json.loads, urls.read_text().splitlines()):
            with contextlib.suppress(Failed):
                self._bot("articles", "remove", url)

    def _bot(self, *arguments: object) -> Ran:
        return ran([sys.executable, ROOT / "bot.py", *arguments], QUOTEWIRE_DATA=str(self._data), TELEGRAM_BOT_TOKEN="")


class Theirs:
    """One of the others, in their own environment."""

    def __init__(self, tool: str, python: Path, folder: Path) -> None:
        self._tool, self._python, self._store = tool, python, folder / tool
        self._answers = folder / f"{tool}-one.jsonl"

    def index(self, news: News, figures: Figures) -> None:
        """Indexes and saves."""
        done = self._do("index", news.articles)
        said = json.loads(done.output.splitlines()[-1])
        figures.version, figures.passages = said["version"], said["passages"]
        figures.index_s, figures.index_mb = done.seconds, done.peak_mb

    def ask(self, questions: Path, answers: Path) -> Ran:
        """Answers every question."""
        return self._do("ask", questions, answers)

    def to_score(self, questions: Path, answers: Path) -> Path:
        """The answers whose quality counts: those of `ask`."""
        return answers

    def start(self, news: News) -> float:
        """Seconds to one answer."""
        return self._do("ask", news.one_question, self._answers).seconds

    def remove(self, urls: Path) -> None:
        """Deletes articles."""
        self._do("remove", urls)

    def _do(self, verb: str, *files: Path) -> Ran:
        return ran([self._python, "-P", SCRIPT, self._tool, verb, packaged_weights(), self._store, *files])


def environment(folder: Path) -> Path:
    """The python of the others' environment, which is made where it is not there or was made for other versions.

    Raises Failed.
    """
    python, stamp = folder / "bin" / "python", folder / ".installed"
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text() != wanted:
        say(f"installing {REQUIREMENTS.name} into {folder}")
        steps: list[list[object]] = [
            [sys.executable, "-m", "venv", folder],
            [python, "-m", "pip", "install", "--quiet", "--no-deps", "-r", REQUIREMENTS],
            [python, "-m", "pip", "check"],
        ]
        for step in steps:
            ran(step)
        stamp.write_text(wanted)
    return python


def say(line: str) -> None:
    """Tells how far it has come."""
    print(f"{time.strftime('%H:%M:%S')}  {line}", file=sys.stderr, flush=True)
