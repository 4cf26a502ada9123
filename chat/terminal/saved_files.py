"""Files that the conversation gives at the terminal."""

from __future__ import annotations

import itertools
import os
from pathlib import Path

OWNERS_ALONE = 0o600  # it may be all that is stored about somebody


def write_new(path: Path, content: bytes) -> Path:
    """Writes a file that was not there before, for its owner alone; where it is to be found.

    Where there is one of that name, the new one gets a number: "quotewire-2.json".
    """
    for number in itertools.count(1):
        tried = path if number == 1 else path.with_stem(f"{path.stem}-{number}")
        try:
            descriptor = os.open(tried, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNERS_ALONE)
        except FileExistsError:
            continue
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        return tried.resolve()
    raise AssertionError("numbers do not end")
