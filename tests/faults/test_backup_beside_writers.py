"""A backup is one state of the library, however much is written while it is taken."""

from __future__ import annotations

import sqlite3
import threading
import zipfile
from contextlib import closing
from pathlib import Path

from index.library.backup import write_backup
from index.library.database import open_database
from index.library.restore import restore_backup
from testing.indexed_library import IndexedLibrary, draft


def test_a_library_that_is_written_all_the_time_is_copied_as_it_was_at_one_moment(tmp_path: Path) -> None:
    indexed = IndexedLibrary(tmp_path, batch_articles=1)
    indexed.take(*(draft(f"{n}", f"Story {n} tells of ships and harbours. " * 20) for n in range(20)))
    written, ended = threading.Event(), threading.Event()

    def write() -> None:
        other = sqlite3.connect(tmp_path / "library.sqlite3", timeout=30)
        with closing(other):
            number = 0
            while not ended.is_set():
                number += 1
                with other:  # two rows that belong together
                    other.execute("INSERT INTO facts VALUES (?, '')", (f"one-{number}",))
                    other.execute("INSERT INTO facts VALUES (?, '')", (f"two-{number}",))
                written.set()

    def progress(_line: str) -> None:
        written.clear()
        assert written.wait(30), "the writer waits for the backup"

    writer = threading.Thread(target=write)
    writer.start()
    try:
        write_backup(indexed.database, tmp_path / "backup", progress, pages_a_step=8)
    finally:
        ended.set()
        writer.join()
    restored = restore_backup(tmp_path / "backup", tmp_path / "other.sqlite3")
    assert restored.articles == 20
    with closing(sqlite3.connect(tmp_path / "other.sqlite3")) as library:
        names = [name for (name,) in library.execute("SELECT name FROM facts WHERE name LIKE '%-%'")]
    assert sum(name.startswith("one") for name in names) == sum(name.startswith("two") for name in names)


def test_a_killed_backup_or_restore_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    indexed = IndexedLibrary(tmp_path)
    indexed.take(draft("ship", "A ship came in."))
    for leftover in (".backup.part", ".backup.copy", ".backup.copy-journal", "library.sqlite3.restored-wal"):
        (tmp_path / leftover).write_bytes(b"half of something")
    write_backup(indexed.database, tmp_path / "backup")
    assert zipfile.ZipFile(tmp_path / "backup").testzip() is None
    indexed.search.close()
    indexed.database.close()
    assert restore_backup(tmp_path / "backup", tmp_path / "library.sqlite3").articles == 1
    open_database(f"sqlite:///{tmp_path / 'library.sqlite3'}").close()
