"""Graphs run on the engine that is quickest on this processor."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import openvino as ov
import pytest
from openvino import opset15 as op

from index.indexing.embedding import Embedder, compiled_model, open_embedder
from index.indexing.embedding.compiled_model import EnglishEmbedder
from index.indexing.networks import Graph, made_folders, open_network, opening
from index.indexing.networks.graph_reading import take_out_words
from index.indexing.networks.network import Engine
from index.indexing.networks.processor import has_int8_instructions, kind_of_processor
from index.library.articles import Span
from index.library.errors import ModelProblem
from retrieval.reader import GRAPH, WHOLE_GRAPH, CompiledReader

TEXT = "The ferry to the island stops in November. Ticket prices stay as they were."
SENTENCES = [Span(0, 42), Span(43, 75)]
QUESTION = "When does the ferry stop?"


@pytest.fixture
def folder(model_folder: Path, tmp_path: Path) -> Path:
    """A model folder of the test's own, with the compiled English model alone."""
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "int8").symlink_to(model_folder / "int8")
    return tmp_path / "model"


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Callable[[Engine], None]:
    """Has an engine be the quickest one."""
    return lambda one: monkeypatch.setattr(opening, "quickest_engine", lambda *_: one)


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


def test_processors_of_other_abilities_are_of_other_kinds(tmp_path: Path) -> None:
    kinds = []
    for number, flags in enumerate(["fpu avx2", "fpu avx2 avx512f", "fpu avx2 avx512f avx512_vnni", "sse avx2"]):
        file = tmp_path / f"cpuinfo-{number}"
        file.write_text(f"processor\t: 0\nflags\t\t: {flags}\n")
        kinds.append(kind_of_processor(file))
    assert len(set(kinds)) == 3
    assert kinds[0] == kinds[3]


def vectors_of(embedder: Embedder) -> np.ndarray:
    """Vectors of a passage, its sentences and a question."""
    found = embedder.passages([TEXT], [SENTENCES])
    vectors = np.concatenate([found.passages, *found.sentences, embedder.questions([TEXT])])
    embedder.close()
    return vectors


@pytest.mark.real_model
@pytest.mark.parametrize("other", [Engine.OPENVINO_BYTES, Engine.ONNX_BYTES])
def test_all_engines_embed_alike(folder: Path, engine: Callable[[Engine], None], other: Engine) -> None:
    vectors = []
    for one in (Engine.OPENVINO_FLOATS, other):
        engine(one)
        vectors.append(vectors_of(open_embedder(None, folder)))
    floats, found = vectors
    assert np.sum(floats * found, axis=1).min() > 0.98
    assert not np.array_equal(floats, found)


@pytest.mark.real_model
@pytest.mark.parametrize("graph", [GRAPH, WHOLE_GRAPH], ids=["reader", "whole reader"])
def test_all_engines_read_alike(folder: Path, engine: Callable[[Engine], None], graph: Path) -> None:
    readings = []
    for one in Engine:
        engine(one)
        [reading] = CompiledReader(graph, folder).read(QUESTION, [("Ferries", TEXT)])
        readings.append(reading)
    for other in readings[1:]:
        assert int(other.begins.argmax()) == int(readings[0].begins.argmax())
        np.testing.assert_allclose(other.begins, readings[0].begins, atol=1.5)
        np.testing.assert_array_equal(other.spans, readings[0].spans)


@pytest.mark.real_model
def test_all_engines_know_many_languages_alike(
    multilingual_folder: Path, tmp_path: Path, engine: Callable[[Engine], None]
) -> None:
    (tmp_path / "multilingual-int8").symlink_to(multilingual_folder / "multilingual-int8")
    vectors, states = [], []
    for one in (Engine.OPENVINO_FLOATS, Engine.ONNX_BYTES):
        engine(one)
        embedder = open_embedder("multilingual", tmp_path)
        vectors.append(embedder.questions(["Коли зупиняється пором?"])[0])
        states.append(embedder.question_states(["Коли зупиняється пором?"])[0].states)  # type: ignore[attr-defined]
        embedder.close()
    assert float(vectors[0] @ vectors[1]) > 0.95
    alike = np.sum(states[0] * states[1], 1) / np.linalg.norm(states[0], axis=1) / np.linalg.norm(states[1], axis=1)
    assert alike.min() > 0.95


