"""A library of any former schema is brought forward with all that it holds, and answers."""

from __future__ import annotations

import multiprocessing
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from index.indexing.consistency import findings
from index.library.database import MIGRATIONS, _known_revisions, open_database
from testing.newsroom import Newsroom, story
from tests.upgrades.dump import fill, rows

RELEASES = sorted(Path(__file__).parent.glob("*.sql"))


def released(release: Path, folder: Path) -> Path:
    """A library as that release left it."""
    library = folder / "library.sqlite3"
    with closing(sqlite3.connect(library)) as connection:
        connection.executescript(release.read_text(encoding="utf-8"))
    return library


def at_revision(revision: str, folder: Path) -> Path:
    """A library of that schema with something in every table."""
    library = folder / "library.sqlite3"

    engine = create_engine(f"sqlite:///{library}")
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()
    fill(library)
    return library


def lost(before: dict[str, list[dict[str, object]]], after: dict[str, list[dict[str, object]]]) -> list[str]:
    """Tables whose rows, as far as their columns are still there, are not what they were."""
    found = []
    for table, held in before.items():
        columns = set(held[0]) & set(after[table][0]) if held and after.get(table) else set()
        if [{c: row[c] for c in columns} for row in held] != [{c: row[c] for c in columns} for row in after[table]]:
            found.append(table)
    return found


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.stem)
def test_a_release_s_library_keeps_every_row_and_answers(release: Path, tmp_path: Path) -> None:
    before = rows(released(release, tmp_path))
    assert all(before.values()), "a release's dump has something in every table"
    newsroom = Newsroom(tmp_path)
    assert lost(before, rows(tmp_path / "library.sqlite3")) == []
    assert list(findings(newsroom.library, newsroom.search, newsroom.embedder.name)) == []
    newsroom.publishes(story(9, "The ferry sails again on Friday."))
    assert newsroom.search.behind() == 0
    newsroom.close()


@pytest.mark.parametrize("revision", _known_revisions())
def test_a_library_of_any_schema_keeps_every_row(revision: str, tmp_path: Path) -> None:
    library = at_revision(revision, tmp_path)
    before = rows(library)
    open_database(f"sqlite:///{library}").close()
    assert lost(before, rows(library)) == []
    with closing(sqlite3.connect(library)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def _open(library: Path) -> None:
    open_database(f"sqlite:///{library}").close()


def test_a_program_waits_for_another_that_writes_a_library_without_a_log(tmp_path: Path) -> None:
    library = at_revision("0001", tmp_path)
    with closing(sqlite3.connect(library, isolation_level=None, check_same_thread=False)) as writing:
        writing.execute("BEGIN IMMEDIATE")
        committing = threading.Timer(0.3, lambda: writing.execute("COMMIT"))
        committing.start()
        _open(library)
        committing.join()


def test_two_programs_may_start_on_an_older_library_at_once(tmp_path: Path) -> None:
    library = at_revision("0001", tmp_path)
    spawn = multiprocessing.get_context("spawn")
    starting = [spawn.Process(target=_open, args=(library,)) for _ in range(2)]
    for process in starting:
        process.start()
    for process in starting:
        process.join()
    assert [process.exitcode for process in starting] == [0, 0]
    with closing(sqlite3.connect(library)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(_known_revisions()[-1],)]
