"""`extract`: prints what `add` would index, as JSON lines."""

from __future__ import annotations

from pathlib import Path

import click

from commands.options import takes_settings
from commands.output import say, tell_json
from config.settings import Settings
from index.library.errors import Rejected


@click.command("extract")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@takes_settings
def command(settings: Settings, paths: tuple[Path, ...]) -> int:
    """Print what `add` would index, as JSON lines.

    Rejections go to standard error.
    """
    from index.gathering.reading import extract_record, readings

    rejected = 0
    for path in paths:
        for reading in readings(path):
            if isinstance(reading.outcome, Rejected):
                rejected += 1
                say(f"rejected {reading.outcome}")
            else:
                tell_json(extract_record(reading))
    return 1 if rejected else 0
