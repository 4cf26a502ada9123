"""A library moves to PostgreSQL and back: every row of every table once, whatever is cut off in between."""

from __future__ import annotations

import itertools
import json
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from sqlalchemy import (
    Boolean,
    Column,
    Float,
    Integer,
    LargeBinary,
    String,
    Table,
    insert,
    make_url,
    select,
    text,
    update,
)

from index.library.database import Database, open_database
from index.library.errors import LibraryProblem
from index.library.transfer import MoveState, compared, copy_rows, hand_over, move_state
from index.library.transfer.table_rows import JsonAsWritten, canonical, snapshot, stream_rows, tables_of
from testing.postgresql_server import PostgreSQL
from tests.commands.conftest import Bot
from tests.commands.test_articles_in import CAKE, FERRY, line

WITHOUT_MILVUS = "moved; now set no QUOTEWIRE_VECTORS, and start the bot"
ROWS = 7  # a table
LARGE = bytes(range(256)) * 4096  # 1 MiB


def no_progress(_line: str) -> None:
    pass


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Database]:
    """A library in SQLite of which every table has rows."""
    database = open_database(f"sqlite:///{tmp_path / 'source.sqlite3'}")
    fill(database)
    yield database
    database.close()


@pytest.fixture
def target(postgresql: PostgreSQL) -> Iterator[Database]:
    database = open_database(postgresql.empty())
    yield database
    database.close()


def fill(database: Database, chance: random.Random | None = None) -> None:
    """ROWS rows in every table that there is: nulls where they may stand, long values, other scripts, JSON."""
    chance = chance or random.Random(0)
    for table in tables_of(database):
        rows = [row_of(table, number, chance) for number in range(1, ROWS + 1)]
        with database.writing() as connection:
            connection.execute(insert(table), rows)


def row_of(table: Table, number: int, chance: random.Random) -> dict[str, Any]:
    return {column.name: value_of(column, number, chance) for column in table.columns}


def value_of(column: Column[Any], number: int, chance: random.Random) -> Any:
    if column.nullable and number % 2:
        return None
    match column.type:
        case JsonAsWritten():
            return json.dumps([None, {"b": ["🎈", 1.5, None, "\u0000"], "a": number}, [], "text"][number % 4])
        case Boolean():
            return bool(number % 2)
        case LargeBinary():
            return chance.randbytes(16) if number != 3 or is_indexed(column) else LARGE
        case Float():
            return number / 3
        case Integer():
            return number
        case String():
            said = f"{number} 🎈 Zürich – Київ «Ω»"
            if column.type.length:
                return said[: column.type.length]
            return said + ("\n\t long" * 5000 if number == 4 and not is_indexed(column) else "")
    raise AssertionError(f"{column}: no value is known for {column.type}")


def is_indexed(column: Column[Any]) -> bool:
    """Whether its values must be short."""
    lists = (*column.table.indexes, *column.table.constraints)
    return any(column.name in of.columns for of in lists)  # type: ignore[attr-defined]  # each has columns


def move(source: Database, target: Database) -> list[str]:
    """Moves as the command does; the tables that are not equal in the end."""
    tables = tables_of(source)
    if move_state(source, target, tables) is MoveState.UNDER_WAY:
        copy_rows(source, target, tables, no_progress, batch=3)
    differing = [table.table for table in compared(source, target, tables, no_progress) if not table.equal]
    if not differing:
        hand_over(source, target)
    return differing


def contents(database: Database) -> dict[str, list[bytes]]:
    found = {}
    for table in tables_of(database):
        with snapshot(database) as connection:
            found[table.name] = [canonical(table, row) for row in stream_rows(connection, table)]
    return found


def identity(database: Database) -> str:
    with database.reading() as connection:
        return str(connection.execute(text("SELECT value FROM facts WHERE name = 'identity'")).scalar_one())


def test_there_and_back_again_every_table_holds_the_same_rows(
    source: Database, target: Database, tmp_path: Path
) -> None:
    before, was = contents(source), identity(source)
    assert all(len(rows) == ROWS for rows in before.values())
    assert move(source, target) == []
    assert contents(target) == before
    back = open_database(f"sqlite:///{tmp_path / 'back.sqlite3'}")
    assert move(target, back) == []
    assert contents(back) == before
    assert [identity(database) == was for database in (source, target, back)] == [False, False, True]
    back.close()


