"""Opens files beneath a folder, but nothing outside of it that links lead to."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

OUTSIDE_FOLDER = "a link leads from here out of the folder: add what it leads to by its own name"
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
# O_NONBLOCK: a pipe in a file's place must not block the caller.
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class OutsideFolder(OSError):
    """The file is not beneath the folder; the message is for people."""

    def __init__(self) -> None:
        super().__init__(OUTSIDE_FOLDER)


def without_links(path: Path) -> Path:
    """Return the path with all links resolved, including dangling ones."""
    return Path(os.path.realpath(path))


def is_beneath(path: Path, folder: Path) -> bool:
    """Whether `path`, with all its links followed, is in `folder`, which has none."""
    return without_links(path).is_relative_to(folder)


def open_beneath(path: Path, folder: Path) -> int:
    """Open the file at `path` for reading and return its descriptor; raises OutsideFolder, or another OSError.

    `folder` has no links. Links are followed once, by name. What they lead to is then opened step by step from the
    folder without following any, so that a link which is put there meanwhile opens nothing.
    """
    try:
        steps = without_links(path).relative_to(folder).parts
    except ValueError:
        raise OutsideFolder from None
    place = os.open(folder, _FOLDER)
    try:
        for step in steps[:-1]:
            inner = os.open(step, _FOLDER, dir_fd=place)
            os.close(place)
            place = inner
        return _regular(os.open(steps[-1] if steps else ".", _FILE, dir_fd=place))
    except OSError as problem:
        if problem.errno in (errno.ELOOP, errno.ENOTDIR):  # a link has come where none was a moment ago
            raise OutsideFolder from None
        raise
    finally:
        os.close(place)


def _regular(opened: int) -> int:
    """Return the descriptor if it is of a regular file; else close it and raise OSError."""
    if not stat.S_ISREG(os.fstat(opened).st_mode):
        os.close(opened)
        raise OSError(errno.EINVAL, "it is not a regular file any more")
    return opened
