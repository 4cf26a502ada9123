"""`feedback`: exports what readers thought of answers, as sets of questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from commands.options import CommandsWithDefault, reads_parts
from commands.output import tell_json

if TYPE_CHECKING:
    from commands.parts import Parts


@click.group("feedback", cls=CommandsWithDefault)
def command() -> None:
    """Export what readers thought of answers."""


@command.command("export")
@click.option("--unhelpful", is_flag=True, help="Print the questions whose answers did not help.")
@reads_parts
def export(parts: Parts, unhelpful: bool = False) -> None:
    """Print questions as JSON lines for `evaluate`.

    Each has the words that helped. Only questions whose readers agreed to keep them are printed.
    """
    from chat.feedback import exported

    for asked in exported(parts.database, parts.library, helpful=not unhelpful):
        tell_json(asked)
