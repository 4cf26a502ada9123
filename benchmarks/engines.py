"""The same questions to both engines: how many first quotes are equal, and how long an answer takes on each.

python -m benchmarks.engines [--span 202208] [--data FOLDER] [--milvus URI] [--database URL]

Indexes the articles of the span once (or takes the library of the data folder), and answers its questions with FAISS
and tantivy, and then with Milvus: that of the URI, or Milvus Lite in a folder of its own. With --database the Milvus
pair has its library in that PostgreSQL, which should be empty.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.percentiles import percentile
from testing.program import SHARED, bot

Answers = list[dict[str, Any]]


def main() -> None:
    """Prints what is equal, what is not, and the latencies."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--span", default="202208")
    parser.add_argument("--data", type=Path, help="a data folder to index in, or that is indexed already")
    parser.add_argument("--milvus", help="a Milvus that is there already")
    parser.add_argument("--database", help="a PostgreSQL for the library of the Milvus pair")
    arguments = parser.parse_args()
    news = SHARED / "news"
    articles, questions = news / f"articles-{arguments.span}.jsonl.xz", news / f"questions-{arguments.span}.jsonl"
    with tempfile.TemporaryDirectory() as temporary:
        data = arguments.data or Path(temporary) / "data"
        if not (data / "library.sqlite3").exists():
            bot("add", str(articles), data=data)
        engines = {"QUOTEWIRE_VECTORS": arguments.milvus or str(Path(temporary) / "milvus")}
        if arguments.database:
            engines["QUOTEWIRE_DATABASE"] = arguments.database
            bot("add", str(articles), data=data, extra=engines)
        local = _answers(data, questions, Path(temporary) / "local.jsonl", {})
        filled = bot("ask", "Is it filled?", "--json", data=data, extra=engines)
        print(f"filled        {filled.seconds:.1f} s until a first answer by Milvus")
        milvus = _answers(data, questions, Path(temporary) / "milvus.jsonl", engines)
    same = [_first(one) == _first(other) for one, other in zip(local, milvus, strict=True)]
    whole = [_quotes(one) == _quotes(other) for one, other in zip(local, milvus, strict=True)]
    apart = max(abs(one["confidence"] - other["confidence"]) for one, other in zip(local, milvus, strict=True))
    print(f"first quote   equal in {sum(same)} of {len(same)}; all quotes in {sum(whole)}")
    print(f"confidence    differs by {apart:.4f} at most")
    for name, answers in (("FAISS, tantivy", local), ("Milvus", milvus)):
        took = [answer["took_ms"] for answer in answers]
        print(f"{name:<14}p50 {percentile(took, 0.5):.1f} ms  p95 {percentile(took, 0.95):.1f} ms")
    for one, other, equal in zip(local, milvus, same, strict=True):
        if not equal:
            print(f"{one['id']}: {_first(one)} {one['confidence']:.4f}, {_first(other)} {other['confidence']:.4f}")


def _answers(data: Path, questions: Path, answers: Path, extra: Mapping[str, str]) -> Answers:
    bot("ask", "--input", str(questions), "--output", str(answers), data=data, extra=extra)
    return [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]


def _quotes(answer: dict[str, Any]) -> list[tuple[str, int, int]]:
    return [(quote["article"]["url"], quote["start"], quote["end"]) for quote in answer["quotes"]]


def _first(answer: dict[str, Any]) -> tuple[str, int, int] | None:
    quotes = _quotes(answer)
    return quotes[0] if quotes else None


if __name__ == "__main__":
    main()
