"""Runs a function on untrusted input in a process of its own, with limits on time and memory."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import os
import pickle
import resource
import signal
import struct
import sys
from collections.abc import Mapping
from typing import Any, BinaryIO

from config.problems import Problem
from config.project import ROOT

SECONDS = 15.0  # of processor time: the largest honest feeds and pages take two
PATIENCE = 8.0  # times as long by the clock, since a busy machine gives the process little of its time
MEMORY_BYTES = 2 * 2**30  # of address space, which counts mapped models too
START_SECONDS = 60.0  # for imports on a busy small machine
_LENGTH = struct.Struct(">Q")
# The only environment variables passed to the process: search paths, the temporary folder, language and time zone. No
# settings, so no token, password or database address.
NEEDED_NAMES = frozenset(
    {"PATH", "LD_LIBRARY_PATH", "HOME", "TMPDIR", "TZ", "LANG", "LANGUAGE", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE"}
)
NEEDED_PREFIXES = ("LC_",)


class Overrun(Problem):
    """The function did not return: it exceeded its time or memory, or its process ended."""


class Isolated:
    """Calls `module:function` in another process, one call at a time, with pickled arguments and results.

    The process starts with the first call, and again after it had to be killed. `seconds` are of its processor time;
    by the clock a call may take PATIENCE times as long.
    """

    def __init__(self, function: str, seconds: float = SECONDS, memory_bytes: int = MEMORY_BYTES) -> None:
        self._function = function
        self._seconds = seconds
        self._memory_bytes = memory_bytes
        self._lock = asyncio.Lock()
        self._child: asyncio.subprocess.Process | None = None

    async def __call__(self, *arguments: object) -> Any:
        """Return or raise what the function does; raises Overrun if it does not return."""
        async with self._lock:
            child = await self._started()
            try:
                async with asyncio.timeout(PATIENCE * self._seconds):
                    raised, result = pickle.loads(await _exchange(child, pickle.dumps(arguments)))  # noqa: S301  # from our own code
            except TimeoutError:
                raise self._too_long() from None
            except (asyncio.IncompleteReadError, BrokenPipeError, ConnectionResetError):
                if await child.wait() == -signal.SIGPROF:
                    raise self._too_long() from None
                raise Overrun("it cannot be read: the reader came to its end over it") from None
            finally:
                if sys.exc_info()[0] is not None:  # the next call must not receive a partly read answer
                    await self.aclose()
        if raised:
            raise result
        return result

    def _too_long(self) -> Overrun:
        return Overrun(f"it takes longer than {self._seconds:g} seconds to read")

    async def aclose(self) -> None:
        """Kill the process, if there is one."""
        child, self._child = self._child, None
        if child is not None:
            with contextlib.suppress(ProcessLookupError):
                child.kill()
            if child.stdin is not None:
                child.stdin.close()
            await child.wait()

    async def _started(self) -> asyncio.subprocess.Process:
        if self._child is not None and self._child.returncode is None:
            return self._child
        self._child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "index.gathering.isolation",
            self._function, str(self._memory_bytes), str(self._seconds),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, cwd=ROOT, env=needed_environment(os.environ),
        )  # fmt: skip
        try:
            async with asyncio.timeout(START_SECONDS):
                await _receive(self._child)
        except (TimeoutError, asyncio.IncompleteReadError):
            await self.aclose()
            raise Overrun(f"the process for {self._function} does not start") from None
        return self._child


def needed_environment(whole: Mapping[str, str]) -> dict[str, str]:
    """Return only the environment variables that the process needs."""
    return {name: value for name, value in whole.items() if name in NEEDED_NAMES or name.startswith(NEEDED_PREFIXES)}


async def _exchange(child: asyncio.subprocess.Process, question: bytes) -> bytes:
    assert child.stdin is not None  # noqa: S101  # it was started with a pipe
    child.stdin.write(_LENGTH.pack(len(question)) + question)
    await child.stdin.drain()
    return await _receive(child)


async def _receive(child: asyncio.subprocess.Process) -> bytes:
    assert child.stdout is not None  # noqa: S101  # it was started with a pipe
    (length,) = _LENGTH.unpack(await child.stdout.readexactly(_LENGTH.size))
    return await child.stdout.readexactly(length)


def serve(function: str, memory_bytes: int, seconds: float, questions: BinaryIO, answers: BinaryIO) -> None:
    """Answer calls until the input ends, each with (raised, result).

    SIGPROF ends the process over a call that takes more than `seconds` of processor time; SIGALRM over one that takes
    twice as long by the clock as the parent waits, in case the parent is no longer there to kill it.
    """
    module, _, name = function.partition(":")
    called = getattr(importlib.import_module(module), name)
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    _send(answers, b"")
    while length := questions.read(_LENGTH.size):
        signal.setitimer(signal.ITIMER_PROF, seconds)  # an unhandled signal ends the process
        signal.setitimer(signal.ITIMER_REAL, 2 * PATIENCE * seconds)
        arguments = pickle.loads(questions.read(_LENGTH.unpack(length)[0]))  # noqa: S301  # from our own parent
        try:
            answer = pickle.dumps((False, called(*arguments)))
        except (MemoryError, RecursionError):
            sys.exit(1)  # the state of this process is unreliable; the parent notices its end
        except Exception as error:  # noqa: BLE001  # the parent raises it again
            answer = pickle.dumps((True, error))
        _send(answers, answer)
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _send(answers: BinaryIO, answer: bytes) -> None:
    answers.write(_LENGTH.pack(len(answer)) + answer)
    answers.flush()


if __name__ == "__main__":
    own_answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # keep output of libraries out of the answers
    serve(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), sys.stdin.buffer, own_answers)
