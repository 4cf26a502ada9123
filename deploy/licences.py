"""Writes docs/licences.md: every package that constraints.txt pins, with the licence that it states.

python -m deploy.licences > docs/licences.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from deploy.pins import normal, pinned

_CLASSIFIER = "License :: OSI Approved :: "
# What is silent about its licence in its metadata, and told in its repository.
TOLD_ELSEWHERE = {"pgserver": "Apache-2.0"}  # with PostgreSQL, under its own
LONGEST_NAME = 60  # characters; what is longer is the licence's text, not its name

HEAD = """\
# Licences

Quotewire is under the MIT licence. These packages are installed for it, each under its own; of the packaged models,
all-MiniLM-L6-v2, and so the layers that were made from it, is under Apache 2.0, multilingual-e5-small under MIT.
Packages that are only needed for tests are among them. Made by `make licences`;
a test holds it against what is installed and against the list of licences that are acceptable.

The list is that of the CPU build of torch. Its build for graphics cards brings NVIDIA's libraries, under their terms.

| package | licence |
|---|---|
"""


@dataclass(frozen=True, slots=True, order=True)
class Licensed:
    """A package with the licence that it states."""

    package: str
    licence: str


def licences() -> Iterator[Licensed]:
    """Yield the licence of each pinned package that is installed."""
    for name in pinned():
        try:
            yield Licensed(name, licence_of(distribution(name)))
        except PackageNotFoundError:  # of another platform, or a tool that was not installed
            print(f"{name} is not installed here", file=sys.stderr)


def licence_of(package: Distribution) -> str:
    """Return the licence from the expression, the licence field or the classifiers, else "unknown"."""
    told = package.metadata
    if "License-Expression" in told:
        return told["License-Expression"]
    classified = [c.removeprefix(_CLASSIFIER) for c in told.get_all("Classifier") or () if c.startswith(_CLASSIFIER)]
    if classified:
        return ", ".join(sorted(classified))
    named = " ".join(" ".join(told.get_all("License") or ()).split())
    if not named and (elsewhere := TOLD_ELSEWHERE.get(normal(package.name))):
        return elsewhere
    return named if 0 < len(named) <= LONGEST_NAME else named[:LONGEST_NAME].strip() or "unknown"


def page() -> str:
    """Return the text of docs/licences.md."""
    return HEAD + "".join(f"| {each.package} | {each.licence} |\n" for each in sorted(licences()))


if __name__ == "__main__":
    sys.stdout.write(page())
