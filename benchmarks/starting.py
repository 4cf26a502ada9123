"""How soon `bot.py run` listens on a library, and how soon it ends: seconds of each, over a few runs.

python -m benchmarks.starting DATA_FOLDER [--runs 5]
"""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import statistics
import sys
import time
from pathlib import Path

from testing.bot_api import BotApiServer
from testing.program import ROOT

LONGEST_S = 120.0


async def run_once(data: Path) -> tuple[float, float]:
    """Seconds from the start of the process until it listens, and from SIGTERM until it has ended."""
    async with BotApiServer() as server:
        environment = {**os.environ, "TELEGRAM_BOT_TOKEN": server.token, "TELEGRAM_API_URL": server.url}
        begun = time.perf_counter()
        process = await asyncio.create_subprocess_exec(
            sys.executable, str(ROOT / "bot.py"), "run", "--data", str(data),
            env=environment, stdin=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        assert process.stderr is not None
        async with asyncio.timeout(LONGEST_S):
            while b"listening on Telegram" not in (line := await process.stderr.readline()):
                if not line:
                    raise SystemExit("the bot ended before it listened")
        ready = time.perf_counter() - begun
        stopped = time.perf_counter()
        process.send_signal(signal.SIGTERM)
        await process.communicate()
        return ready, time.perf_counter() - stopped


def main() -> None:
    """Prints the medians and the worst."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    runs = [asyncio.run(run_once(arguments.data)) for _ in range(arguments.runs)]
    for name, seconds in zip(("ready", "stopped"), zip(*runs, strict=True), strict=True):
        print(f"{name:<8} {statistics.median(seconds):.2f} s (median of {len(runs)}, worst {max(seconds):.2f})")


if __name__ == "__main__":
    main()
