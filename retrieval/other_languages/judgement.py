"""Ranks stretches in any language, and says how sure the best one is.

Both were fitted by `python -m benchmarks.fit_languages`, once with vectors of a multilingual model and once by words
alone, for models that do not know the language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from retrieval.confidence import LEAST, MOST, MixedRegression
from retrieval.other_languages.features import FEATURES, AnyTable
from retrieval.other_languages.soft_reader import LANGUAGES
from retrieval.ranker import Ranker, Trees, load_ranker
from retrieval.sentence_pool import Numbers

MEANING, WORDS = "meaning", "words"
"""The two sets: with vectors of a model that knows the languages, and by words alone."""

_LARGEST = (
    "cosine_max",
    "meaning",
    "article_reach",
    "passage_title_reach",
    "soft_passage",
    "soft",
    "answers",
    "answers_passage",
)
_APART = ("meaning", "cosine_max", "soft_passage", "article_reach", "answers_passage")
_FIVE = 5  # of the best stretches, whose articles are counted
SUMMARY = (
    *FEATURES, *(f"largest_{name}" for name in _LARGEST), *(f"apart_{name}" for name in _APART),
    "lead", "agreement", "article_agreement", "articles_of_five", "question_words", "heaviest_word", "question_weight",
    "candidates",
)  # fmt: skip
"""What the confidence sees of a question: the best stretch, and how it stands among the others."""


@dataclass(frozen=True, slots=True)
class Levels:
    """The confidences from which an answer is sure and from which it is likely."""

    sure: float
    likely: float


@dataclass(frozen=True, slots=True, eq=False)
class AnyConfidence(MixedRegression):
    """The confidence of an answer in any language, over the numbers of SUMMARY.

    `same` are the levels if quote and question are in one language, `across` if they are not. `shifts` are added to the
    logits of questions in some languages ("across tr", "same ar"), so that one level means alike in all of them.
    """

    same: Levels
    across: Levels
    shifts: Mapping[str, float]

    def of_rows(self, rows: Numbers) -> npt.NDArray[np.float64]:
        """Returns a probability for each row of SUMMARY, without shifts: shape (n, len(SUMMARY)) to (n,)."""
        known = rows[:, [SUMMARY.index(name) for name in self.names]]
        return self.probabilities(known)

    def of_answer(self, row: Numbers, language: str, *, is_same: bool) -> float:
        """Returns the confidence of the answer that `row` sums up, to a question in `language`.

        `is_same` says whether its quote is in that language.
        """
        plain = float(self.of_rows(row[None])[0])
        shift = self.shifts.get(f"{'same' if is_same else 'across'} {language}", 0.0)
        return float(np.clip(1 / (1 + (1 / plain - 1) * np.exp(-shift)), LEAST, MOST))


@dataclass(frozen=True, slots=True, eq=False)
class Judgement:
    """A fitted ranker with its confidence."""

    ranker: Ranker
    confidence: AnyConfidence


def summary_row(table: AnyTable, scores: Numbers, best: int) -> Numbers:
    """Returns the SUMMARY of a question whose best stretch has the number `best`."""
    known, own = table.features, table.features[best]
    homes = np.array([table.candidates[one.candidate].passage.article.id for one in table.stretches])
    apart = homes != homes[best]
    powers = np.exp(scores - scores.max())
    weights = [word.weight for word in table.question_words]

    def behind(name: str) -> float:
        column = known[:, FEATURES.index(name)]
        return float(column[apart].max() - column[best]) if apart.any() else -1.0

    return np.array(
        [
            *own,
            *(known[:, FEATURES.index(name)].max() for name in _LARGEST),
            *(behind(name) for name in _APART),
            scores[best] - scores[apart].max() if apart.any() else 0.0,
            powers[best] / powers.sum(),
            powers[~apart].sum() / powers.sum(),
            len(set(homes[np.argsort(-scores)[:_FIVE]].tolist())),
            len(weights),
            max(weights, default=0.0),
            sum(weights),
            len(table.candidates),
        ],
        np.float32,
    )


@cache
def load_judgement(name: str, path: Path = LANGUAGES) -> Judgement:
    """Loads the fitted set of that name. Raises ValueError if it was fitted on other features."""
    with np.load(path) as saved:
        part: Mapping[str, Any] = {one.removeprefix(f"{name}_confidence."): saved[one] for one in saved.files}
    names = [str(one) for one in part["names"]]
    if missing := set(names) - set(SUMMARY):
        raise ValueError(f"{path} was fitted on other features ({', '.join(sorted(missing))}): fit it again")
    trees = Trees(part["feature"], part["threshold"], part["left"], part["right"], part["leaf"])
    confidence = AnyConfidence(
        names, part["mean"], part["scale"], part["weight"], float(part["offset"]), trees, float(part["tree_share"]),
        Levels(float(part["sure_same"]), float(part["likely_same"])),
        Levels(float(part["sure_across"]), float(part["likely_across"])),
        dict(zip(part["shifted"].tolist(), part["shifts"].tolist(), strict=True)) if "shifted" in part else {},
    )  # fmt: skip
    return Judgement(load_ranker(f"{name}_ranker", FEATURES, path), confidence)
