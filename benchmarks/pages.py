"""Scores the reading of saved news pages: python -m benchmarks.pages [FOLDER_WITH_SHARED]

Writes the JSON lines of `bot.py extract` for ../shared/pages and scores them with ../shared/score_pages.py,
all pages together and each half (every other page by name) by itself.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

from index.gathering.reading import extract_record, readings

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def main() -> None:
    """Reads, times and scores."""
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder)
        with tarfile.open(shared / "pages" / "pages.tar") as archive:
            archive.extractall(pages, filter="data")
        started = time.perf_counter()
        records = [record for reading in readings(pages / "html") if (record := extract_record(reading))]
        seconds = time.perf_counter() - started
        kept = Path(sys.argv[2]) if len(sys.argv) > 2 else pages / "found.jsonl"
        kept.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
        print(f"{len(records)} pages in {seconds:.1f} s, {1000 * seconds / max(1, len(records)):.0f} ms a page")
        gold = (pages / "gold.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
        gold.sort(key=lambda line: str(json.loads(line)["html"]))
        for name, part in {"all": gold, "even half": gold[::2], "odd half": gold[1::2]}.items():
            (pages / "part.jsonl").write_text("".join(part), encoding="utf-8")
            score = [sys.executable, str(shared / "score_pages.py"), str(pages / "part.jsonl"), str(kept)]
            print(f"-- {name}\n{subprocess.run(score, check=True, capture_output=True, text=True).stdout}", end="")


if __name__ == "__main__":
    main()
