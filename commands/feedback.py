"""`feedback`: what readers thought of answers, as question sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from commands.options import CommandsWithDefault, takes_parts
from commands.output import tell_json

if TYPE_CHECKING:
    from commands.parts import Parts


@click.group("feedback", cls=CommandsWithDefault)
def command() -> None:
    """What readers thought of answers."""


@command.command("export")
@click.option("--unhelpful", is_flag=True, help="The questions whose answers did not help; they have no answers.")
@takes_parts
def export(parts: Parts, unhelpful: bool = False) -> None:
    """Prints questions with the words that helped, as JSON lines that `evaluate` reads.

    Only those whose readers agreed that they are kept.
    """
    from chat.feedback import exported

    for asked in exported(parts.database, parts.library, helpful=not unhelpful):
        tell_json(asked)
