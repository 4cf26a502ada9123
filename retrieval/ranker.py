"""Rankers of stretches: regression trees mixed with a linear model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from retrieval.sentence_pool import Numbers

WEIGHTS = Path(__file__).parent / "data" / "ranker.npz"
"""Made by `benchmarks/fit_ranker.py fit`, which says on what."""

LINEAR_SHARE = 0.5  # of the linear model against the trees; each alone is worse at 600 characters
CLIP = 6.0  # standard deviations at which a feature is clipped


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """Trees of LightGBM as arrays of shape (trees, nodes). A feature <= its threshold goes left.

    Children from 0 on are inner nodes; below 0, `~child` is a leaf in `leaf` (trees, leaves). Unused nodes have an
    infinite threshold. All nodes are evaluated at once: a node that goes right excludes the leaves on its left, and the
    leftmost remaining leaf is the result (QuickScorer, Lucchese et al. 2015, https://doi.org/10.1145/2766462.2767733).
    """

    feature: npt.NDArray[np.int32]
    threshold: npt.NDArray[np.float64]
    left: npt.NDArray[np.int32]
    right: npt.NDArray[np.int32]
    leaf: npt.NDArray[np.float64]
    _float32_thresholds: npt.NDArray[np.float32] = field(init=False)
    _remaining_if_right: npt.NDArray[np.uint8] = field(init=False)  # bits of leaves, for each node
    _values: npt.NDArray[np.float64] = field(init=False)  # of the leaves, from left to right

    def __post_init__(self) -> None:
        trees, leaves = self.leaf.shape
        if leaves > MOST_LEAVES:
            raise ValueError(f"trees of {leaves} leaves: {MOST_LEAVES} are the most")
        remaining = np.full(self.feature.shape, 0xFF, np.uint8)
        order = np.zeros(self.leaf.shape, np.int64)
        for tree in range(trees):
            _number_leaves(self.left[tree], self.right[tree], remaining[tree], order[tree])
        object.__setattr__(self, "_float32_thresholds", _rounded_down(self.threshold).reshape(-1, 1))
        object.__setattr__(self, "_remaining_if_right", remaining.reshape(-1, 1))
        object.__setattr__(self, "_values", np.take_along_axis(self.leaf, order, axis=1).astype(np.float64))

    def __call__(self, rows: Numbers) -> npt.NDArray[np.float64]:
        """Returns the sum of the leaves of each row. `rows` has shape (n, features)."""
        columns = np.ascontiguousarray(rows.T, np.float32)
        is_right = columns[self.feature.reshape(-1)] > self._float32_thresholds
        remaining = is_right.view(np.uint8)  # in place, which takes half the time: all leaves where it goes left
        remaining -= 1
        remaining |= self._remaining_if_right
        trees, nodes = self.feature.shape
        exit_leaf = _LOWEST_BIT[np.bitwise_and.reduce(remaining.reshape(trees, nodes, len(rows)), axis=1)]
        return np.asarray(np.take_along_axis(self._values, exit_leaf, axis=1).sum(axis=0))


MOST_LEAVES = 8
_LOWEST_BIT = np.array([0, *(((bits & -bits).bit_length() - 1) for bits in range(1, 256))], np.int64)


def _number_leaves(
    left: npt.NDArray[np.int32],
    right: npt.NDArray[np.int32],
    remaining: npt.NDArray[np.uint8],
    order: npt.NDArray[np.int64],
) -> None:
    """Numbers one tree's leaves from left to right into `order`, and fills `remaining` for its nodes."""
    seen = 0

    def visit(child: int) -> int:
        """Numbers the leaves below `child`, and returns them as bits."""
        nonlocal seen
        if child < 0:
            order[seen] = ~child
            seen += 1
            return 1 << (seen - 1)
        before = visit(int(left[child]))
        remaining[child] = 0xFF & ~before
        return before | visit(int(right[child]))

    visit(0)


def _rounded_down(thresholds: npt.NDArray[np.float64]) -> npt.NDArray[np.float32]:
    """Returns thresholds as float32, rounded down, so that comparisons with float32 values stay the same."""
    nearest = thresholds.astype(np.float32)
    return np.where(nearest > thresholds, np.nextafter(nearest, np.float32(-np.inf)), nearest)


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """A linear model over features and their distances from the largest of the question, standardised and clipped."""

    mean: npt.NDArray[np.float64]
    scale: npt.NDArray[np.float64]
    weight: npt.NDArray[np.float64]

    def __call__(self, rows: Numbers) -> npt.NDArray[np.float64]:
        """Returns one score for each row. All `rows` are of one question."""
        both = np.concatenate([rows, rows - rows.max(axis=0)], axis=1)
        return np.asarray(np.clip((both - self.mean) / self.scale, -CLIP, CLIP) @ self.weight)


@dataclass(frozen=True, slots=True, eq=False)
class Ranker:
    """Scores the stretches of one question by `columns` of their features."""

    columns: npt.NDArray[np.int64]
    trees: Trees
    linear: Linear

    def __call__(self, known: Numbers) -> Numbers:
        """Returns a score for each row of features. Scores are comparable within one question only."""
        if not len(known):
            return np.zeros(0, np.float32)
        rows = known[:, self.columns]
        return np.asarray(_standard(self.trees(rows)) + LINEAR_SHARE * _standard(self.linear(rows)), np.float32)


def load_ranker(stage: str, features: Sequence[str], path: Path = WEIGHTS) -> Ranker:
    """Loads the ranker of that stage. Raises ValueError if it was fitted on features that no longer exist."""
    with np.load(path) as saved:
        part: Mapping[str, Any] = {
            n.removeprefix(f"{stage}."): saved[n] for n in saved.files if n.startswith(f"{stage}.")
        }
    names = [str(name) for name in part["names"]]
    if missing := set(names) - set(features):
        raise ValueError(f"{path} was fitted on other features ({', '.join(sorted(missing))}): fit it again")
    return Ranker(
        np.array([list(features).index(name) for name in names]),
        Trees(part["feature"], part["threshold"], part["left"], part["right"], part["leaf"]),
        Linear(part["mean"], part["scale"], part["weight"]),
    )


def load_read(path: Path = WEIGHTS) -> int:
    """Returns how many passages are read for a question with the rankers and confidences of that file."""
    with np.load(path) as saved:
        if "read" not in saved.files:
            raise ValueError(f"{path} does not say for how many passages it was fitted: fit it again")
        return int(saved["read"])


def _standard(scores: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return np.asarray((scores - scores.mean()) / (scores.std() or 1.0))
