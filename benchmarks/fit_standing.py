"""Fits how sure an article answers a standing question, in a library full of news.

    python -m benchmarks.matching_quality --span 2022 --ranker FILE --reader GRAPH --told 2022.jsonl
    python -m benchmarks.fit_standing 2022.jsonl [--output retrieval/data/standing.npz]

A logistic regression over the features of a confidence, by the quotes that were offered to the questions. It is scaled
so that updates.relevance.LEVELS serve SURE_RECALL and LIKELY_RECALL of the questions, by confidences of questions that
were left out of the fit.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.matching_quality import Told, figures, new_ones
from retrieval.answers import Certainty
from retrieval.article_offers import STANDING
from retrieval.confidence import CONFIDENCE_FEATURES
from updates.relevance import LEVELS
from updates.statements import Statement

# Of the questions of 2022, to be told as the answer, and with what may answer. Of those of 2023 it is 0.34 and 0.62:
# fewer articles answer them.
SURE_RECALL, LIKELY_RECALL = 0.41, 0.68
PENALTY = 0.003  # scikit-learn's C, by quotes: the smaller, the more even the weights
FOLDS = 8
DAY = 8  # characters of a question's id that name its quiz, whose questions are left out together
Numbers = npt.NDArray[np.float64]


def main() -> None:
    """Fits, prints precision and recall at both levels, and writes the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("told", type=Path, help="of benchmarks.matching_quality --told")
    parser.add_argument("--questions", type=int, default=358, help="how many were followed")
    parser.add_argument("--output", type=Path, default=STANDING)
    options = parser.parse_args()
    told = [each for line in options.told.open(encoding="utf-8") if (each := told_of(json.loads(line))).summary]
    part = fit(told, options.questions)
    np.savez_compressed(options.output, **{f"standing.{name}": value for name, value in part.items()})


def told_of(line: dict[str, Any]) -> Told:
    """Returns an offered quote as benchmarks.matching_quality wrote it."""
    vector = None if line["vector"] is None else np.array(line["vector"], np.float32)
    statement = Statement(line["statement"], vector)
    certainty = Certainty(line["certainty"])
    return Told(line["id"], line["quote"], line["confidence"], line["right"], statement, certainty, line["summary"])


def fit(told: list[Told], questions: int) -> dict[str, Any]:
    """Returns the confidence as arrays to save."""
    rows = np.array([[each.summary[name] for name in CONFIDENCE_FEATURES] for each in told if each.summary], np.float64)
    right = np.array([each.right for each in told])
    groups = [each.question[:DAY] for each in told]
    held_out = np.zeros(len(told))
    for fold in range(FOLDS):
        inside = np.array([sorted(set(groups)).index(group) % FOLDS == fold for group in groups])
        mean, scale, weight, offset = _fitted(rows[~inside], right[~inside])
        held_out[inside] = _logits(rows[inside], mean, scale, weight, offset)
    sure, likely = (_level(told, held_out, questions, recall) for recall in (SURE_RECALL, LIKELY_RECALL))
    slope = (_logit(LEVELS.sure) - _logit(LEVELS.likely)) / (sure - likely)
    shift = _logit(LEVELS.sure) - slope * sure
    mean, scale, weight, offset = _fitted(rows, right)
    return {
        "names": np.array(CONFIDENCE_FEATURES), "mean": mean, "scale": scale, "weight": slope * weight,
        "offset": slope * offset + shift, "tree_share": 0.0, "sure": LEVELS.sure, "likely": LEVELS.likely,
        "feature": np.zeros((1, 1), np.int16), "threshold": np.full((1, 1), np.inf),
        "left": np.full((1, 1), -1, np.int16), "right": np.full((1, 1), -1, np.int16),
        "leaf": np.zeros((1, 2), np.float32),
    }  # fmt: skip


def _fitted(rows: Numbers, right: npt.NDArray[np.bool_]) -> tuple[Numbers, Numbers, Numbers, float]:
    from sklearn.linear_model import LogisticRegression

    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    model = LogisticRegression(C=PENALTY, max_iter=1000).fit(np.clip((rows - mean) / scale, -5, 5), right)
    return mean, scale, model.coef_[0], float(model.intercept_[0])


def _logits(rows: Numbers, mean: Numbers, scale: Numbers, weight: Numbers, offset: float) -> Numbers:
    logits: Numbers = np.clip((rows - mean) / scale, -5, 5) @ weight + offset
    return logits


def _level(told: list[Told], logits: Numbers, questions: int, recall: float) -> float:
    """Returns the highest logit from which that share of the questions is served."""
    offered = [replace(each, confidence=float(logit)) for each, logit in zip(told, logits, strict=True)]
    level = 0.0
    for share in np.linspace(0.01, 1.0, 100):
        level = float(np.quantile(logits, 1 - share))
        sent = new_ones(offered, level)
        precision, served = figures(sent, questions)
        if served >= recall:
            print(f"{len(sent)} sent from {level:.2f}: precision {precision:.3f}, recall {served:.3f}")
            break
    return level


def _logit(probability: float) -> float:
    return float(np.log(probability / (1 - probability)))


if __name__ == "__main__":
    main()
