"""Runs graphs with ONNX Runtime."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import onnxruntime

from index.indexing.networks.network import Inputs, Output
from index.indexing.networks.runs_side_by_side import RunsSideBySide
from index.indexing.networks.word_table import WordTable

TRANSLATED = "model.onnx"
_ERRORS_ONLY = 3  # severity: warnings tell of what is left out of a graph as it is opened


class OnnxNetwork:
    """See Network."""

    takes_any_length = True

    def __init__(self, folder: Path) -> None:
        """`folder` holds the graph as the file TRANSLATED. Raises RuntimeError where it cannot be used."""
        self.streams = len(os.sched_getaffinity(0))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_mem_pattern = False  # one for each length of input would be kept
        options.log_severity_level = _ERRORS_ONLY
        try:
            self._session = onnxruntime.InferenceSession(
                folder / TRANSLATED, options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # those of ONNX Runtime have no base of their own
            raise RuntimeError(f"{TRANSLATED} cannot be opened: {str(error).splitlines()[0]}") from error
        self.width: int = self._session.get_outputs()[0].shape[-1]
        self._read = frozenset(each.name for each in self._session.get_inputs())
        self.words = WordTable.opened(folder)
        self._each = RunsSideBySide(lambda inputs: self.run(inputs)[0], self.streams)

    def run(self, inputs: Inputs) -> list[Output]:
        """See Network."""
        found: list[Output] = self._session.run(None, {name: inputs[name] for name in self._read})
        return found

    def run_each(self, inputs: Iterable[Inputs]) -> list[Output]:
        """See Network."""
        return self._each.over(inputs)

    def close(self) -> None:
        """See Network."""
        self._each.close()
        del self._session
