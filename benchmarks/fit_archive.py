"""Fits the confidence for archives, where an old article is nothing odd: retrieval/data/archive.npz.

    python -m benchmarks.fit_archive [--data FOLDER] [--check]

The library is made of two thirds of the paragraphs of SQuAD 2.0 and of the Wikinews sentences of QAMR
(../shared/training), without dates; questions on the last third have no answer in it, nor have SQuAD's impossible
ones. --check fits on one half of the questions and prints what that gives on the other. It rests on the rankers: run
it after benchmarks.fit_ranker.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import re
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.fit_ranker import fit_confidence
from benchmarks.running import SHARED
from commands.parts import Parts
from config.settings import read_settings
from index.articles import Draft
from retrieval.choosing import choose
from retrieval.confidence import CONFIDENCE_FEATURES, Confidence, summary_of
from retrieval.engine import ARCHIVE_WEIGHTS
from retrieval.evaluation import auroc
from retrieval.examining import ALL_FEATURES, examine
from retrieval.features import FEATURES
from retrieval.pool import Numbers
from retrieval.ranker import load_ranker
from retrieval.reader import CompiledReader
from retrieval.understanding import understand

TRAINING = SHARED / "training"
MISSING_EVERY = 3  # of the paragraphs, one is left out
IMPOSSIBLE_SHARE = 0.2  # of the paragraphs, also asked one of SQuAD's impossible questions
QUOTES = 3
SENTENCES_QUESTIONS = 2  # for each Wikinews article
NOW = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Posed:
    """A question; `answers` is empty where the library has none."""

    question: str
    answers: tuple[str, ...]


def main() -> None:
    """Fits and saves, or checks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="a data folder for the library; kept for the next time")
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    chance = random.Random(5)
    (squad, squad_posed), (wikinews, wikinews_posed) = _squad(chance), _wikinews(chance)
    posed = squad_posed + wikinews_posed
    with tempfile.TemporaryDirectory() as folder, Parts(read_settings(data=arguments.data or Path(folder))) as parts:
        for _outcome in parts.ingest().take([*squad, *wikinews]):
            pass
        summaries, right = _summaries(parts, posed)
    answerable = np.array([bool(one.answers) for one in posed])
    if arguments.check:
        half = np.arange(len(posed)) % 2 == 0
        _tell(fit_confidence(summaries[half], right[half], answerable[half]), summaries[~half], answerable[~half])
        return
    fitted = fit_confidence(summaries, right, answerable)
    named = {f"confidence.{name}": value for name, value in fitted.items()}
    np.savez(ARCHIVE_WEIGHTS, **{"confidence.names": np.array(CONFIDENCE_FEATURES), **named})
    _tell(fitted, summaries, answerable)


def _summaries(parts: Parts, posed: list[Posed]) -> tuple[Numbers, Any]:
    """What the confidence sees of each question, and whether the quotes hold an answer."""
    reader, first, second = CompiledReader(), load_ranker("first", FEATURES), load_ranker("second", ALL_FEATURES)
    summaries, right = [], []
    for one in posed:
        question = understand(one.question, NOW)
        vector = parts.embedder.questions([question.text])[0]
        examined = examine(parts.search, reader, first, question, vector, NOW)
        scores = second(examined.known)
        summaries.append(summary_of(examined, scores))
        chosen = choose(examined, scores, QUOTES)
        shown = _words(" ".join(quote.span.of(quote.candidate.passage.text) for quote in chosen))
        right.append(any(_words(text) in shown for text in one.answers))
    return np.array(summaries), np.array(right)


def _tell(fitted: dict[str, Any], summaries: Numbers, answerable: Any) -> None:
    confidence = Confidence(**fitted)
    sure = np.array([confidence(summary) for summary in summaries])
    answered = sure >= confidence.threshold
    print(f"auroc {auroc(sure.tolist(), answerable.tolist()):.3f} of {len(sure)} questions")
    print(f"answered {answered[answerable].mean():.3f}  wrongly {answered[~answerable].mean():.3f}")


def _squad(chance: random.Random) -> tuple[list[Draft], list[Posed]]:
    with lzma.open(TRAINING / "squad2-half-dev.json.xz", "rt", encoding="utf-8") as file:
        topics = json.load(file)["data"]
    drafts, posed = [], []
    paragraphs = [
        (topic["title"].replace("_", " "), paragraph) for topic in topics for paragraph in topic["paragraphs"]
    ]
    for number, (title, paragraph) in enumerate(paragraphs, 1):
        kept = number % MISSING_EVERY != 0
        if kept:
            drafts.append(Draft(f"https://example.org/squad/{number}", title, paragraph["context"], language="en"))
        possible = [asked for asked in paragraph["qas"] if not asked["is_impossible"]]
        impossible = [asked for asked in paragraph["qas"] if asked["is_impossible"]]
        if possible:
            asked = chance.choice(possible)
            answers = tuple(answer["text"] for answer in asked["answers"])
            posed.append(Posed(asked["question"], answers if kept else ()))
        if impossible and kept and chance.random() < IMPOSSIBLE_SHARE:
            posed.append(Posed(chance.choice(impossible)["question"], ()))
    return drafts, posed


def _wikinews(chance: random.Random) -> tuple[list[Draft], list[Posed]]:
    with lzma.open(TRAINING / "qamr-wikinews.json.xz", "rt", encoding="utf-8") as file:
        rows = json.load(file)
    articles: dict[str, dict[str, list[dict[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        articles[row["sentence_id"].split(":")[2]][row["sentence_id"]].append(row)
    drafts, posed = [], []
    for number, (name, sentences) in enumerate(articles.items()):
        kept = number % MISSING_EVERY != 0
        text = "\n\n".join(_joined(asked[0]["sentence"]) for asked in sentences.values())
        if kept:
            title = text[:60].rsplit(" ", 1)[0]
            drafts.append(Draft(f"https://example.org/wikinews/{name}", title, text, language="en"))
        telling = [row for asked in sentences.values() for row in asked if _names_something(row["question"])]
        posed += [
            Posed(row["question"], (_joined(row["answer"]),) if kept else ())
            for row in chance.sample(telling, min(SENTENCES_QUESTIONS, len(telling)))
        ]
    return drafts, posed


def _names_something(question: str) -> bool:
    """Whether a question can be understood without its sentence: long enough, and with a name in it."""
    words = question.split()
    return len(words) >= 6 and any(word[:1].isupper() for word in words[1:])


def _joined(tokens: str) -> str:
    """A sentence whose words and marks were set apart, as it is written."""
    text = tokens.replace(" n't", "n't").replace("`` ", '"').replace(" ''", '"').replace("( ", "(").replace("$ ", "$")
    return re.sub(r" ([.,;:!?%)'])", r"\1", text)


def _words(text: str) -> str:
    return " " + re.sub(r"\W+", " ", text.lower()).strip() + " "


if __name__ == "__main__":
    main()
