"""`status`: shows what the library holds and its state."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.options import reads_parts
from commands.output import tell, tell_json
from index.search.sealed_files import Damaged, read_header

if TYPE_CHECKING:
    from commands.parts import Parts


@click.command("status")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@reads_parts
def command(parts: Parts, as_json: bool) -> None:
    """Show counts, the last poll, the model and sizes."""
    from index.library.changes import furthest_follower
    from index.search.milvus.library_collection import prefix_of_collections
    from updates.delivery_counts import count

    settings = parts.settings
    counts = parts.library.counts()
    sources = parts.library.sources()
    last = parts.library.last_change()
    feeds = parts.feeds.counts()
    with parts.database.reading() as connection:
        updates = count(connection)
    database_bytes = parts.database.size_bytes()
    with parts.database.reading() as connection:
        furthest = furthest_follower(connection, prefix_of_collections(parts.library.identity()))
    index = settings.data / "index"
    vectors = {} if settings.vectors else _header(index / "vectors.faiss")
    status: dict[str, Any] = {
        "articles": counts.articles,
        "retracted": counts.retracted,
        "passages": counts.passages,
        "sources": len(sources),
        "feeds": {"followed": feeds.feeds, "failing": feeds.failing, "ended": feeds.ended, "waiting": feeds.pending},
        "last_poll": feeds.polled_at.isoformat() if feeds.polled_at else None,
        "chats": updates.chats,
        "subscriptions": updates.subscriptions,
        "deliveries": {"due": updates.due, "failed": updates.failed},
        "newest": counts.newest.isoformat() if counts.newest else None,
        "model": vectors.get("model") or settings.model,
        "chosen_model": settings.model,
        "model_move": _move(parts),
        "last_change": last,
        "index_behind": last - (furthest if settings.vectors else int(vectors.get("position", 0))),
        "bytes": {
            "database": database_bytes,
            "index": 0 if settings.vectors else _size(index, "**/*"),
            "model": _size(settings.data / "model", "**/*"),
        },
        "data": str(settings.data),
    }
    if as_json:
        tell_json(status)
        return
    for name, value in status.items():
        tell(f"{name.replace('_', ' '):<14} {_shown(name, value)}")


def _move(parts: Parts) -> str | None:
    """Returns the progress of the move to the multilingual model, if one is due or under way."""
    from commands.automatic_model import is_to_move
    from index.indexing.model_move import count_prepared

    if not is_to_move(parts):
        return None
    done, every = count_prepared(parts.database), parts.library.counts().passages
    return f"to the multilingual model: {done} of {every} passages are embedded; `run` does it beside its work"


def _shown(name: str, value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{part} {n / 1e6:.1f} MB" if name == "bytes" else f"{part} {n}" for part, n in value.items())
    return "none" if value is None else str(value)


def _header(path: Path) -> dict[str, Any]:
    try:
        return read_header(path)
    except Damaged:
        return {}


def _size(folder: Path, pattern: str) -> int:
    return sum(path.stat().st_size for path in folder.glob(pattern) if path.is_file())
