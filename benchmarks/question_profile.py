"""Where the time of a question goes: milliseconds of each step, on the clock and of processors.

  python -m benchmarks.question_profile DATA QUESTIONS [--number 200] [--ranker FILE] [--reader GRAPH]

DATA is a data folder in which `bot.py add` indexed the articles of QUESTIONS. The steps are taken one after the other,
each alone, so that they can be told apart; whole answers, in which some run beside others, come last. Prints means, and
the median and the 95th percentile of whole answers.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import mean
from typing import TypeVar

from benchmarks.held_out import QUOTES, add_fitted_options
from benchmarks.labelled import Labelled, read_questions
from benchmarks.percentiles import percentile
from benchmarks.question_cases import RememberingReader
from commands.parts import Parts
from config.settings import read_settings
from index.search.interface import Window
from retrieval.answer_selection import select_answer
from retrieval.answers import Query
from retrieval.candidates import DEPTH, fetched_for, find_candidates, recent_window
from retrieval.engine import Answerer
from retrieval.features import build_feature_table, closely_for
from retrieval.fitted_models import FittedModels, load_models
from retrieval.question_analysis import parse_question
from retrieval.question_language import language_of_question
from retrieval.ranking_input import add_reading, read_ahead
from retrieval.reader import CompiledReader, Reader
from retrieval.reader_scores import to_read
from retrieval.spelling_correction import Spelling

WARM_UP = 20  # questions before those that count
WHOLE = "a whole answer"

Made = TypeVar("Made")


class Steps:
    """The time that each step has taken, in milliseconds: on the clock, and of processors."""

    def __init__(self) -> None:
        self.clock: dict[str, list[float]] = defaultdict(list)
        self.processor: dict[str, list[float]] = defaultdict(list)

    def take(self, name: str, work: Callable[[], Made]) -> Made:
        """Does the work, and notes its time as a part of the step of that name."""
        clock, processor = time.perf_counter(), time.process_time()
        made = work()
        self.clock[name].append((time.perf_counter() - clock) * 1000)
        self.processor[name].append((time.process_time() - processor) * 1000)
        return made


def profile(parts: Parts, reader: Reader, models: FittedModels, question: Labelled, steps: Steps) -> None:
    """Takes the steps of an answer one after the other."""
    text, now = question.asked.question, question.now
    spelling = Spelling(parts.search)
    steps.take("its language", lambda: language_of_question(text))
    parsed = steps.take("its words, spelling and time", lambda: parse_question(text, now, spelling))
    vector = steps.take("its vector", lambda: parts.embedder.questions([parsed.text])[0])
    windows = Window(until=now), recent_window(now)
    near = steps.take("passages by meaning", lambda: [parts.search.nearest(vector, DEPTH, one) for one in windows])
    steps.take("passages by words", lambda: parts.search.matching(parsed.query, DEPTH, windows))
    fetched = fetched_for(models.read)
    ids = list(dict.fromkeys(hit.passage for hits in near for hit in hits))[:fetched]
    steps.take("passages from the database", lambda: parts.search.passages(ids))
    candidates = find_candidates(parts.search, parsed.query, vector, now, fetched)
    table = steps.take(
        "features", lambda: build_feature_table(parsed, vector, candidates, closely=closely_for(models.read))
    )
    remembering = RememberingReader(reader)
    ahead = remembering.begin(parsed.text, to_read(candidates, read_ahead(candidates, models.read)))
    asked = add_reading(remembering, models.read, models.first, parsed, candidates, table, ahead)
    passages = to_read(candidates, list(asked.reading.readings))
    steps.take("reading", lambda: reader.read(parsed.text, passages))
    ranking_input = steps.take(
        "first ranking, features of the reading",
        lambda: add_reading(remembering, models.read, models.first, parsed, candidates, table, ahead),
    )
    steps.take("ranking and choosing quotes", lambda: select_answer(models, models.confidence, ranking_input, QUOTES))


def told(steps: Steps) -> str:
    """Returns the table: a row for each step."""
    rows = ["| step | ms, mean | processor ms, mean |", "|---|--:|--:|"]
    for name, taken in steps.clock.items():
        rows.append(f"| {name} | {mean(taken):.1f} | {mean(steps.processor[name]):.1f} |")
    whole = steps.clock[WHOLE]
    rows.append(f"{WHOLE}: p50 {percentile(whole, 0.5):.1f} ms, p95 {percentile(whole, 0.95):.1f} ms")
    return "\n".join(rows)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--number", type=int, default=200, help="of questions")
    add_fitted_options(parser)
    options = parser.parse_args()
    reader, models = CompiledReader(options.reader, options.data / "model"), load_models(options.ranker)
    with Parts(read_settings(data=options.data)) as parts:
        questions = read_questions(options.questions, parts.embedder.questions)[: options.number + WARM_UP]
        answerer = Answerer(parts.search, parts.embedder, reader, models)
        steps = Steps()
        for number, one in enumerate(questions):
            if number == WARM_UP:
                steps = Steps()
            profile(parts, reader, models, one, steps)
        for one in questions:
            query = Query(one.asked.question, one.now, QUOTES)
            steps.take(WHOLE, lambda query=query: answerer.answer(query))  # type: ignore[misc]  # bound at once
    print(told(steps))


if __name__ == "__main__":
    main()
