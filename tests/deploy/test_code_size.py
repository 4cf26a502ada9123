"""The bounds of CONTRIBUTING.md: no long module, no long function."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.project import ROOT

ROOMS = ("config", "index", "retrieval", "updates", "chat", "commands", "deploy")
LONGEST_MODULE, LONGEST_FUNCTION = 300, 60  # lines
MIGRATIONS = ROOT / "index" / "library" / "migrations"  # lists of tables and columns, which nobody changes any more


def modules(room: str) -> Iterator[tuple[Path, str]]:
    """Each module of a room, with its text."""
    for path in sorted((ROOT / room).rglob("*.py")):
        yield path.relative_to(ROOT), path.read_text("utf-8")


@pytest.mark.parametrize("room", ROOMS)
def test_no_module_is_too_long(room: str) -> None:
    long = {str(path): len(text.splitlines()) for path, text in modules(room)}
    assert not {path: lines for path, lines in long.items() if lines > LONGEST_MODULE}


@pytest.mark.parametrize("room", ROOMS)
def test_no_function_is_too_long(room: str) -> None:
    long = [
        f"{path}:{node.lineno} {node.name}"
        for path, text in modules(room)
        if MIGRATIONS not in (ROOT / path).parents
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert not long
