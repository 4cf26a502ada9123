"""The program `bot.py`: finds the command, and turns a failure into one line and an exit status."""

from __future__ import annotations

import importlib
import logging
import os
import sys

import click

from commands.options import Context
from config.logs import start_logging
from config.memory import require_address_space
from config.private_files import private_files
from config.project import version

# The module of each command: `ask` does not import what only `run` needs.
COMMANDS = {
    "add": "commands.add",
    "articles": "commands.articles",
    "ask": "commands.ask",
    "backup": "commands.backup",
    "chat": "commands.chat",
    "check": "commands.check",
    "evaluate": "commands.evaluate",
    "extract": "commands.extract",
    "feedback": "commands.feedback",
    "feeds": "commands.feeds",
    "move": "commands.move",
    "restore": "commands.restore",
    "run": "commands.run",
    "status": "commands.status",
}
INTERRUPTED = 130  # what a shell gives for a program ended by Ctrl-C


class LazyCommands(click.Group):
    """Imports a command's module when it is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Returns the names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Returns the command of that name; None if there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """See click.Group, which finds no similar names among commands that are not imported."""
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand:
            raise click.NoSuchCommand(args[0], possibilities=COMMANDS, ctx=ctx) from None


@click.group(cls=LazyCommands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--data", metavar="DIR", help="Keep everything in this folder (QUOTEWIRE_DATA).")
@click.version_option(version(), prog_name="quotewire")
@click.pass_context
def program(context: click.Context, data: str | None) -> None:
    """Ask the news a question; the answer is a quote.

    Without a command, the bot runs: on Telegram if TELEGRAM_BOT_TOKEN is set, otherwise in this terminal.
    """
    context.obj = Context(data)
    if context.invoked_subcommand is None:
        command = program.get_command(context, "run")
        if command is not None:
            with command.make_context("run", [], parent=context) as its_own:  # reads the settings, as when it is named
                command.invoke(its_own)


def main() -> None:
    """Runs the command line and exits: 0 on success, 1 on a failure that it explains, 2 on wrong usage."""
    from commands.error_lines import came_of_interrupt, explain, locate
    from commands.output import prepare_streams, say

    prepare_streams()
    start_logging(level=logging.WARNING, form="words")
    try:
        require_address_space()
        with private_files():
            status = program.main(standalone_mode=False, prog_name="bot.py")
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "bot.py"
        say(_one_line(f"{error.format_message()} ({command} --help tells more)"))
        sys.exit(2)
    except click.ClickException as error:
        say(_one_line(error.format_message()))
        sys.exit(1)
    except (click.Abort, KeyboardInterrupt):
        say("stopped")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:  # noqa: BLE001  # whatever it is, a person gets one line
        if came_of_interrupt(error):
            say("stopped")
            sys.exit(INTERRUPTED)
        say(_one_line(explain(error) or locate(error)))
        sys.exit(1)
    sys.exit(status if isinstance(status, int) else 0)


def _one_line(text: str) -> str:
    return " ".join(text.split())
