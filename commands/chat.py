"""`chat`: the conversation in the terminal."""

from __future__ import annotations

import click

from chat.terminal import run_terminal
from commands.conversing import conversation, fill_empty_library, following
from commands.options import takes_settings
from commands.parts import Parts
from config.settings import Settings


@click.command("chat")
@takes_settings
def command(settings: Settings) -> None:
    """The conversation in the terminal; reads lines from a pipe too, and ends with it."""
    with Parts(settings) as parts:
        talk_at_terminal(parts)


def talk_at_terminal(parts: Parts) -> None:
    """Opens the terminal chat on an indexed library."""
    fill_empty_library(parts)
    talk = conversation(parts)
    with following(parts.search):
        run_terminal(talk, history=parts.settings.data / "history")
