"""The option that every command takes: `--data`, the folder whose settings are read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from commands.output import say
from config.private_files import PRIVATE_FOLDER, make_private
from config.settings import Settings, SettingsProblem, misspelt_settings, read_settings

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Context:
    """Options that stand before the command: `bot.py --data DIR COMMAND`."""

    data: str | None = None


def takes_settings(command: Command) -> Command:
    """Adds `--data DIR` to a command, and passes it the `settings` of that folder."""
    return _with_settings(command, only_reads=False)


def _with_settings(command: Command, *, only_reads: bool) -> Command:
    def read(context: click.Context, _option: click.Parameter, value: str | None) -> Settings:
        outer = context.find_object(Context)
        chosen = value or (outer.data if outer else None)
        settings = read_settings(data=Path(chosen)) if chosen else read_settings()
        for name, meant in misspelt_settings().items():
            say(f"{name} is no setting, did you mean {meant}?")
        if only_reads and chosen and not settings.data.exists():
            raise click.BadParameter(f"there is no folder {settings.data}", context, _option)
        _make_folder(settings.data)
        return settings

    return click.option(
        "--data", "settings", metavar="DIR", callback=read, help="Keep everything in this folder (QUOTEWIRE_DATA)."
    )(command)


def takes_parts(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--data DIR` to a command, and passes it the `parts` of those settings, which are closed after it.

    The parts are imported when the command is called, so that `--help` answers at once.
    """

    return takes_settings(_with_parts(command))


def reads_parts(command: Callable[..., Any]) -> Callable[..., Any]:
    """As `takes_parts`, for a command that only reads: it refuses a folder named with `--data` that is not there."""
    return _with_settings(_with_parts(command), only_reads=True)


def _with_parts(command: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(command)
    def with_parts(settings: Settings, **values: Any) -> Any:
        from commands.parts import Parts

        with Parts(settings) as parts:
            return command(parts, **values)

    return with_parts


class CommandsWithDefault(click.Group):
    """A group whose first command is the default; takes `--data DIR` before the command as well."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        help_text = "Keep everything in this folder (QUOTEWIRE_DATA)."
        self.params.append(
            click.Option(["--data"], metavar="DIR", help=help_text, expose_value=False, callback=_remember_folder)
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """See click.Command."""
        named = any(arg in self.commands or arg in ctx.help_option_names for arg in args)
        if not named and (not args or args[0].startswith("-")):
            args = [next(iter(self.commands)), *args]
        return super().parse_args(ctx, args)


def _remember_folder(context: click.Context, _option: click.Parameter, value: str | None) -> None:
    if value:
        context.obj = Context(value)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
        make_private(folder)
        probe = folder / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise SettingsProblem(
            f"QUOTEWIRE_DATA: {folder} cannot be written ({error.strerror}): choose another with --data"
        ) from None
