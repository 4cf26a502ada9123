"""A library on a disk that fills up at every moment in turn: what a child process was told, and what is left.

    python -m tests.faults.filling FOLDER STEPS [--disk BYTES]

Each step forks a child that takes articles in, backs them up and searches, while no file may grow beyond a limit
(or, with --disk, while so much room is left on the disk that FOLDER is on), a larger one each time. Then another child,
with all the room that it wants, looks at what is left. Prints a line for whatever is not as it should be.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import sys
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

from commands.error_lines import explain
from index.indexing.consistency import findings
from index.library.articles import Draft
from index.library.backup import write_backup
from index.library.restore import restore_backup
from testing.indexed_library import IndexedLibrary, draft

BEFORE, AFTER = 6, 12  # articles: before the disk fills up, and those that come then
TEXT = "Ship {n} came into the harbour of town {n} on Monday. Its {n} sailors went ashore and sang. " * 8
GROWS_TO = 500_000  # bytes that the largest file has at the end of an undisturbed run: nothing fails beyond


def _articles(count: int) -> list[Draft]:
    return [draft(f"{n}", TEXT.format(n=n), title=f"Ship {n}") for n in range(count)]


def prepare(folder: Path) -> None:
    """The library as it is before the disk fills up."""
    indexed = IndexedLibrary(folder, batch_articles=2)
    indexed.take(*_articles(BEFORE))
    indexed.search.close()
    indexed.database.close()


def live(folder: Path) -> None:
    """What goes on while the disk is full; each part is tried whatever became of the one before."""
    indexed = IndexedLibrary(folder, batch_articles=2)
    wrong = 0
    for part in (
        lambda: indexed.take(*_articles(AFTER)),
        indexed.search.catch_up,
        lambda: indexed.library.retract(indexed.library.find("https://example.org/1")),
        lambda: write_backup(indexed.database, folder / "backup"),
        indexed.search.rebuild,
        indexed.search.close,
    ):
        wrong += not _told(part)
    if wrong:
        raise AssertionError(f"{wrong} failures that no operator would understand")


def _told(part: Callable[[], object]) -> bool:
    """Whether it went well, or said in one line what is wrong."""
    try:
        part()
    except Exception as error:  # noqa: BLE001  # that is what this looks for
        if explain(error) is None:
            traceback.print_exc()
            return False
    return True


def look(folder: Path) -> None:
    """What is left is whole, and goes on as if nothing had been."""
    indexed = IndexedLibrary(folder, batch_articles=2)
    known = {card.url for card in indexed.library.newest(100, state=None)}
    assert {f"https://example.org/{n}" for n in range(BEFORE)} <= known, "an article was lost"
    assert list(findings(indexed.library, indexed.search, indexed.embedder.name)) == []
    if (folder / "backup").exists():
        assert restore_backup(folder / "backup", folder / "restored.sqlite3").articles >= BEFORE - 1
    indexed.take(*_articles(AFTER))
    assert len(indexed.library.newest(100, state=None)) == AFTER
    assert list(findings(indexed.library, indexed.search, indexed.embedder.name)) == []
    assert len(indexed.matching("sailors sang")) > 1
    indexed.search.close()
    indexed.database.close()


def _in_child(work: Callable[[], object]) -> int:
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        except BaseException as error:  # noqa: BLE001  # the child must not go on as its parent
            if isinstance(error, Exception) and explain(error) is not None:
                os._exit(0)  # it could not even be opened, and said so
            traceback.print_exc()
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _limited(limit: int, folder: Path) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    live(folder)


def sweep(folder: Path, steps: int, disk: int = 0) -> int:
    """Runs the steps; the number of those of which something was not as it should be."""
    wrong = 0
    template = folder / "template"
    template.mkdir()
    if _in_child(partial(prepare, template)) != 0:
        return 1
    for step in range(steps):
        place = folder / "place"
        shutil.copytree(template, place)
        room = (disk or GROWS_TO) * (step + 1) // steps
        if disk:
            free = os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize
            with (folder / "ballast").open("wb") as ballast:
                os.posix_fallocate(ballast.fileno(), 0, max(1, free - room))
            lived = _in_child(partial(live, place))
            (folder / "ballast").unlink()
        else:
            lived = _in_child(partial(_limited, room, place))
        left = _in_child(partial(look, place))
        if lived or left:
            wrong += 1
            sys.stdout.write(f"room for {room} bytes: lived {lived}, left {left}\n")
        shutil.rmtree(place)
    return wrong


def main() -> None:
    """Exits 1 where anything was not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("steps", type=int)
    parser.add_argument("--disk", type=int, default=0, help="bytes of room on the disk in the last step")
    arguments = parser.parse_args()
    wrong = sweep(arguments.folder, arguments.steps, arguments.disk)
    sys.stdout.write(f"{wrong} of {arguments.steps} steps were not as they should be\n")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
