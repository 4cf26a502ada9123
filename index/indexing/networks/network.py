"""What an engine makes of a graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from index.indexing.networks.word_table import WordTable

Inputs = Mapping[str, npt.NDArray[Any]]
"""The inputs of a graph by name."""
Output = npt.NDArray[np.float32]


class Engine(StrEnum):
    """What multiplies, and in which numbers."""

    OPENVINO_BYTES = "OpenVINO in bytes"
    OPENVINO_FLOATS = "OpenVINO in floats"
    ONNX_BYTES = "ONNX Runtime in bytes"


ENGINE_FILE = "engine.json"
"""The file that says which engine is the quickest, with the milliseconds of each."""


class Network(Protocol):
    """A graph that is ready to run. Thread-safe; each run works on one core."""

    streams: int
    """How many runs at a time are worth while: the number of cores."""
    width: int
    """The last dimension of the first output."""
    words: WordTable | None
    """The table of word vectors, where it stands beside the graph."""
    takes_any_length: bool
    """Whether inputs of a new length cost no more than others, and must not be filled up to a usual one."""

    def run(self, inputs: Inputs) -> list[Output]:
        """Return copies of all outputs. Waits for no more than one run of others, however many wait in `run_each`."""
        ...

    def run_each(self, inputs: Iterable[Inputs]) -> list[Output]:
        """Return a copy of the first output for each of `inputs`, in order."""
        ...

    def close(self) -> None:
        """Free what the network holds."""
        ...
