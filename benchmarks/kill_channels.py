"""kill -9 at 100 random moments between a post in a channel and its readers: what is lost, and what comes twice.

python -m benchmarks.kill_channels [--kills 100] [--readers 20] [--posts 60] [--seed 0]
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from testing.channel_kills import killed_at_random


def main() -> None:
    """Prints what the readers saw; exits 1 where anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--posts", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        seen = asyncio.run(killed_at_random(Path(folder), given.kills, given.readers, given.posts, given.seed))
    counted = seen.counted
    print(
        f"{seen.kills} kills in {seen.seconds:.0f} s: {counted.expected} messages due, {counted.missing} lost, "
        f"{counted.repeated} came twice, {counted.unmarked} of them unmarked; "
        f"{seen.unquoted} without their quote, {seen.outdated} posts not stored as they stand"
    )
    sys.exit(1 if counted.missing or counted.unmarked or seen.unquoted or seen.outdated else 0)


if __name__ == "__main__":
    main()
