"""Narrows a reader's network: fewer heads of attention, fewer neurons, each layer fitted to what the whole one does.

How much is kept counts less than that it is fitted: benchmarks/quality.md has the figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch

from benchmarks.reader_network import Batch, Network, Shape

WIDTH = 32  # of a head
RIDGE = 1e-4  # keeps a fit small


class NarrowAttention(torch.nn.Module):
    """The attention of one layer of BERT, with some of its heads."""

    def __init__(self, whole: Any, heads: Sequence[int]) -> None:
        """`whole` is a BertAttention; its weights of `heads` are copied."""
        super().__init__()
        self.heads = len(heads)
        rows = _rows(heads)
        parts = (whole.self.query, whole.self.key, whole.self.value)
        self.query, self.key, self.value = (_some_rows(part, rows) for part in parts)
        self.dense = _linear(whole.output.dense.weight[:, rows], whole.output.dense.bias)
        self.norm = whole.output.LayerNorm

    def forward(self, state: torch.Tensor, hidden: torch.Tensor, **_: Any) -> tuple[torch.Tensor, None]:
        """As BertAttention: `state` (passages, pieces, width), and what hides pieces; no weights are returned."""
        return self.norm(self.dense(self.seen(state, hidden)) + state), None

    def seen(self, state: torch.Tensor, hidden: torch.Tensor) -> torch.Tensor:
        """What the heads see, side by side."""
        shape = (*state.shape[:2], self.heads, WIDTH)
        parts = (self.query, self.key, self.value)
        query, key, value = (part(state).view(shape).transpose(1, 2) for part in parts)
        seen = torch.nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=hidden)
        return seen.transpose(1, 2).reshape(*state.shape[:2], self.heads * WIDTH)


def narrowed(weights: dict[str, torch.Tensor], shape: Shape, shown: Batch) -> Network:
    """Returns a network of that shape made of one with all heads and neurons, fitted to what that does with `shown`."""
    network = Network()
    network.load_state_dict(weights)
    network.layers = torch.nn.ModuleList(network.layers[at] for at in shape.layers)
    narrow(network, shape, shown)
    return network


@torch.no_grad()
def narrow(network: Network, shape: Shape, shown: Batch) -> None:
    """Keeps so many heads and neurons of each layer, and fits their outputs to those of all of them on `shown`.

    Heads go one by one, each time the one without which the others are fitted best. Those neurons stay whose part in
    the output varies most.
    """
    state, hidden = network.begin(network.words[shown.ids], shown.types, shown.mask)
    there = shown.mask.bool()
    for layer, heads, neurons in zip(network.layers, shape.heads, shape.neurons, strict=True):
        parts: Any = layer
        if heads < parts.attention.self.num_attention_heads:
            parts.attention = _narrow_attention(parts.attention, heads, state, hidden, there)
        attended = parts.attention(state, hidden)[0]
        _narrow_neurons(parts, neurons, parts.intermediate(attended)[there])
        state = layer(state, hidden)


def _narrow_attention(
    whole: Any, count: int, state: torch.Tensor, hidden: torch.Tensor, there: torch.Tensor
) -> NarrowAttention:
    heads = list(range(whole.self.num_attention_heads))
    all_heads = NarrowAttention(whole, heads)
    seen = all_heads.seen(state, hidden)[there]
    wanted = all_heads.dense(seen)
    fit = _Fit(seen, wanted)
    while len(heads) > count:
        others = ([head for head in heads if head != one] for one in heads)
        heads = max(others, key=lambda kept: fit.explained(_rows(kept)))
    kept = NarrowAttention(whole, heads)
    kept.dense = fit.linear(_rows(heads))
    return kept


def _narrow_neurons(layer: Any, count: int, active: torch.Tensor) -> None:
    inner, outer = layer.intermediate.dense, layer.output.dense
    kept = (active.std(dim=0) * outer.weight.norm(dim=0)).topk(count).indices
    layer.intermediate.dense = _some_rows(inner, kept)
    layer.output.dense = _Fit(active[:, kept], outer(active)).linear(torch.arange(count))


class _Fit:
    """Linear regressions of `wanted` on some columns of `known`, and a constant."""

    def __init__(self, known: torch.Tensor, wanted: torch.Tensor) -> None:
        known = torch.cat([known, torch.ones(len(known), 1)], 1)
        self._squares = known.T @ known + RIDGE * len(known) * torch.eye(known.shape[1])
        self._products = known.T @ wanted

    def explained(self, columns: torch.Tensor) -> float:
        """How much of the squares of `wanted` those columns explain."""
        return float((self._solved(columns) * self._products[self._with_constant(columns)]).sum())

    def linear(self, columns: torch.Tensor) -> torch.nn.Linear:
        """The regression on those columns, as a layer."""
        solved = self._solved(columns)
        return _linear(solved[:-1].T, solved[-1])

    def _solved(self, columns: torch.Tensor) -> torch.Tensor:
        chosen = self._with_constant(columns)
        solved: torch.Tensor = torch.linalg.solve(self._squares[chosen][:, chosen], self._products[chosen])
        return solved

    def _with_constant(self, columns: torch.Tensor) -> torch.Tensor:
        return torch.cat([columns, torch.tensor([len(self._squares) - 1])])


def _rows(heads: Sequence[int]) -> torch.Tensor:
    return torch.cat([torch.arange(head * WIDTH, (head + 1) * WIDTH) for head in heads])


def _some_rows(layer: torch.nn.Linear, rows: torch.Tensor) -> torch.nn.Linear:
    return _linear(layer.weight[rows], layer.bias[rows])


def _linear(weight: torch.Tensor, bias: torch.Tensor) -> torch.nn.Linear:
    layer = torch.nn.Linear(weight.shape[1], weight.shape[0])
    layer.weight, layer.bias = (torch.nn.Parameter(one.detach().clone()) for one in (weight, bias))
    return layer
