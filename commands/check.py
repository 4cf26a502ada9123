"""`check`: compares the indexes with the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from commands.options import reads_parts
from commands.output import tell
from commands.progress import working

if TYPE_CHECKING:
    from commands.parts import Parts


@click.command("check")
@click.option("--repair", is_flag=True, help="Rebuild the indexes from the database where they differ.")
@reads_parts
def command(parts: Parts, repair: bool) -> int:
    """Compare the indexes with the database."""
    from index.indexing.consistency import findings
    from index.indexing.reembedding import articles_of_other_models, reembed

    model = parts.embedder.name
    with working("checking"):
        found = list(findings(parts.library, parts.search, model))
    for finding in found:
        tell(finding)
    if found and repair:
        with working("repairing"):
            reembed(parts.database, parts.embedder, articles_of_other_models(parts.database, model))
            parts.search.rebuild()
            found = list(findings(parts.library, parts.search, model))
        for finding in found:
            tell(f"still: {finding}")
    if not found:
        counts = parts.library.counts()
        tell(f"all is well: {counts.articles} articles, {counts.passages} passages")
    return 1 if found else 0
