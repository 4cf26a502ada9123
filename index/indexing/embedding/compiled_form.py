"""The compiled model on disk: built once, verified when opened, replaced atomically."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from filelock import FileLock

from config.project import ROOT
from index.indexing.embedding.weights import MODEL_NAME, WEIGHTS_SHA256, verify_weights
from index.library.errors import ModelProblem
from index.library.file_hashes import sha256_of

RECIPE = 4  # goes up with whatever changes the vectors: graph, calibration texts, options of the quantisation
FORM = "int8"
_MANIFEST = "manifest.json"
_COMPILER = "index.indexing.embedding.compilation"
TELL_EVERY_S = 60
COMPILE_LIMIT_S = 900  # 15 s on two idle cores; a far slower machine still comes through


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

    @property
    def full_name(self) -> str:
        """The name of model, weights and form, which is stored with vectors."""
        return f"{self.name}/{self.weights_sha256[:8]}/{FORM}"


ENGLISH = PackagedModel(
    MODEL_NAME, WEIGHTS_SHA256, FORM, RECIPE, ("model.xml", "model.bin", "tokenizer.json"), verify_weights
)


def ensure_compiled(
    weights: Path, folder: Path, progress: Callable[[str], None], model: PackagedModel = ENGLISH
) -> Path:
    """Return the folder below `folder` with a valid compiled form of `weights`; compile it if there is none.

    Several programs may call this at once: one compiles, the others wait. Raises ModelProblem if `weights` are not the
    published ones, `folder` cannot be written, or compiling fails.
    """
    form = folder / model.form
    if _flaw(form, model) is None:
        return form
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / f"{model.form}.lock"):
            flaw = _flaw(form, model)
            if flaw is not None:
                progress(f"Compiling the language model for this machine, once; usually under a minute{flaw}")
                model.verify(weights)
                _make(weights, form, model, progress)
    except OSError as error:
        raise ModelProblem(f"cannot keep the compiled model in {folder}: {error.strerror or error}") from error
    return form


def _flaw(form: Path, model: PackagedModel) -> str | None:
    """Return why the form cannot be used, "" if there is none yet, or None if it is valid."""
    try:
        manifest = json.loads((form / _MANIFEST).read_text("utf-8"))
        found = _manifest(form, model)
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:
        return f": the compiled form cannot be read ({error})"
    if manifest == found:
        return None
    if not isinstance(manifest, dict) or manifest.get("files") != found["files"]:
        return ": the compiled form is damaged"
    return ": the compiled form was made by another version"


def _manifest(form: Path, model: PackagedModel) -> dict[str, Any]:
    return {
        "recipe": model.recipe,
        "weights": model.weights_sha256,
        "openvino": version("openvino"),
        "files": {name: sha256_of(form / name) for name in model.files},
    }


def _make(weights: Path, form: Path, model: PackagedModel, progress: Callable[[str], None]) -> None:
    with tempfile.TemporaryDirectory(
        prefix=f"{model.form}.new-", dir=form.parent, ignore_cleanup_errors=True
    ) as scratch:
        made = Path(scratch) / "made"
        made.mkdir()
        _run_compiler(weights, made, progress)
        (made / _MANIFEST).write_text(json.dumps(_manifest(made, model), indent=1), "utf-8")
        if form.exists():
            form.rename(Path(scratch) / "replaced")
        made.rename(form)


def _run_compiler(weights: Path, made: Path, progress: Callable[[str], None]) -> None:
    command = [sys.executable, "-m", _COMPILER, str(weights), str(made.resolve())]
    with subprocess.Popen(  # noqa: S603 (our own module, no shell)
        command, cwd=ROOT, env=dict(os.environ), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as compiler:
        try:
            errors = _errors_of(compiler, progress)
        except BaseException:
            compiler.kill()
            raise
    if compiler.returncode:
        last = (errors.strip().splitlines() or [f"exit status {compiler.returncode}"])[-1]
        raise ModelProblem(f"the model cannot be compiled: {last}")


def _errors_of(compiler: subprocess.Popen[str], progress: Callable[[str], None]) -> str:
    """Wait for the compiler, telling now and then that it still works; return what it wrote to standard error."""
    for seconds in range(TELL_EVERY_S, COMPILE_LIMIT_S + 1, TELL_EVERY_S):
        try:
            return compiler.communicate(timeout=TELL_EVERY_S)[1]
        except subprocess.TimeoutExpired:
            progress(f"Still compiling after {seconds} seconds: the machine is slow or busy")
    raise ModelProblem(f"the model was not compiled within {COMPILE_LIMIT_S} s: try again when idle")
