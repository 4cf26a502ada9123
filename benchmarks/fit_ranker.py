"""Fits what orders and trusts quotes: three rankers and the confidence, on questions whose answers are known.

  python -m benchmarks.fit_ranker --year DATA QUESTIONS GAPS READER [--year …]
      --everyday DATA ARTICLES QUESTIONS READER READER [--everyday …] --output ranker.npz

Each --year is a data folder in which `bot.py add` indexed that year's articles, its questions and gaps as score.py
takes them, and the graph of a reader (benchmarks.fit_reader) that was tuned on *other* years. Each --everyday is a
folder in which the articles of an everyday set were indexed, alone or beside thousands of others, with that set's
articles and questions, and the graphs of two readers: of questions at even places, tuned on those at odd ones, and the
reverse. What is shipped is fitted on all years and the fitting half of the everyday set.
Labels are weak: an answer stands in the first 300 characters of a stretch whose article is dated since..now.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.fit_confidence import Trusted, fit_confidences
from benchmarks.gapped import Gapped
from benchmarks.labelled import Labelled, holds
from benchmarks.learners import Rows, fit_ranker, ranker_parts
from benchmarks.question_cases import (
    EXCHANGED,
    Case,
    RememberingReader,
    everyday_cases,
    everyday_questions,
    exchanged_questions,
    year_cases,
)
from commands.parts import Parts
from config.settings import read_settings
from retrieval.candidates import Candidate
from retrieval.confidence import summary_of
from retrieval.features import FEATURES
from retrieval.quote_selection import Scores, SelectedQuote, select_quotes
from retrieval.ranker import Ranker
from retrieval.ranking_input import ALL_FEATURES, RankingInput, add_reading, read_ahead
from retrieval.reader import CompiledReader
from retrieval.reader_scores import to_read
from retrieval.sentence_pool import Numbers
from retrieval.stretches import Stretch, span_of

QUOTES = 3
READ = 4  # passages


def labelled_rows(
    question: Labelled, candidates: Sequence[Candidate], found: Sequence[Stretch], known: Numbers
) -> Rows:
    """Rows of `known` with the labels of the stretches that were found."""
    right = []
    for stretch in found:
        passage = candidates[stretch.candidate].passage
        right.append(holds(question, passage.article, span_of(passage, stretch).of(passage.text)))
    return Rows(known, np.array(right, np.bool_))


def ranking_input(case: Case, read: int, first: Callable[[Numbers], Numbers]) -> RankingInput | None:
    """The case as the product looks into it, with `read` passages and that first ranker; None if nothing is found."""
    parsed, candidates, table = case.look(read)
    if not table.stretches:
        return None
    waiting = case.reader.begin(parsed.text, to_read(candidates, read_ahead(candidates, read)))
    return add_reading(case.reader, read, first, parsed, candidates, table, waiting)


def fit(
    ranked: Sequence[Case], trusted: Sequence[Case], read: int, tell: Callable[[str], None] = print
) -> dict[str, Any]:
    """Everything that retrieval/data/ranker.npz holds, for `read` passages a question.

    Rankers are fitted on `ranked`, the confidence on `trusted`. What is fitted on the opinion of another part must
    see it as it is of questions that the part does not know: the first ranker before a reading, and the others
    behind a confidence, are fitted on the other folds.
    """
    folds = [case.fold for case in ranked]
    first_rows = []
    for case in ranked:
        _, candidates, table = case.look(read)
        first_rows.append(labelled_rows(case.question, candidates, table.stretches, table.features))
    tell(f"{len(ranked)} questions looked into")
    firsts = _of_the_other_folds(first_rows, folds, FEATURES)
    second_rows, sentence_rows = [], []
    for case in ranked:
        e = ranking_input(case, read, firsts[case.fold])
        if e is None:
            second_rows.append(Rows(np.zeros((0, len(ALL_FEATURES)), np.float32), np.zeros(0, np.bool_)))
            sentence_rows.append(second_rows[-1])
            continue
        near = e.table.candidates
        second_rows.append(labelled_rows(case.question, near, e.table.stretches, e.features))
        sentence_rows.append(labelled_rows(case.question, near, e.table.sentences, e.sentence_features))
    tell("… and read")
    seconds = _of_the_other_folds(second_rows, folds, ALL_FEATURES)
    tellings = _of_the_other_folds(sentence_rows, folds, ALL_FEATURES)
    told = []
    for case in trusted:
        e = ranking_input(case, read, firsts[case.fold])
        if e is not None:
            told.append(
                judged(case, e, Scores(seconds[case.fold](e.features), tellings[case.fold](e.sentence_features)))
            )
    tell(f"{len(told)} answers judged")
    return {
        "read": np.array(read),
        **ranker_parts("first", fit_ranker(first_rows, FEATURES), FEATURES),
        **ranker_parts("second", fit_ranker(second_rows, ALL_FEATURES), ALL_FEATURES),
        **ranker_parts("telling", fit_ranker(sentence_rows, ALL_FEATURES), ALL_FEATURES),
        **fit_confidences(told, tell),
    }


def judged(case: Case, e: RankingInput, scores: Scores) -> Trusted:
    """What the confidence sees of a case, and whether it would be right to show its first quote."""
    chosen = select_quotes(e, scores, QUOTES)
    best = chosen[0] if chosen else None
    right = best is not None and case.answerable and _holds(case.question, best)
    return Trusted(
        summary_of(e, scores, best),
        right,
        case.answerable,
        case.fold,
        is_near_miss=is_near_miss(case),
        is_exchanged=case.question.kind == EXCHANGED,
        has_gaps=isinstance(case.index, Gapped),
        is_full=case.is_full,
    )


def _holds(question: Labelled, best: SelectedQuote) -> bool:
    passage = best.candidate.passage
    return holds(question, passage.article, best.span.of(passage.text))


def is_near_miss(case: Case) -> bool:
    """Whether its question was written to have no answer in the library that it is about."""
    written = case.question.kind != EXCHANGED
    return case.fold.startswith("everyday") and written and not case.question.asked.answers


def _of_the_other_folds(rows: Sequence[Rows], folds: Sequence[str], features: Sequence[str]) -> dict[str, Ranker]:
    """For each fold a ranker that has not seen it."""
    return {
        fold: fit_ranker([row for row, other in zip(rows, folds, strict=True) if other != fold], features, 1)
        for fold in sorted(set(folds))
    }


def read_cases(years: Sequence[Sequence[Path]], everyday: Sequence[Sequence[Path]]) -> tuple[list[Case], list[Case]]:
    """What rankers and what the confidence are fitted on, from options as the command takes them."""
    ranked: list[Case] = []
    trusted: list[Case] = []
    for data, questions, gaps, graph in years:
        parts = Parts(read_settings(data=data))
        reader = RememberingReader(CompiledReader(graph))
        whole, holes = year_cases(questions.stem, parts.search, questions, gaps, reader, parts.embedder.questions)
        ranked += whole
        trusted += whole + holes
    for number, (data, articles, questions, *graphs) in enumerate(everyday):
        parts = Parts(read_settings(data=data))
        asked = everyday_questions(questions, parts.embedder.questions)
        cases = []
        for fold, graph in enumerate(graphs):
            reader = RememberingReader(CompiledReader(graph))
            part = asked[fold::2]
            exchanged = exchanged_questions(part, articles, parts.embedder.questions)
            cases += everyday_cases(parts.search, articles, part, reader, few=not number, is_full=number > 0)
            cases += everyday_cases(parts.search, articles, exchanged, reader, few=False, is_full=number > 0)
        ranked += [case for case in cases if case.answerable]
        trusted += cases
    return ranked, trusted


def main() -> None:
    """Fits on what is given, and saves."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    files = ("DATA", "QUESTIONS", "GAPS", "READER")
    parser.add_argument("--year", nargs=4, type=Path, action="append", default=[], metavar=files)
    five = ("DATA", "ARTICLES", "QUESTIONS", "READER-OF-EVEN", "READER-OF-ODD")
    parser.add_argument("--everyday", nargs=5, type=Path, action="append", default=[], metavar=five)
    parser.add_argument("--read", type=int, default=READ, help="passages that are read for a question")
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    fitted = fit(*read_cases(options.year, options.everyday), options.read)
    np.savez_compressed(options.output, **fitted)
    print(
        f"{options.output}: sure from {fitted['confidence.sure']:.3f} on, likely from {fitted['confidence.likely']:.3f}"
    )


if __name__ == "__main__":
    main()
