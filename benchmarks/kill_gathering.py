"""Kills polling and indexing at random moments; at the end the library equals that of an undisturbed run.

    python -m benchmarks.kill_gathering [--kills 100] [--model FOLDER]

testing/gathering_kills.py describes a round. Exit status 1 where anything differs.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from index.indexing.embedding import open_embedder
from testing.gathering_kills import survive


def main() -> None:
    """Prints what came of it; exits 1 where anything differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--model", type=Path, help="a compiled model, where there is one already")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        model = arguments.model or Path(temporary) / "model"
        open_embedder(None, model).close()
        compared = survive(arguments.kills, Path(temporary), model)
    print(f"{compared.killed} of {arguments.kills} polls were killed; {compared.articles} articles at the end")
    for difference in compared.differences:
        print(difference)
    print("equal to an undisturbed run, check finds nothing" if not compared.differences else "NOT equal")
    sys.exit(1 if compared.differences else 0)


if __name__ == "__main__":
    main()
