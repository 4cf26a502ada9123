"""What rankers and the confidence are learned by: boosted trees and linear models, as arrays that retrieval serves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import lightgbm
import numpy as np
import numpy.typing as npt
import torch

from retrieval.ranker import Linear, Ranker, Trees
from retrieval.sentence_pool import Numbers

TREES, LEAVES, RATE, SEEDS = 120, 8, 0.05, 3
BINARY_RATE = 0.04
LINEAR_DECAY, LINEAR_RATE, LINEAR_STEPS = 0.01, 0.03, 150
_SETTINGS = {
    "num_leaves": LEAVES, "learning_rate": RATE, "feature_fraction": 0.5, "bagging_fraction": 0.7, "bagging_freq": 1,
    "lambda_l2": 5, "min_data_in_leaf": 40, "verbose": -1, "num_threads": 1, "deterministic": True,
}  # fmt: skip

# What is the same for all stretches of a question orders nothing, and lets trees learn questions by heart.
OF_THE_QUESTION = {"kind", "missing_best", "question_words", "question_rarity", "loose_time", "undated"}


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """What is known of one question's stretches, and which of them hold an answer."""

    known: Numbers
    right: npt.NDArray[np.bool_]


def fit_ranker(rows: Sequence[Rows], features: Sequence[str], seeds: int = SEEDS) -> Ranker:
    """LambdaMART and a listwise linear model, on the questions that have a right and a wrong stretch.

    Fewer `seeds` than usual make a ranker whose opinion is only fitted on.
    """
    columns = np.array([at for at, name in enumerate(features) if name not in OF_THE_QUESTION])
    usable = [Rows(one.known[:, columns], one.right) for one in rows if one.right.any() and not one.right.all()]
    return Ranker(columns, fit_trees(usable, seeds), fit_linear(usable))


def fit_trees(rows: Sequence[Rows], seeds: int = SEEDS) -> Trees:
    """`seeds` times TREES trees of LambdaMART (Burges 2010), as one."""
    data = np.concatenate([one.known for one in rows])
    labels = np.concatenate([one.right for one in rows]).astype(int)
    groups = [len(one.right) for one in rows]
    dumped: list[dict[str, Any]] = []
    for seed in range(seeds):
        settings = {**_SETTINGS, "objective": "lambdarank", "lambdarank_truncation_level": 5, "seed": seed}
        model = lightgbm.train(settings, lightgbm.Dataset(data, labels, group=groups), TREES)
        dumped += [tree["tree_structure"] for tree in model.dump_model()["tree_info"]]
    return packed(dumped)


def fit_binary_trees(
    rows: Numbers, right: npt.NDArray[np.bool_], count: int, weights: npt.NDArray[np.float64] | None = None
) -> Trees:
    """`count` trees whose sum is the logit of being right: what a confidence is mixed with."""
    settings = {
        "objective": "binary", "num_leaves": LEAVES, "learning_rate": BINARY_RATE, "min_data_in_leaf": 20,
        "feature_fraction": 0.3, "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5, "verbose": -1, "seed": 1,
        "num_threads": 1, "deterministic": True, "boost_from_average": False,
    }  # fmt: skip
    model = lightgbm.train(settings, lightgbm.Dataset(rows, right.astype(int), weight=weights), count)
    return packed([tree["tree_structure"] for tree in model.dump_model()["tree_info"]])


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
    optimiser = torch.optim.Adam([weight], lr=LINEAR_RATE)
    for _ in range(LINEAR_STEPS):
        logits = (data @ weight).masked_fill(~there, -1e4)
        missed = torch.logsumexp(logits, 1) - torch.logsumexp(logits.masked_fill(~right, -1e4), 1)
        loss = missed.mean() + LINEAR_DECAY * (weight * weight).sum()
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]  # torch has no types here
        optimiser.step()
    return Linear(mean.astype(np.float64), scale.astype(np.float64), weight.detach().numpy().astype(np.float64))


def ranker_parts(stage: str, ranker: Ranker, features: Sequence[str]) -> dict[str, Any]:
    """A ranker as arrays to save."""
    linear = ranker.linear
    parts = {
        "names": np.array([features[at] for at in ranker.columns]), **tree_parts(ranker.trees),
        "mean": linear.mean, "scale": linear.scale, "weight": linear.weight,
    }  # fmt: skip
    return {f"{stage}.{name}": value for name, value in parts.items()}


def tree_parts(trees: Trees) -> dict[str, Any]:
    """Trees as arrays to save."""
    return {
        "feature": trees.feature.astype(np.int16), "threshold": trees.threshold, "left": trees.left.astype(np.int16),
        "right": trees.right.astype(np.int16), "leaf": trees.leaf.astype(np.float32),
    }  # fmt: skip
