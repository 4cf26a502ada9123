"""The network of the states reader in torch, as it is fitted; retrieval.other_languages.states_reader serves it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch.nn.functional import pad

from retrieval.other_languages.states_reader import HEADS, NEIGHBOURS, STEPS, WIDTH

STATES, INNER, NEIGHBOUR = 384, 256, 24  # widths: of the model's states, of the layers' middles, of a neighbour
FAR = -1e4  # a logit for what must not be seen
STATES_SCALE, LIKENESS_SCALE = (
    384**0.5,
    3.0,
)  # of what comes in, so that all numbers are near 1; folded into what is saved
DROPPED = 0.1  # of all channels, drawn for each passage
ALIKE_WEIGHTS = (8.0, 4.0, 2.0, 0.0)  # of the heads, to begin with


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Questions beside passages, filled up: a row each for a question with one of its passages.

    `asked` (rows, m, STATES) and `text` (rows, n, STATES) are states less their mean, of length 1; `weights` (rows, m)
    those of the question's pieces. `asked_mask`, `text_mask` are true for pieces, `answers` (rows, n) for those of an
    answer. Each question has as many rows as the next.
    """

    asked: torch.Tensor
    weights: torch.Tensor
    asked_mask: torch.Tensor
    text: torch.Tensor
    text_mask: torch.Tensor
    answers: torch.Tensor


class _Dropped(torch.nn.Module):
    """Drops whole channels of a row: drawing a mask for each piece takes a quarter of the time."""

    def forward(self, states: torch.Tensor) -> torch.Tensor:
        """See torch.nn.Dropout."""
        if not self.training:
            return states
        kept = torch.rand(states.shape[0], 1, states.shape[2]) > DROPPED
        return states * kept.float() / (1 - DROPPED)


