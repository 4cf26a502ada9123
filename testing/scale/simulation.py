"""Runs every role on one PostgreSQL and one Milvus, kills a process every few seconds, and counts what is lost."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import secrets
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from index.indexing.embedding import open_embedder
from index.library.database import open_database
from testing.bot_api import Limits, Person
from testing.program import bot
from testing.scale.engine_servers import free_port, milvus, postgresql
from testing.scale.load_balancer import Balancer
from testing.scale.news import OLD, article, publish
from testing.scale.processes import Worker, kill_at_random
from testing.scale.readers import Questions, ScaleServer, ask_on, delivered, leftovers
from testing.tiny_embedder import TinyEmbedder
from updates.interests import read_interest
from updates.subscription_actions import SubscriptionActions
from updates.subscriptions import Recipient

ASKERS = 80
PAUSE_S = 1.0  # of an asker between an answer and the next question
ARTICLES = 80  # there from the beginning, each about another thing; more than any reader asks about
NEWS_AT_ONCE = 2
READY_WITHIN_S = 600.0
DELIVERED_WITHIN_S = 600.0  # after the last question


@dataclass(frozen=True, slots=True)
class ScaleRun:
    """What is run, and for how long."""

    questions: int = 2000
    deliveries: int = 2000  # a multiple of `stories`
    stories: int = 50  # that come as news while questions are asked
    kill_every_s: float = 5.0
    roles: str = "chat:2,deliver:2,match:1,ingest:1"
    webhook: bool = False  # updates are posted through a load balancer instead of fetched
    small: bool = False  # SQLite and FAISS in one data folder, for one process of a role
    seed: int = 0
    quiet_s: float = 15.0  # at the end, in which a message that comes twice would come


def run_at_scale(plan: ScaleRun, folder: Path, postgresql_url: str | None, milvus_uri: str | None) -> bool:
    """Starts the engines that are not named, runs the plan in `folder`; returns whether nothing was lost."""
    (folder / "news").mkdir(parents=True, exist_ok=True)
    open_embedder(None, folder / "model").close()
    with contextlib.ExitStack() as stack:
        engines = {}
        if not plan.small:
            engines["QUOTEWIRE_DATABASE"] = stack.enter_context(postgresql(folder / "postgresql", postgresql_url))
            engines["QUOTEWIRE_VECTORS"] = stack.enter_context(milvus(folder / "milvus", milvus_uri))
        return asyncio.run(_run(plan, folder, engines))


async def _run(plan: ScaleRun, folder: Path, engines: dict[str, str]) -> bool:
    """Runs it all and prints what came of it; whether nothing was lost."""
    chance = random.Random(plan.seed)
    async with ScaleServer(Limits(time.monotonic)) as server, contextlib.AsyncExitStack() as stack:
        common = {
            "TELEGRAM_BOT_TOKEN": server.token,
            "TELEGRAM_API_URL": server.url,
            "QUOTEWIRE_QUESTIONS_PER_PERSON": "100000",
            "QUOTEWIRE_WATCH": str(folder / "news"),
            **engines,
        }
        workers = workers_of(plan.roles, folder, common, small=plan.small)
        balancer = await _balanced(stack, workers) if plan.webhook else None
        followers = followers_of(server, plan.deliveries // plan.stories, folder, common)
        for worker in workers:
            await worker.start()
            stack.push_async_callback(worker.stop)
        await ready(server)
        print(f"{len(workers)} processes are ready", flush=True)
        stop, begun, seen = asyncio.Event(), time.monotonic(), Questions()
        killing = asyncio.create_task(kill_at_random(workers, plan.kill_every_s, chance, stop))
        publishing = asyncio.create_task(_publish(folder / "news", plan.stories, plan.questions))
        await _ask(server, plan.questions, seen)
        await publishing
        asked_s = time.monotonic() - begun
        await _all_told(followers, plan.stories)
        stop.set()
        kills = await killing
        await asyncio.sleep(plan.quiet_s)
        told = delivered(followers, plan.stories)
        seen.repeated += leftovers(server)
        refused = sum(call.refusal is not None and call.refusal.code == 429 for call in server.calls)
        ended = {worker.name: worker.ended_by_itself for worker in workers if worker.ended_by_itself}
    lost, undelivered = seen.asked - seen.answered, told.expected - told.arrived
    twice = seen.repeated + told.repeated
    print(
        f"{seen.asked} questions in {asked_s:.0f} s: {seen.answered} answered, {seen.quoted} quoted, {lost} lost, "
        f"{seen.repeated} answered twice, {seen.sorry} apologies, {seen.took_s / max(seen.answered, 1):.1f} s each"
    )
    print(
        f"{told.expected} deliveries: {told.arrived} arrived, {undelivered} lost, {told.repeated} came twice, "
        f"{told.unmarked} of them unmarked"
    )
    print(f"{kills} kills, {twice} messages twice, {refused} x 429; over after {time.monotonic() - begun:.0f} s")
    if balancer is not None:
        print(f"balancer: taken {dict(balancer.taken)}, {balancer.refused} repeated by Telegram")
    if ended:
        print(f"ended by themselves: {json.dumps(ended)}")
    well = not (lost or undelivered or refused or ended or twice > kills)
    print("well" if well else "NOT WELL (--keep FOLDER keeps the logs)")
    return well


def workers_of(roles: str, folder: Path, common: dict[str, str], *, small: bool = False) -> list[Worker]:
    """Each with a data folder of its own, but for the model: nothing but the engines is shared."""
    workers = []
    for told in roles.split(","):
        role, _, count = told.partition(":")
        for number in range(int(count or 1)):
            data = _data_folder(folder, "small" if small else f"{role}-{number}")
            environment = {**common, "QUOTEWIRE_DATA": str(data)}
            workers.append(Worker(role, f"{role}-{number}", environment, folder / f"{role}-{number}.log"))
    return workers


def _data_folder(folder: Path, name: str) -> Path:
    data = folder / name
    data.mkdir(exist_ok=True)
    with contextlib.suppress(FileExistsError):
        (data / "model").symlink_to(folder / "model")
    return data


async def _balanced(stack: contextlib.AsyncExitStack, workers: list[Worker]) -> Balancer:
    chats = [worker for worker in workers if worker.role == "chat"]
    ports = [free_port() for _ in chats]
    balancer = await stack.enter_async_context(Balancer(ports).serving())
    secret = secrets.token_hex()
    for worker, port in zip(chats, ports, strict=True):
        worker.environment = {
            **worker.environment,
            "QUOTEWIRE_WEBHOOK_URL": f"http://127.0.0.1:{balancer.port}/hook",
            "QUOTEWIRE_WEBHOOK_LISTEN": f"127.0.0.1:{port}",
            "QUOTEWIRE_WEBHOOK_SECRET": secret,
        }
    return balancer


def followers_of(server: ScaleServer, count: int, folder: Path, common: dict[str, str]) -> list[Person]:
    """Readers who follow everything; the old articles are there before they begin to."""
    data = _data_folder(folder, "small")
    lines = "".join(json.dumps(article(OLD, number)) + "\n" for number in range(ARTICLES))
    (folder / "old.jsonl").write_text(lines, encoding="utf-8")
    engines = {name: value for name, value in common.items() if name in ("QUOTEWIRE_DATABASE", "QUOTEWIRE_VECTORS")}
    bot("add", str(folder / "old.jsonl"), data=data, extra=engines)
    people = [server.person(f"Follower{number}") for number in range(count)]
    database = open_database(engines.get("QUOTEWIRE_DATABASE") or f"sqlite:///{data / 'library.sqlite3'}")
    subscribing = SubscriptionActions(database, TinyEmbedder())
    for person in people:
        subscribing.follow(Recipient(person.chat.id), read_interest("everything", []))
    database.close()
    return people


async def ready(server: ScaleServer) -> None:
    """Returns once somebody is answered; ends the program where nobody is."""
    first = server.person("First")
    first.says("/start")
    until = time.monotonic() + READY_WITHIN_S
    while not first.heard():
        if time.monotonic() > until:
            sys.exit(f"nobody was answered within {READY_WITHIN_S:.0f} s: --keep FOLDER keeps the logs")
        await asyncio.sleep(0.2)


async def _ask(server: ScaleServer, questions: int, seen: Questions) -> None:
    people = [server.person(f"Asker{number}") for number in range(min(ASKERS, questions))]
    each, rest = divmod(questions, len(people))
    async with asyncio.TaskGroup() as group:
        for place, person in enumerate(people):
            numbers = [(place * each + turn) % ARTICLES for turn in range(each + (place < rest))]
            group.create_task(ask_on(server, person, numbers, PAUSE_S, seen))


async def _publish(folder: Path, stories: int, questions: int) -> None:
    """The news comes evenly, in about the time that the questions take."""
    pause_s = questions / 6 / stories * NEWS_AT_ONCE  # some 6 questions are answered a second on 2 cores
    for first in range(0, stories, NEWS_AT_ONCE):
        publish(folder, range(first, min(first + NEWS_AT_ONCE, stories)))
        await asyncio.sleep(pause_s)


async def _all_told(followers: list[Person], stories: int) -> None:
    until = time.monotonic() + DELIVERED_WITHIN_S
    while time.monotonic() < until:
        told = delivered(followers, stories)
        if told.arrived == told.expected:
            return
        await asyncio.sleep(2.0)
