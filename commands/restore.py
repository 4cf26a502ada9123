"""`restore`: restores the library from a backup."""

from __future__ import annotations

import contextlib
import shutil
from datetime import UTC, datetime
from pathlib import Path

import click

from commands.options import takes_settings
from commands.output import say_now_and_then, tell
from commands.process_locks import only_one
from config.settings import Settings


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--replace", is_flag=True, help="Set aside the library that is there.")
@takes_settings
def command(settings: Settings, file: Path, replace: bool) -> None:
    """Restore the library from a backup.

    FILE becomes the library of the data folder. A damaged file is refused.
    """
    from index.library.restore import restore_backup
    from updates.delivery import mark_due_unknown

    library = settings.data / "library.sqlite3"
    if settings.database is not None:
        raise click.ClickException("QUOTEWIRE_DATABASE is set: a backup is restored to the data folder only")
    if library.exists() and not replace:
        raise click.ClickException(f"there is a library in {settings.data} already: --replace puts it aside")
    with contextlib.ExitStack() as stack:
        for role, who in (("run", "a bot"), ("ingest", "a process that gathers news")):
            stack.enter_context(only_one(settings, role, who))
        restored = restore_backup(
            file, library, lambda connection: mark_due_unknown(connection, datetime.now(UTC)), say_now_and_then()
        )
        shutil.rmtree(settings.data / "index", ignore_errors=True)
    tell(f"restored {restored.articles} articles as of {restored.taken}; the indexes are rebuilt at the next start")
    if restored.kept is not None:
        tell(f"what stood there before is kept: {restored.kept}")
