"""`feedback`: what readers thought of answers, as question sets."""

from __future__ import annotations

import click

from chat.feedback import exported
from commands.options import CommandsWithDefault, takes_settings
from commands.output import tell_json
from commands.parts import Parts
from config.settings import Settings


@click.group("feedback", cls=CommandsWithDefault)
def command() -> None:
    """What readers thought of answers."""


@command.command("export")
@click.option("--unhelpful", is_flag=True, help="The questions whose answers did not help; they have no answers.")
@takes_settings
def export(settings: Settings, unhelpful: bool = False) -> None:
    """Prints questions with the words that helped, as JSON lines that `evaluate` reads.

    Only those whose readers agreed that they are kept.
    """
    with Parts(settings) as parts:
        for asked in exported(parts.database, parts.library, helpful=not unhelpful):
            tell_json(asked)
