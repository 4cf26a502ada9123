"""The learned order of stretches, by regression trees with some of a linear model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from retrieval.features import Numbers

WEIGHTS = Path(__file__).parent / "data" / "ranker.npz"
"""Made by `benchmarks/fit_ranker.py fit`, which says on what."""

LINEAR_SHARE = 0.5  # of the linear model against the trees; both alone are worse in 600 characters
CLIP = 6.0  # standard deviations: what lies further out in a feature is taken for this far


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """LightGBM's trees as arrays of shape (trees, nodes): a feature <= its threshold goes left.

    Children from 0 on are inner nodes; below 0, `~child` is a leaf. `depth` is that of the deepest tree.
    """

    feature: npt.NDArray[np.int32]
    threshold: npt.NDArray[np.float64]
    left: npt.NDArray[np.int32]
    right: npt.NDArray[np.int32]
    leaf: npt.NDArray[np.float64]
    depth: int

    def __call__(self, rows: Numbers) -> npt.NDArray[np.float64]:
        """The sum of the leaves that each row falls into; `rows` has shape (n, features)."""
        tree = np.arange(len(self.feature))[None, :]
        node = np.zeros((len(rows), len(self.feature)), np.int32)
        row = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            at = np.maximum(node, 0)
            goes_left = rows[row, self.feature[tree, at]] <= self.threshold[tree, at]
            child = np.where(goes_left, self.left[tree, at], self.right[tree, at])
            node = np.where(node >= 0, child, node)
        return np.asarray(self.leaf[tree, ~node].sum(axis=1))


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """A linear model over features and their distances from a question's largest, standardised and clipped."""

    mean: npt.NDArray[np.float64]
    scale: npt.NDArray[np.float64]
    weight: npt.NDArray[np.float64]

    def __call__(self, rows: Numbers) -> npt.NDArray[np.float64]:
        """One number a row; `rows` are all of one question."""
        both = np.concatenate([rows, rows - rows.max(axis=0)], axis=1)
        return np.asarray(np.clip((both - self.mean) / self.scale, -CLIP, CLIP) @ self.weight)


@dataclass(frozen=True, slots=True, eq=False)
class Ranker:
    """Orders the stretches of one question by `columns` of what is known of them."""

    columns: npt.NDArray[np.int64]
    trees: Trees
    linear: Linear

    def __call__(self, known: Numbers) -> Numbers:
        """A score for each row of `known`, comparable within one question only."""
        if not len(known):
            return np.zeros(0, np.float32)
        rows = known[:, self.columns]
        return np.asarray(_standard(self.trees(rows)) + LINEAR_SHARE * _standard(self.linear(rows)), np.float32)


def load_ranker(stage: str, features: Sequence[str], path: Path = WEIGHTS) -> Ranker:
    """The ranker of that stage; raises ValueError where it was fitted on features that are no more."""
    with np.load(path) as saved:
        part: Mapping[str, Any] = {
            n.removeprefix(f"{stage}."): saved[n] for n in saved.files if n.startswith(f"{stage}.")
        }
    names = [str(name) for name in part["names"]]
    if missing := set(names) - set(features):
        raise ValueError(f"{path} was fitted on other features ({', '.join(sorted(missing))}): fit it again")
    return Ranker(
        np.array([list(features).index(name) for name in names]),
        Trees(part["feature"], part["threshold"], part["left"], part["right"], part["leaf"], int(part["depth"])),
        Linear(part["mean"], part["scale"], part["weight"]),
    )


def _standard(scores: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return np.asarray((scores - scores.mean()) / (scores.std() or 1.0))
