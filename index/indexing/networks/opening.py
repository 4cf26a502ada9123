"""Opens a graph on the engine that is quickest on this machine's processor, which is found out once by trying."""

from __future__ import annotations

import json
import logging
import tempfile
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from index.indexing.networks.graphs import Graph
from index.indexing.networks.made_folders import MANIFEST, Progress, ensure_made, run_program, say_nothing
from index.indexing.networks.network import ENGINE_FILE, Engine, Inputs, Network
from index.indexing.networks.processor import has_int8_instructions, kind_of_processor
from index.library.errors import ModelProblem
from index.library.file_hashes import sha256_of

log = logging.getLogger(__name__)

_PREPARATION = "index.indexing.networks.preparation"
_RECIPE = 2  # goes up with whatever changes the choice or the translation


def open_network(
    graph: Graph, name: str, sample: Callable[[], Inputs], folder: Path | None, progress: Progress
) -> Network:
    """Open the graph on the quickest engine.

    `folder` keeps which engine that is, and what it needs of the graph called `name`; without a folder it is told from
    the processor's flags. `sample` returns inputs of a usual length, with ids of word pieces, to try engines with.
    Raises ModelProblem.
    """
    usual = Engine.OPENVINO_BYTES if has_int8_instructions() else Engine.OPENVINO_FLOATS
    engine = usual if folder is None else quickest_engine(graph, sample, folder, usual, progress)
    if engine is Engine.ONNX_BYTES and folder is not None:
        try:
            return _open_translated(graph, folder / f"onnx-{name}", progress)
        except (ModelProblem, OSError, RuntimeError) as problem:
            log.warning("%s goes on with OpenVINO, more slowly: %s", name, problem)
            engine = usual
    from index.indexing.networks.openvino_network import OpenVinoNetwork  # as below

    try:
        return OpenVinoNetwork(graph, floats=engine is Engine.OPENVINO_FLOATS)
    except RuntimeError as error:  # all that OpenVINO raises
        said = next((line.strip() for line in reversed(str(error).splitlines()) if line.strip()), "no reason is given")
        raise ModelProblem(f"{graph.path.name} cannot be opened: {said}; is there enough memory?") from error


def quickest_engine(
    graph: Graph, sample: Callable[[], Inputs], folder: Path, usual: Engine, progress: Progress
) -> Engine:
    """Return the quickest engine; the usual one if they cannot be tried. The other parameters are open_network's."""

    def choose_into(made: Path) -> None:
        with tempfile.NamedTemporaryFile(suffix=".npz") as file:
            np.savez(file, allow_pickle=False, **sample())
            file.flush()
            run_program(_PREPARATION, ["try", *_told(graph, made), "--sample", file.name], progress)

    try:
        ensure_made(folder / "engine", _choice_manifest, choose_into, say_nothing)
        return Engine(json.loads((folder / "engine" / ENGINE_FILE).read_text("utf-8"))["engine"])
    except (ModelProblem, OSError, ValueError, KeyError) as problem:
        log.warning("engines cannot be tried: %s", problem)
        return usual


def _open_translated(graph: Graph, folder: Path, progress: Progress) -> Network:
    def translate_into(made: Path) -> None:
        run_program(_PREPARATION, ["translate", *_told(graph, made)], progress)

    ensure_made(folder, partial(_translation_manifest, graph), translate_into, say_nothing)
    from index.indexing.networks.onnx_network import OnnxNetwork  # brings an engine: only where it is used

    return OnnxNetwork(folder)


def _told(graph: Graph, made: Path) -> list[str]:
    inner = ["--inner", graph.inner] if graph.inner else []
    return [str(graph.path.resolve()), str(made.resolve()), *inner, *(["--words-apart"] if graph.words_apart else [])]


def _choice_manifest(folder: Path) -> dict[str, Any]:
    return {**_made_with(), "processor": kind_of_processor(), "files": {ENGINE_FILE: sha256_of(folder / ENGINE_FILE)}}


def _translation_manifest(graph: Graph, folder: Path) -> dict[str, Any]:
    weights = graph.weights.stat()  # their hash would take longer at each start than all the rest
    return {
        **_made_with(),
        "graph": [sha256_of(graph.path), weights.st_size, weights.st_mtime_ns],
        "files": {file.name: sha256_of(file) for file in sorted(folder.iterdir()) if file.name != MANIFEST},
    }


def _made_with() -> dict[str, Any]:
    return {"recipe": _RECIPE, **{name: version(name) for name in ("openvino", "onnxruntime", "onnx")}}
