"""How good answers are by a ranker and a reader that have not seen the questions.

  python -m benchmarks.held_out DATA QUESTIONS --ranker FILE --reader GRAPH --output ANSWERS [--gaps GAPS]

DATA is a data folder in which `bot.py add` indexed the articles of QUESTIONS; the files are of benchmarks.fit_ranker
and benchmarks.fit_reader, fitted on other questions. ANSWERS is as `bot.py ask --output` writes it, for score.py.
With --gaps what it removes is as good as not indexed, and only its answerable and unanswerable questions are asked.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.gapped import Gapped
from benchmarks.labelled import Labelled, read_questions
from commands.answer_json import answer_to_json
from commands.parts import Parts
from config.settings import read_settings
from index.search.interface import SearchIndex
from retrieval.answers import Query
from retrieval.article_offers import STANDING
from retrieval.confidence import load_confidence
from retrieval.engine import Answerer
from retrieval.evaluation import Figures, Outcome, figures, outcome
from retrieval.fitted_models import load_models
from retrieval.ranker import WEIGHTS
from retrieval.reader import GRAPH, CompiledReader

QUOTES = 3
ANSWERED_SHARE = 0.8  # of the answerable questions


def add_fitted_options(parser: argparse.ArgumentParser) -> None:
    """--ranker and --reader; without them the shipped ones answer, which know the questions of 2022 and 2023."""
    parser.add_argument("--ranker", type=Path, default=WEIGHTS, help="of benchmarks.fit_ranker")
    parser.add_argument("--reader", type=Path, default=GRAPH, help="of benchmarks.fit_reader")
    parser.add_argument("--standing", type=Path, default=STANDING, help="of benchmarks.fit_standing")


def fitted_answerer(parts: Parts, options: argparse.Namespace, index: SearchIndex | None = None) -> Answerer:
    """Answers from `index`, or the whole library, by what those options name."""
    reader, models = CompiledReader(options.reader), load_models(options.ranker)
    standing = load_confidence("standing", options.standing)
    return Answerer(index or parts.search, parts.embedder, reader, models, standing)


def main() -> None:
    """Writes the answers and prints their figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--gaps", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    add_fitted_options(parser)
    options = parser.parse_args()
    gaps = json.loads(options.gaps.read_text(encoding="utf-8")) if options.gaps else {}
    answerable = dict.fromkeys(gaps.get("unanswerable", ()), False) | dict.fromkeys(gaps.get("answerable", ()), True)
    with Parts(read_settings(data=options.data)) as parts, options.output.open("w", encoding="utf-8") as output:
        index = Gapped(parts.search, gaps["removed"]) if gaps else None
        answerer = fitted_answerer(parts, options, index)
        questions = read_questions(options.questions, parts.embedder.questions)
        asked = [one for one in questions if not gaps or one.id in answerable]
        answered = [answer(answerer, one, answerable.get(one.id)) for one in asked]
        output.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line, _ in answered)
    outcomes = [scored for _, scored in answered]
    over = " over the gapped library" if gaps else ""
    print(f"| {options.questions.stem} | {len(outcomes)} questions{over} |\n|---|---|")
    for name, figure in _told(figures(outcomes), outcomes if gaps else ()):
        print(f"| {name} | {figure:.3f} |")


def answer(answerer: Answerer, question: Labelled, answerable: bool | None) -> tuple[dict[str, Any], Outcome]:
    """The answer as a line of a file of answers, and what came of it."""
    begun = time.perf_counter()
    given = answerer.answer(Query(question.asked.question, question.now, QUOTES))
    took_ms = (time.perf_counter() - begun) * 1000
    line = answer_to_json(question.id, question.asked.question, given, took_ms)
    return line, outcome(question.asked, given, took_ms, answerable)


def wrongly(outcomes: Sequence[Outcome], answered: float = ANSWERED_SHARE) -> float:
    """The share of the unanswerable that is as sure as the surest `answered` of the answerable."""
    sure = [one.confidence for one in outcomes if one.answerable]
    threshold = np.quantile(sure, 1 - answered, method="lower")
    return float(np.mean([one.confidence >= threshold for one in outcomes if not one.answerable]))


def _told(all_: Figures, gapped: Sequence[Outcome]) -> list[tuple[str, float]]:
    told = [("first300", all_.first300), ("all600", all_.all600), ("calibration error", all_.calibration_error)]
    told += [("p50 ms", all_.p50_ms), ("p95 ms", all_.p95_ms)]
    if gapped and all_.auroc is not None:
        told += [("auroc", all_.auroc), (f"wrongly, of answerable {ANSWERED_SHARE:.2f}", wrongly(gapped))]
        for name, right in (("answered", True), ("wrongly", False)):
            passed = [one.answered for one in gapped if one.answerable is right]
            told.append((f"{name} by its own threshold", sum(passed) / len(passed)))
    return told


if __name__ == "__main__":
    main()