@pytest.mark.parametrize("cut_after", [1, 5, 23, 40])
def test_a_move_that_was_cut_off_goes_on_where_it_was(
    source: Database, target: Database, monkeypatch: pytest.MonkeyPatch, cut_after: int
) -> None:
    tables = tables_of(source)
    assert move_state(source, target, tables) is MoveState.UNDER_WAY
    writing, batches = target.writing, itertools.count()

    def cut(**how: bool) -> Any:
        if next(batches) == cut_after:
            raise KeyboardInterrupt
        return writing(**how)

    monkeypatch.setattr(target, "writing", cut)
    with pytest.raises(KeyboardInterrupt):
        copy_rows(source, target, tables, no_progress, batch=3)
    monkeypatch.undo()
    there = sum(map(len, contents(target).values()))
    assert there > 0
    assert move_state(source, target, tables) is MoveState.UNDER_WAY
    done = copy_rows(source, target, tables, no_progress, batch=3)
    assert sum(table.there for table in done) == there
    assert sum(table.copied + table.there for table in done) == ROWS * len(tables)
    assert contents(target) == contents(source)


def test_what_changed_since_is_found_and_made_good_by_another_run(source: Database, target: Database) -> None:
    tables = {table.name: table for table in tables_of(source)}
    move_state(source, target, list(tables.values()))
    copy_rows(source, target, list(tables.values()), no_progress)
    with target.writing() as connection:
        connection.execute(update(tables["passages"]).where(tables["passages"].c.id == 2).values(vector=b"other"))
        connection.execute(text("DELETE FROM readers WHERE person = 3"))
    with source.writing() as connection:  # its other rows go with it
        connection.execute(text("DELETE FROM articles WHERE id = 5"))
    found = compared(source, target, list(tables.values()), no_progress)
    assert {"passages", "readers", "articles"} <= {table.table for table in found if not table.equal}
    assert any("NOT EQUAL" in str(table) for table in found)
    assert move(source, target) == []
    assert contents(target) == contents(source)


def test_new_numbers_go_on_after_all_that_were_handed_out(source: Database, target: Database, tmp_path: Path) -> None:
    with source.writing() as connection:  # the last article that there was has gone; its number is not used again
        connection.execute(text("UPDATE sqlite_sequence SET seq = 90 WHERE name = 'articles'"))
    assert move(source, target) == []
    back = open_database(f"sqlite:///{tmp_path / 'back.sqlite3'}")
    articles = next(table for table in tables_of(source) if table.name == "articles")
    row = {**row_of(articles, 4, random.Random(1)), "url": "new", "id": None}
    del row["id"]
    with target.writing() as connection:
        assert connection.execute(insert(articles).returning(articles.c.id), row).scalar_one() == 91
    assert move(target, back) == []
    with back.writing() as connection:
        connection.execute(insert(articles), {**row, "url": "newer"})
        assert connection.execute(select(articles.c.id).where(articles.c.url == "newer")).scalar_one() == 92
    back.close()


def test_a_target_with_another_library_is_refused(source: Database, target: Database) -> None:
    fill(target)
    before = contents(target)
    with pytest.raises(LibraryProblem, match="another library"):
        move(source, target)
    assert contents(target) == before


def test_a_library_that_has_moved_and_gone_on_is_not_overwritten(source: Database, target: Database) -> None:
    assert move(source, target) == []
    with target.writing() as connection:
        connection.execute(text("DELETE FROM readers WHERE person = 3"))
    tables = tables_of(source)
    assert move_state(source, target, tables) is MoveState.OVER
    assert len(contents(target)["readers"]) == ROWS - 1


def test_a_crash_while_the_identity_goes_over_is_made_good(source: Database, target: Database) -> None:
    tables, was = tables_of(source), identity(source)
    move_state(source, target, tables)
    copy_rows(source, target, tables, no_progress)
    with target.writing() as connection:  # the first half of it
        connection.execute(text("UPDATE facts SET value = :was WHERE name = 'identity'"), {"was": was})
        connection.execute(text("DELETE FROM facts WHERE name = 'moving-from'"))
    assert move_state(source, target, tables) is MoveState.WHOLE
    assert move(source, target) == []
    assert identity(target) == was != identity(source)


def test_a_row_that_cannot_be_kept_there_is_named(source: Database, target: Database) -> None:
    with source.writing() as connection:  # longer than what PostgreSQL can index
        connection.execute(text("UPDATE articles SET url = 'a' || hex(randomblob(9000)) WHERE id = 6"))
    with pytest.raises(LibraryProblem, match="the row 6 of articles cannot be kept there"):
        move(source, target)


def test_the_one_character_that_postgresql_lacks_is_told_as_another_of_its_length(
    source: Database, target: Database
) -> None:
    with source.writing() as connection:
        connection.execute(text("UPDATE articles SET text = 'a' || char(0) || 'b' WHERE id = 6"))
    assert move(source, target) == []
    with target.reading() as connection:
        assert connection.execute(text("SELECT text FROM articles WHERE id = 6")).scalar_one() == "a\ufffdb"


