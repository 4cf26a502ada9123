"""How sure an answer is: a calibrated probability that its quotes hold what was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from retrieval.examining import ALL_FEATURES, Examined
from retrieval.pool import Numbers
from retrieval.ranker import WEIGHTS

_OF_THE_BEST = (
    "mass", "own_nothing", "best_over_nothing", "voted_best", "voted_sum", "passage_mass", "reach", "reach_with_title",
    "reach_around", "passage_title_reach", "title_reach", "article_reach", "cosine_max", "meaning", "recency",
    "words_raw", "fused", "name_vote_raw", "title_held", "article_passages", "question_words", "question_rarity",
    "pairs",
)  # fmt: skip
_LARGEST = (
    "best_over_nothing",
    "reach_with_title",
    "cosine_max",
    "own_mass",
    "article_reach",
    "meaning",
    "title_reach",
    "pairs",
)
CONFIDENCE_FEATURES = (
    *_OF_THE_BEST, *(f"largest_{name}" for name in _LARGEST), "smallest_own_nothing", "lead", "words_a_rarity",
)  # fmt: skip
LEAST, MOST = 0.01, 0.99  # nothing is impossible, nothing is certain


@dataclass(frozen=True, slots=True, eq=False)
class Confidence:
    """A logistic regression over CONFIDENCE_FEATURES, standardised; it answers from `threshold` on."""

    mean: npt.NDArray[np.float64]
    scale: npt.NDArray[np.float64]
    weight: npt.NDArray[np.float64]
    offset: float
    threshold: float

    def __call__(self, summary: Numbers) -> float:
        """A probability between LEAST and MOST."""
        logit = float(np.clip((summary - self.mean) / self.scale, -5, 5) @ self.weight) + self.offset
        return float(np.clip(1 / (1 + np.exp(-logit)), LEAST, MOST))


def summary_of(examined: Examined, scores: Numbers) -> Numbers:
    """CONFIDENCE_FEATURES of a question, whose stretches got those final `scores`; zeros where there are none."""
    if not len(scores):
        return np.zeros(len(CONFIDENCE_FEATURES), np.float32)
    known = dict(zip(ALL_FEATURES, examined.known.T, strict=True))
    best = int(np.argmax(scores))
    articles = np.array(
        [examined.closeup.candidates[s.candidate].passage.article.id for s in examined.closeup.stretches]
    )
    others = scores[articles != articles[best]]
    lead = float(scores[best] - others.max()) if len(others) else 0.0
    words = float(known["words_raw"][best]) / max(1.0, float(known["question_words"][best]))
    return np.array(
        [
            *(known[name][best] for name in _OF_THE_BEST),
            *(known[name].max() for name in _LARGEST),
            known["own_nothing"].min(), lead, words,
        ],
        np.float32,
    )  # fmt: skip


def load_confidence(path: Path = WEIGHTS) -> Confidence:
    """The fitted one; raises ValueError where it was fitted on other features."""
    with np.load(path) as saved:
        part: Mapping[str, Any] = {n.removeprefix("confidence."): saved[n] for n in saved.files}
    if tuple(str(name) for name in part["names"]) != CONFIDENCE_FEATURES:
        raise ValueError(f"{path} was fitted on other features of confidence: fit it again")
    return Confidence(part["mean"], part["scale"], part["weight"], float(part["offset"]), float(part["threshold"]))
