"""Fits how sure an answer is, and the two levels from which it is shown as sure and as likely."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.learners import fit_binary_trees, tree_parts
from retrieval.confidence import CONFIDENCE_FEATURES, EVERYDAY_FEATURES, Confidence, Summary
from retrieval.evaluation import auroc
from retrieval.ranker import Trees
from retrieval.sentence_pool import Numbers

WRONGLY_SURE = 0.03  # of the near misses, at most so many are shown an answer as sure …
WRONGLY_LIKELY = 0.33  # … and at most so many one that is likely or sure
NEWS_SURE, NEWS_SHOWN = 0.65, 0.95  # of news questions that can be answered, how many are sure, and how many shown
DECAY, NEWS_DECAY = 30.0, 3.0  # the smaller, the more even the weights
NEWS_WEIGHT = 0.15  # of all news questions together, against the everyday ones: news is asked of a full library alone
NEAR_MISSES_WEIGHT = 6.0  # of everyday questions written to have no answer, against all others
EXCHANGED_WEIGHT = 0.2  # of near misses made by exchanging a name: many, and easier than those that were written
EVERYDAY_SHARE = 0.2  # in a full library, of all everyday questions together against all news questions
WITHOUT_GAPS_WEIGHT, MISSING_WEIGHT = (
    0.3,
    1.5,
)  # in a full library: of a news question over all of it, and without answer
TREES = 400
TREE_SHARE = 0.7


@dataclass(frozen=True, slots=True, eq=False)
class Trusted:
    """What the confidence sees of a question, whether its first quote is right, and whether it can be answered."""

    summary: Summary
    right: bool
    answerable: bool
    fold: str
    is_near_miss: bool = False  # an everyday question that was written to have no answer
    is_exchanged: bool = False  # a near miss that was made by exchanging a name
    has_gaps: bool = False  # asked of a library without some of its articles
    is_full: bool = False  # asked of a library with thousands of other articles

    @property
    def is_everyday(self) -> bool:
        """Whether it is of the everyday set, not of the news years."""
        return self.fold.startswith("everyday")


Weights = npt.NDArray[np.float64]


def fit_confidences(told: Sequence[Trusted], tell: Callable[[str], None]) -> dict[str, Any]:
    """Fits the confidence for any library, and the one for a library full of recent news."""
    anywhere = fit_confidence(told, EVERYDAY_FEATURES, DECAY, _weights_anywhere(told), tell)
    tell("where a library is full of recent news:")
    full = [one for one in told if one.is_full]
    there = fit_confidence(full, CONFIDENCE_FEATURES, NEWS_DECAY, _weights_in_full_library(full), tell)
    named = {f"confidence.{name}": value for name, value in anywhere.items()}
    return named | {f"news.{name}": value for name, value in there.items()}


def fit_confidence(
    told: Sequence[Trusted], names: Sequence[str], decay: float, weights: Weights, tell: Callable[[str], None]
) -> dict[str, Any]:
    """Fits a logistic regression and trees that tell right first quotes from others, and the two levels.

    Levels and calibration are taken from confidences of questions that were left out of the fit.
    """
    rows = np.array([[one.summary[name] for name in names] for one in told], np.float32)
    right = np.array([one.right for one in told])
    folds = sorted({one.fold for one in told})
    held_out = np.zeros(len(told))
    for fold in folds:
        inside = np.array([one.fold == fold for one in told])
        part = _fitted(names, decay, rows[~inside], right[~inside], weights[~inside])
        held_out[inside] = _confidence(part).probabilities(rows[inside])
    for name, mask in _parts(told).items():
        _tell_part(name, held_out[mask], right[mask], np.array([one.answerable for one in told])[mask], tell)
    whole = _fitted(names, decay, rows, right, weights)
    whole |= _levels_by_news(told, held_out) if all(one.is_full for one in told) else _levels(told, held_out)
    return whole


def _weights_anywhere(told: Sequence[Trusted]) -> Weights:
    """Near misses weigh more, since they are few and the hardest; news weighs less."""
    weights = np.array([_everyday_weight(one) for one in told])
    return _balanced(told, weights, NEWS_WEIGHT)


def _weights_in_full_library(told: Sequence[Trusted]) -> Weights:
    """News whose answer may be missing weighs most."""
    weights = np.array([_everyday_weight(one) if one.is_everyday else _news_weight(one) for one in told])
    return _balanced(told, weights, 1 / EVERYDAY_SHARE)


def _everyday_weight(one: Trusted) -> float:
    return NEAR_MISSES_WEIGHT if one.is_near_miss else EXCHANGED_WEIGHT if one.is_exchanged else 1.0


def _news_weight(one: Trusted) -> float:
    return WITHOUT_GAPS_WEIGHT if not one.has_gaps else 1.0 if one.answerable else MISSING_WEIGHT


def _balanced(told: Sequence[Trusted], weights: Weights, news: float) -> Weights:
    """All news questions together weigh `news` times as much as all everyday ones."""
    for name, mask in _parts(told).items():
        weights[mask] *= (news if name == "news" else 1.0) / weights[mask].sum()
    return np.asarray(weights * len(told) / weights.sum())


def _parts(told: Sequence[Trusted]) -> dict[str, npt.NDArray[np.bool_]]:
    everyday = np.array([one.is_everyday for one in told])
    return {name: mask for name, mask in (("everyday", everyday), ("news", ~everyday)) if mask.any()}


def _fitted(
    names: Sequence[str],
    decay: float,
    rows: Numbers,
    right: npt.NDArray[np.bool_],
    weights: Weights,
) -> dict[str, Any]:
    from sklearn.linear_model import LogisticRegression

    mean, scale = rows.mean(axis=0).astype(np.float64), rows.std(axis=0).astype(np.float64) + 1e-6
    standard = np.clip((rows - mean) / scale, -5, 5)
    linear = LogisticRegression(C=decay / len(rows) * 10, max_iter=3000).fit(standard, right, sample_weight=weights)
    trees = fit_binary_trees(rows, right, TREES, weights)
    return {
        "names": np.array(names), "mean": mean, "scale": scale, "weight": linear.coef_[0],
        "offset": float(linear.intercept_[0]), "tree_share": TREE_SHARE, "sure": 0.5, "likely": 0.2,
        **tree_parts(trees),
    }  # fmt: skip


def _confidence(part: dict[str, Any]) -> Confidence:
    trees = Trees(part["feature"], part["threshold"], part["left"], part["right"], part["leaf"])
    names = [str(name) for name in part["names"]]
    return Confidence(
        names,
        part["mean"],
        part["scale"],
        part["weight"],
        part["offset"],
        trees,
        TREE_SHARE,
        part["sure"],
        part["likely"],
    )


def _levels(told: Sequence[Trusted], held_out: Weights) -> dict[str, float]:
    """Returns from which confidence on an answer is sure, and likely, so that few near misses are shown one."""
    none = held_out[np.array([one.is_near_miss for one in told])]
    return {
        "sure": float(np.quantile(none, 1 - WRONGLY_SURE)),
        "likely": float(np.quantile(none, 1 - WRONGLY_LIKELY)),
    }


def _levels_by_news(told: Sequence[Trusted], held_out: Weights) -> dict[str, float]:
    """Returns the same levels so that most news questions with an answer are shown it."""
    answerable = held_out[np.array([one.answerable and not one.is_everyday for one in told])]
    return {
        "sure": float(np.quantile(answerable, 1 - NEWS_SURE)),
        "likely": float(np.quantile(answerable, 1 - NEWS_SHOWN)),
    }


def _tell_part(
    name: str,
    confidences: npt.NDArray[np.float64],
    right: npt.NDArray[np.bool_],
    answerable: npt.NDArray[np.bool_],
    tell: Callable[[str], None],
) -> None:
    area = auroc(confidences.tolist(), answerable.tolist()) or 0.0
    by_right = auroc(confidences.tolist(), right.tolist()) or 0.0
    tell(f"{name}: {len(right)} questions, first quote right for {right[answerable].mean():.3f}")
    tell(f"  auroc of answerable {area:.3f}, of right {by_right:.3f}")
    for share in (0.5, 0.7, 0.8, 0.9, 0.94, 0.97):
        level = float(np.quantile(confidences[answerable], 1 - share))
        wrong = float((confidences[~answerable] >= level).mean())
        tell(f"  {share:.2f} of the answerable from {level:.3f} on; of the unanswerable {wrong:.3f}")
