"""Several programs at work on one library at one moment."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from index.indexing.ingest import Accepted, Ingest
from index.library.articles import Draft
from index.library.database import Database
from testing.tiny_embedder import TinyEmbedder

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
FERRY = "The ferry to the islands was delayed by fog. Passengers waited in the terminal for three hours."


def together(*work: Callable[[], object]) -> list[object]:
    """Begins all of it at one moment; what each gave, or the exception that it ended with."""
    gate = threading.Barrier(len(work))

    def run(each: Callable[[], object]) -> object:
        gate.wait()
        try:
            return each()
        except Exception as error:  # noqa: BLE001  # what it was is the caller's question
            return error

    with ThreadPoolExecutor(len(work)) as threads:
        return list(threads.map(run, work))


def draft(number: int, words: str = FERRY, source: str = "Courier") -> Draft:
    return Draft(f"https://example.org/{number}", f"Story {number}", f"{words} Number {number}.", source=source)


def take(database: Database, *drafts: Draft) -> list[str]:
    outcomes = Ingest(database, TinyEmbedder, now=lambda: NOW).take(drafts)
    return [outcome.verdict.value if isinstance(outcome, Accepted) else outcome.reason for outcome in outcomes]
