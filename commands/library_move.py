"""Moves the library to other engines: copies it, compares both, and fills the search. The work of `move`."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from commands.output import say, say_now_and_then, tell
from commands.parts import Parts
from commands.process_locks import only_one
from config.settings import Settings, read_settings
from index.indexing.consistency import findings
from index.library.database import Database, open_database
from index.library.errors import LibraryProblem
from index.library.transfer import MoveState, compared, copy_rows, hand_over, move_state, others_connected
from index.library.transfer.table_rows import tables_of

LOCAL = "local"  # stands for the data folder
ROLES = ("run", "chat", "ingest", "deliver", "match")  # any of which may hold the data folder


def move(settings: Settings, to_database: str | None, to_vectors: str | None) -> bool:
    """Moves the library to the named engines and prints the settings to change. Returns whether it succeeded."""
    vectors = settings.vectors if to_vectors is None else None if to_vectors == LOCAL else to_vectors
    read_settings(data=settings.data, vectors=vectors)  # a wrong one is told before anything is moved
    with contextlib.ExitStack() as stack:
        for role in ROLES if _is_sqlite(settings.database_url) else ():
            stack.enter_context(only_one(settings, role, "a bot"))
        stack.enter_context(only_one(settings, "move", "another move"))
        if to_database is not None and not _moved(settings, to_database):
            return False
        after = read_settings(data=settings.data, database=to_database or settings.database, vectors=vectors)
        if to_vectors is not None and not _searchable(after):
            return False
    _tell_what_to_set(after, to_database, to_vectors)
    return True


def _moved(settings: Settings, url: str) -> bool:
    """Copies the database and compares both; returns whether they are equal."""
    with _opened(settings.database_url) as source, _opened(url) as target:
        tables = tables_of(source)
        standing = move_state(source, target, tables)
        if standing is MoveState.OVER:
            tell("the library has moved there before")
            return True
        if standing is MoveState.UNDER_WAY:
            say(f"copying {len(tables)} tables")
            for done in copy_rows(source, target, tables, say_now_and_then()):
                if done.there or done.replaced:
                    say(
                        f"{done.table}: {done.there} rows were there already"
                        + (f", {done.replaced} of others were gone or differed" if done.replaced else "")
                    )
        say("holding both against each other")
        found = compared(source, target, tables, say_now_and_then())
        for table in found:
            tell(str(table))
        differing = [table.table for table in found if not table.equal]
        if not differing:
            hand_over(source, target)
            if others := others_connected(source):
                say(f"warning: {others} other programs are connected to what was left: what they write there is lost")
        elif standing is MoveState.WHOLE:
            say(f"the target is this library and has gone on by itself ({', '.join(differing)}): nothing was changed")
        else:
            say(f"{', '.join(differing)} changed meanwhile: stop the bots that use it and run it again")
        return not differing


def _searchable(settings: Settings) -> bool:
    """Fills the search of the moved library and checks it; returns whether all is well."""
    with Parts(settings) as parts:
        say("the library stands there; filling its search")
        parts.search.catch_up()
        parts.search.wait_for_rebuild()
        found = list(findings(parts.library, parts.search, parts.embedder.name))
        for finding in found:
            tell(finding)
        if not found:
            tell(f"search: {parts.search.size()} passages, all of them found")
    return not found


@contextlib.contextmanager
def _opened(url: str) -> Iterator[Database]:
    try:
        database = open_database(url)
    except (NoSuchModuleError, ModuleNotFoundError):
        raise LibraryProblem(
            f"{_shown(url)}: no such database is known; PostgreSQL is postgresql+psycopg://…"
        ) from None
    try:
        yield database
    finally:
        database.close()


def _is_sqlite(url: str) -> bool:
    try:
        return make_url(url).get_backend_name() == "sqlite"
    except ArgumentError:
        return False


def _shown(url: str) -> str:
    """Returns the address without its password."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:  # the name of a file
        return url if "@" not in url else "what was named"


def _tell_what_to_set(after: Settings, to_database: str | None, to_vectors: str | None) -> None:
    told = []
    if to_database is not None:
        told.append(f"QUOTEWIRE_DATABASE={_shown(to_database)}")
    if to_vectors is not None:
        told.append(f"QUOTEWIRE_VECTORS={_shown(after.vectors)}" if after.vectors else "no QUOTEWIRE_VECTORS")
    tell(f"moved; now set {' and '.join(told)}, and start the bot")
