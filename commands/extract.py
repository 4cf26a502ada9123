"""`extract`: what would be indexed, as JSON lines."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from commands.options import takes_settings
from config.settings import Settings
from index.errors import Rejected
from index.reading import extract_record, readings


@click.command("extract")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@takes_settings
def command(settings: Settings, paths: tuple[Path, ...]) -> int:
    """Prints what would be indexed of files and folders, as JSON lines; what is rejected goes to stderr."""
    rejected = 0
    for path in paths:
        for reading in readings(path):
            if isinstance(reading.outcome, Rejected):
                rejected += 1
                print(f"rejected {reading.outcome}", file=sys.stderr)  # noqa: T201  # a command line speaks
            else:
                click.echo(json.dumps(extract_record(reading), ensure_ascii=False))
    return 1 if rejected else 0
