"""Several threads read graphs for the first time, as a start does."""

from __future__ import annotations

import subprocess
import sys

from testing.program import ROOT

READS = """
import os, sys, threading
sys.setswitchinterval(1e-6)  # so that threads meet within the first array
from index.indexing.networks.graph_reading import packed_weights, read_graph
from index.indexing.networks.graphs import Graph
from retrieval.reader import GRAPH

models = [read_graph(Graph(GRAPH))[0] for _ in range(6)]
ready = threading.Barrier(len(models))
done = []

def unpack(model):
    products = [node for node in model.get_ops() if node.get_type_name() == "MatMul"]
    ready.wait()
    done.append(any(packed_weights(node) for node in products))

threads = [threading.Thread(target=unpack, args=(model,)) for model in models]
for _ in range(2):
    threading.Thread(target=lambda: [sum(range(50)) for _ in range(200_000)], daemon=True).start()
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
os._exit(0 if done == [True] * len(models) else 1)
"""
SECONDS = 60  # it takes three; threads that wait for each other never end


def test_threads_that_read_graphs_at_once_do_not_wait_for_each_other() -> None:
    ended = subprocess.run([sys.executable, "-c", READS], cwd=ROOT, timeout=SECONDS, check=False)
    assert ended.returncode == 0
