"""How soon and how well it answers on the 730 articles of 202208: start, latency, memory, forged, unchanged.

python -m benchmarks.answering [--span 202208] [--keep FOLDER]
"""

from __future__ import annotations

import argparse
import json
import lzma
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.percentiles import percentile
from testing.program import ROOT, SHARED, bot

STARTS = 5


def main() -> None:
    """Indexes the span once, then measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--span", default="202208")
    parser.add_argument("--keep", type=Path, help="a data folder to keep the indexed library in")
    arguments = parser.parse_args()
    news = SHARED / "news"
    articles, questions = news / f"articles-{arguments.span}.jsonl.xz", news / f"questions-{arguments.span}.jsonl"
    with tempfile.TemporaryDirectory() as temporary:
        data = arguments.keep or Path(temporary) / "data"
        if not (data / "library.sqlite3").exists():
            ran = bot("add", str(articles), data=data)
            print(f"added     {ran.output.strip()} in {ran.seconds:.0f} s")
        again = bot("add", str(articles), data=data)
        print(f"again     {again.output.strip()} in {again.seconds:.2f} s")
        question = json.loads(questions.read_text().splitlines()[0])
        starts = [bot("ask", question["question"], "--as-of", question["now"], data=data) for _ in range(STARTS)]
        seconds = [start.seconds for start in starts]
        print(
            f"start     {statistics.median(seconds):.2f} s to the answer (median of {STARTS}, worst {max(seconds):.2f})"
        )
        answers = Path(temporary) / "answers.jsonl"
        ran = bot("ask", "--input", str(questions), "--output", str(answers), data=data)
        took = [json.loads(line)["took_ms"] for line in answers.read_text().splitlines()]
        print(f"question  p50 {percentile(took, 0.5):.1f} ms  p95 {percentile(took, 0.95):.1f} ms")
        print(f"memory    {_memory_of_answering(data, questions):.0f} MB resident, at most, while answering them")
        score = [sys.executable, str(SHARED / "score.py"), "quotes", str(articles), str(questions), str(answers)]
        print(subprocess.run(score, capture_output=True, text=True, check=False).stdout)
        with lzma.open(articles, "rt", encoding="utf-8") as lines:
            print(f"library   {sum(1 for _ in lines)} articles")


def _memory_of_answering(data: Path, questions: Path) -> float:
    """Peak resident MB of a process of its own that answers every question: children's peaks are not told apart."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    with tempfile.TemporaryDirectory() as temporary:
        ask = [sys.executable, str(ROOT / "bot.py"), "ask", "--data", str(data), "--input", str(questions)]
        ask += ["--output", str(Path(temporary) / "answers.jsonl")]
        done = subprocess.run([sys.executable, "-c", code, *ask], capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])


if __name__ == "__main__":
    main()
