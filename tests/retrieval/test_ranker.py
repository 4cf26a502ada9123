"""Trees that are looked at all at once say what walking down each of them says."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.ranker import MOST_LEAVES, Trees, load_read

FEATURES = 3
VALUES = (-1.5, 0.0, 0.1, 0.25, 2.0)


def grown(chance: random.Random, leaves: int) -> Trees:
    """One tree of `leaves` leaves, split where chance will, its nodes and leaves numbered as they come."""
    nodes = MOST_LEAVES - 1
    feature, threshold = np.zeros((1, nodes), np.int32), np.full((1, nodes), np.inf)
    left, right = np.full((1, nodes), -1, np.int32), np.full((1, nodes), -1, np.int32)
    leaf = np.array([[chance.uniform(-1, 1) for _ in range(MOST_LEAVES)]])
    ends: list[tuple[np.ndarray, int]] = []
    for node in range(leaves - 1):
        feature[0, node], threshold[0, node] = chance.randrange(FEATURES), chance.choice(VALUES)
        if node:
            side, above = ends.pop(chance.randrange(len(ends)))
            side[0, above] = node
        ends += [(left, node), (right, node)]
    for number, (side, above) in enumerate(ends):
        side[0, above] = ~number
    return Trees(feature, threshold, left, right, leaf)


def walked(tree: Trees, row: np.ndarray) -> float:
    """The leaf that one row falls into, from node to node."""
    at = 0
    while at >= 0:
        goes_left = row[tree.feature[0, at]] <= tree.threshold[0, at]
        at = int((tree.left if goes_left else tree.right)[0, at])
    return float(tree.leaf[0, ~at])


@settings(deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, MOST_LEAVES))
def test_scores_are_those_of_walking_down(chance: random.Random, leaves: int) -> None:
    tree = grown(chance, leaves)
    rows = np.array([[chance.choice((*VALUES, 0.05, 9.0)) for _ in range(FEATURES)] for _ in range(20)], np.float32)
    assert tree(rows) == pytest.approx([walked(tree, row) for row in rows])


def test_no_rows_have_no_scores() -> None:
    assert grown(random.Random(1), 5)(np.zeros((0, FEATURES), np.float32)).shape == (0,)


def test_larger_trees_are_refused() -> None:
    nodes = np.zeros((1, MOST_LEAVES), np.int32)
    with pytest.raises(ValueError, match="9 leaves"):
        Trees(nodes, nodes.astype(float), nodes, nodes, np.zeros((1, MOST_LEAVES + 1)))


def test_weights_that_do_not_say_how_many_passages_are_read_are_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "ranker.npz", weight=np.zeros(1))
    with pytest.raises(ValueError, match="fit it again"):
        load_read(tmp_path / "ranker.npz")
