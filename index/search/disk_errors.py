"""A disk that fails beneath tantivy: its words for that made a problem that a person can mend."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from index.library.errors import LibraryProblem

_OF_THE_DISK = re.compile(r"io_?\s?error|io::error|os error|index writer was killed", re.IGNORECASE)
_MESSAGE = re.compile(r"""(?:message: "|(?:occurred|error): ')([^"']+)""")


@contextmanager
def disk_failures_told(what: str) -> Iterator[None]:
    """Raises LibraryProblem where tantivy (whose errors are all ValueErrors) could not read or write its files."""
    try:
        yield
    except ValueError as error:
        said = str(error)
        if _OF_THE_DISK.search(said) is None:
            raise
        found = _MESSAGE.search(said)
        raise LibraryProblem(f"{what} cannot be written: {found.group(1) if found else said}") from error
