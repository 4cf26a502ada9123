"""What each part of answering adds: dense only, words only, fused, with recency, with the rankers and the reader.

  python -m benchmarks.ablation DATA QUESTIONS [--ranker FILE] [--reader GRAPH]

DATA is a data folder in which `bot.py add` indexed the articles of QUESTIONS. --ranker and --reader are files fitted
on other questions (benchmarks.fit_ranker, benchmarks.fit_reader): with the shipped ones, which know both years'
questions, the last rows flatter. Prints a table in Markdown.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.held_out import QUOTES, add_fitted_options, fitted_answerer
from benchmarks.labelled import Labelled, read_questions
from commands.parts import Parts
from config.settings import read_settings
from index.search.interface import SearchIndex
from retrieval.answers import Answer, Query, Quote, Reason, Refused
from retrieval.candidates import MEANING_WEIGHT, Candidate, find_candidates
from retrieval.evaluation import FIRST_CHARACTERS, figures, outcome
from retrieval.features import FEATURES, FeatureTable, build_feature_table
from retrieval.question_analysis import parse_question
from retrieval.ranker import load_ranker
from retrieval.sentence_pool import Numbers
from retrieval.stretches import span_of

COSINE = FEATURES.index("cosine_max")


@dataclass(frozen=True, slots=True)
class Way:
    """A way to answer: its name, and what it makes of a question."""

    name: str
    answer: Callable[[Labelled], Answer]


def by_passage(index: SearchIndex, score: Callable[[Candidate], float]) -> Callable[[Labelled], Answer]:
    """The best three passages by `score`, each by the stretch of it that is nearest to the question."""

    def answer(question: Labelled) -> Answer:
        parsed = parse_question(question.asked.question, question.now)
        candidates = find_candidates(index, parsed.query, question.vector, question.now)
        ordered = sorted(candidates, key=lambda candidate: (-score(candidate), candidate.passage.id))
        table = build_feature_table(parsed, question.vector, ordered)
        best: dict[int, int] = {}
        for row, stretch in enumerate(table.stretches):
            held = best.setdefault(stretch.candidate, row)
            if table.features[row, COSINE] > table.features[held, COSINE]:
                best[stretch.candidate] = row
        return _quoted(table, [best[number] for number in sorted(best)[:QUOTES]])

    return answer


def by_first_ranker(index: SearchIndex, rank: Callable[[Numbers], Numbers]) -> Callable[[Labelled], Answer]:
    """The best three stretches by the first ranker, of different passages, with no reader."""

    def answer(question: Labelled) -> Answer:
        parsed = parse_question(question.asked.question, question.now)
        candidates = find_candidates(index, parsed.query, question.vector, question.now)
        table = build_feature_table(parsed, question.vector, candidates)
        rows: dict[int, int] = {}
        for row in np.argsort(-rank(table.features), kind="stable").tolist():
            rows.setdefault(table.stretches[row].candidate, row)
        return _quoted(table, list(rows.values())[:QUOTES])

    return answer


def _quoted(table: FeatureTable, rows: list[int]) -> Answer:
    quotes = []
    for row in rows:
        stretch = table.stretches[row]
        passage = table.candidates[stretch.candidate].passage
        span = span_of(passage, stretch)
        quotes.append(Quote(passage.article, span, span.of(passage.text)))
    return Refused(Reason.UNSURE, tuple(quotes))


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("questions", type=Path)
    add_fitted_options(parser)
    options = parser.parse_args()
    with Parts(read_settings(data=options.data)) as parts:
        index = parts.search
        answerer = fitted_answerer(parts, options)
        first = load_ranker("first", FEATURES, options.ranker)
        ways = (
            Way("meaning only", by_passage(index, lambda c: c.meaning)),
            Way("words only", by_passage(index, lambda c: c.words)),
            Way("fused", by_passage(index, lambda c: c.words + MEANING_WEIGHT * c.meaning)),
            Way("fused, with recency", by_passage(index, lambda c: c.fused)),
            Way("first ranker", by_first_ranker(index, first)),
            Way("reader and second ranker", lambda q: answerer.answer(Query(q.asked.question, q.now, QUOTES))),
        )
        questions = read_questions(options.questions, parts.embedder.questions)
        print(
            f"| {options.questions.stem} | first{FIRST_CHARACTERS} | all600 | p50 ms | p95 ms |\n|---|---|---|---|---|"
        )
        for way in ways:
            outcomes = []
            for question in questions:
                begun = time.perf_counter()
                answer = way.answer(question)
                outcomes.append(outcome(question.asked, answer, (time.perf_counter() - begun) * 1000))
            all_ = figures(outcomes)
            print(
                f"| {way.name} | {all_.first300:.3f} | {all_.all600:.3f} | {all_.p50_ms:.0f} | {all_.p95_ms:.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
