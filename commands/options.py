"""What every command takes: the data folder, and the settings that follow from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from config.settings import Settings, SettingsProblem, read_settings

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Context:
    """What stood before the command: `bot.py --data DIR COMMAND`."""

    data: str | None = None


def takes_settings(command: Command) -> Command:
    """Gives a command `--data DIR` and hands it the `settings` read with it."""

    def read(context: click.Context, _option: click.Parameter, value: str | None) -> Settings:
        outer = context.find_object(Context)
        chosen = value or (outer.data if outer else None)
        settings = read_settings(data=Path(chosen)) if chosen else read_settings()
        _make_folder(settings.data)
        return settings

    return click.option(
        "--data", "settings", metavar="DIR", callback=read, help="Folder that keeps everything (QUOTEWIRE_DATA)."
    )(command)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise SettingsProblem(
            f"QUOTEWIRE_DATA: {folder} cannot be written ({error.strerror}): choose another with --data"
        ) from None