class _Layer(torch.nn.Module):
    def __init__(self, step: int) -> None:
        super().__init__()
        self.step = step
        self.asked_norm, self.text_norm, self.forward_norm = (torch.nn.LayerNorm(WIDTH) for _ in range(3))
        self.attention, self.attended = torch.nn.Linear(WIDTH, 3 * WIDTH), torch.nn.Linear(WIDTH, WIDTH)
        self.alike_weights = torch.nn.Parameter(torch.tensor(ALIKE_WEIGHTS))
        self.neighbour = torch.nn.Linear(WIDTH, NEIGHBOUR)
        self.neighbours = torch.nn.Linear((2 * NEIGHBOURS + 1) * NEIGHBOUR, WIDTH)
        self.inner, self.outer = torch.nn.Linear(WIDTH, INNER), torch.nn.Linear(INNER, WIDTH)
        self.dropped = _Dropped()

    def forward(
        self,
        asked: torch.Tensor,
        text: torch.Tensor,
        alike: torch.Tensor,
        masks: tuple[torch.Tensor, torch.Tensor, torch.Tensor],
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """New vectors of both. `masks`: logits of the question's and of the passage's keys, and 1 for its pieces."""
        asked_far, text_far, there = masks
        normed = self.text_norm(text)
        mine, theirs = self._split(self.attention(self.asked_norm(asked))), self._split(self.attention(normed))
        bias = self.alike_weights[:, None, None] * alike[:, None]
        keys, values = (torch.cat([mine[part], theirs[part]], 2) for part in (1, 2))
        among = torch.cat([asked_far.expand(-1, HEADS, asked.shape[1], -1), bias + text_far], 3)
        asked = asked + self.dropped(self.attended(_attend(mine[0], keys, values, among)))
        seen = self.attended(_attend(theirs[0], mine[1], mine[2], bias.transpose(2, 3) + asked_far))
        text = text + self.dropped(seen + self.neighbours(self._neighbours(normed, there)))
        return self._forward(asked), self._forward(text)

    def _split(self, projected: torch.Tensor) -> torch.Tensor:
        return projected.view(*projected.shape[:2], 3, HEADS, -1).permute(2, 0, 3, 1, 4)

    def _neighbours(self, normed: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        beyond, count = NEIGHBOURS * self.step, normed.shape[1]
        each = pad(torch.relu(self.neighbour(normed)) * there, (0, 0, beyond, beyond))
        return torch.cat([each[:, start : start + count] for start in range(0, 2 * beyond + 1, self.step)], 2)

    def _forward(self, states: torch.Tensor) -> torch.Tensor:
        outer: torch.Tensor = self.outer(torch.relu(self.inner(self.forward_norm(states))))
        return states + self.dropped(outer)  # type: ignore[no-any-return]  # modules are not typed


def _attend(queries: torch.Tensor, keys: torch.Tensor, values: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
    shares = torch.softmax(queries @ keys.transpose(2, 3) * queries.shape[-1] ** -0.5 + bias, -1)
    return (shares @ values).transpose(1, 2).flatten(2)


class StatesNetwork(torch.nn.Module):
    """As retrieval.other_languages.states_reader describes it; parameters have the names of the saved arrays."""

    def __init__(self) -> None:
        super().__init__()
        self.states, self.likeness = torch.nn.Linear(STATES, WIDTH), torch.nn.Linear(2, WIDTH)
        self.kinds = torch.nn.Parameter(torch.randn(3, WIDTH) * 0.1)  # of the question, of the passage, of nothing
        self.layers = torch.nn.ModuleList(_Layer(step) for step in STEPS)
        self.norm = torch.nn.LayerNorm(WIDTH)
        self.answers, self.nothing = torch.nn.Linear(WIDTH, 1), torch.nn.Linear(WIDTH, 1)

    def forward(self, batch: Batch) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits of the passages' pieces (rows, n), FAR beyond their ends, and of there being no answer (rows,)."""
        asked_there, text_there = batch.asked_mask, batch.text_mask
        alike = batch.asked @ batch.text.transpose(1, 2)
        alike = alike.masked_fill(~(asked_there[:, :, None] & text_there[:, None]), 0)
        of_asked = torch.stack([batch.weights, alike.amax(2)], 2)
        of_text = torch.stack([(alike * batch.weights[:, :, None]).amax(1), alike.amax(1)], 2)
        scale = torch.full((STATES,), STATES_SCALE)
        if self.training:
            scale *= (torch.rand(STATES) > DROPPED).float() / (1 - DROPPED)
        asked = self.states(batch.asked * scale) + self.likeness(of_asked * LIKENESS_SCALE) + self.kinds[0]
        text = self.states(batch.text * scale) + self.likeness(of_text * LIKENESS_SCALE) + self.kinds[1]
        asked = torch.cat([self.kinds[2].expand(len(asked), 1, -1), asked], 1)
        masks = (
            pad((~asked_there).float() * FAR, (1, 0))[:, None, None],
            ((~text_there).float() * FAR)[:, None, None],
            text_there[:, :, None].float(),
        )
        alike = pad(alike, (0, 0, 1, 0))
        for layer in self.layers:
            asked, text = layer(asked, text, alike, masks)
        logits = self.answers(self.norm(text))[..., 0].masked_fill(~text_there, FAR)
        return logits, self.nothing(self.norm(asked[:, 0]))[:, 0]

    def save(self, path: Path) -> None:
        """Writes the weights as float16."""
        scales = {"states.weight": STATES_SCALE, "likeness.weight": LIKENESS_SCALE}
        scaled = {name: tensor * scales.get(name, 1.0) for name, tensor in self.state_dict().items()}
        arrays = {name: tensor.numpy().astype(np.float16) for name, tensor in scaled.items()}
        np.savez_compressed(path, **arrays)


SHARED_WEIGHT, ANSWERED_WEIGHT = 0.5, 2.0  # of the loss among all passages of a question; of passages with an answer


def loss_of(network: StatesNetwork, batch: Batch, passages: int) -> torch.Tensor:
    """Marginal likelihood of an answer's pieces, or of no answer: within each passage, and among those of a question.

    As benchmarks.fit_reader has it; each question has so many `passages`.
    """
    with torch.autocast("cpu", enabled=False):  # for a network so small, conversions would take longer than products
        logits, nothing = network(batch)
    has = batch.answers.any(1)
    told = torch.where(has, _mass(logits, batch.answers), nothing)
    own = torch.logsumexp(torch.cat([logits, nothing[:, None]], 1), 1) - told
    own = (own * torch.where(has, ANSWERED_WEIGHT, 1.0)).mean()
    against = (logits - nothing[:, None]).masked_fill(~batch.text_mask, FAR).view(-1, passages * logits.shape[1])
    right = batch.answers.view(against.shape)
    answered = right.any(1)
    if not answered.any():
        return own
    among = torch.logsumexp(pad(against[answered], (0, 1)), 1)
    return own + SHARED_WEIGHT * (among - _mass(against[answered], right[answered])).mean()


def _mass(logits: torch.Tensor, among: torch.Tensor) -> torch.Tensor:
    return torch.logsumexp(logits.masked_fill(~among, FAR), 1)


def filled_up(rows: Sequence[npt.NDArray[np.float32]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Rows of shape (length, …) in one tensor with zeros behind the shorter ones, and a mask of what is there."""
    longest = max(map(len, rows))
    filled = torch.zeros(len(rows), longest, *rows[0].shape[1:])
    mask = torch.zeros(len(rows), longest, dtype=torch.bool)
    for number, row in enumerate(rows):
        filled[number, : len(row)] = torch.from_numpy(row)
        mask[number, : len(row)] = True
    return filled, mask
