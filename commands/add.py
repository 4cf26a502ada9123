"""`add`: adds articles from files, folders, addresses and standard input to the library."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.options import takes_parts

if TYPE_CHECKING:
    from commands.parts import Parts

NICENESS = 10  # a bot that answers meanwhile takes precedence


@click.command("add")
@click.argument("sources", metavar="PATH_OR_URL...", nargs=-1)
@click.option(
    "--watch",
    "watched",
    type=click.Path(path_type=Path, file_okay=False),
    help="Watch a folder, and add what comes into it.",
)
@click.option(
    "--announce/--no-announce",
    default=None,
    help="Tell subscribers of all articles, or of none. By default, of recent ones.",
)
@click.option("--quiet", is_flag=True, help="Show only the summary.")
@takes_parts
def command(parts: Parts, sources: tuple[str, ...], watched: Path | None, announce: bool | None, quiet: bool) -> int:
    """Add articles to the library.

    Name files, folders, archives of articles, and addresses of pages and feeds; - reads JSON lines from standard input.
    """
    if not sources and watched is None:
        raise click.UsageError("name what to add: files, folders, addresses, or - for standard input")
    from commands.article_adding import add_all, follow_folder
    from commands.library_intake import is_news

    os.nice(NICENESS)
    telling = is_news if announce is None else announce
    rejected = add_all(parts, sources, telling, quiet=quiet)
    if watched is not None:
        follow_folder(parts, watched, telling)
    return 1 if rejected else 0
