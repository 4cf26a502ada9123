"""Fits what orders and trusts quotes: two rankers and the confidence, on questions whose answers are known.

  python -m benchmarks.fit_ranker --year DATA QUESTIONS GAPS READER --year … --output ranker.npz

Each --year is a data folder in which `bot.py add` indexed that year's articles, its questions and gaps as score.py
takes them, and the graph of a reader (benchmarks.fit_reader) that was tuned on the *other* years. One year alone may
be given: `score.py` over another year's answers then tells the truth. What is shipped is fitted on all.
Labels are weak: an answer stands in the first 300 characters of a stretch whose article is dated since..now.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
import numpy.typing as npt
import torch

from benchmarks.gapped import Gapped
from commands.parts import Parts
from config.settings import read_settings
from index.articles import ArticleCard, Span
from index.search import SearchIndex, Vectors
from retrieval.answers import Quote, Reason, Refused
from retrieval.candidates import find_candidates
from retrieval.choosing import choose
from retrieval.confidence import CONFIDENCE_FEATURES, summary_of
from retrieval.evaluation import Asked, outcome
from retrieval.examining import ALL_FEATURES, Examined, examine
from retrieval.features import FEATURES, Closeup, look_closely
from retrieval.pool import Numbers
from retrieval.ranker import Linear, Ranker, Trees
from retrieval.reader import CompiledReader, Reader
from retrieval.understanding import understand
from retrieval.windows import span_of

# What is the same for all stretches of a question orders nothing, and lets trees learn questions by heart.
OF_THE_QUESTION = {"kind", "missing_best", "question_words", "question_rarity", "loose_time", "undated"}
TREES, LEAVES, RATE, SEEDS = 120, 8, 0.05, 3
LINEAR_DECAY = 0.01
ANSWERED_SHARE = 0.8  # of the answerable questions, how many are to be answered: that sets the threshold
CONFIDENCE_DECAY = 1.0
FOLDS = 5  # of a year that is given alone


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question with its vector and its known answers."""

    id: str
    asked: Asked
    vector: Vectors

    @property
    def now(self) -> datetime:
        """The end of the day on which it is asked."""
        return datetime.fromisoformat(self.asked.now).replace(tzinfo=UTC) + timedelta(days=1, microseconds=-1)


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """What is known of one question's stretches, and which of them hold an answer."""

    known: Numbers
    right: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Year:
    """A year's library with and without its gaps, its questions, and a reader that has not seen them."""

    index: SearchIndex
    gapped: SearchIndex
    questions: Sequence[Labelled]
    answerable: frozenset[str]
    unanswerable: frozenset[str]
    reader: Reader


def holds(question: Labelled, card: ArticleCard, text: str) -> bool:
    """Whether the first 300 characters of `text` hold an answer, from an article of the right days."""
    quote = Quote(card, Span(0, len(text)), text)
    return outcome(question.asked, Refused(Reason.UNSURE, (quote,)), 0.0).first


def labelled_rows(question: Labelled, closeup: Closeup, known: Numbers) -> Rows:
    """Rows of `known` with the labels of the closeup's stretches."""
    right = []
    for stretch in closeup.stretches:
        passage = closeup.candidates[stretch.candidate].passage
        right.append(holds(question, passage.article, span_of(passage, stretch).of(passage.text)))
    return Rows(known, np.array(right, np.bool_))


def first_rows(year: Year) -> list[Rows]:
    """What the first ranker sees."""
    found = []
    for question in year.questions:
        understood = understand(question.asked.question, question.now)
        candidates = find_candidates(year.index, understood.query, question.vector, question.now)
        closeup = look_closely(understood, question.vector, candidates)
        found.append(labelled_rows(question, closeup, closeup.known))
    return found


def examined(year: Year, question: Labelled, first: Callable[[Numbers], Numbers], *, gapped: bool = False) -> Examined:
    """The question as the product looks into it, with that first ranker and the year's reader."""
    understood = understand(question.asked.question, question.now)
    index = year.gapped if gapped else year.index
    return examine(index, year.reader, first, understood, question.vector, question.now)


def fit_ranker(rows: Sequence[Rows], features: Sequence[str]) -> Ranker:
    """LambdaMART and a listwise linear model, on the questions that have a right and a wrong stretch."""
    columns = np.array([at for at, name in enumerate(features) if name not in OF_THE_QUESTION])
    usable = [Rows(one.known[:, columns], one.right) for one in rows if one.right.any() and not one.right.all()]
    return Ranker(columns, fit_trees(usable), fit_linear(usable))


