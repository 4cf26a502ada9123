"""txtai, LlamaIndex and LangChain in their documented default way, beside Quotewire, on the same news and model.

    python -m benchmarks.compare [--span 202208] [--venv .venv-compare] [--only TOOL,TOOL]
                                 [--articles N] [--questions N]

The three are installed into a virtual environment of their own, pinned by compare-requirements.txt. All four embed with
the packaged all-MiniLM-L6-v2, given as a folder; nothing asks a hub. Each step is a process of its own, one after the
other, with the number of threads that its libraries choose. What each does is what its own documentation shows first:

- **txtai**: `Segmentation(paragraphs=True)` splits the texts, `Embeddings(path=MODEL, content=True)` keeps them, SQL
  with `similar()` finds 3. An index of this size becomes FAISS with cells (IVF), by its own choice.
- **LlamaIndex**: `VectorStoreIndex.from_documents` with its sentence splitter (1024 tokens, 20 shared; the model reads
  the first 256), title, source and date as metadata, which it embeds too; a retriever of 2.
- **LangChain**: `RecursiveCharacterTextSplitter(1000, 200)` over title and text, `InMemoryVectorStore`, 4 results: its
  tutorial on semantic search.
- **Quotewire**: `bot.py add` and `bot.py ask --input`, the programs that its users run. Its model is compiled once for
  a data folder, before; how long that takes is told below the table.

All four can filter, so all are asked as of each question's day (`untimely` would count what is newer). Retrieval alone
is compared: no tool is given a language model, a reranker, or hybrid search, which the documentation offers as options.
Every tool's figures of quality come from score.py over what it returned, in its order.

- *indexing*: wall seconds of the whole process, from its start to everything saved. Passages are each tool's own, of
  different lengths, so the seconds are the figure to compare.
- *question*: one after the other in a warm process, the embedding of the question included.
- *memory*: peak resident, of the process that answers all questions, and of the one that indexes.
- *start*: wall seconds of a process that opens what was saved and answers one question (median of --starts).
- *refusal*: AUROC of confidence after the articles that answer were deleted from each index by its own means. The three
  answer always and state no confidence: their best score stands in; the shares answered have no meaning for them.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import importlib.util
import io
import json
import lzma
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.compare_table import NAMES, OURS, Figures, table
from index.indexing.embedding.weights import packaged_weights
from testing.program import ROOT, SHARED

REQUIREMENTS = Path(__file__).with_name("compare-requirements.txt")
SCRIPT = Path(__file__).with_name("compare_tools.py")
OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}


class Failed(Exception):
    """A step ended with an error; `str()` says which, and its last line."""


@dataclass(frozen=True, slots=True)
class Ran:
    """A finished process: wall seconds, peak resident MB, what it printed."""

    seconds: float
    peak_mb: float
    output: str


@dataclass(frozen=True, slots=True)
class News:
    """The articles and questions, as files, and what score.py says of answers to them."""

    articles: Path  # JSON lines
    questions: Path
    one_question: Path
    gaps: dict[str, list[str]]
    folder: Path

    def quality(self, answers: Path) -> dict[str, float]:
        """What score.py prints of them, by name."""
        return _figures(_score().quotes, self.articles, self.questions, answers)

    def refusal(self, answers: Path) -> dict[str, float]:
        """As `quality`, of answers over the articles less the removed ones."""
        gaps = self.folder / "gaps.json"
        gaps.write_text(json.dumps(self.gaps))
        return _figures(_score().refusal, gaps, answers)


def ran(command: Sequence[object], **environment: str) -> Ran:
    """Runs a process to its end, its progress passed on; raises Failed."""
    with tempfile.TemporaryFile("w+") as output:
        begun = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
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

    def __init__(self, folder: Path) -> None:
        self._data = folder / OURS
        self.compiled_s = 0.0

    def index(self, news: News, figures: Figures) -> None:
        """Compiles the model, then indexes."""
        self.compiled_s = self._bot("chat").seconds  # with nothing to read it ends once everything is open
        done = self._bot("add", news.articles)
        status = json.loads(self._bot("status", "--json").output)
        figures.passages, figures.index_s, figures.index_mb = status["passages"], done.seconds, done.peak_mb
        figures.version = self._bot("--version").output.split()[-1]

    def ask(self, questions: Path, answers: Path) -> Ran:
        """Answers every question."""
        return self._bot("ask", "--input", questions, "--output", answers)

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
    """One of the three, in their own environment."""

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

    def start(self, news: News) -> float:
        """Seconds to one answer."""
        return self._do("ask", news.one_question, self._answers).seconds

    def remove(self, urls: Path) -> None:
        """Deletes articles."""
        self._do("remove", urls)

    def _do(self, verb: str, *files: Path) -> Ran:
        return ran([self._python, SCRIPT, self._tool, verb, packaged_weights(), self._store, *files])


def measured(tool: Ours | Theirs, name: str, news: News, starts: int) -> Figures:
    """Everything about one tool, step by step."""
    figures = Figures(name)
    _tell(f"{NAMES[name]}: indexing")
    tool.index(news, figures)
    _tell(f"{NAMES[name]}: {figures.passages} passages in {figures.index_s:.0f} s; asking")
    answers = news.folder / f"{name}.jsonl"
    figures.ask_mb = tool.ask(news.questions, answers).peak_mb
    figures.took_ms = [json.loads(line)["took_ms"] for line in answers.read_text().splitlines()]
    figures.start_s = statistics.median(tool.start(news) for _ in range(starts))
    figures.quality = news.quality(answers)
    if news.gaps["removed"]:
        _tell(f"{NAMES[name]}: deleting {len(news.gaps['removed'])} articles, asking once more")
        urls = news.folder / "removed.jsonl"
        urls.write_text("".join(json.dumps(url) + "\n" for url in news.gaps["removed"]))
        tool.remove(urls)
        gapped = news.folder / f"{name}-gapped.jsonl"
        tool.ask(news.questions, gapped)
        figures.refusal = news.refusal(gapped)
    return figures


def environment(folder: Path) -> Path:
    """The python of the three's environment, which is made where it is not there or was made for other versions.

    Raises Failed.
    """
    python, stamp = folder / "bin" / "python", folder / ".installed"
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text() != wanted:
        _tell(f"installing {REQUIREMENTS.name} into {folder}")
        steps: list[list[object]] = [
            [sys.executable, "-m", "venv", folder],
            [python, "-m", "pip", "install", "--quiet", "--no-deps", "-r", REQUIREMENTS],
            [python, "-m", "pip", "check"],
        ]
        for step in steps:
            ran(step)
        stamp.write_text(wanted)
    return python


def prepared(span: str, articles: int | None, questions: int | None, folder: Path) -> News:
    """The news as files that every tool reads, cut to the first articles and questions where that is wanted."""
    news = SHARED / "news"
    with lzma.open(news / f"articles-{span}.jsonl.xz", "rt", encoding="utf-8") as lines:
        kept = list(lines)[:articles]
    asked = (news / f"questions-{span}.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)[:questions]
    gaps = json.loads((news / f"gaps-{span}.json").read_text(encoding="utf-8"))
    there = {json.loads(line)["url"] for line in kept}
    gaps["removed"] = [url for url in gaps["removed"] if url in there]
    files = [folder / name for name in ("articles.jsonl", "questions.jsonl", "one.jsonl")]
    for file, content in zip(files, (kept, asked, asked[:1]), strict=True):
        file.write_text("".join(content), encoding="utf-8")
    return News(files[0], files[1], files[2], gaps, folder)


def _figures(score: Any, *files: Path) -> dict[str, float]:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        score(*(str(file) for file in files))
    return {name: float(value) for name, value in re.findall(r"(\w+) (\d+(?:\.\d+)?)(?!\S)", printed.getvalue())}


def _score() -> Any:
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    if spec is None or spec.loader is None:
        raise Failed(f"{SHARED / 'score.py'} cannot be read")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _tell(line: str) -> None:
    print(f"{time.strftime('%H:%M:%S')}  {line}", file=sys.stderr, flush=True)


def main() -> int:
    """Measures every tool and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--span", default="202208")
    parser.add_argument("--venv", type=Path, default=ROOT / ".venv-compare", help="where the three are installed")
    parser.add_argument("--only", default=",".join(NAMES), help=f"of {', '.join(NAMES)}")
    parser.add_argument("--articles", type=int, help="the first so many alone")
    parser.add_argument("--questions", type=int, help="the first so many alone")
    parser.add_argument("--starts", type=int, default=5)
    arguments = parser.parse_args()
    wanted = arguments.only.split(",")
    if unknown := set(wanted) - set(NAMES):
        parser.error(f"no such tool: {', '.join(sorted(unknown))}")
    if not (SHARED / "news").exists():
        print(f"there is no news in {SHARED / 'news'}", file=sys.stderr)
        return 1
    folder = Path(tempfile.mkdtemp(prefix="compare-"))
    rows, ours, failed = [], Ours(folder), []
    try:
        try:
            python = environment(arguments.venv.absolute()) if set(wanted) - {OURS} else Path(sys.executable)
        except Failed as failure:
            print(failure, file=sys.stderr)
            return 1
        news = prepared(arguments.span, arguments.articles, arguments.questions, folder)
        for name in wanted:
            try:
                rows.append(
                    measured(ours if name == OURS else Theirs(name, python, folder), name, news, arguments.starts)
                )
            except Failed as failure:
                failed.append(name)
                print(f"{NAMES[name]} failed: {failure}", file=sys.stderr)
        articles, questions = (sum(1 for _ in file.open()) for file in (news.articles, news.questions))
        print(f"\n{articles} articles and {questions} questions of {arguments.span}, {os.cpu_count()} cores\n")
        print(table(rows))
        if ours.compiled_s:
            print(f"\nBefore that, Quotewire compiled its model, once for a data folder: {ours.compiled_s:.0f} s.")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
