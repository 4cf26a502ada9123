"""`backup`: writes everything that is kept to one file, while the bot runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.options import reads_parts
from commands.output import say_now_and_then, tell

if TYPE_CHECKING:
    from commands.parts import Parts


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@reads_parts
def command(parts: Parts, file: Path) -> None:
    """Write everything that is kept to FILE.

    The bot may run meanwhile.
    """
    from rich.filesize import decimal

    from index.library.backup import write_backup

    write_backup(parts.database, file, say_now_and_then())
    tell(f"{file}: {decimal(file.stat().st_size)}")
