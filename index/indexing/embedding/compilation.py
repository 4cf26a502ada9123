"""Compiles a model; runs as a separate program, so that the server does not load its imports.

`python -m index.indexing.embedding.compilation WEIGHTS TARGET [LAYERS]`
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

# No reports to the makers of nncf and openvino: both keep silent where a build server runs them.
os.environ["CI"] = "true"
os.environ["NNCF_CI"] = "1"

import nncf
import openvino as ov

from index.indexing.embedding.calibration_texts import calibration_texts, multilingual_texts
from index.indexing.embedding.compiled_model import open_tokenizer
from index.indexing.embedding.embedder import E5_PASSAGE, E5_QUESTION
from index.indexing.embedding.encoder_graph import POOLING, build_graph, build_multilingual_graph
from index.indexing.embedding.word_pieces import Pieces, graph_inputs

# How far the outliers of the activations are moved into the weights before both are quantised (SmoothQuant, Xiao et al.
# 2022, https://arxiv.org/abs/2211.10438). Mean cosine to fp32 over news passages: 0.9965 at nncf's 0.95, 0.9975 at
# 0.7, 0.990 at 0.5.
SMOOTHING = 0.7


def compile_model(weights: Path, target: Path, layers: Path | None = None) -> None:
    """Write model.xml, model.bin and tokenizer.json of the int8 form of `weights` into the folder `target`.

    The file `layers` stands in the place of the model's own layers.
    """
    tokenizer = open_tokenizer(weights / "tokenizer.json")
    texts = calibration_texts()
    samples = [dict(graph_inputs(Pieces.of(tokenizer.encode(text)))) for text in texts]
    ov.save_model(_quantised(build_graph(weights, layers), samples), target / "model.xml")
    shutil.copyfile(weights / "tokenizer.json", target / "tokenizer.json")


def compile_multilingual(weights: Path, target: Path) -> None:
    """Do the same for the multilingual model in the file `weights`; its tokenizer becomes the file tokenizer.model."""
    from index.indexing.embedding.multilingual_model import multilingual_inputs
    from index.indexing.embedding.multilingual_tokenizer import MultilingualTokenizer, write_tokenizer
    from index.indexing.embedding.multilingual_weights import PackedWeights

    packed = PackedWeights(weights)
    write_tokenizer(packed, target / "tokenizer.model")
    tokenizer = MultilingualTokenizer(target / "tokenizer.model")
    questions, passages = multilingual_texts()
    pieces = tokenizer.pieces(questions, E5_QUESTION) + tokenizer.pieces(passages, E5_PASSAGE)
    samples = [dict(multilingual_inputs(packed, cut)) for cut in pieces]
    ov.save_model(_quantised(build_multilingual_graph(packed), samples), target / "model.xml")


def _quantised(graph: Any, samples: Sequence[Mapping[str, Any]]) -> Any:
    return nncf.quantize(
        graph,
        nncf.Dataset(samples),
        model_type=nncf.ModelType.TRANSFORMER,
        subset_size=len(samples),
        advanced_parameters=nncf.AdvancedQuantizationParameters(
            smooth_quant_alphas=nncf.AdvancedSmoothQuantParameters(matmul=SMOOTHING)
        ),
        ignored_scope=nncf.IgnoredScope(names=[POOLING]),
    )


if __name__ == "__main__":
    given, *others = map(Path, sys.argv[1:])
    (compile_model if given.is_dir() else compile_multilingual)(given, *others)
