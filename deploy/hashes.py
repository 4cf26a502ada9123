"""Writes requirements-hashes.txt: all that Quotewire runs on, with the SHA-256 of every file that PyPI has of it.

python -m deploy.hashes

torch is not in it: its CPU build comes from another index and has another hash.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from deploy.pins import ROOT, RUNS, normal, pinned, required, with_brought

HASHES = ROOT / "requirements-hashes.txt"
APART = frozenset({"torch"})
HEAD = """\
# All that requirements.txt brings on Linux but torch, with the SHA-256 of its files. Made by `make hashes`.
#   pip install --no-deps --require-hashes -r requirements-hashes.txt
#   pip install -r requirements.txt       # torch, for which a CPU build can be chosen by --extra-index-url
"""


def pins() -> dict[str, str]:
    """Return the packages that Quotewire runs on and that have hashes: versions by name."""
    versions = pinned()
    return {name: versions[name] for name in sorted(with_brought(required(RUNS)) - APART)}


def main() -> None:
    """Ask PyPI for the hashes and write the file."""
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder, "pins.txt")
        only = {normal(each.name): f" ; {each.marker}" for each in required(RUNS) if each.marker}
        lines = [f"{name}=={version}{only.get(name, '')}\n" for name, version in pins().items()]
        asked.write_text("".join(lines), "utf-8")
        command = [
            str(Path(sys.executable).with_name("uv")), "pip", "compile", "--no-config", "--no-deps",
            "--generate-hashes", "--no-header", "--no-annotate",
            "--no-strip-markers", "--quiet", "--python", sys.executable, str(asked),
        ]  # fmt: skip
        told = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own words
    if told.returncode:
        sys.exit(told.stderr.strip())
    HASHES.write_text(HEAD + told.stdout, "utf-8")
    print(f"{HASHES.name}: {len(pins())} packages")


if __name__ == "__main__":
    main()