def test_a_value_is_no_other_of_the_same_looks() -> None:
    from sqlalchemy import MetaData

    table = Table("t", MetaData(), Column("a", Integer, primary_key=True), Column("b", String))
    rows: list[tuple[Any, Any]] = [(1, None), (1, ""), (1, "1"), (1, 1), (1, True), (1, b"1"), (1, 1.0), (11, None)]
    assert len({canonical(table, row) for row in rows}) == len(rows)
    assert canonical(table, (1, b"x")) == canonical(table, (1, memoryview(b"x")))


@pytest.fixture
def library(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QUOTEWIRE_DATABASE", raising=False)  # it is moved from the data folder
    assert bot("add", "-", stdin=(line("ferry", FERRY) + line("cake", CAKE)).encode()).status == 0


@pytest.mark.files
def test_the_command_tells_every_table_and_what_to_set(
    bot: Bot,
    library: None,
    postgresql: PostgreSQL,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    url = make_url(postgresql.empty()).set(password="secret").render_as_string(hide_password=False)
    done = bot("move", "--to-database", url)
    assert done.status == 0, done.err
    assert "articles: 2 rows, equal" in done.out
    assert done.out.splitlines()[-1].startswith("moved; now set QUOTEWIRE_DATABASE=postgresql+psycopg://postgres:***@")
    assert "secret" not in done.out + done.err
    again = bot("move", "--to-database", url)
    assert again.status == 0 and "moved there before" in again.out
    monkeypatch.setenv("QUOTEWIRE_DATABASE", url)
    assert json.loads(bot("articles", "show", "1", "--json").out)["text"] == FERRY
    assert bot("check").status == 0


@pytest.mark.files
def test_the_search_goes_along_and_is_checked(bot: Bot, library: None, tmp_path: Path) -> None:
    done = bot("move", "--to-database", f"sqlite:///{tmp_path / 'other.sqlite3'}", "--to-vectors", "local")
    assert done.status == 0, done.err
    assert "search: 2 passages, all of them found" in done.out
    assert "no QUOTEWIRE_VECTORS" in done.out.splitlines()[-1]


@pytest.mark.files
def test_nobody_works_on_a_library_that_has_not_arrived(
    bot: Bot, library: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'other.sqlite3'}"
    with monkeypatch.context() as cut:
        cut.setattr("commands.library_move.copy_rows", lambda *_: iter(()))  # as if it had ended before the first
        assert bot("move", "--to-database", url).status == 1
    with monkeypatch.context() as there:
        there.setenv("QUOTEWIRE_DATABASE", url)
        done = bot("articles")
    assert done.status == 1
    assert done.err == "a library is being moved to this database: `bot.py move` once more finishes it\n"
    assert bot("move", "--to-database", url).status == 0


@pytest.mark.files
def test_the_search_alone_may_move(bot: Bot, library: None) -> None:
    done = bot("move", "--to-vectors", "local")
    assert done.status == 0, done.err
    assert done.out.splitlines() == ["search: 2 passages, all of them found", WITHOUT_MILVUS]


@pytest.mark.files
@pytest.mark.parametrize("role", ["run", "ingest"])
def test_nothing_moves_beneath_a_running_bot(bot: Bot, library: None, data: Path, tmp_path: Path, role: str) -> None:
    with FileLock(data / f"{role}.lock"):
        done = bot("move", "--to-database", f"sqlite:///{tmp_path / 'other.sqlite3'}")
    assert done.status == 1 and "is running" in done.err and len(done.err.splitlines()) == 1


@pytest.mark.files
def test_a_library_does_not_move_onto_itself(bot: Bot, library: None, data: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(data)
    done = bot("move", "--to-database", f"sqlite:///{tmp_path / 'link' / 'library.sqlite3'}")
    assert done.status == 1 and "same database" in done.err and len(done.err.splitlines()) == 1
    assert bot("check").status == 0


@pytest.mark.files
def test_a_newer_target_is_refused(bot: Bot, library: None, tmp_path: Path) -> None:
    path = tmp_path / "newer.sqlite3"
    open_database(f"sqlite:///{path}").close()
    with closing(sqlite3.connect(path)) as newer, newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    done = bot("move", "--to-database", f"sqlite:///{path}")
    assert done.status == 1 and "newer Quotewire" in done.err and len(done.err.splitlines()) == 1


@pytest.mark.files
@pytest.mark.parametrize("url", ["nonsense", "oracle+no://x", "postgresql+psycopg://u:secret@127.0.0.1:1/none"])
def test_a_target_that_cannot_be_reached_is_said_in_one_line(bot: Bot, library: None, url: str) -> None:
    done = bot("move", "--to-database", url)
    assert done.status == 1 and len(done.err.splitlines()) == 1 and "secret" not in done.err


@pytest.mark.files
def test_something_to_move_must_be_named(bot: Bot) -> None:
    assert bot("move").status == 2
