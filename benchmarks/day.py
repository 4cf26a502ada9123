"""A day of the bot in a quarter of an hour: 24 hours simulated at 100 times the speed, with faults at random.

    python -m benchmarks.day [--hours 24] [--speed 100] [--keep FOLDER] [--seed 1]

Both real processes (`bot.py run`) run by a clock that is faster (testing/fast_clock.py) against the tests' Bot API
server and six feeds on loopback that grow and correct themselves. People ask, follow, tap buttons, hear at once, in
digests, after quiet hours. Meanwhile Telegram answers 429 and 500, connections are cut before and after what was
asked is done, Telegram is away for seconds, feeds fail, and the gathering process is killed with SIGKILL.

Must hold at the end: memory within 10 % of that after the first hour, every story told to everybody who follows it,
none twice but after a cut connection, and then marked, every digest once, every question answered, `bot.py check`
clean. Exit status 1 where anything does not. What goes by the monotonic clock stays real: time limits, Telegram's
pace, and the hourly tidying, which a quarter of an hour does not see.

The library begins with the articles of ../shared/news (--span) where that is there, else with the samples.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import shutil
import sys
import tempfile
from pathlib import Path

from testing.fast_clock import NoCompiler
from testing.program import SHARED, bot
from testing.simulated_day import NotReached, own_questions, spend


def prepared(data: Path, span: str) -> list[str]:
    """Fills a data folder that is empty, where the news is there; the day's questions."""
    news = SHARED / "news"
    articles, asked = news / f"articles-{span}.jsonl.xz", news / f"questions-{span}.jsonl"
    if not articles.exists():
        print(f"no {articles}: the library begins with the samples")
        return own_questions()
    if not (data / "library.sqlite3").exists():
        print(f"indexing {articles.name}", flush=True)
        print(bot("add", str(articles), data=data).output.strip(), flush=True)
    of_news = [json.loads(line)["question"] for line in asked.read_text(encoding="utf-8").splitlines()]
    return [*of_news, *own_questions()]


def main() -> int:
    """Prepares a data folder, spends the day, prints the summary."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hours", type=float, default=24.0, help="simulated hours")
    parser.add_argument("--speed", type=float, default=100.0, help="simulated seconds in a real one")
    parser.add_argument("--span", default="202208")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder for the indexed library, to begin from again, and the log")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        library = (arguments.keep or Path(temporary)) / "library"
        questions = prepared(library, arguments.span)
        data = (arguments.keep or Path(temporary)) / "day"
        shutil.rmtree(data, ignore_errors=True)
        if library.exists():
            shutil.copytree(library, data)
        data.mkdir(parents=True, exist_ok=True)
        try:
            findings = asyncio.run(spend(arguments.hours, arguments.speed, data, questions, arguments.seed))
        except (NoCompiler, NotReached) as problem:
            print(problem, file=sys.stderr)
            return 1
    failed = [finding.what for finding in findings if not finding.holds]
    print(f"\nFAILED: {', '.join(failed)}" if failed else "\neverything held", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
