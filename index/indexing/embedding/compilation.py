"""Compiles the model; runs as a separate program, so that the server does not load its imports.

`python -m index.indexing.embedding.compilation WEIGHTS TARGET`
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

# No reports to the makers of nncf and openvino: both keep silent where a build server runs them.
os.environ["CI"] = "true"
os.environ["NNCF_CI"] = "1"

import nncf
import openvino as ov

from index.indexing.embedding.calibration_texts import calibration_texts
from index.indexing.embedding.compiled_model import open_tokenizer
from index.indexing.embedding.encoder_graph import POOLING, build_graph
from index.indexing.embedding.word_pieces import Pieces, graph_inputs

# How far the outliers of the activations are moved into the weights before both are quantised (SmoothQuant, Xiao et al.
# 2022, https://arxiv.org/abs/2211.10438). Mean cosine to fp32 over news passages: 0.9965 at nncf's 0.95, 0.9975 at
# 0.7, 0.990 at 0.5.
SMOOTHING = 0.7


def compile_model(weights: Path, target: Path) -> None:
    """Writes model.xml, model.bin and tokenizer.json of the int8 form of `weights` into the folder `target`."""
    tokenizer = open_tokenizer(weights / "tokenizer.json")
    texts = calibration_texts()
    samples = [dict(graph_inputs(Pieces.of(tokenizer.encode(text)))) for text in texts]
    quantised = nncf.quantize(
        build_graph(weights),
        nncf.Dataset(samples),
        model_type=nncf.ModelType.TRANSFORMER,
        subset_size=len(samples),
        advanced_parameters=nncf.AdvancedQuantizationParameters(
            smooth_quant_alphas=nncf.AdvancedSmoothQuantParameters(matmul=SMOOTHING)
        ),
        ignored_scope=nncf.IgnoredScope(names=[POOLING]),
    )
    ov.save_model(quantised, target / "model.xml")
    shutil.copyfile(weights / "tokenizer.json", target / "tokenizer.json")


if __name__ == "__main__":
    compile_model(Path(sys.argv[1]), Path(sys.argv[2]))
