"""The inputs of the compiled graph: a text's word pieces, and which of them each vector averages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from index.library.articles import Span

MAX_PIECES = 256  # what the model was trained for (its sentence_bert_config.json); more is cut off
# Lengths are filled up to a multiple of this: every new shape costs the engine milliseconds to prepare and some MB
# to keep. Over all lengths 310 MB resident at 16, 402 at 8, 263 at 32, for 6 to 8% more work each time it doubles.
LENGTH_STEP = 16
ROWS_STEP = 8  # the same for the number of sentences
HIDDEN = -1e4  # added to the attention of filling: far below any score, and still a number in half precision


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """A text cut into word pieces: their `ids`, the `spans` of the text that they stand for, and whether it was `cut`.

    `spans` has shape (pieces, 2); both are 0 for the marks at the beginning and the end.
    """

    ids: npt.NDArray[np.int32]
    spans: npt.NDArray[np.int32]
    cut: bool

    @classmethod
    def of(cls, encoding: Any) -> Pieces:
        """From what the `tokenizers` library returns."""
        return cls(
            np.array(encoding.ids, np.int32), np.array(encoding.offsets, np.int32), cut=bool(encoding.overflowing)
        )

    @property
    def end(self) -> int:
        """How far into the text the pieces reach."""
        return int(self.spans[:, 1].max())


def graph_inputs(pieces: Pieces, sentences: Sequence[Span] = (), fill: bool = True) -> Mapping[str, npt.NDArray[Any]]:
    """`ids`, `mask` and `pool` for the graph; row 0 of `pool` is the whole, row i + 1 is `sentences[i]`.

    A sentence that has no piece at all gets the vector of the whole. With `fill`, lengths are filled up.
    """
    count = len(pieces.ids)
    length = _filled(count, LENGTH_STEP) if fill else count
    rows = _filled(1 + len(sentences), ROWS_STEP) if sentences and fill else 1 + len(sentences)
    ids = np.zeros(length, np.int32)
    ids[:count] = pieces.ids
    mask = np.zeros(length, np.float32)
    mask[count:] = HIDDEN
    pool = np.zeros((rows, length), np.float32)
    pool[0, :count] = 1 / count
    if sentences:
        pool[1 : 1 + len(sentences), :count] = _sentence_rows(pieces, sentences)
    return {"ids": ids, "mask": mask, "pool": pool}


def _sentence_rows(pieces: Pieces, sentences: Sequence[Span]) -> npt.NDArray[np.float32]:
    starts = np.array([sentence.start for sentence in sentences])[:, None]
    ends = np.array([sentence.end for sentence in sentences])[:, None]
    inside = (pieces.spans[:, 0] < ends) & (pieces.spans[:, 1] > starts)
    inside[~inside.any(axis=1)] = True
    shares: npt.NDArray[np.float32] = (inside / inside.sum(axis=1, keepdims=True)).astype(np.float32)
    return shares


def _filled(count: int, step: int) -> int:
    return -(-count // step) * step
