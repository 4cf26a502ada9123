"""The documents speak of what there is: files, anchors, settings and commands, each under its present name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from commands.main import COMMANDS
from config.settings import Settings
from tests.commands.conftest import ROOT

DOCUMENTS = (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "benchmarks").glob("*.md"))
FOLDERS = ("", "index", "index/gathering", "index/library", "benchmarks", "docs", "retrieval")
SUFFIXES = r"\.(?:py|toml|ftl|md|jsonl|txt|yaml|sql)"
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)|src=\"([^\"]+)\"")
_CODE = re.compile(r"`([^`\n]+)`")
_PATH = re.compile(rf"[a-z_]+(?:/[\w.@-]+)+|[a-z_]+{SUFFIXES}")
NOT_OURS = frozenset({"quotewire.toml", "robots.txt", "deploy/settings.env"})  # an operator's and a site's
MADE_UP_OF_PARTS = ("quotewire_", "QUOTEWIRE_", "process_")  # settings and Prometheus' figures
ROOMS = ("config", "index", "retrieval", "updates", "chat", "commands", "testing", "benchmarks", "tests")
_NAME = re.compile(r"[A-Za-z]+(?:_[A-Za-z]+)+|[A-Z][a-z]+(?:[A-Z][a-z]+)+")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def anchors(document: Path) -> set[str]:
    """The anchors that GitHub gives the headings of a document."""
    headings = _HEADING.findall(document.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken_links(document: Path) -> Iterator[str]:
    """Links within the project that lead nowhere."""
    for path, anchor, picture in _LINK.findall(document.read_text(encoding="utf-8")):
        target = document.parent / (path or picture) if path or picture else document
        if not target.exists() or (anchor and anchor not in anchors(target)):
            yield f"{document.relative_to(ROOT)}: {path or picture}#{anchor}"


def module_paths(document: Path) -> Iterator[str]:
    """Paths of modules, folders and data files that a document names in backticks."""
    for code in _CODE.findall(document.read_text(encoding="utf-8")):
        if _PATH.fullmatch(code) and code not in NOT_OURS:
            yield code


def unknown_names(document: Path, code: str) -> Iterator[str]:
    """Names in backticks (`snake_case`, `CamelCase`) that are neither a module nor stand in the code."""
    for name in _CODE.findall(document.read_text(encoding="utf-8")):
        known = name in code or any(ROOT.glob(f"[a-z]*/**/{name}.py"))
        if _NAME.fullmatch(name) and not name.startswith(MADE_UP_OF_PARTS) and not known:
            yield f"{document.relative_to(ROOT)}: {name}"


def exists(path: str, beside: Path) -> bool:
    """Whether there is such a file or folder, from the root, from a room or beside the document."""
    places = [ROOT / folder for folder in FOLDERS] + [beside]
    if "/" not in path:
        return any(ROOT.glob(f"[a-z]*/**/{path}")) or (ROOT / path).exists()
    return any((place / path).exists() or (place / f"{path}.py").exists() for place in places)


def test_links_lead_somewhere() -> None:
    assert [link for document in DOCUMENTS for link in broken_links(document)] == []


def test_modules_that_are_named_are_there() -> None:
    missing = [
        f"{document.relative_to(ROOT)}: {path}"
        for document in DOCUMENTS
        for path in module_paths(document)
        if not exists(path, document.parent)
    ]
    assert missing == []


def test_names_that_are_written_are_in_the_code() -> None:
    code = "\n".join(file.read_text("utf-8") for room in ROOMS for file in (ROOT / room).rglob("*.py"))
    assert [name for document in DOCUMENTS for name in unknown_names(document, code)] == []


def test_every_setting_is_listed() -> None:
    names = {field.alias or f"QUOTEWIRE_{name.upper()}" for name, field in Settings.model_fields.items()}
    listed = set(re.findall(r"`((?:QUOTEWIRE|TELEGRAM)_[A-Z_]+)`", (ROOT / "docs" / "settings.md").read_text("utf-8")))
    assert names <= listed
    assert listed - names == set()


def test_every_command_is_listed() -> None:
    rows = re.findall(r"^\| `([a-z]+)", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert set(rows) == set(COMMANDS)
