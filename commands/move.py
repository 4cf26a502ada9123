"""`move`: a library from one machine's engines to others, and back."""

from __future__ import annotations

import click

from commands.options import takes_settings
from config.settings import Settings


@click.command("move")
@click.option("--to-database", metavar="URL", help="Where the library goes: an SQLAlchemy URL.")
@click.option("--to-vectors", metavar="URI", help="Where its search goes: a Milvus URI; `local` for the data folder.")
@takes_settings
def command(settings: Settings, to_database: str | None, to_vectors: str | None) -> int:
    """Takes the library, with all that is kept, to the engines that are named; what was copied is verified.

    The settings name where it is now. Started again, it goes on where it was.
    """
    if to_database is None and to_vectors is None:
        raise click.UsageError("name --to-database, --to-vectors, or both")
    from commands.library_move import move

    return 0 if move(settings, to_database, to_vectors) else 1
