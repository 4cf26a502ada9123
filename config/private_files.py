"""Keeps files private to their owner: new ones by the umask, existing ones by changing their mode."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PRIVATE_UMASK = 0o077
PRIVATE_FOLDER = 0o700
OTHERS = 0o077  # what the group and everybody else may do
OWNER, OWN_FILE = 0o700, 0o600  # what the owner may do with anything, and with a file of ours
# What is ours in the data folder; what else somebody keeps there is behind the data folder's own mode.
OUR_FOLDERS = frozenset({"index", "model", "matplotlib"})
OUR_FILES = ("library.", "run.lock", "ingest.lock", "deliver.lock", "match.lock")
_OPENED = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


@contextmanager
def private_files() -> Iterator[None]:
    """Let only the owner read what this process and its children create until the block ends."""
    former = os.umask(PRIVATE_UMASK)
    try:
        yield
    finally:
        os.umask(former)


def make_private(folder: Path) -> None:
    """Make the folder private, unless it belongs to somebody else or is meant for all, as /tmp is."""
    with suppress(OSError):
        there = folder.stat()
        if there.st_mode & OTHERS and not there.st_mode & stat.S_ISVTX and there.st_uid == os.geteuid():
            folder.chmod(PRIVATE_FOLDER)


def tighten_permissions(folder: Path) -> int:
    """Make the files in `folder` private; return how many were changed.

    What is ours nobody may execute either. Links are not followed, and folders of others not entered.
    """
    return sum(_tightened(path, allowed) for path, allowed in _kept(folder))


def _kept(folder: Path) -> Iterator[tuple[Path, int]]:
    """Yield files and folders, each with the permissions that may stay."""
    for entry in _entries(folder):
        is_folder = entry.is_dir(follow_symlinks=False)
        yield Path(entry), OWN_FILE if entry.name.startswith(OUR_FILES) and not is_folder else OWNER
        if entry.name in OUR_FOLDERS and is_folder:
            for place, folders, files in os.walk(entry):
                yield from ((Path(place, name), OWNER) for name in folders)
                yield from ((Path(place, name), OWN_FILE) for name in files)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:  # whoever needs it will say so
        return []


def _tightened(path: Path, allowed: int) -> bool:
    """Restrict the mode of a file or folder; return whether it changed."""
    try:
        mode = path.lstat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)) or not stat.S_IMODE(mode) & ~allowed:
            return False
        opened = os.open(path, _OPENED)
    except OSError:  # it has gone, is another's, or a link has come
        return False
    try:
        os.fchmod(opened, stat.S_IMODE(mode) & allowed)
    except OSError:  # it is another's
        return False
    finally:
        os.close(opened)
    return True
