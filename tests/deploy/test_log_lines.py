"""Every log line of level WARNING and above has its row in docs/log-lines.md, and every row its line.

A new line fails this test, which prints the row to be filled in.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.commands.conftest import ROOT

ROOMS = ("config", "index", "retrieval", "updates", "chat", "commands")
LEVELS = frozenset({"warning", "error", "exception", "critical"})
LOGGERS = frozenset({"log", "_log", "logger", "_logger"})
GUIDE = ROOT / "docs" / "log-lines.md"
HEADING = "# Log lines\n"
_PLACEHOLDER = re.compile(r"%[-#0 +]*[\d.*]*[sdrif]")
_ROW = re.compile(r"^\| `(?P<line>[^`]+)` \| (?P<means>[^|]+) \| (?P<do>[^|]+) \|$", re.MULTILINE)


def logged(file: Path) -> Iterator[tuple[int, str | None]]:
    """Line numbers and words of what a file logs at these levels; None where its words are not constant."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        logger = node.func.value
        if node.func.attr in LEVELS and isinstance(logger, ast.Name) and logger.id in LOGGERS:
            words = node.args[0]
            constant = isinstance(words, ast.Constant) and isinstance(words.value, str)
            yield node.lineno, _PLACEHOLDER.sub("…", words.value) if constant else None  # type: ignore[attr-defined]  # a Constant


def lines_of_the_code() -> dict[str, str]:
    """Each line that may be logged, and where."""
    found: dict[str, str] = {}
    for room in ROOMS:
        for file in sorted((ROOT / room).rglob("*.py")):
            for number, words in logged(file):
                place = f"{file.relative_to(ROOT)}:{number}"
                assert words is not None, f"{place} logs words that are made as it runs: give log a constant"
                found.setdefault(words, place)
    return found


def rows_of_the_guide() -> dict[str, tuple[str, str]]:
    """Each line that is explained, with what it means and what to do."""
    rows = _ROW.finditer(GUIDE.read_text(encoding="utf-8").partition(HEADING)[2])
    return {row["line"]: (row["means"].strip(), row["do"].strip()) for row in rows}


def test_every_line_is_explained() -> None:
    explained = rows_of_the_guide()
    missing = {words: place for words, place in lines_of_the_code().items() if words not in explained}
    rows = "\n".join(f"| `{words}` | what it means ({place}) | what to do |" for words, place in missing.items())
    assert not missing, f"docs/log-lines.md lacks these rows:\n{rows}"


def test_every_explanation_is_of_a_line_that_there_is() -> None:
    stale = set(rows_of_the_guide()) - set(lines_of_the_code())
    assert not stale, f"nothing logs these lines of docs/log-lines.md any more: {sorted(stale)}"


def test_every_explanation_says_something() -> None:
    assert [line for line, (means, do) in rows_of_the_guide().items() if len(means) < 10 or len(do) < 3] == []
