"""Reads the requirements, their dependencies, and the versions at which these are pinned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
RUNS, TESTS, BROUGHT = "requirements.txt", "requirements-dev.txt", "constraints.txt"
_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(\[[a-z,]+\])?==(?P<version>[A-Za-z0-9.+!_-]+)")


def normal(package: str) -> str:
    """Return the normalized name of a package, as package indexes use it."""
    return re.sub(r"[-_.]+", "-", package).lower()


def pinned() -> dict[str, str]:
    """Return all pinned packages: versions by name."""
    lines = [line for file in (BROUGHT, RUNS, TESTS) for line in (ROOT / file).read_text("utf-8").splitlines()]
    found = {normal(match["name"]): match["version"] for line in lines if (match := _PIN.match(line))}
    return dict(sorted(found.items()))


def required(file: str) -> Iterator[Requirement]:
    """Return the names that a requirements file lists."""
    for line in (ROOT / file).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "-")):
            yield Requirement(line)


def with_brought(requirements: Iterator[Requirement]) -> set[str]:
    """Return the names of these packages and of all their dependencies, as installed on this machine."""
    seen: set[str] = set()
    for each in requirements:
        _add_brought(each, seen)
    return seen


def _add_brought(requirement: Requirement, seen: set[str]) -> None:
    name = normal(requirement.name)
    extras = requirement.extras or {""}
    if name in seen and extras == {""}:
        return
    seen.add(name)
    try:
        more = requires(requirement.name) or []
    except PackageNotFoundError:  # of another platform
        return
    for one in map(Requirement, more):
        if one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in extras):
            _add_brought(one, seen)
