"""`chat`: talks with a person in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from commands.options import takes_parts

if TYPE_CHECKING:
    from commands.parts import Parts


@click.command("chat")
@takes_parts
def command(parts: Parts) -> None:
    """Talk in the terminal.

    Reads lines from a pipe as well, and ends with it.
    """
    talk_at_terminal(parts)


def talk_at_terminal(parts: Parts) -> None:
    """Opens the terminal chat on an indexed library."""
    from chat.terminal import run_terminal
    from commands.conversation_parts import conversation, fill_empty_library, following

    fill_empty_library(parts)
    talk = conversation(parts)
    with following(parts.search):
        run_terminal(talk, history=parts.settings.data / "history")
