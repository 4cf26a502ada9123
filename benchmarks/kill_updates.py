"""kill -9 at 100 random moments of matching and sending: what is lost, and what comes twice.

python -m benchmarks.kill_updates [--kills 100] [--readers 40] [--stories 30] [--seed 0]
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from pathlib import Path

from testing.update_kills import killed_at_random


def main() -> None:
    """Prints what the readers saw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--readers", type=int, default=40)
    parser.add_argument("--stories", type=int, default=30)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        seen = asyncio.run(
            killed_at_random(Path(folder), arguments.kills, arguments.readers, arguments.stories, arguments.seed)
        )
    counted = seen.counted
    print(
        f"{seen.kills} kills in {seen.seconds:.0f} s: {counted.expected} messages due, {counted.missing} lost, "
        f"{counted.repeated} came twice, {counted.unmarked} of them unmarked"
    )


if __name__ == "__main__":
    main()
