"""Polls 2,100 feeds, well formed and broken, over real HTTP on loopback, and holds what is read against what is stated.

    python -m benchmarks.feeds [../shared/feeds/feeds.tar.xz]

Each feed states in its first comment what is expected of it, such as
`Expect: not bozo and entries[0]['title'] == 'Example'`; titles, links and dates of entries are taken from there.
Exits 1 where a poll crashes or takes longer than 2 s, or where a well-formed feed is read wrongly.
"""

from __future__ import annotations

import ast
import asyncio
import re
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import ip_network
from pathlib import Path

from aiohttp import web

from index.gathering.feeds.entries import Entry, NotAFeed, ParsedFeed
from index.gathering.feeds.feed_store import FeedStore
from index.gathering.feeds.html_fragments import plain_line
from index.gathering.feeds.isolated_parsing import IsolatedReader
from index.gathering.feeds.polling import Poller
from index.gathering.fetching import Fetched, Fetcher, Limits
from index.gathering.fetching.connections import NotResolved
from index.indexing.ingest import Accepted, Outcome, Verdict
from index.library.articles import ArticleId, Draft
from index.library.database import open_database
from index.library.errors import Rejected

FEEDS = Path("../shared/feeds/feeds.tar.xz")
LONGEST_S = 2.0
HOST = "127.0.0.1"
PORT = 8097  # where the feeds themselves expect to stand
NAMES = {
    "title": "title",
    "link": "link",
    "published_parsed": "published",
    "updated_parsed": "published",
    "created_parsed": "published",
}


@dataclass(frozen=True)
class Expectation:
    """What a feed states of one of its entries."""

    number: int
    name: str
    value: object


@dataclass(frozen=True)
class Case:
    """A feed with what it states of itself."""

    path: str
    body: bytes
    headers: dict[str, str]
    expectations: tuple[Expectation, ...]

    @property
    def well_formed(self) -> bool:
        return "/wellformed/" in self.path or "/json/" in self.path


def read_cases(archive: Path) -> Iterator[Case]:
    """Every feed of the archive."""
    with tarfile.open(archive) as tar:
        for member in tar:
            held = tar.extractfile(member) if member.isfile() else None
            if held is not None:
                body = held.read()
                path = "/" + member.name.removeprefix("./")
                head = _head(body)
                found = re.findall(r"^[ \t]*Header:[ \t]*([\w-]+):[ \t]*(.*?)[ \t]*$", head, re.MULTILINE)
                yield Case(path, body, dict(found), tuple(_expectations(head)))


def _head(body: bytes) -> str:
    """The first comment, in whatever encoding."""
    for encoding in ("utf-8", "utf-16", "utf-32", "cp037", "latin-1"):
        try:
            text = body[:8_000].decode(encoding, "strict" if encoding != "utf-8" else "ignore")
        except UnicodeError:
            continue
        if "Expect:" in text:
            return text.partition("-->")[0]
    return ""


def _expectations(head: str) -> Iterator[Expectation]:
    stated = re.search(r"Expect:[ \t]*(.*)", head)
    if not stated:
        return
    try:
        tree = ast.parse(stated[1].strip(), mode="eval")
    except (SyntaxError, ValueError):
        return
    conditions = (
        tree.body.values if isinstance(tree.body, ast.BoolOp) and isinstance(tree.body.op, ast.And) else [tree.body]
    )
    for condition in conditions:
        if not isinstance(condition, ast.Compare) or not all(isinstance(op, ast.Eq) for op in condition.ops):
            continue
        sides = [condition.left, *condition.comparators]
        values = [side for side in sides if isinstance(side, ast.Constant | ast.Tuple)]
        if len(values) != 1:
            continue
        for side in sides:
            match re.fullmatch(r"entries\[(\d+)\](?:\['(\w+)'\]|\.(\w+))", ast.unparse(side)):
                case re.Match() as found if (found[2] or found[3]) in NAMES:
                    yield Expectation(int(found[1]), NAMES[found[2] or found[3]], ast.literal_eval(values[0]))


def agrees(expected: Expectation, entry: Entry) -> bool:
    """Whether `entry` says what was expected; titles are compared as text."""
    if expected.name == "title":
        return entry.title in (expected.value, plain_line(str(expected.value)))
    if expected.name == "link":
        return entry.link == expected.value
    told = entry.published and entry.published.astimezone(UTC).timetuple()[:6]
    return told == tuple(expected.value)[:6]  # type: ignore[arg-type]  # dates are stated as time tuples


class RecordingReader(IsolatedReader):
    """Remembers what it read of each address."""

    def __init__(self) -> None:
        super().__init__()
        self.parsed: dict[str, ParsedFeed | str] = {}

    async def feed(self, answer: Fetched) -> ParsedFeed:
        try:
            parsed = await super().feed(answer)
        except NotAFeed as problem:
            self.parsed[answer.url] = str(problem)
            raise
        self.parsed[answer.url] = parsed
        return parsed


