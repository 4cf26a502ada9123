"""Opening a database: made, migrated, refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select, text

from index.library.database import open_database
from index.library.errors import LibraryProblem
from index.library.queries import live_among
from index.library.schema import articles, metadata
from testing.engine_pairs import Pair


def test_the_migrations_make_what_the_tables_say(tmp_path: Path, pair: Pair) -> None:
    database = open_database(pair.database_url(tmp_path))
    with database.reading() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    # Rooms above have tables of their own, which this room does not know.
    assert [difference for difference in differences if difference[0] not in ("remove_table", "remove_index")] == []


def test_a_database_of_a_newer_program_is_refused(tmp_path: Path, pair: Pair) -> None:
    url = pair.database_url(tmp_path)
    database = open_database(url)
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    with pytest.raises(LibraryProblem, match="newer Quotewire"):
        open_database(url)


@pytest.mark.parametrize("url", ["nonsense", "sqlite:////nowhere/at/all.sqlite3"])
def test_a_database_that_cannot_be_opened_says_so_in_one_line(url: str) -> None:
    with pytest.raises(LibraryProblem) as caught:
        open_database(url)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    path.write_bytes(b"not a database at all, but long enough to be looked at as one" * 20)
    with pytest.raises(LibraryProblem, match=r"cannot be opened: .*`bot\.py restore --replace FILE`"):
        open_database(f"sqlite:///{path}")


def test_a_damaged_library_tells_how_a_backup_takes_its_place(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    open_database(f"sqlite:///{path}").close()
    sound = path.read_bytes()
    path.write_bytes(sound[:4096] + bytes(len(sound) - 4096))  # only the list of tables is left
    with pytest.raises(LibraryProblem, match=r"malformed; `bot\.py restore --replace FILE`"):
        open_database(f"sqlite:///{path}")


def test_articles_are_found_by_their_ids_however_many_are_live(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/library.sqlite3")
    query = select(articles.c.text).where(live_among(range(40))).compile(compile_kwargs={"literal_binds": True})
    with database.reading() as connection:
        plan = connection.execute(text(f"EXPLAIN QUERY PLAN {query}")).all()
    database.close()
    assert [row.detail for row in plan] == ["SEARCH articles USING INTEGER PRIMARY KEY (rowid=?)"]
