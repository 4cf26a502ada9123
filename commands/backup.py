"""`backup`: everything that is kept in one file, taken while the bot runs."""

from __future__ import annotations

from pathlib import Path

import click

from commands.options import takes_settings
from commands.output import say_now_and_then, tell
from commands.parts import Parts
from config.settings import Settings
from index.backup import write_backup


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@takes_settings
def command(settings: Settings, file: Path) -> None:
    """Writes the library, with everything else that is kept, to FILE; a running bot may go on."""
    with Parts(settings) as parts:
        write_backup(parts.database, file, say_now_and_then())
    tell(f"{file}: {file.stat().st_size / 1e6:.1f} MB")