class ServedFeeds:
    """Stands in for the library, whose work is measured elsewhere."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []

    def take(self, items: Iterable[Draft | Rejected], *, announce: bool = False) -> Iterator[Outcome]:
        for item in items:
            if isinstance(item, Rejected):
                yield item
            else:
                self.drafts.append(item)
                yield Accepted(Verdict.ADDED, ArticleId(len(self.drafts)), item.url, item.title)


async def no_names(host: str, _: int) -> list[str]:
    """The pages that these feeds point to are not asked for."""
    raise NotResolved(f"the name {host} cannot be resolved", lasting=True)


async def serve(cases: dict[str, Case]) -> web.ServerRunner:
    """An HTTP server of the feeds."""

    async def answer(request: web.BaseRequest) -> web.Response:
        case = cases.get(request.path)
        if case is None:
            return web.Response(status=404)
        response = web.Response(body=case.body, headers=case.headers)
        if "content-type" not in (name.lower() for name in case.headers):
            response.headers["Content-Type"] = "application/json" if case.path.endswith(".json") else "application/xml"
        return response

    runner = web.ServerRunner(web.Server(answer))
    await runner.setup()
    await web.TCPSite(runner, HOST, PORT).start()
    return runner


async def measure(archive: Path) -> int:
    """Polls each feed once; prints figures; returns the exit code."""
    cases = {case.path: case for case in read_cases(archive)}
    reader, shelf = RecordingReader(), ServedFeeds()
    times: dict[str, float] = {}
    crashes: list[str] = []
    runner = await serve(cases)
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{folder}/library.sqlite3")
        store = FeedStore(database)
        async with Fetcher(allowed=[ip_network(f"{HOST}/32")], limits=Limits(delay_s=0), resolve=no_names) as fetcher:
            poller = Poller(store, fetcher, reader, shelf)
            now = datetime.now(UTC)
            feeds = [store.add(f"http://{HOST}:{PORT}{path}", now) for path in cases]
            for feed in feeds:
                started = time.perf_counter()
                try:
                    await poller.poll(feed.id, force=True)
                except Exception as error:  # noqa: BLE001  # counting these is the purpose
                    crashes.append(f"{feed.url}: {error!r}")
                times[feed.url] = time.perf_counter() - started
        failing = [feed for feed in store.all() if feed.failures]
        database.close()
    await reader.aclose()
    await runner.cleanup()
    return report(cases, reader, times, crashes, [(feed.url, feed.reason) for feed in failing], len(shelf.drafts))


def report(
    cases: dict[str, Case],
    reader: RecordingReader,
    times: dict[str, float],
    crashes: list[str],
    failing: list[tuple[str, str]],
    drafts: int,
) -> int:
    """Prints the figures; 1 where something is not as it has to be."""
    right: dict[tuple[bool, str], int] = {}
    total: dict[tuple[bool, str], int] = {}
    wrong: list[str] = []
    for case in cases.values():
        parsed = reader.parsed.get(f"http://{HOST}:{PORT}{case.path}")
        for expected in case.expectations:
            kind = (case.well_formed, expected.name)
            total[kind] = total.get(kind, 0) + 1
            entries = parsed.entries if isinstance(parsed, ParsedFeed) else ()
            if expected.number < len(entries) and agrees(expected, entries[expected.number]):
                right[kind] = right.get(kind, 0) + 1
            else:
                got = getattr(entries[expected.number], expected.name) if expected.number < len(entries) else parsed
                wrong.append(
                    f"{case.path}: {expected.name} of entry {expected.number} is {got!r}, not {expected.value!r}"
                )
    slow = sorted(times.values())
    print(f"feeds polled          {len(times)}")
    print(f"crashed               {len(crashes)}")
    print(f"slower than {LONGEST_S:g} s       {sum(taken > LONGEST_S for taken in slow)}")
    print(f"time of a poll        median {slow[len(slow) // 2] * 1000:.0f} ms, longest {slow[-1] * 1000:.0f} ms")
    print(f"with a reason         {len(failing)}")
    print(f"handed to the library {drafts}")
    for well_formed in (True, False):
        for name in ("title", "link", "published"):
            kind = (well_formed, name)
            if kind in total:
                print(f"{'well formed' if well_formed else 'broken'}, {name:10}{right.get(kind, 0)} of {total[kind]}")
    for line in (*crashes, *(f"{url}: {reason}" for url, reason in failing), *wrong):
        print("  " + line, file=sys.stderr)
    well = all(right.get(kind, 0) == count for kind, count in total.items() if kind[0])
    return 0 if well and not crashes and slow[-1] <= LONGEST_S else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(measure(Path(sys.argv[1]) if len(sys.argv) > 1 else FEEDS)))
