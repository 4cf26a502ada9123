"""Measures a million passages on one machine: latency, recall, memory, start, and changes while questions are asked.

    python -m benchmarks.million --base FOLDER --questions FILE --keep FOLDER [--passages 1000000]

BASE is a data folder with real articles (`bot.py add ../shared/news/articles-2022.jsonl.xz --data BASE`), which are
copied (testing/library_copies.py) into KEEP until it has so many passages. Exit status 1 where a bound is missed.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import numpy as np
from sqlalchemy import select

from benchmarks.percentiles import percentile
from commands.ask import end_of_day
from commands.parts import Parts
from commands.sentence_analysis import SentenceAnalysis
from config.settings import read_settings
from config.thread_turns import short_thread_turns
from index.indexing.embedding import ENGLISH_MODEL
from index.indexing.passages import split_passages
from index.library import article_writes
from index.library.article_writes import Embedded
from index.library.articles import ArticleId, Draft
from index.library.passage_vectors import Vectors
from index.library.schema import articles
from index.search.interface import Window
from index.search.local_search import LocalSearch
from index.search.stored_terms import encode_terms
from retrieval.answers import Query
from retrieval.candidates import DEPTH, FETCHED, recent_window
from retrieval.question_analysis import parse_question
from testing.exact_nearest import exact_nearest
from testing.library_copies import enlarge, moved
from testing.program import ROOT, SHARED, bot

Made = TypeVar("Made")

PASSAGES = 1_000_000
STARTS = 5
RECALL_AT = 10
RECALL_QUESTIONS = 200
PASSAGES_ANALYSED = 5_000  # in one transaction
CHANGES = 60  # articles added, and removed again
PAUSE_S = 0.25  # between two of them: a feed that brings four a second is a busy one

MOST = {
    "question p50 ms": 30.0,
    "question p95 ms": 60.0,
    "resident MB": 1600.0,
    "start s": 5.0,
    "article added p95 ms": 50.0,
    "article removed p95 ms": 50.0,
}
LEAST = {"recall@10": 0.98}


@dataclass(frozen=True, slots=True)
class Question:
    """As a reader asks it, at the end of a day."""

    text: str
    now: datetime


def main() -> None:
    """Builds what is not there yet, then measures in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, help="a data folder with real articles")
    parser.add_argument("--questions", type=Path, default=SHARED / "news" / "questions-2022.jsonl")
    parser.add_argument("--keep", type=Path, required=True, help="the data folder that is made, or was made before")
    parser.add_argument("--passages", type=int, default=PASSAGES)
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    asked = read_questions(arguments.questions)
    if arguments.measure:
        print(json.dumps(measure(arguments.keep, asked)))
        return
    if not (arguments.keep / "library.sqlite3").exists():
        if arguments.base is None:
            parser.error("there is no library in --keep yet: name a --base to make it from")
        begin(arguments.base, arguments.keep)
    build(arguments.keep, arguments.passages)
    question = asked[0]
    starts = [
        bot("ask", question.text, "--as-of", question.now.isoformat(), data=arguments.keep).seconds
        for _ in range(STARTS)
    ]
    measuring = [sys.executable, "-m", "benchmarks.million", "--measure", "--keep", str(arguments.keep)]
    done = subprocess.run(
        [*measuring, "--questions", str(arguments.questions)], stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT
    )
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    figures["start s"] = statistics.median(starts)
    sys.exit(0 if told(figures) else 1)


