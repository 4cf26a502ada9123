"""Runs graphs with ONNX Runtime."""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import BoundedSemaphore

import onnxruntime

from index.indexing.networks.network import Inputs, Output
from index.indexing.networks.word_table import WordTable

TRANSLATED = "model.onnx"
AHEAD = 2  # inputs for each core that are ready or worked on
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
        self._each = ThreadPoolExecutor(self.streams, thread_name_prefix="network")

    def run(self, inputs: Inputs) -> list[Output]:
        """See Network."""
        found: list[Output] = self._session.run(None, {name: inputs[name] for name in self._read})
        return found

    def run_each(self, inputs: Iterable[Inputs]) -> list[Output]:
        """See Network."""
        room = BoundedSemaphore(AHEAD * self.streams)  # inputs are made as they are taken: all together are large

        def run(one: Inputs) -> Output:
            try:
                return self.run(one)[0]
            finally:
                room.release()

        begun = []
        for one in inputs:
            room.acquire()
            begun.append(self._each.submit(run, one))
        return [each.result() for each in begun]

    def close(self) -> None:
        """See Network."""
        self._each.shutdown()
        del self._session
