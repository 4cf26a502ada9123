"""Kills the polling of feeds at random moments, and compares the library with that of an undisturbed run.

In each round the feeds have grown and corrected themselves; `bot.py feeds poll` is started and killed. Then it runs to
its end, and so does another on an empty data folder. Both must hold the same articles and passages, find the same, and
pass `bot.py check`.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from index.indexing.embedding import open_embedder
from index.library.database import Database, open_database
from index.library.library import Library
from index.search.interface import Window
from index.search.local_search import LocalSearch
from testing.growing_feeds import FEEDS, GrowingFeeds, serving
from testing.program import ROOT, bot

EARLIEST, LATEST = 0.2, 1.0  # of the time that an undisturbed first poll takes here; importing is the first fifth
NEAREST = 20  # passages by meaning
QUESTIONS = ("Which library opens?", "What does the mayor of Hale say?", "harvest in Norrby", "How many days of talks?")


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of the kills: rounds that were killed before their end, and each difference found."""

    killed: int
    articles: int
    differences: list[str]


def survive(kills: int, folder: Path, model: Path, seed: int = 1) -> Compared:
    """Runs the rounds in `folder`; `model` is a compiled model, as a data folder's `model` holds it."""
    chance = random.Random(seed)
    feeds = GrowingFeeds()
    os.environ["QUOTEWIRE_ALLOW_NETWORKS"] = "127.0.0.0/8"
    disturbed, quiet, timed = folder / "disturbed", folder / "quiet", folder / "timed"
    with serving(feeds):
        for data in (disturbed, quiet, timed):
            data.mkdir(parents=True)
            (data / "model").symlink_to(model.resolve())
            opml = data / "feeds.opml"
            outlines = "".join(f'<outline type="rss" xmlUrl="{feeds.url(n)}"/>' for n in range(FEEDS))
            opml.write_text(f'<opml version="2.0"><body>{outlines}</body></opml>')
            bot("feeds", "import", str(opml), data=data)
        whole_s = bot("feeds", "poll", data=timed).seconds
        killed = 0
        for step in range(kills):
            feeds.step = step
            killed += _killed(disturbed, chance.uniform(EARLIEST, LATEST) * whole_s)
        bot("feeds", "poll", data=disturbed)
        bot("feeds", "poll", data=quiet)
        differences = _differences(disturbed, quiet)
        for data in (disturbed, quiet):
            checked = bot("check", data=data, check=False).output.strip()
            if "all is well" not in checked:
                differences.append(f"check of {data.name}: {checked}")
        with_database = open_database(f"sqlite:///{quiet / 'library.sqlite3'}")
        articles = Library(with_database).counts().articles
        with_database.close()
    return Compared(killed, articles, differences)


def _killed(data: Path, after: float) -> bool:
    """Starts a poll and kills it; False where it had come to its end before."""
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "bot.py"), "feeds", "poll", "--data", str(data)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def _differences(one: Path, other: Path) -> list[str]:
    held = [_held(data) for data in (one, other)]
    return [
        f"{what}: {len(held[0][what])} against {len(held[1][what])}, "
        f"{sorted(set(held[0][what]) ^ set(held[1][what]))[:2]} in one only"
        for what in held[0]
        if held[0][what] != held[1][what]
    ]


def _held(data: Path) -> dict[str, list[str]]:
    """Articles, passages and search results, in words that do not depend on the order of arrival."""
    database: Database = open_database(f"sqlite:///{data / 'library.sqlite3'}")
    library = Library(database)
    embedder = open_embedder(None, data / "model")
    search = LocalSearch(library, data / "index", embedder.name, embedder.dimension)
    cards = library.newest(1_000_000)
    held = {"articles": [], "passages": [], "meaning": [], "words": []}  # type: dict[str, list[str]]
    for card in cards:
        article = library.article(card.id)
        held["articles"].append(f"{card.url}|{card.title}|{card.published_text}|{article.text if article else ''}")
    everything = search.passages(sorted(search.vectors.passages()))  # type: ignore[arg-type]  # they are passage ids
    held["passages"] = [f"{p.article.url} {p.place.span} {len(p.place.sentences)}" for p in everything]
    window = Window(until=datetime(2030, 1, 1, tzinfo=UTC))
    for question in QUESTIONS:
        near = search.nearest(embedder.questions([question])[0], NEAREST, window)
        scores = {hit.passage: hit.score for hit in near}
        held["meaning"] += [f"{p.article.url} {p.place.span} {scores[p.id]:.2f}" for p in search.passages(list(scores))]
        # Every passage that has one of the words, but not BM25's scores: they count deleted passages until merged away.
        hits = [hit.passage for hit in search.matching(question, len(everything), [window])[0]]
        held["words"] += [f"{p.article.url} {p.place.span}" for p in search.passages(hits)]
    search.close()
    embedder.close()
    database.close()
    return {what: sorted(lines) for what, lines in held.items()}
