"""The bounds of CONTRIBUTING.md: no long module, no long function, few arguments."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.project import ROOT

ROOMS = ("config", "index", "retrieval", "updates", "chat", "commands", "deploy")
LONGEST_MODULE, LONGEST_FUNCTION = 300, 60  # lines
MOST_ARGUMENTS = 7  # of a function, or fields of a value type
REASON = re.compile(r"\bOne (?:argument|field)\s+per\b")  # in the docstring of what has more
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


@pytest.mark.parametrize("room", ROOMS)
def test_what_takes_many_arguments_says_why(room: str) -> None:
    silent = [
        f"{path}:{node.lineno} {node.name}"
        for path, text in modules(room)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and arguments(node) > MOST_ARGUMENTS
        and not REASON.search(ast.get_docstring(node) or "")
    ]
    assert not silent


def arguments(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    """How many arguments a call of it may take: a value type's are its fields."""
    if isinstance(node, ast.ClassDef):
        made_of_fields = [ast.unparse(each) for each in (*node.decorator_list, *node.bases)]
        if not any("dataclass" in each or each == "NamedTuple" for each in made_of_fields):
            return 0
        fields = [each for each in node.body if isinstance(each, ast.AnnAssign)]
        return sum(1 for each in fields if "init=False" not in ast.unparse(each))
    named = [each.arg for each in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
    return len(named) - (named[:1] in (["self"], ["cls"]))