def read_questions(path: Path) -> list[Question]:
    """The questions of a file, each with the day on which it is asked."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Question(row["question"], end_of_day(row["now"])) for row in rows]


def begin(base: Path, keep: Path) -> None:
    """Gives `keep` the library and the model of `base`."""
    keep.mkdir(parents=True, exist_ok=True)
    begun = keep / "library.begun"
    begun.unlink(missing_ok=True)
    with (
        contextlib.closing(sqlite3.connect(f"file:{base / 'library.sqlite3'}?mode=ro", uri=True)) as source,
        contextlib.closing(sqlite3.connect(begun)) as copy,
    ):
        source.backup(copy)
    shutil.copytree(base / "model", keep / "model", dirs_exist_ok=True)
    begun.replace(keep / "library.sqlite3")


def build(keep: Path, passages: int) -> None:
    """Enlarges the library in `keep` and brings its indexes to it; an interrupted run resumes."""
    begun = time.perf_counter()
    with Parts(read_settings(data=keep, model=ENGLISH_MODEL)) as parts:
        made = enlarge(parts.database, passages, parts.embedder.dimension, progress=lambda have: say(f"  {have}"))
        say(f"{made} passages in {time.perf_counter() - begun:.0f} s")
        begun = time.perf_counter()
        analysis = SentenceAnalysis(parts.database)
        while analysis.analyse_some(PASSAGES_ANALYSED):  # as `run` does beside its work
            pass
        say(f"their words analysed in {time.perf_counter() - begun:.0f} s")
        begun = time.perf_counter()
        parts.search.wait_for_rebuild()
        search = parts.search
        assert isinstance(search, LocalSearch)
        say(f"indexed ({search.vectors.index_type}) in {time.perf_counter() - begun:.0f} s")


def measure(keep: Path, asked: list[Question]) -> dict[str, float]:
    """Everything but the start, in this process."""
    with short_thread_turns(), Parts(read_settings(data=keep, model=ENGLISH_MODEL)) as parts:
        answerer, search = parts.answerer, parts.search
        assert isinstance(search, LocalSearch)
        answerer.answer(Query("warm up", asked[0].now))
        before = time.process_time()
        took = [milliseconds(lambda one=one: answerer.answer(Query(one.text, one.now))) for one in asked]  # type: ignore[misc]
        processor = (time.process_time() - before) * 1000 / len(asked)
        figures = {
            "passages": float(search.size()),
            "waiting for a core": os.getloadavg()[0],  # on a busy host nothing below that is a time means much
            "question p50 ms": percentile(took, 0.5),
            "question p95 ms": percentile(took, 0.95),
            "of it processor, mean": processor,
            **parts_of_a_question(search, parts.embedder.questions([one.text for one in asked]), asked),
            "resident MB": resident_mb("VmHWM"),
            "resident of it no file MB": resident_mb("RssAnon"),
        }
        vectors = parts.embedder.questions([one.text for one in asked[:RECALL_QUESTIONS]])
        figures["recall@10"] = recall(parts, vectors)
        with asking_beside(itertools.cycle(asked), lambda one: answerer.answer(Query(one.text, one.now))):
            figures.update(changes_beside(parts, search))
        return figures


def parts_of_a_question(search: LocalSearch, vectors: Vectors, asked: list[Question]) -> dict[str, float]:
    """The p50 of what a question asks of the indexes, in milliseconds."""
    took: dict[str, list[float]] = defaultdict(list)
    for vector, one in zip(vectors, asked, strict=True):
        words = parse_question(one.text, one.now).query
        windows = Window(until=one.now), recent_window(one.now)
        for name, window in zip(("all", "recent"), windows, strict=True):
            begun = time.perf_counter()
            near = search.nearest(vector, DEPTH, window)
            took[f"of it meaning, {name}"].append((time.perf_counter() - begun) * 1000)
        begun = time.perf_counter()
        search.matching(words, DEPTH, windows)
        took["of it words"].append((time.perf_counter() - begun) * 1000)
        reading = [hit.passage for hit in near[:FETCHED]]
        took["of it reading passages"].append(milliseconds(lambda ids=reading: search.passages(ids)))  # type: ignore[misc]
    return {name: percentile(times, 0.5) for name, times in took.items()}


def recall(parts: Parts, questions: Vectors) -> float:
    """The share of the RECALL_AT passages that are nearest in truth which the index finds, over all questions."""
    truth = exact_nearest(parts.database, parts.embedder.name, questions, RECALL_AT)
    found = [{hit.passage for hit in parts.search.nearest(vector, RECALL_AT, Window())} for vector in questions]
    return float(np.mean([len(hits & set(best)) for hits, best in zip(found, truth, strict=True)])) / RECALL_AT


def changes_beside(parts: Parts, search: LocalSearch) -> dict[str, float]:
    """Milliseconds until an article that is stored, or removed, is found by meaning and by words, or no more (p95).

    A removed one is quoted no more as soon as the database has no row of it, which is told too.
    """
    with parts.database.reading() as connection:  # articles of the whole library, the same ones in each run
        ids = connection.execute(select(articles.c.id).order_by(articles.c.id)).scalars().all()
        chosen = ids[:: max(1, len(ids) // CHANGES)][:CHANGES]
        some = connection.execute(select(articles).where(articles.c.id.in_(chosen))).all()
    noise = np.random.default_rng(2)
    added: list[float] = []
    removed: list[float] = []
    quoted: list[float] = []
    for number, row in enumerate(some):
        draft = Draft(f"https://example.org/beside-{number}", row.title, row.text, row.published, row.source)
        places = tuple(split_passages(row.text, row.language))
        dimension = parts.embedder.dimension
        embedded = Embedded(
            places,
            moved(np.zeros((len(places), dimension), np.float32), noise),
            tuple(moved(np.zeros((len(place.sentences), dimension), np.float32), noise) for place in places),
            parts.embedder.name,
            terms=tuple(encode_terms(place.span.of(row.text), draft.language) for place in places),
        )
        id_ = milliseconds_until_found(search, lambda d=draft, e=embedded: _store(parts, d, e), added)  # type: ignore[misc]

        def remove(article: ArticleId = id_) -> None:
            quoted.append(milliseconds(lambda: parts.library.remove(article)))

        milliseconds_until_found(search, remove, removed)
    return {
        "article added p95 ms": percentile(added, 0.95),
        "article removed p95 ms": percentile(removed, 0.95),
        "of it still quoted p95 ms": percentile(quoted, 0.95),
    }


def milliseconds_until_found(search: LocalSearch, change: Callable[[], Made], took: list[float]) -> Made:
    """Makes a change, follows it, and notes when both indexes stood at it; segments are merged after that."""
    last = search.vectors.position + 1  # nobody else changes the library
    begun = time.perf_counter()
    made = change()
    following = threading.Thread(target=search.catch_up)
    following.start()
    while min(search.vectors.position, search.words.position) < last:
        time.sleep(0.0005)
    took.append((time.perf_counter() - begun) * 1000)
    following.join()
    time.sleep(PAUSE_S)
    return made


def _store(parts: Parts, draft: Draft, embedded: Embedded) -> ArticleId:
    with parts.database.writing() as connection:
        return article_writes.insert_article(
            connection, draft, embedded, at=datetime.now(UTC), announce=False, sample=False
        )


@contextlib.contextmanager
def asking_beside(questions: Iterator[Question], ask: Callable[[Question], object]) -> Iterator[None]:
    """Asks one question after the other until the block ends."""
    ended = threading.Event()

    def go_on() -> None:
        while not ended.is_set():
            ask(next(questions))

    asking = threading.Thread(target=go_on)
    asking.start()
    try:
        yield
    finally:
        ended.set()
        asking.join()


def told(figures: dict[str, float]) -> bool:
    """Prints a line a figure with its bound; whether all hold."""
    good = True
    for name, figure in figures.items():
        held = figure <= MOST.get(name, figure) and figure >= LEAST.get(name, figure)
        bound = f"at most {MOST[name]:g}" if name in MOST else f"at least {LEAST[name]:g}" if name in LEAST else ""
        print(f"{name:<28} {figure:>12,.3f}  {bound:<14} {'' if held else 'MISSED'}".rstrip())
        good &= held
    return good


def resident_mb(field: str) -> float:
    """A field of /proc/self/status, in MB: VmHWM is the most that was ever resident, mapped files included."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(f"{field}:"):
            return int(line.split()[1]) / 1024
    return 0.0


def milliseconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def say(line: str) -> None:
    """Tells how far it has come."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
