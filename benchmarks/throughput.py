"""Questions a second with one and with two chat processes, and what each part costs in time of a processor.

    python -m benchmarks.throughput [--questions 300] [--stories 20] [--followers 30]
        [--postgresql URL] [--milvus URI] [--small]

The processes are real ones with the real model, on one PostgreSQL and one Milvus Lite, which are started from packages
where none is named, and the tests' Bot API server without its limits. --small takes SQLite and FAISS in a data folder,
one chat and one ingest process. Prints the table of docs/scaling.md: wall seconds, and seconds of processors, by
the program's own process and by the engines. `taskset` sets two cores apart for it, where there are more.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from index.indexing.embedding import open_embedder
from testing.bot_api import Person
from testing.scale.engine_servers import milvus, postgresql
from testing.scale.news import publish
from testing.scale.processes import Worker
from testing.scale.readers import Questions, ScaleServer, ask_on, delivered
from testing.scale.simulation import ARTICLES, followers_of, ready, workers_of

ASKERS = 37  # at once: more than the processes answer together; no two of one's questions are the same then
WITHIN_S = 900.0


@dataclass
class Cost:
    """What something took: wall seconds, and processor seconds of the program and of the engines."""

    wall_s: float = 0.0
    program_s: float = 0.0
    engines_s: float = 0.0

    def told(self, name: str, count: int) -> str:
        """A row of the table, for each of `count`."""
        each = [1000 * seconds / max(count, 1) for seconds in (self.wall_s, self.program_s, self.engines_s)]
        rate = count / self.wall_s if self.wall_s else 0.0
        return f"| {name} | {count} | {rate:.1f} | {each[0]:.0f} | {each[1]:.0f} | {each[2]:.0f} |"


@contextmanager
def costing(folder: Path, workers: list[Worker]) -> Iterator[Cost]:
    """What the block takes, by the processes of these workers and by the engines of `folder`."""
    cost = Cost()
    begun, program, engines = time.monotonic(), _of_workers(workers), _of_engines(folder)
    yield cost
    cost.wall_s = time.monotonic() - begun
    cost.program_s = _of_workers(workers) - program
    cost.engines_s = _of_engines(folder) - engines


def _of_workers(workers: list[Worker]) -> float:
    return sum(_with_children(psutil.Process(worker.program.pid)) for worker in workers if worker.program is not None)


def _of_engines(folder: Path) -> float:
    """Of every process that was started with a folder of the engines among its arguments, and of its children."""
    total = 0.0
    for process in psutil.process_iter(["cmdline"]):
        told = process.info["cmdline"] or []
        if any(str(folder / name) in word for word in told for name in ("postgresql", "milvus")):
            total += _with_children(process)
    return total


def _with_children(process: psutil.Process) -> float:
    """Seconds of a process and its children, those that have ended among them."""
    total = 0.0
    with contextlib.suppress(psutil.NoSuchProcess):
        for one in (process, *process.children(recursive=True)):
            times = one.cpu_times()
            total += times.user + times.system + times.children_user + times.children_system
    return total


async def measure(arguments: argparse.Namespace, folder: Path, engines: dict[str, str]) -> None:
    """Prints the table."""
    print("| what | how many | a second | wall ms each | processor ms each | of engines |")
    print("|---|--:|--:|--:|--:|--:|", flush=True)
    async with ScaleServer() as server, contextlib.AsyncExitStack() as stack:
        common = {
            "TELEGRAM_BOT_TOKEN": server.token,
            "TELEGRAM_API_URL": server.url,
            "QUOTEWIRE_QUESTIONS_PER_PERSON": "100000",
            "QUOTEWIRE_WATCH": str(folder / "news"),
            **engines,
        }
        followers = followers_of(server, arguments.followers, folder, common)
        chats = workers_of("chat:1" if arguments.small else "chat:2", folder, common, small=arguments.small)
        for count, worker in enumerate(chats, 1):
            await _started(stack, [worker])
            await ready(server)
            seen = Questions()
            with costing(folder, chats[:count]) as cost:
                await _ask(server, arguments.questions, seen)
            print(cost.told(f"a question, {count} chat process{'es' if count > 1 else ''}", seen.answered), flush=True)
        for worker in chats if not arguments.small else []:
            await worker.stop()
        stories = list(range(arguments.stories))
        await _indexed_matched_delivered(arguments, server, stack, folder, common, stories, followers)


async def _indexed_matched_delivered(
    arguments: argparse.Namespace,
    server: ScaleServer,
    stack: contextlib.AsyncExitStack,
    folder: Path,
    common: dict[str, str],
    stories: list[int],
    followers: list[Person],
) -> None:
    """The way of an article from a watched folder to those who follow, all of it at once."""
    roles = "ingest:1" if arguments.small else "ingest:1,match:1,deliver:1"
    workers = workers_of(roles, folder, common, small=arguments.small)
    await _started(stack, workers)
    by_role = {worker.role: worker for worker in workers}
    with contextlib.ExitStack() as costs:
        cost = {role: costs.enter_context(costing(folder, [worker])) for role, worker in by_role.items()}
        publish(folder / "news", stories)
        until = time.monotonic() + WITHIN_S
        while (told := delivered(followers, len(stories))).arrived < told.expected and time.monotonic() < until:
            await asyncio.sleep(0.5)
    print(cost["ingest"].told("an article indexed, its start included", len(stories)))
    if "match" in cost:
        print(cost["match"].told("an article matched, its start included", len(stories)))
    if "deliver" in cost:
        print(cost["deliver"].told("a delivery, its start included", told.arrived))


async def _started(stack: contextlib.AsyncExitStack, workers: list[Worker]) -> None:
    for worker in workers:
        await worker.start()
        stack.push_async_callback(worker.stop)


async def _ask(server: ScaleServer, questions: int, seen: Questions) -> None:
    people = [server.person("Asker") for _ in range(min(ASKERS, questions))]
    async with asyncio.TaskGroup() as group:
        for place, person in enumerate(people):
            numbers = [number % ARTICLES for number in range(place, questions, len(people))]
            group.create_task(ask_on(server, person, numbers[:ARTICLES], 0.0, seen))


def main() -> None:
    """Starts the engines and measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=300)
    parser.add_argument("--stories", type=int, default=20)
    parser.add_argument("--followers", type=int, default=30)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--postgresql", help="the URL of an empty database that is there already")
    parser.add_argument("--milvus", help="the URI of a Milvus that is there already")
    arguments = parser.parse_args()
    os.environ.pop("QUOTEWIRE_DATABASE", None)
    with tempfile.TemporaryDirectory() as temporary, contextlib.ExitStack() as stack:
        folder = Path(temporary)
        (folder / "news").mkdir()
        open_embedder(None, folder / "model").close()
        engines = {}
        if not arguments.small:
            engines["QUOTEWIRE_DATABASE"] = stack.enter_context(postgresql(folder / "postgresql", arguments.postgresql))
            engines["QUOTEWIRE_VECTORS"] = stack.enter_context(milvus(folder / "milvus", arguments.milvus))
        asyncio.run(measure(arguments, folder, engines))


if __name__ == "__main__":
    main()
