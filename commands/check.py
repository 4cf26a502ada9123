"""`check`: database and indexes held against each other."""

from __future__ import annotations

import click

from commands.options import takes_settings
from commands.output import say, tell
from commands.parts import Parts
from config.settings import Settings
from index.checking import findings
from index.reembedding import articles_of_other_models, reembed


@click.command("check")
@click.option("--repair", is_flag=True, help="Rebuilds from the database what is wrong.")
@takes_settings
def command(settings: Settings, repair: bool) -> int:
    """Holds database and indexes against each other; --repair rebuilds the indexes from the database."""
    with Parts(settings) as parts:
        found = list(findings(parts.library, parts.search, parts.embedder.name))
        for finding in found:
            tell(finding)
        if found and repair:
            say("repairing")
            reembed(parts.database, parts.embedder, articles_of_other_models(parts.database, parts.embedder.name))
            parts.search.rebuild()
            found = list(findings(parts.library, parts.search, parts.embedder.name))
            for finding in found:
                tell(f"still: {finding}")
        counts = parts.library.counts()
    if not found:
        tell(f"all is well: {counts.articles} articles, {counts.passages} passages")
    return 1 if found else 0
