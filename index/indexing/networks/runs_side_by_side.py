"""Runs a network over many inputs, on one thread for each core."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import BoundedSemaphore

from index.indexing.networks.network import Inputs, Output

AHEAD = 2  # inputs for each core that are ready or worked on


class RunsSideBySide:
    """Calls `run` for each of many inputs, in `streams` threads."""

    def __init__(self, run: Callable[[Inputs], Output], streams: int) -> None:
        self._run = run
        self._streams = streams
        self._threads = ThreadPoolExecutor(streams, thread_name_prefix="network")

    def over(self, inputs: Iterable[Inputs]) -> list[Output]:
        """Return what `run` gives for each of `inputs`, in order."""
        room = BoundedSemaphore(AHEAD * self._streams)  # inputs are made as they are taken: all together are large

        def run(one: Inputs) -> Output:
            try:
                return self._run(one)
            finally:
                room.release()

        begun = []
        for one in inputs:
            room.acquire()
            begun.append(self._threads.submit(run, one))
        return [each.result() for each in begun]

    def close(self) -> None:
        """Wait for the threads to end."""
        self._threads.shutdown()
