"""The program typed at a terminal: a pseudo-terminal of some size, and what a person sees on it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pexpect
from pexpect.fdpexpect import fdspawn

from tests.commands.conftest import ROOT

ROWS = 200  # so that nothing scrolls away
INTERRUPTED = 130
# What no command writes: C1 controls, and what turns the direction of letters. Escape sequences are ours as well.
STEERING = frozenset(
    map(chr, [*range(0x80, 0xA0), 0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
)
_STEPS = re.compile(r"(\n|\r|\x1b\[1A|\x1b\[2K)")
_ESCAPES = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[^[]")


@dataclass(frozen=True)
class Look:
    """What a terminal is like."""

    columns: int
    variables: dict[str, str] = field(default_factory=dict)


LOOKS = (
    Look(80, {"TERM": "xterm-256color"}),
    Look(200, {"TERM": "xterm-256color", "NO_COLOR": "1"}),
    Look(80, {"TERM": "dumb"}),
    Look(200, {"TERM": "xterm"}),
)


@dataclass(frozen=True)
class Seen:
    """How a command ended, all that it wrote, and the lines that stand on the screen then."""

    status: int
    written: str
    lines: list[str]

    @property
    def screen(self) -> str:
        return "\n".join(self.lines)


if TYPE_CHECKING:
    _Spawn = fdspawn[str]
else:
    _Spawn = fdspawn  # which is generic for type checkers alone


class Child(_Spawn):
    """A program with a terminal of its own.

    It is started without Python between fork and exec, as pexpect.spawn would: this process has threads of engines, and
    such a fork of it ends in a segmentation fault now and then.
    """

    def __init__(self, command: Sequence[str], columns: int, environment: Mapping[str, str], folder: Path) -> None:
        ours, theirs = pty.openpty()
        fcntl.ioctl(ours, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, columns, 0, 0))
        self._program = subprocess.Popen(
            ["setsid", "--ctty", *command],  # a session of its own, which Ctrl-C at its terminal reaches
            stdin=theirs, stdout=theirs, stderr=theirs, env=dict(environment), cwd=folder,
        )  # fmt: skip
        os.close(theirs)
        super().__init__(
            ours, timeout=300, encoding="utf-8", codec_errors="replace"
        )  # a niced command waits for others
        self.pid = self._program.pid

    def sendintr(self) -> None:
        """Presses Ctrl-C."""
        self.send("\x03")

    def isalive(self) -> bool:
        """Whether the program has not ended."""
        return self._program.poll() is None

    def ended_with(self) -> int:
        """Waits for the end; its exit status, or 128 and the signal that ended it."""
        ended = self._program.wait(60)
        self.close()
        return ended if ended >= 0 else 128 - ended


class Typist:
    """Types commands on a data folder, each at the next kind of terminal, and sees that none ends in a traceback."""

    def __init__(self, data: Path, looks: tuple[Look, ...] = LOOKS) -> None:
        self.data = data
        self._looks = looks
        self._typed = 0

    def __call__(
        self, *arguments: str, keys: Callable[[Child], object] | None = None, look: Look | None = None
    ) -> Seen:
        """Types a command, then `keys`, and waits for its end."""
        look = look or self._looks[self._typed % len(self._looks)]
        self._typed += 1
        # COLUMNS: of the terminal in which the tests run, which pytest-xdist hands on
        others = ("QUOTEWIRE", "TELEGRAM", "NO_COLOR", "COLUMNS", "LINES")
        kept = {n: v for n, v in os.environ.items() if not n.startswith(others)}
        _hear_ctrl_c()
        child = Child(
            [sys.executable, str(ROOT / "bot.py"), *arguments],
            look.columns,
            {
                **kept,
                "QUOTEWIRE_DATA": str(self.data),
                "QUOTEWIRE_ALLOW_NETWORKS": "127.0.0.0/8",
                "LC_ALL": "C.UTF-8",
                **look.variables,
            },
            self.data.parent,
        )
        written = Written()
        child.logfile_read = written
        if keys is not None:
            keys(child)
        child.expect(pexpect.EOF)
        seen = Seen(child.ended_with(), written.text, shown(written.text))
        assert "Traceback" not in seen.written, f"{arguments}: {seen.written}"
        assert not set(seen.written) & STEERING, f"{arguments}: {seen.written!r}"
        assert "the program is wrong" not in seen.written, f"{arguments}: {seen.screen}"
        return seen


class Written:
    """What pexpect reads, as it reads it."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None:
        """Nothing is held back."""


def shown(written: str) -> list[str]:
    """The lines that stand there in the end, unwrapped and without colours: what was drawn over or erased is gone."""
    lines = [""]
    for part in _STEPS.split(written):
        if part == "\n":
            lines.append("")
        elif part == "\r":
            lines[-1] = f"\r{lines[-1].lstrip(chr(13))}"  # the next letter draws over it
        elif part == "\x1b[1A":
            lines.pop()
        elif part == "\x1b[2K":
            lines[-1] = ""
        elif drawn := _ESCAPES.sub("", part):
            lines[-1] = drawn if lines[-1].startswith("\r") else lines[-1] + drawn
    lines = [line.strip("\r").rstrip() for line in lines]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def interrupts(at: str) -> Callable[[Child], object]:
    """Presses Ctrl-C once this stands on the screen."""

    def press(child: Child) -> None:
        child.expect(at)
        child.sendintr()

    return press


def interrupts_loading(library: str) -> Callable[[Child], object]:
    """Presses Ctrl-C once the program has loaded this library, unless it has ended by then."""

    def press(child: Child) -> None:
        maps = Path(f"/proc/{child.pid}/maps")
        while child.isalive():
            if library in maps.read_text():
                child.sendintr()
                return
            child.expect([pexpect.TIMEOUT, pexpect.EOF], timeout=0.02)

    return press


def stopped(seen: Seen) -> bool:
    """Whether a command was ended by Ctrl-C: it says so in a line, or nothing."""
    return seen.status in (INTERRUPTED, 128 + signal.SIGINT)


def _hear_ctrl_c() -> None:
    """As at a person's terminal: what is started in the background of a script hands down that Ctrl-C is not heard."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
