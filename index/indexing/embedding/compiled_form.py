"""The compiled model on disk: built once, verified when opened, replaced atomically."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from index.indexing.embedding.weights import (
    LIGHT_LAYERS,
    LIGHT_SHA256,
    MODEL_NAME,
    WEIGHTS_SHA256,
    verify_light_weights,
    verify_weights,
)
from index.indexing.networks.made_folders import Progress, ensure_made, run_program
from index.library.errors import ModelProblem
from index.library.file_hashes import sha256_of

RECIPE = 4  # goes up with whatever changes the vectors: graph, calibration texts, options of the quantisation
FORM = "int8"
_COMPILER = "index.indexing.embedding.compilation"


class Layers(NamedTuple):
    """A file of layers, and its hash."""

    path: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class PackagedModel:
    """A model whose weights come with an installed package, with the properties of its compiled form.

    `recipe` is raised with every change that alters the vectors. `verify` raises ModelProblem unless the given weights
    have the hash `weights_sha256`.
    """

    name: str
    weights_sha256: str
    form: str  # the folder of the compiled form
    recipe: int
    files: tuple[str, ...]
    verify: Callable[[Path], None]
    layers: Layers | None = None  # that stand in the place of its own

    @property
    def full_name(self) -> str:
        """The name of model, weights and form, which is stored with vectors."""
        return f"{self.name}/{self.weights_sha256[:8]}/{FORM}"


_FILES = ("model.xml", "model.bin", "tokenizer.json")
ENGLISH = PackagedModel(MODEL_NAME, WEIGHTS_SHA256, FORM, RECIPE, _FILES, verify_weights)
LIGHT = PackagedModel(
    MODEL_NAME,
    WEIGHTS_SHA256,
    f"light-{FORM}",
    RECIPE,
    _FILES,
    verify_light_weights,
    Layers(LIGHT_LAYERS, LIGHT_SHA256),
)
"""Its vectors lie where those of ENGLISH do, so they have the same name and may stand beside them in a library."""


def ensure_compiled(weights: Path, folder: Path, progress: Progress, model: PackagedModel = ENGLISH) -> Path:
    """Return the folder below `folder` with a valid compiled form of `weights`; compile it if there is none.

    Several programs may call this at once: one compiles, the others wait. Raises ModelProblem if `weights` are not the
    published ones, `folder` cannot be written, or compiling fails.
    """
    form = folder / model.form

    def compile_into(made: Path) -> None:
        model.verify(weights)
        _run_compiler(weights, made, progress, model.layers.path if model.layers else None)

    def tell(flaw: str) -> None:
        progress(f"Compiling the language model for this machine, once; usually under a minute{flaw}")

    try:
        ensure_made(form, partial(_manifest, model), compile_into, tell)
    except OSError as error:
        raise ModelProblem(f"cannot keep the compiled model in {folder}: {error.strerror or error}") from error
    return form


def _manifest(model: PackagedModel, form: Path) -> dict[str, Any]:
    return {
        "recipe": model.recipe,
        "weights": model.weights_sha256,
        **({"layers": model.layers.sha256} if model.layers else {}),
        "openvino": version("openvino"),
        "files": {name: sha256_of(form / name) for name in model.files},
    }


def _run_compiler(weights: Path, made: Path, progress: Progress, layers: Path | None = None) -> None:
    named = [str(weights), str(made.resolve()), *([str(layers)] if layers else [])]
    run_program(_COMPILER, named, progress)
