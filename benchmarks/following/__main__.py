"""How rightly topics and standing questions are told, on both halves of the set that stands beside this.

    python -m benchmarks.following [--show] [--half validating] [--only topics]

Everything is followed first; then the articles come in by date, as a bot's own ingest takes them, and are matched as it
matches. Recall is the share of what is due that is told, precision the share of what is told that is due.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from commands.parts import Parts
from config.settings import read_settings
from index.gathering.reading.json_lines import read_line
from index.indexing.ingest import Ingest
from index.indexing.stories import StoryFollower
from index.library.schema import articles
from updates.interests import make_interest
from updates.matching import SubscriptionMatcher
from updates.relevance import LibraryAnswerer
from updates.schema import deliveries
from updates.subscription_actions import SubscriptionActions
from updates.subscriptions import Kind, Recipient

HERE = Path(__file__).parent
HALVES = ("fitting", "validating")
KINDS = {"topics": Kind.TOPIC, "questions": Kind.QUESTION}
NOON = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Measured:
    """What was due, told rightly and told in all, of one kind."""

    due: int
    right: int
    told: int

    @property
    def recall(self) -> float:
        """The share of what was due that was told."""
        return self.right / self.due if self.due else 1.0

    @property
    def precision(self) -> float:
        """The share of what was told that was due."""
        return self.right / self.told if self.told else 1.0


def main() -> None:
    """Prints recall and precision by half and kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="also what was told wrongly, and what was not told")
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--only", choices=tuple(KINDS))
    parser.add_argument("--model", type=Path, help="a folder with the compiled model, such as that of a data folder")
    arguments = parser.parse_args()
    for half in HALVES:
        if arguments.half in (None, half):
            kinds = [arguments.only] if arguments.only else list(KINDS)
            _measure_half(half, kinds, arguments.model, show=arguments.show)


def _measure_half(half: str, kinds: list[str], model: Path | None, *, show: bool) -> None:
    wanted = {kind: _lines(f"{half}-{kind}") for kind in kinds}
    with tempfile.TemporaryDirectory() as folder:
        if model is not None:
            shutil.copytree(model, Path(folder) / "model")
        with Parts(read_settings(data=Path(folder))) as parts:
            told = follow_and_tell(parts, _lines(f"{half}-articles"), wanted)
    for kind in kinds:
        right = sum(len(told[each["id"]].keys() & set(each["due"])) for each in wanted[kind])
        all_told = sum(len(told[each["id"]]) for each in wanted[kind])
        due = sum(len(each["due"]) for each in wanted[kind])
        measured = Measured(due, right, all_told)
        print(
            f"{half:10} {kind:9} {len(wanted[kind])} followed, {due} due, {all_told} told: "
            f"recall {measured.recall:.2f}, precision {measured.precision:.2f}"
        )
        for each in wanted[kind] if show else ():
            _show(each, told[each["id"]])


def _show(wanted: dict[str, Any], told: dict[str, str]) -> None:
    for url in sorted(told.keys() | set(wanted["due"])):
        how = "ok" if url in told and url in wanted["due"] else "WRONG" if url in told else "MISSED"
        print(f"    {how:6} {wanted['text']} <- {url.rpartition('/')[2]} {told.get(url, '')}")


def follow_and_tell(
    parts: Parts, lines: list[dict[str, Any]], wanted: dict[str, list[dict[str, Any]]]
) -> dict[str, dict[str, str]]:
    """The addresses that each wish, by its id, is told of, and how."""
    at = [datetime.fromisoformat(lines[0]["published"]).replace(tzinfo=UTC)]
    subscribing = SubscriptionActions(parts.database, parts.embedder, lambda: at[0])
    names: dict[int, str] = {}
    for kind, interests in wanted.items():
        for interest in interests:
            chat = len(names) + 1
            subscribing.follow(Recipient(chat), make_interest(KINDS[kind], interest["text"]))
            names[chat] = interest["id"]
    matching = SubscriptionMatcher(
        parts.database, lambda: parts.embedder, LibraryAnswerer(parts.answerer), now=lambda: at[0]
    )
    stories = StoryFollower(parts.database, lambda: parts.search, lambda: parts.embedder.dimension)
    ingest = Ingest(parts.database, lambda: parts.embedder, now=lambda: at[0])
    for day in sorted({line["published"] for line in lines}):
        at[0] = datetime.fromisoformat(day).replace(tzinfo=UTC) + NOON
        drafts = [read_line(json.dumps(line).encode(), "") for line in lines if line["published"] == day]
        list(ingest.take(drafts, announce=True))
        parts.search.catch_up()
        stories.follow()
        matching.follow()
    told: dict[str, dict[str, str]] = {name: {} for name in names.values()}
    with parts.database.reading() as connection:
        rows = connection.execute(
            select(deliveries, articles.c.url.label("url")).join(articles, articles.c.id == deliveries.c.article)
        )
        for row in rows:
            told[names[row.chat]][row.url] = f"{row.certainty} {row.matched}: {row.quote[:90]}"
    return told


def _lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
