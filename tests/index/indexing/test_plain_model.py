"""Any sentence-transformers model: its prompts, and a name that stays the same from start to start."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from index.indexing.embedding import Prompts, open_embedder
from index.indexing.embedding.embedder import E5, NO_PROMPTS
from index.indexing.embedding.weights import packaged_weights

pytestmark = pytest.mark.real_model
TEXT = "Heavy rain flooded the streets of Lisbon overnight."


@pytest.fixture(scope="module")
def without_pooler(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """MiniLM with one layer, stored as many models are: without the weights of a pooler, which nothing uses."""
    folder = tmp_path_factory.mktemp("models") / "small"
    shutil.copytree(packaged_weights(), folder, ignore=shutil.ignore_patterns("*.bin", "*.onnx", "onnx", "openvino"))
    weights = load_file(folder / "model.safetensors")
    kept = {name: each for name, each in weights.items() if "pooler" not in name and ".layer." not in name}
    first = {name: each for name, each in weights.items() if ".layer.0." in name}
    (folder / "model.safetensors").unlink()
    save_file({**kept, **first}, folder / "model.safetensors", metadata={"format": "pt"})
    config = json.loads((folder / "config.json").read_text("utf-8"))
    (folder / "config.json").unlink()
    (folder / "config.json").write_text(json.dumps({**config, "num_hidden_layers": 1}), "utf-8")
    return folder


def with_prompts(folder: Path, target: Path, prompts: dict[str, str]) -> Path:
    """A copy of the model that states these prompts."""
    shutil.copytree(folder, target)
    file = target / "config_sentence_transformers.json"
    stated = json.loads(file.read_text("utf-8")) if file.exists() else {}
    file.unlink(missing_ok=True)
    file.write_text(json.dumps({**stated, "prompts": prompts}), "utf-8")
    return target


def test_weights_without_a_pooler_have_the_same_name_at_each_start(without_pooler: Path, tmp_path: Path) -> None:
    names = {open_embedder(str(without_pooler), tmp_path).name for _ in range(2)}
    assert len(names) == 1
    assert names.pop().startswith("small/")


def test_prompts_of_the_settings_are_used_where_the_model_states_none(without_pooler: Path, tmp_path: Path) -> None:
    bare = open_embedder(str(without_pooler), tmp_path)
    prompted = open_embedder(str(without_pooler), tmp_path, None, Prompts("ask: ", "read: "))
    np.testing.assert_allclose(prompted.questions([TEXT]), bare.questions([f"ask: {TEXT}"]), atol=1e-5)
    read = bare.passages([f"read: {TEXT}"], [[]]).passages
    np.testing.assert_allclose(prompted.passages([TEXT], [[]]).passages, read, atol=1e-5)
    assert prompted.name.startswith(f"{bare.name}/"), "vectors with and without prompts are not compared"


@pytest.mark.parametrize("name", ["document", "passage"])
def test_prompts_that_a_model_states_are_used(without_pooler: Path, tmp_path: Path, name: str) -> None:
    folder = with_prompts(without_pooler, tmp_path / "small", {"query": "ask: ", name: "read: "})
    stated = open_embedder(str(folder), tmp_path, None, Prompts("no: ", "no: "))
    bare = open_embedder(str(without_pooler), tmp_path)
    np.testing.assert_allclose(stated.questions([TEXT]), bare.questions([f"ask: {TEXT}"]), atol=1e-5)
    read = bare.passages([f"read: {TEXT}"], [[]]).passages
    np.testing.assert_allclose(stated.passages([TEXT], [[]]).passages, read, atol=1e-5)


def test_e5_models_have_their_prompts_without_a_word() -> None:
    assert NO_PROMPTS.or_those_of("multilingual-e5-small") == E5
    assert NO_PROMPTS.or_those_of("multilingual-e5-large-instruct") == NO_PROMPTS
    assert Prompts("a", None).or_those_of("e5-base-v2") == Prompts("a", E5.passage)
    assert NO_PROMPTS.or_those_of("all-MiniLM-L6-v2") == NO_PROMPTS
