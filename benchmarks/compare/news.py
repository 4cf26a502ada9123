"""The news that every tool reads, and what score.py says of answers to its questions."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import lzma
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from testing.program import SHARED


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
        raise FileNotFoundError(f"{SHARED / 'score.py'} cannot be read")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