def fit_trees(rows: Sequence[Rows]) -> Trees:
    """SEEDS times TREES trees of LambdaMART (Burges 2010), as one."""
    data = np.concatenate([one.known for one in rows])
    labels = np.concatenate([one.right for one in rows]).astype(int)
    groups = [len(one.right) for one in rows]
    dumped: list[dict[str, Any]] = []
    for seed in range(SEEDS):
        settings = {
            "objective": "lambdarank", "lambdarank_truncation_level": 5, "num_leaves": LEAVES, "learning_rate": RATE,
            "min_data_in_leaf": 40, "feature_fraction": 0.5, "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5,
            "verbose": -1, "seed": seed, "num_threads": 1, "deterministic": True,
        }  # fmt: skip
        model = lightgbm.train(settings, lightgbm.Dataset(data, labels, group=groups), TREES)
        dumped += [tree["tree_structure"] for tree in model.dump_model()["tree_info"]]
    return packed(dumped)


def packed(structures: Sequence[dict[str, Any]]) -> Trees:
    """LightGBM's nested nodes as arrays."""
    inner, leaves = LEAVES - 1, LEAVES
    shape = (len(structures), inner)
    feature, threshold = np.zeros(shape, np.int32), np.full(shape, np.inf)
    left, right = np.full(shape, -1, np.int32), np.full(shape, -1, np.int32)
    leaf = np.zeros((len(structures), leaves))
    for tree, structure in enumerate(structures):
        stack = [structure]
        while stack:
            node = stack.pop()
            if "split_index" not in node:
                leaf[tree, node.get("leaf_index", 0)] = node["leaf_value"]
                continue
            at = node["split_index"]
            feature[tree, at], threshold[tree, at] = node["split_feature"], node["threshold"]
            for side, children in ((left, node["left_child"]), (right, node["right_child"])):
                is_inner = "split_index" in children
                side[tree, at] = children["split_index"] if is_inner else ~children.get("leaf_index", 0)
                stack.append(children)
    return Trees(feature, threshold, left, right, leaf)


def fit_linear(rows: Sequence[Rows]) -> Linear:
    """Maximises the softmax mass of the right stretches among a question's, with a quadratic penalty."""
    torch.set_num_threads(1)
    both = [np.concatenate([one.known, one.known - one.known.max(axis=0)], axis=1) for one in rows]
    together = np.concatenate(both)
    mean, scale = together.mean(axis=0), together.std(axis=0) + 1e-6
    most = max(len(one) for one in both)
    data = torch.zeros(len(both), most, together.shape[1])
    right, there = torch.zeros(len(both), most, dtype=torch.bool), torch.zeros(len(both), most, dtype=torch.bool)
    for at, (one, labels) in enumerate(zip(both, rows, strict=True)):
        data[at, : len(one)] = torch.tensor(np.clip((one - mean) / scale, -6, 6), dtype=torch.float32)
        right[at, : len(one)] = torch.tensor(labels.right)
        there[at, : len(one)] = True
    weight = torch.zeros(together.shape[1], requires_grad=True)
    optimiser = torch.optim.Adam([weight], lr=0.02)
    for _ in range(300):
        logits = (data @ weight).masked_fill(~there, -1e4)
        missed = torch.logsumexp(logits, 1) - torch.logsumexp(logits.masked_fill(~right, -1e4), 1)
        loss = missed.mean() + LINEAR_DECAY * (weight * weight).sum()
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]  # torch has no types here
        optimiser.step()
    return Linear(mean.astype(np.float64), scale.astype(np.float64), weight.detach().numpy().astype(np.float64))


def fit_confidence(
    summaries: Numbers, right: npt.NDArray[np.bool_], answerable: npt.NDArray[np.bool_]
) -> dict[str, Any]:
    """Orders by answerable, then scales (Platt 1999) to the share whose quotes hold an answer."""
    from sklearn.linear_model import LogisticRegression

    mean, scale = summaries.mean(axis=0).astype(np.float64), summaries.std(axis=0).astype(np.float64) + 1e-6
    standard = np.clip((summaries - mean) / scale, -5, 5)
    order = LogisticRegression(C=CONFIDENCE_DECAY / len(standard) * 10, max_iter=2000).fit(standard, answerable)
    logits = order.decision_function(standard)
    platt = LogisticRegression(C=10.0).fit(logits[:, None], right)
    slope, shift = float(platt.coef_[0, 0]), float(platt.intercept_[0])
    weight, offset = order.coef_[0] * slope, float(order.intercept_[0]) * slope + shift
    confidences = 1 / (1 + np.exp(-(standard @ weight + offset)))
    threshold = float(np.quantile(confidences[answerable], 1 - ANSWERED_SHARE))
    return {"mean": mean, "scale": scale, "weight": weight, "offset": offset, "threshold": threshold}


