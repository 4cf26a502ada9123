"""The light English model gives nearly the vectors of the whole one, under the same name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.indexing.embedding import LIGHT_MODEL, Embedder, open_embedder, weights
from index.indexing.embedding.calibration_texts import calibration_texts
from index.indexing.embedding.weights import packaged_weights, verify_light_weights
from index.library.articles import Span
from index.library.errors import ModelProblem

pytestmark = pytest.mark.real_model


@pytest.fixture(scope="module")
def light(models: Path) -> Iterator[Embedder]:
    embedder = open_embedder(LIGHT_MODEL, models)
    yield embedder
    embedder.close()


def test_its_vectors_may_stand_beside_those_of_the_whole_model(light: Embedder, real_embedder: Embedder) -> None:
    assert (light.name, light.dimension) == (real_embedder.name, real_embedder.dimension)


def test_it_means_nearly_what_the_whole_model_means(light: Embedder, real_embedder: Embedder) -> None:
    texts = calibration_texts()[:24]
    cosines = (light.questions(texts) * real_embedder.questions(texts)).sum(axis=1)
    assert np.mean(cosines) >= 0.88
    assert np.min(cosines) >= 0.8


def test_sentences_are_embedded_within_their_passage(light: Embedder, real_embedder: Embedder) -> None:
    text = "Storm Orla tore roofs off in Kinvara. Nobody was hurt, the mayor said."
    sentences = [[Span(0, 37), Span(38, len(text))]]
    own, whole = light.passages([text], sentences), real_embedder.passages([text], sentences)
    assert (own.sentences[0] * whole.sentences[0]).sum(axis=1).min() >= 0.8


def test_layers_that_are_damaged_or_missing_are_refused_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layers = tmp_path / "layers.safetensors"
    monkeypatch.setattr(weights, "LIGHT_LAYERS", layers)
    with pytest.raises(ModelProblem, match=r"cannot read .*layers\.safetensors.*QUOTEWIRE_MODEL=english"):
        verify_light_weights(packaged_weights())
    layers.write_bytes(b"half")
    with pytest.raises(ModelProblem, match=r"layers\.safetensors is damaged.*QUOTEWIRE_MODEL=english"):
        verify_light_weights(packaged_weights())
