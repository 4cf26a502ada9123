"""Which word pieces make which vector."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.indexing.embedding.word_pieces import HIDDEN, LENGTH_STEP, Pieces, graph_inputs
from index.library.articles import Span

# "[CLS] a cat sat [SEP]" over the text "a cat sat"
_CAT = Pieces(np.arange(1, 6, dtype=np.int32), np.array([(0, 0), (0, 1), (2, 5), (6, 9), (0, 0)], np.int32), cut=False)


def test_the_whole_is_the_mean_of_all_pieces_marks_included() -> None:
    pool = graph_inputs(_CAT)["pool"]
    assert pool.shape == (1, LENGTH_STEP)
    np.testing.assert_allclose(pool[0], _filled([1 / 5] * 5))


def test_a_sentence_is_the_mean_of_its_own_pieces() -> None:
    pool = graph_inputs(_CAT, [Span(0, 5), Span(6, 9)])["pool"]
    np.testing.assert_allclose(pool[1], _filled([0, 1 / 2, 1 / 2]))
    np.testing.assert_allclose(pool[2], _filled([0, 0, 0, 1]))


def test_a_piece_that_two_sentences_share_counts_for_both() -> None:
    pool = graph_inputs(_CAT, [Span(0, 3), Span(3, 9)])["pool"]
    np.testing.assert_allclose(pool[1:3, 2], [1 / 2, 1 / 2])


def test_a_sentence_without_pieces_gets_the_vector_of_the_whole() -> None:
    pool = graph_inputs(_CAT, [Span(1, 2)])["pool"]
    np.testing.assert_allclose(pool[1], pool[0])


def test_filling_is_hidden_from_attention_and_has_no_weight() -> None:
    inputs = graph_inputs(_CAT, [Span(0, 9)])
    assert inputs["mask"].tolist() == [0] * 5 + [HIDDEN] * (LENGTH_STEP - 5)
    assert inputs["ids"].tolist() == _filled([1, 2, 3, 4, 5])
    assert not inputs["pool"][:, 5:].any()


@given(
    lengths=st.lists(st.integers(1, 12), min_size=1, max_size=60),
    cuts=st.sets(st.integers(1, 400), max_size=20),
)
def test_every_sentence_has_weights_that_sum_to_one(lengths: list[int], cuts: set[int]) -> None:
    ends = np.cumsum(lengths)
    spans = np.stack([ends - lengths, ends], axis=1).astype(np.int32)
    pieces = Pieces(np.ones(len(lengths), np.int32), spans, cut=False)
    bounds = [0, *sorted(cut for cut in cuts if cut < ends[-1]), int(ends[-1])]
    sentences = [Span(start, end) for start, end in itertools.pairwise(bounds)]
    inputs = graph_inputs(pieces, sentences)
    assert inputs["ids"].shape == inputs["mask"].shape == inputs["pool"].shape[1:]
    np.testing.assert_allclose(inputs["pool"][: 1 + len(sentences)].sum(axis=1), 1, rtol=1e-5)


def _filled(numbers: list[float]) -> list[float]:
    return numbers + [0] * (LENGTH_STEP - len(numbers))