def ranker_parts(stage: str, ranker: Ranker, features: Sequence[str]) -> dict[str, Any]:
    """A ranker as arrays to save."""
    trees, linear = ranker.trees, ranker.linear
    parts = {
        "names": np.array([features[at] for at in ranker.columns]), "feature": trees.feature.astype(np.int16),
        "threshold": trees.threshold, "left": trees.left.astype(np.int16), "right": trees.right.astype(np.int16),
        "leaf": trees.leaf.astype(np.float32), "mean": linear.mean, "scale": linear.scale,
        "weight": linear.weight,
    }  # fmt: skip
    return {f"{stage}.{name}": value for name, value in parts.items()}


def fit(years: Sequence[Year]) -> dict[str, Any]:
    """Everything that retrieval/data/ranker.npz holds, from those years.

    What is fitted on the opinion of another part must see it as it is of questions that the part does not know:
    the first ranker before a reading, and the second behind a confidence, are fitted on the other folds.
    """
    asked = [(year, question) for year in years for question in year.questions]
    folds = _folds(years)
    rows = [row for year in years for row in first_rows(year)]
    firsts = _of_the_other_folds(rows, folds, FEATURES)
    whole = [examined(*one, firsts[fold]) for one, fold in zip(asked, folds, strict=True)]
    second_rows = [labelled_rows(q, e.closeup, e.known) for (_, q), e in zip(asked, whole, strict=True)]
    seconds = _of_the_other_folds(second_rows, folds, ALL_FEATURES)
    summaries, right, answerable = [], [], []
    for (year, question), fold in zip(asked, folds, strict=True):
        if question.id in year.answerable | year.unanswerable:
            e = examined(year, question, firsts[fold], gapped=True)
            scores = seconds[fold](e.known)
            summaries.append(summary_of(e, scores))
            right.append(answers_it(question, e, scores))
            answerable.append(question.id in year.answerable)
    trust = fit_confidence(np.array(summaries), np.array(right), np.array(answerable))
    return {
        **ranker_parts("first", fit_ranker(rows, FEATURES), FEATURES),
        **ranker_parts("second", fit_ranker(second_rows, ALL_FEATURES), ALL_FEATURES),
        "confidence.names": np.array(CONFIDENCE_FEATURES),
        **{f"confidence.{name}": value for name, value in trust.items()},
    }


def _folds(years: Sequence[Year]) -> list[int]:
    """The fold of each question: its year, or of a year alone the weeks that it is asked in, in FOLDS parts."""
    if len(years) > 1:
        return [number for number, year in enumerate(years) for _ in year.questions]
    days = [question.asked.now for question in years[0].questions]
    order = np.argsort(np.array(days), kind="stable")
    places: list[int] = np.argsort(order, kind="stable").tolist()
    return [place * FOLDS // len(days) for place in places]


def _of_the_other_folds(rows: Sequence[Rows], folds: Sequence[int], features: Sequence[str]) -> dict[int, Ranker]:
    """For each fold a ranker that has not seen it."""
    return {
        fold: fit_ranker([row for row, other in zip(rows, folds, strict=True) if other != fold], features)
        for fold in sorted(set(folds))
    }


def answers_it(question: Labelled, e: Examined, scores: Numbers) -> bool:
    """Whether the quotes that would be chosen hold an answer within 600 characters."""
    chosen = choose(e, scores, 3)
    quotes = tuple(Quote(o.candidate.passage.article, o.span, o.span.of(o.candidate.passage.text)) for o in chosen)
    return outcome(question.asked, Refused(Reason.UNSURE, quotes), 0.0).every


def read_questions(path: Path, embed: Callable[[Sequence[str]], Vectors]) -> list[Labelled]:
    """The questions of a file as score.py takes them, with their vectors."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        Labelled(line["id"], Asked(line["question"], tuple(line["answers"]), line["now"], line["since"]), vector)
        for line, vector in zip(lines, embed([line["question"] for line in lines]), strict=True)
    ]


def read_year(parts: Parts, questions: Path, gaps: Path, graph: Path) -> Year:
    """A year from an open data folder."""
    gapped = json.loads(gaps.read_text(encoding="utf-8"))
    return Year(
        parts.search,
        Gapped(parts.search, gapped["removed"]),
        read_questions(questions, parts.embedder.questions),
        frozenset(gapped["answerable"]),
        frozenset(gapped["unanswerable"]),
        CompiledReader(graph),
    )


def main() -> None:
    """Fits on the years given, and saves."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    files = ("DATA", "QUESTIONS", "GAPS", "READER")
    parser.add_argument("--year", nargs=4, type=Path, action="append", required=True, metavar=files)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    opened = [Parts(read_settings(data=data)) for data, *_ in options.year]
    years = [read_year(parts, *files) for parts, (_, *files) in zip(opened, options.year, strict=True)]
    fitted = fit(years)
    np.savez_compressed(options.output, **fitted)
    print(f"{options.output}: answers from {fitted['confidence.threshold']:.3f} on")


if __name__ == "__main__":
    main()
