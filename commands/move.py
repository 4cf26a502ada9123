"""`move`: moves the library to other engines, such as PostgreSQL and Milvus, and back."""

from __future__ import annotations

import click

from commands.options import takes_settings
from config.settings import Settings


@click.command("move")
@click.option("--to-database", metavar="URL", help="Move the library to this database: an SQLAlchemy URL.")
@click.option("--to-vectors", metavar="URI", help="Move its search to this Milvus URI; `local` is the data folder.")
@takes_settings
def command(settings: Settings, to_database: str | None, to_vectors: str | None) -> int:
    """Move the library to other engines.

    Everything that is kept is copied from where the settings say it is now, and verified. After an interruption, run
    the command again: it resumes.
    """
    if to_database is None and to_vectors is None:
        raise click.UsageError("name --to-database, --to-vectors, or both")
    from commands.library_move import move

    return 0 if move(settings, to_database, to_vectors) else 1
