"""Questions beside a backlog: p95 while thousands of articles go in, against p95 on the same machine at rest.

    python -m benchmarks.backlog --data FOLDER [--articles 5000] [--span 2023]

FOLDER is a data folder with an indexed library; a copy of it is used. The backlog goes in by `bot.py add`, as a running
bot gathers it: in another process, niced. Questions come one after the other, with the indexes following.
"""

from __future__ import annotations

import argparse
import itertools
import json
import lzma
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.percentiles import percentile
from commands.conversation_parts import following
from commands.parts import Parts
from config.settings import read_settings
from retrieval.answers import Query
from testing.program import ROOT, SHARED

PAUSE_S = 0.1  # between two questions
AT_REST = 300  # questions


def main() -> None:
    """Prints both p95 and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--span", default="2023")
    arguments = parser.parse_args()
    rows = (SHARED / "news" / "questions-2022.jsonl").read_text().splitlines()
    questions = itertools.cycle(json.loads(row)["question"] for row in rows)
    with tempfile.TemporaryDirectory() as temporary:
        data = Path(temporary) / "data"
        shutil.copytree(arguments.data, data)
        backlog = Path(temporary) / "backlog.jsonl"
        archive = SHARED / "news" / f"articles-{arguments.span}.jsonl.xz"
        with lzma.open(archive, "rt", encoding="utf-8") as lines, backlog.open("w", encoding="utf-8") as out:
            out.writelines(itertools.islice(lines, arguments.articles))
        with Parts(read_settings(data=data)) as parts, following(parts.search):
            parts.answerer.answer(Query("warm up", datetime.now(UTC)))
            before = parts.search.size()
            asked = itertools.count(1)
            rest = _asked(parts, questions, lambda: next(asked) > AT_REST)
            add = subprocess.Popen(
                [sys.executable, str(ROOT / "bot.py"), "add", "--quiet", "--data", str(data), str(backlog)],
                stdout=subprocess.DEVNULL,
                env=dict(os.environ),
            )
            begun = time.perf_counter()
            beside = _asked(parts, questions, lambda: add.poll() is not None)
            seconds = time.perf_counter() - begun
            gained = parts.search.size() - before
    for name, took in (("at rest", rest), ("beside", beside)):
        shares = f"p50 {percentile(took, 0.5):.1f} ms  p95 {percentile(took, 0.95):.1f} ms"
        print(f"{name:<8} {shares}  ({len(took)} questions)")
    print(f"p95 beside / at rest {percentile(beside, 0.95) / percentile(rest, 0.95):.2f}")
    print(f"{gained} passages went in, in {seconds:.0f} s ({gained / seconds:.0f}/s)")


def _asked(parts: Parts, questions: itertools.cycle[str], ended: Callable[[], bool]) -> list[float]:
    """Milliseconds of each question until `ended`."""
    took = []
    while not ended():
        begun = time.perf_counter()
        parts.answerer.answer(Query(next(questions), datetime.now(UTC)))
        took.append((time.perf_counter() - begun) * 1000)
        time.sleep(PAUSE_S)
    return took


if __name__ == "__main__":
    main()