@pytest.mark.real_model
def test_passages_keep_their_order_on_several_cores(folder: Path, engine: Callable[[Engine], None]) -> None:
    engine(Engine.ONNX_BYTES)
    embedder = open_embedder(None, folder)
    texts = [f"Storm {number} hit the port. " * (1 + number % 5) for number in range(40)]
    together = embedder.passages(texts, [[] for _ in texts]).passages
    alone = np.concatenate([embedder.passages([text], [[]]).passages for text in texts])
    embedder.close()
    np.testing.assert_allclose(together, alone, atol=1e-6)


@pytest.mark.real_model
def test_engines_are_tried_once_and_again_on_another_processor(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def run(module: str, arguments: Sequence[str], progress: made_folders.Progress) -> None:
        tried.append(arguments[0])
        made_folders.run_program(module, arguments, progress)

    monkeypatch.setattr(opening, "run_program", run)
    for _ in range(2):
        open_embedder(None, folder).close()
        CompiledReader(folder=folder)
    assert tried.count("try") == 1
    told = json.loads((folder / "engine" / "engine.json").read_text())
    assert told["engine"] == min(told["milliseconds"], key=told["milliseconds"].get)
    assert set(told["milliseconds"]) == set(Engine)
    assert tried.count("translate") == (2 if told["engine"] == Engine.ONNX_BYTES else 0)
    monkeypatch.setattr(opening, "kind_of_processor", lambda: "another one")
    open_embedder(None, folder).close()
    assert tried.count("try") == 2


@pytest.mark.real_model
def test_a_damaged_translation_is_made_again(folder: Path, engine: Callable[[Engine], None]) -> None:
    engine(Engine.ONNX_BYTES)
    vectors = [vectors_of(open_embedder(None, folder))]
    file = folder / "onnx-int8" / "model.onnx"
    file.write_bytes(file.read_bytes()[:-1000] + bytes(1000))
    vectors.append(vectors_of(open_embedder(None, folder)))
    np.testing.assert_array_equal(vectors[0], vectors[1])


@pytest.mark.real_model
@pytest.mark.parametrize("module", ["index.indexing.networks.no_such_program", "testing.failing_program"])
def test_where_nothing_can_be_tried_or_translated_it_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, module: str
) -> None:
    monkeypatch.setattr(opening, "_PREPARATION", module)
    vectors = vectors_of(open_embedder(None, folder))
    assert "engines cannot be tried" in caplog.text
    monkeypatch.setattr(opening, "quickest_engine", lambda *_: Engine.ONNX_BYTES)
    again = vectors_of(open_embedder(None, folder))
    assert "int8 goes on with OpenVINO" in caplog.text
    np.testing.assert_array_equal(vectors, again)


@pytest.mark.real_model
@pytest.mark.parametrize("one", [Engine.OPENVINO_BYTES, Engine.OPENVINO_FLOATS])
def test_vectors_looked_up_beside_the_graph_are_those_of_the_graph(
    one: Engine, folder: Path, engine: Callable[[Engine], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    engine(one)
    vectors, inputs = [], []
    for graph in (Graph(folder / "int8" / "model.xml", words_apart=True), Graph(folder / "int8" / "model.xml")):
        monkeypatch.setattr(compiled_model, "Graph", lambda *_, graph=graph, **__: graph)
        embedder = EnglishEmbedder(folder / "int8", "default")
        inputs.append(set(embedder.inputs(embedder.question_pieces([TEXT])[0])))
        vectors.append(vectors_of(embedder))
    assert inputs == [{"words", "mask", "pool"}, {"ids", "mask", "pool"}]
    np.testing.assert_array_equal(vectors[0], vectors[1])


def test_a_graph_without_a_table_of_words_stays_as_it_is() -> None:
    words = op.parameter([-1, 4], np.float32, name="words")
    model = ov.Model([op.result(op.relu(words))], [words])
    assert take_out_words(model) is None
    assert [node.get_friendly_name() for node in model.get_parameters()] == ["words"]


@pytest.mark.real_model
def test_without_room_for_unpacked_weights_it_goes_on_with_packed_ones(
    folder: Path, tmp_path: Path, engine: Callable[[Engine], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    engine(Engine.OPENVINO_FLOATS)
    vectors = []
    for temporary in (None, str(tmp_path / "missing")):
        monkeypatch.setattr(tempfile, "tempdir", temporary)
        vectors.append(vectors_of(open_embedder(None, folder)))
    assert np.sum(vectors[0] * vectors[1], axis=1).min() > 0.9999


def test_a_graph_that_cannot_be_opened_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "model.xml").write_text("no graph")
    with pytest.raises(ModelProblem, match=r"^model\.xml cannot be opened: .*; is there enough memory\?$"):
        open_network(Graph(tmp_path / "model.xml"), "reader", dict, None, lambda _line: None)
