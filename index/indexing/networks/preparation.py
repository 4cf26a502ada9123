"""Prepares graphs for engines; runs as a separate program, so that the server does not load its imports.

`python -m index.indexing.networks.preparation try GRAPH TARGET --sample FILE`: which engine is the quickest.
`python -m index.indexing.networks.preparation translate GRAPH TARGET`: the graph for ONNX Runtime.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from pathlib import Path

import numpy as np
import onnx

from index.indexing.networks.graph_reading import read_graph
from index.indexing.networks.graphs import Graph
from index.indexing.networks.network import ENGINE_FILE, Engine, Inputs, Network
from index.indexing.networks.onnx_network import TRANSLATED, OnnxNetwork
from index.indexing.networks.onnx_translation import Untranslatable, translated
from index.indexing.networks.openvino_network import OpenVinoNetwork

ROUNDS = 9  # of all engines in turns: other programs slow some of them
RUNS = 3  # of one engine in a round
ALIKE = 0.98  # cosine of an output with that of floats, below which an engine is not trusted


def translate(graph: Graph, target: Path) -> None:
    """Write the graph for ONNX Runtime, and the table of its words, into the folder. Raises Untranslatable."""
    model, words = read_graph(graph)
    onnx.save(translated(model), target / TRANSLATED)
    if words is not None:
        words.save(target)


def milliseconds_by_engine(graph: Graph, sample: Inputs, scratch: Path) -> dict[Engine, float]:
    """Return the median time of a run on one core by each engine that gives what floats give.

    `sample` has the ids of word pieces also where their vectors are read.
    """
    floats = OpenVinoNetwork(graph, floats=True)
    if floats.words is not None:
        ids = sample["ids"]
        sample = {"words": floats.words(ids), **{name: each for name, each in sample.items() if name != "ids"}}
    networks: dict[Engine, Network] = {
        Engine.OPENVINO_FLOATS: floats,
        Engine.OPENVINO_BYTES: OpenVinoNetwork(graph, floats=False),
    }
    try:
        translate(graph, scratch)
        networks[Engine.ONNX_BYTES] = OnnxNetwork(scratch)
    except (Untranslatable, RuntimeError):
        pass  # the others remain
    right = floats.run(sample)[0].ravel()
    took: dict[Engine, list[float]] = {}
    for engine, network in networks.items():
        found = network.run(sample)[0].ravel()  # the first run of a length prepares it
        if found @ right >= ALIKE * np.linalg.norm(found) * np.linalg.norm(right):
            took[engine] = []
    for _ in range(ROUNDS):
        for engine, times in took.items():
            begun = time.perf_counter()
            for _ in range(RUNS):
                networks[engine].run(sample)
            times.append((time.perf_counter() - begun) / RUNS * 1000)
    return {engine: statistics.median(times) for engine, times in took.items()}


def main() -> None:
    """Writes ENGINE_FILE, or the translation, into the folder TARGET."""
    parser = argparse.ArgumentParser()
    parser.add_argument("task", choices=["try", "translate"])
    parser.add_argument("graph", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--inner")
    parser.add_argument("--words-apart", action="store_true")
    parser.add_argument("--sample", type=Path)
    options = parser.parse_args()
    graph = Graph(options.graph, options.inner, options.words_apart)
    if options.task == "translate":
        translate(graph, options.target)
        return
    with np.load(options.sample) as sample, tempfile.TemporaryDirectory() as scratch:
        took = milliseconds_by_engine(graph, dict(sample), Path(scratch))
    told = {"engine": min(took, key=took.__getitem__), "milliseconds": {k: round(v, 2) for k, v in took.items()}}
    (options.target / ENGINE_FILE).write_text(json.dumps(told, indent=1), "utf-8")


if __name__ == "__main__":
    main()
