"""Runs graphs with OpenVINO."""

from __future__ import annotations

import logging
import mmap
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from queue import SimpleQueue
from typing import Any

import numpy as np
import openvino as ov
from openvino import opset15 as op

from config.memory import let_go_of_file
from index.indexing.networks.graph_reading import packed_weights, read_graph
from index.indexing.networks.graphs import Graph
from index.indexing.networks.network import Inputs, Output
from index.indexing.networks.runs_side_by_side import RunsSideBySide
from index.indexing.networks.word_table import WordTable

log = logging.getLogger(__name__)

FLOAT_BYTES = 4


class OpenVinoNetwork:
    """See Network. In bytes, or with `floats` in floats."""

    takes_any_length = False

    def __init__(self, graph: Graph, floats: bool) -> None:
        self.streams = len(os.sched_getaffinity(0))
        self._network, self.words = _compiled(graph, floats, self.streams)
        self.width: int = self._network.output(0).partial_shape[-1].get_length()
        self._idle = self._requests()
        self._each: RunsSideBySide | None = None

    def run(self, inputs: Inputs) -> list[Output]:
        """See Network."""
        with _taken(self._idle) as request:
            return [np.array(found, np.float32) for found in request.infer(dict(inputs)).to_tuple()]

    def run_each(self, inputs: Iterable[Inputs]) -> list[Output]:
        """See Network. Not for several threads at once."""
        if self._each is None:
            # Not ov.AsyncInferQueue: its threads let go of Python's objects a moment after they are done, and whoever
            # frees the network in that moment waits for them with Python's lock in hand, for ever.
            self._each = RunsSideBySide(partial(_first_output, self._requests()), self.streams)
        return self._each.over(inputs)

    def close(self) -> None:
        """See Network."""
        if self._each is not None:
            self._each.close()
        del self._idle, self._each, self._network

    def _requests(self) -> SimpleQueue[Any]:
        """Requests for as many runs at a time as there are streams."""
        requests: SimpleQueue[Any] = SimpleQueue()
        for _ in range(self.streams):
            requests.put(self._network.create_infer_request())
        return requests


@contextmanager
def _taken(requests: SimpleQueue[Any]) -> Iterator[Any]:
    """Lends the next request that is idle."""
    request = requests.get()
    try:
        yield request
    finally:
        requests.put(request)


def _first_output(requests: SimpleQueue[Any], inputs: Inputs) -> Output:
    with _taken(requests) as request:
        request.infer(dict(inputs))
        output: Output = request.get_output_tensor(0).data.copy()
        return output


def _compiled(graph: Graph, floats: bool, streams: int) -> tuple[Any, WordTable | None]:
    model, words = read_graph(graph)
    unpacked = None
    if floats:
        _keep_activations(model)
        unpacked = _unpack_weights(model)
    options = {
        "NUM_STREAMS": streams,
        "INFERENCE_NUM_THREADS": streams,
        # Of what is not int8. With bf16, an eighth quicker where there is AMX, single vectors are off by 0.03.
        "INFERENCE_PRECISION_HINT": "f32",
    }
    network = ov.Core().compile_model(model, "CPU", options)
    if unpacked is not None:  # they are laid out anew in the network, and not looked at again
        unpacked.madvise(mmap.MADV_DONTNEED)
    let_go_of_file(graph.weights)  # the same: the first use of a length lays them out
    return network, words


def has_bfloat16_instructions() -> bool:
    """Return whether the processor multiplies bfloat16; where it does not, that is many times slower than floats."""
    return "BF16" in ov.Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")


def _keep_activations(model: Any) -> None:
    """Take the rounding to eight bits out of `model`; its weights stay as they were rounded."""
    for node in model.get_ops():
        if node.get_type_name() == "FakeQuantize":
            node.output(0).replace(node.input_value(0))
    model.validate_nodes_and_infer_types()


def _unpack_weights(model: Any) -> mmap.mmap | None:
    """Make the weights of `model` the floats that they stand for: else each product unpacks its own anew.

    They lie in a file without a name, mapped: OpenVINO holds on to them, and so they need no memory.
    """
    packed = [(node, found) for node in model.get_ops() if (found := packed_weights(node))]
    try:
        with tempfile.TemporaryFile() as file:
            os.posix_fallocate(file.fileno(), 0, sum(each.weights.size for _, each in packed) * FLOAT_BYTES)
            floats = mmap.mmap(file.fileno(), 0)
    except OSError as problem:  # no folder or no room for it, or no weights: it goes without
        log.debug("the weights stay packed: %s", problem)
        return None
    begin = 0
    for product, each in packed:
        unpacked = np.frombuffer(floats, np.float32, each.weights.size, begin).reshape(each.weights.shape)
        np.multiply(each.weights, each.scale, out=unpacked, dtype=np.float32)
        product.input(1).replace_source_output(op.constant(unpacked, shared_memory=True).output(0))
        begin += unpacked.nbytes
    model.validate_nodes_and_infer_types()
    return floats
