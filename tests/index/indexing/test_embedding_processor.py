"""Graphs take the form that suits the processor."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import openvino as ov
import pytest
from openvino import opset15 as op

from index.indexing.embedding import compiled_model, processor
from index.indexing.embedding.compiled_model import EnglishEmbedder
from index.indexing.embedding.processor import has_int8_instructions
from index.indexing.embedding.word_table import take_out_words
from index.library.articles import Span
from index.library.errors import ModelProblem

TEXT = "The ferry to the island stops in November. Ticket prices stay as they were."
SENTENCES = [Span(0, 42), Span(43, 75)]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("processor\t: 0\nflags\t\t: fpu avx2 avx512f avx512_vnni\n", True),
        ("processor\t: 0\nflags\t\t: fpu avx2 avx_vnni\n", True),
        ("processor\t: 0\nFeatures\t: fp asimd asimddp\n", True),
        ("processor\t: 0\nflags\t\t: fpu avx avx2 fma\n", False),
        ("processor\t: 0\n", True),
    ],
)
def test_the_flags_of_the_processor_tell(tmp_path: Path, told: str, expected: bool) -> None:
    file = tmp_path / "cpuinfo"
    file.write_text(told)
    assert has_int8_instructions(file) is expected


def test_where_the_system_does_not_tell_bytes_are_taken_for_granted(tmp_path: Path) -> None:
    assert has_int8_instructions(tmp_path / "missing")


@pytest.mark.real_model
def test_both_forms_embed_alike(model_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = []
    for answer in (True, False):
        monkeypatch.setattr(processor, "has_int8_instructions", lambda answer=answer: answer)
        embedder = EnglishEmbedder(model_folder / "int8", "default")
        found = embedder.passages([TEXT], [SENTENCES])
        vectors.append(np.concatenate([found.passages, *found.sentences]))
        embedder.close()
    as_bytes, as_floats = vectors
    assert np.sum(as_bytes * as_floats, axis=1).min() > 0.98
    assert not np.array_equal(as_bytes, as_floats)


@pytest.mark.real_model
@pytest.mark.parametrize("in_bytes", [True, False])
def test_vectors_looked_up_beside_the_graph_are_those_of_the_graph(
    in_bytes: bool, model_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processor, "has_int8_instructions", lambda: in_bytes)
    vectors, inputs = [], []
    for take_out in (take_out_words, lambda _model: None):
        monkeypatch.setattr(compiled_model, "take_out_words", take_out)
        embedder = EnglishEmbedder(model_folder / "int8", "default")
        inputs.append(set(embedder.inputs(embedder.question_pieces([TEXT])[0])))
        found = embedder.passages([TEXT], [SENTENCES])
        vectors.append(np.concatenate([found.passages, *found.sentences, embedder.questions([TEXT])]))
        embedder.close()
    assert inputs == [{"words", "mask", "pool"}, {"ids", "mask", "pool"}]
    np.testing.assert_array_equal(vectors[0], vectors[1])


def test_a_graph_without_a_table_of_words_stays_as_it_is() -> None:
    words = op.parameter([-1, 4], np.float32, name="words")
    model = ov.Model([op.result(op.relu(words))], [words])
    assert take_out_words(model) is None
    assert [node.get_friendly_name() for node in model.get_parameters()] == ["words"]


@pytest.mark.real_model
def test_without_room_for_unpacked_weights_it_goes_on_with_packed_ones(
    model_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processor, "has_int8_instructions", lambda: False)
    vectors = []
    for folder in (None, str(tmp_path / "missing")):
        monkeypatch.setattr(tempfile, "tempdir", folder)
        embedder = EnglishEmbedder(model_folder / "int8", "default")
        vectors.append(embedder.questions([TEXT])[0])
        embedder.close()
    assert float(vectors[0] @ vectors[1]) > 0.9999


def test_a_graph_that_cannot_be_opened_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "model.xml").write_text("no graph")
    with pytest.raises(ModelProblem, match=r"^model\.xml cannot be opened: .*; is there enough memory\?$"):
        processor.compiled(tmp_path / "model.xml")
