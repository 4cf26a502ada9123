"""Adjusts the confidence in English answers to the multilingual model: it was fitted with all-MiniLM-L6-v2."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from index.indexing.embedding import Embedder
from retrieval.confidence import Confidence
from retrieval.other_languages.soft_reader import StatesModel

MULTILINGUAL_SURE = 0.25
"""The level of sure answers is so much lower, in logits. With it about as many of the fitting questions are answered as
with all-MiniLM-L6-v2, whose cosines lie further apart; benchmarks/languages.md has the figures.
"""


def with_level_of(embedder: Embedder, trust: Confidence) -> Confidence:
    """Returns the confidence with the level of sure answers for that model."""
    if not isinstance(embedder, StatesModel):
        return trust
    lower = 1 / (1 + (1 / trust.sure - 1) * np.exp(MULTILINGUAL_SURE))
    return replace(trust, sure=max(float(lower), trust.likely))
