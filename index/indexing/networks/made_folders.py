"""Folders that another program makes once: verified when they are used, made again when they are not sound."""

from __future__ import annotations

import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from filelock import FileLock

from config.project import ROOT
from index.library.errors import ModelProblem

MANIFEST = "manifest.json"
TELL_EVERY_S = 60
LIMIT_S = 900  # the longest takes 15 s on two idle cores; a far slower machine still comes through

Progress = Callable[[str], None]


def say_nothing(_line: str) -> None:
    """Progress that nobody hears."""


def ensure_made(
    folder: Path, manifest: Callable[[Path], dict[str, Any]], make: Callable[[Path], None], tell: Progress
) -> None:
    """Have `make` fill `folder` unless its manifest is what `manifest` finds in it.

    Several programs may call this at once: one makes it, the others wait. `tell` gets what is wrong with what is there,
    or "" where nothing is. `manifest` raises OSError or ValueError where it cannot read the folder. Raises OSError, and
    whatever `make` raises.
    """
    if _flaw(folder, manifest) is None:
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(folder.with_name(f"{folder.name}.lock")):
        flaw = _flaw(folder, manifest)
        if flaw is not None:
            tell(flaw)
            _make(folder, manifest, make)


def _flaw(folder: Path, manifest: Callable[[Path], dict[str, Any]]) -> str | None:
    """What is wrong with the folder, "" if there is none yet, or None if it is sound."""
    try:
        stored = json.loads((folder / MANIFEST).read_text("utf-8"))
        found = manifest(folder)
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:
        return f": the compiled form cannot be read ({error})"
    if stored == found:
        return None
    if not isinstance(stored, dict) or stored.get("files") != found["files"]:
        return ": the compiled form is damaged"
    return ": the compiled form was made by another version"


def _make(folder: Path, manifest: Callable[[Path], dict[str, Any]], make: Callable[[Path], None]) -> None:
    """Call it with the folder's lock held: what others began to make was left by programs that were killed."""
    prefix = f"{folder.name}.new-"
    for leftover in folder.parent.glob(f"{glob.escape(prefix)}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=prefix, dir=folder.parent, ignore_cleanup_errors=True) as scratch:
        made = Path(scratch) / "made"
        made.mkdir()
        make(made)
        (made / MANIFEST).write_text(json.dumps(manifest(made), indent=1), "utf-8")
        if folder.exists():
            folder.rename(Path(scratch) / "replaced")
        made.rename(folder)


def run_program(module: str, arguments: Sequence[str], progress: Progress) -> None:
    """Run a module of ours as a program of its own, so that this one does not load its imports.

    Raises ModelProblem with the last line that it wrote to standard error.
    """
    command = [sys.executable, "-m", module, *arguments]
    with subprocess.Popen(  # noqa: S603 (our own module, no shell)
        command, cwd=ROOT, env=dict(os.environ), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as program:
        try:
            errors = _errors_of(program, progress)
        except BaseException:
            program.kill()
            raise
    if program.returncode:
        last = (errors.strip().splitlines() or [f"exit status {program.returncode}"])[-1]
        raise ModelProblem(f"the model cannot be compiled: {last}")


def _errors_of(program: subprocess.Popen[str], progress: Progress) -> str:
    """Wait for the program, telling now and then that it still works; return what it wrote to standard error."""
    for seconds in range(TELL_EVERY_S, LIMIT_S + 1, TELL_EVERY_S):
        try:
            return program.communicate(timeout=TELL_EVERY_S)[1]
        except subprocess.TimeoutExpired:
            progress(f"Still compiling after {seconds} seconds: the machine is slow or busy")
    raise ModelProblem(f"the model was not compiled within {LIMIT_S} s: try again when idle")
