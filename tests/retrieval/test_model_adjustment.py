"""English answers with the multilingual model."""

from __future__ import annotations

from unittest.mock import create_autospec

import pytest

from index.indexing.embedding import Embedder
from index.indexing.embedding.multilingual_model import MultilingualEmbedder
from retrieval.fitted_models import load_models
from retrieval.model_adjustment import with_level_of


@pytest.mark.real_model
def test_answers_with_the_english_model_stay_as_they_are(real_embedder: Embedder) -> None:
    trust = load_models().confidence
    assert with_level_of(real_embedder, trust) is trust


def test_with_the_multilingual_model_they_are_sure_a_little_earlier() -> None:
    trust = load_models().confidence
    adjusted = with_level_of(create_autospec(MultilingualEmbedder, instance=True), trust)
    assert adjusted.likely == trust.likely < adjusted.sure < trust.sure
    assert adjusted.sure == pytest.approx(0.663, abs=0.001)
