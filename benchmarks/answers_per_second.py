"""Questions a second in one process that keeps both cores busy, without Telegram: answers by one thread and by several.

  python -m benchmarks.answers_per_second DATA QUESTIONS [--number 200] [--read 2] [--engine NAME]

DATA is a data folder in which `bot.py add` indexed the articles of QUESTIONS. `--read` reads as many passages as while
many ask. `--engine` runs the model and the reader by another engine than the quickest, such as "OpenVINO in floats".
"""

from __future__ import annotations

import argparse
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.million import Question, read_questions
from benchmarks.percentiles import percentile
from commands.parts import Parts
from config.settings import read_settings
from config.thread_turns import short_thread_turns
from index.indexing.networks import opening
from index.indexing.networks.network import Engine
from retrieval.answers import Query

WARM_UP = 30  # questions before those that count
THREADS = (1, 2)


def measure(parts: Parts, questions: list[Question], threads: int, read: int | None) -> str:
    """Returns a row of the table."""

    def answered_in(one: Question) -> float:
        begun = time.perf_counter()
        parts.answerer.answer(Query(one.text, one.now, read=read) if read is not None else Query(one.text, one.now))
        return (time.perf_counter() - begun) * 1000

    begun, processor_begun = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(threads) as pool:
        took = list(pool.map(answered_in, questions))
    seconds, used = time.perf_counter() - begun, time.process_time() - processor_begun
    each = used / len(questions) * 1000
    return (
        f"| {threads} | {len(questions) / seconds:.1f} | {percentile(took, 0.5):.0f} | {percentile(took, 0.95):.0f} "
        f"| {each:.0f} | {used / seconds:.2f} |"
    )


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--number", type=int, default=200, help="of questions")
    parser.add_argument("--read", type=int, help="passages that are read")
    parser.add_argument("--engine", type=Engine, choices=list(Engine))
    arguments = parser.parse_args()
    if arguments.engine:
        opening.quickest_engine = lambda *_: arguments.engine
    questions = read_questions(arguments.questions)[: arguments.number + WARM_UP]
    with short_thread_turns(), Parts(read_settings(data=arguments.data)) as parts:
        for one in questions[:WARM_UP]:
            parts.answerer.answer(Query(one.text, one.now))
        print("| threads | a second | p50 ms | p95 ms | processor ms | cores |\n|--:|--:|--:|--:|--:|--:|")
        for threads in THREADS:
            print(measure(parts, questions[WARM_UP:], threads, arguments.read), flush=True)


if __name__ == "__main__":
    main()
