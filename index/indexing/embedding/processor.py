"""Compiles graphs for this machine's processor."""

from __future__ import annotations

import logging
import mmap
import os
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import openvino as ov
from openvino import opset15 as op

from config.memory import let_go_of_file
from index.library.errors import ModelProblem

log = logging.getLogger(__name__)

# Instructions that multiply and add bytes in one step: VNNI and AMX of x86, the dot product of ARM.
_BYTE_PRODUCTS = frozenset({"avx512_vnni", "avx_vnni", "amx_int8", "asimddp"})
_PROCESSORS = Path("/proc/cpuinfo")
FLOAT_BYTES = 4


def compiled(graph: Path, inner: str | None = None, change: Callable[[Any], object] | None = None) -> Any:
    """The int8 graph in that file, compiled for this processor: an openvino.CompiledModel with a stream a core.

    With `inner`, what the node of that name gives is a second output. `change` alters the openvino.Model before.

    Where the processor multiplies no bytes, all is done in floats: eight bits are then slower (on two cores with AVX2
    alone, 30 passages a second against 37, and 41 with weights that were unpacked before) and only lose precision.
    Raises ModelProblem where it cannot be.
    """
    try:
        return _compiled(graph, inner, change)
    except RuntimeError as error:  # all that OpenVINO raises
        said = next((line.strip() for line in reversed(str(error).splitlines()) if line.strip()), "no reason is given")
        raise ModelProblem(f"{graph.name} cannot be opened: {said}; is there enough memory?") from error


def _compiled(graph: Path, inner: str | None, change: Callable[[Any], object] | None) -> Any:
    core: Any = ov.Core()
    model = core.read_model(graph)
    if change is not None:
        change(model)
    if inner is not None:
        node = next(node for node in model.get_ops() if node.get_friendly_name() == inner)
        model.add_outputs(node.output(0))
    unpacked = None
    if not has_int8_instructions():
        _keep_activations(model)
        unpacked = _unpack_weights(model)
    streams = len(os.sched_getaffinity(0))
    options = {
        "NUM_STREAMS": streams,
        "INFERENCE_NUM_THREADS": streams,
        # Of what is not int8. With bf16, an eighth quicker where there is AMX, single vectors are off by 0.03.
        "INFERENCE_PRECISION_HINT": "f32",
    }
    network = core.compile_model(model, "CPU", options)
    if unpacked is not None:  # they are laid out anew in the network, and not looked at again
        unpacked.madvise(mmap.MADV_DONTNEED)
    let_go_of_file(graph.with_suffix(".bin"))  # the same: the first use of a length lays them out
    return network


@cache
def has_bfloat16_instructions() -> bool:
    """Whether the processor multiplies bfloat16 itself; where it does not, that is many times slower than floats."""
    return "BF16" in ov.Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")


@cache
def has_int8_instructions(processors: Path = _PROCESSORS) -> bool:
    """Whether the processor has such instructions; taken for granted where the system does not tell."""
    try:
        lines = processors.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return True
    told = [line.partition(":")[2].split() for line in lines if line.lower().startswith(("flags", "features"))]
    return not told or any(_BYTE_PRODUCTS.intersection(flags) for flags in told)


def _keep_activations(model: Any) -> None:
    """Takes the rounding to eight bits out of `model`; its weights stay as they were rounded."""
    for node in model.get_ops():
        if node.get_type_name() == "FakeQuantize":
            node.output(0).replace(node.input_value(0))
    model.validate_nodes_and_infer_types()


def _unpack_weights(model: Any) -> mmap.mmap | None:
    """Makes the weights of `model` the floats that they stand for: else each product unpacks its own anew.

    They lie in a file without a name, mapped: OpenVINO holds on to them, and so they need no memory.
    """
    packed = [found for node in model.get_ops() if (found := _packed_weights(node))]
    try:
        with tempfile.TemporaryFile() as file:
            os.posix_fallocate(file.fileno(), 0, sum(weights.size for _, weights, _ in packed) * FLOAT_BYTES)
            floats = mmap.mmap(file.fileno(), 0)
    except OSError as problem:  # no folder or no room for it, or no weights: it goes without
        log.debug("the weights stay packed: %s", problem)
        return None
    begin = 0
    for product, weights, scale in packed:
        unpacked = np.frombuffer(floats, np.float32, weights.size, begin).reshape(weights.shape)
        np.multiply(weights, scale, out=unpacked, dtype=np.float32)
        product.input(1).replace_source_output(op.constant(unpacked, shared_memory=True).output(0))
        begin += unpacked.nbytes
    model.validate_nodes_and_infer_types()
    return floats


def _packed_weights(node: Any) -> tuple[Any, npt.NDArray[Any], npt.NDArray[Any]] | None:
    """A product with the bytes of its weights and what they are multiplied by; None where it has no such weights."""
    if node.get_type_name() != "MatMul" or (scaled := node.input_value(1).get_node()).get_type_name() != "Multiply":
        return None
    widened, scale = (scaled.input_value(at).get_node() for at in (0, 1))
    if widened.get_type_name() != "Convert" or widened.input_value(0).get_node().get_type_name() != "Constant":
        return None
    return node, widened.input_value(0).get_node().data, scale.data
