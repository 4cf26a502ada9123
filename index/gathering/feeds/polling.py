"""Polls feeds: fetches, decides, stores, then adds the stored entries to the library.

A crash loses nothing, since pending entries are stored in one transaction with the entity tag that came with them.
It duplicates nothing, since the library identifies an article by its address.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from config.clock import Clock, utc_now
from config.problems import Problem
from config.retry_pauses import RetryPauses
from index.gathering.feeds.entries import NotAFeed, digest
from index.gathering.feeds.feed_state import Feed, FeedId, PendingEntry, Plan, Revisit
from index.gathering.feeds.feed_store import FeedStore, LeaseLost
from index.gathering.feeds.isolated_parsing import Reader
from index.gathering.feeds.page_visits import Visit, Visitor, at_addresses, revisit_at, wanted_addresses
from index.gathering.feeds.poll_decisions import after_failed_fetch, after_failure, after_nothing_new, after_reading
from index.gathering.fetching import Fetched, Fetcher, FetchFailed, NotModified
from index.indexing.ingest import Outcome
from index.library.articles import Draft
from index.library.errors import IndexProblem, Rejected

_log = logging.getLogger(__name__)

FEEDS_AT_ONCE = 8
BATCHES_A_TURN = 8  # then other feeds have a turn, so that a backlog of thousands does not delay news


PAUSES_AFTER_BUGS = RetryPauses(2.0, 900.0)  # of a feed
PAUSES_IN_AN_OUTAGE = RetryPauses(2.0, 60.0)  # of a feed, so that news resumes soon after the library can be written


@dataclass(frozen=True, slots=True)
class PollingLimits:
    """How much a poller takes at once, and how long it waits."""

    batch_entries: int = 32  # one batch of the library
    look_every_s: float = 0.5  # for feeds added by another process
    bug_pauses: RetryPauses = PAUSES_AFTER_BUGS
    outage_pauses: RetryPauses = PAUSES_IN_AN_OUTAGE


class ArticleSink(Protocol):
    """Accepts articles for the library."""

    def take(self, items: Iterable[Draft | Rejected], *, announce: bool = False) -> Iterator[Outcome]:
        """Add the items and yield the outcome of each, in order."""
        ...


@dataclass(frozen=True, slots=True)
class Polled:
    """The result of one turn at a feed."""

    feed: Feed
    outcomes: tuple[Outcome, ...] = ()
    postponed: int = 0  # entries whose page could not be fetched now
    more: bool = False  # there are entries left to take now


@dataclass(frozen=True, slots=True)
class _Pause:
    """A feed's failures in a row, by kind, and the end of its pause on the monotonic clock."""

    failures: Counter[RetryPauses]
    until: float


class Poller:
    """Polls feeds for a library. `now` and `chance` (uniform in [0, 1)) can be set for tests."""

    def __init__(
        self,
        store: FeedStore,
        fetcher: Fetcher,
        reader: Reader,
        library: ArticleSink,
        *,
        limits: PollingLimits = PollingLimits(),
        now: Clock = utc_now,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._store = store
        self._fetcher = fetcher
        self._reader = reader
        self._library = library
        self._limits = limits
        self._now = now
        self._chance = chance
        self._visitor = Visitor(store, fetcher, reader, now, chance)
        self._library_turn = asyncio.Lock()
        self._pauses: dict[FeedId, _Pause] = {}

    async def run(self, stop: asyncio.Event) -> None:
        """Poll what is due until `stop` is set; then cancel the turns that are under way."""
        under_way: dict[FeedId, asyncio.Task[None]] = {}
        try:
            while not stop.is_set():
                under_way = {feed: task for feed, task in under_way.items() if not task.done()}
                for feed in await self._due():
                    if feed not in under_way and len(under_way) < FEEDS_AT_ONCE and not self._is_paused(feed):
                        under_way[feed] = asyncio.create_task(self._poll_or_log(feed))
                try:
                    async with asyncio.timeout(self._limits.look_every_s):
                        await stop.wait()
                except TimeoutError:
                    continue
        finally:
            for task in under_way.values():
                task.cancel()
            await asyncio.gather(*under_way.values(), return_exceptions=True)

    async def _due(self) -> Sequence[FeedId]:
        """Return the feeds that are due; none while the database cannot be read, so that polling continues later."""
        try:
            return await asyncio.to_thread(self._store.due, self._now())
        except IndexProblem as problem:
            _log.warning("%s; the feeds wait", problem)
        except Exception:  # noqa: BLE001  # the loop outlives whatever this was
            _log.exception("due feeds cannot be read; trying again")
        return ()

    async def poll_all(self, feeds: Sequence[FeedId], *, force: bool = True) -> AsyncIterator[Polled]:
        """Poll these feeds and add all their entries; yield each turn when it is done."""
        places = asyncio.Semaphore(FEEDS_AT_ONCE)

        async def turns(feed: FeedId) -> list[Polled]:
            async with places:
                done: list[Polled] = []
                asked = force
                try:
                    while (polled := await self.poll(feed, force=asked)) is not None:
                        done.append(polled)
                        asked = False
                        if not polled.more:
                            break
                except IndexProblem:
                    raise
                except Exception:  # noqa: BLE001  # the others are polled all the same
                    _log.exception("feed %d cannot be polled", feed)
                return done

        for finished in asyncio.as_completed([turns(feed) for feed in feeds]):
            for polled in await finished:
                yield polled

    async def poll(self, number: FeedId, *, force: bool = False) -> Polled | None:
        """Take one turn at a feed: fetch it if it is due (or with `force`), then add its pending entries.

        Returns None if another worker has it. Raises LibraryProblem if the library cannot be written.
        """
        feed = await asyncio.to_thread(self._store.claim, number, self._now())
        if feed is None:
            return None
        try:
            if force or (feed.next_poll <= self._now() and not feed.gone):
                feed = await self._ask(feed)
            return await self._take_waiting(feed)
        except LeaseLost as lost:
            _log.info("%s", lost)
            return None
        except IndexProblem:
            raise
        except Exception as error:
            reason = f"it cannot be polled: {type(error).__name__}"
            plan = after_failure(feed, reason, self._now(), self._chance())
            with contextlib.suppress(Problem):  # failing to record the error matters less than the error itself
                await asyncio.to_thread(self._store.write, plan, self._now())
            raise
        finally:
            await asyncio.shield(asyncio.to_thread(self._store.release, number))

    async def _poll_or_log(self, number: FeedId) -> None:
        try:
            await self.poll(number)
        except IndexProblem as problem:
            _log.error("feed %d: %s", number, problem)
            self._pause(number, self._limits.outage_pauses)
        except Exception:  # noqa: BLE001  # the loop outlives a bad feed
            _log.exception("feed %d cannot be polled", number)
            self._pause(number, self._limits.bug_pauses)
        else:
            self._pauses.pop(number, None)

    def _pause(self, feed: FeedId, pauses: RetryPauses) -> None:
        """Pause a feed: its entries are still due and would be tried again at once."""
        before = self._pauses.get(feed)
        failures = Counter(before.failures if before else {}) + Counter([pauses])
        self._pauses[feed] = _Pause(failures, time.monotonic() + pauses.after(failures[pauses]))

    def _is_paused(self, feed: FeedId) -> bool:
        pause = self._pauses.get(feed)
        return pause is not None and time.monotonic() < pause.until

    async def _ask(self, feed: Feed) -> Feed:
        """Fetch the feed, decide on a plan and store it."""
        answer = await self._fetcher.fetch(feed.url, feed.validators)
        plan = await self._decide(feed, answer)
        stored = await asyncio.to_thread(self._store.write, plan, self._now())
        if stored.reason:
            _log.warning("feed %s: %s", stored.url, stored.reason)
        elif stored.notes:
            _log.info("feed %s: %s", stored.url, stored.notes)
        return stored

    async def _decide(self, feed: Feed, answer: Fetched | NotModified | FetchFailed) -> Plan:
        now, chance = self._now(), self._chance()
        if isinstance(answer, FetchFailed):
            return after_failed_fetch(feed, answer, now, chance)
        if isinstance(answer, NotModified):
            return after_nothing_new(feed, answer, now, chance)
        body_hash = digest(answer.final_url, answer.body.decode("latin-1"))
        if body_hash == feed.body_hash:
            return after_nothing_new(feed, answer, now, chance)
        try:
            parsed = await self._reader.feed(answer)
        except NotAFeed as problem:
            return after_failure(feed, str(problem), now, chance)
        except Exception as error:  # noqa: BLE001  # whatever a parser makes of hostile bytes is that feed's trouble
            _log.warning("feed %s cannot be read", feed.url, exc_info=error)
            return after_failure(feed, f"it cannot be read: {type(error).__name__}", now, chance)
        known = await asyncio.to_thread(self._store.known, feed.id)
        return after_reading(feed, answer, parsed, body_hash, known, self._now(), chance)

    async def _take_waiting(self, feed: Feed) -> Polled:
        outcomes: list[Outcome] = []
        postponed = 0
        for _ in range(BATCHES_A_TURN):
            waiting = await asyncio.to_thread(self._store.pending, feed.id, self._now(), self._limits.batch_entries)
            if not waiting:
                return Polled(feed, tuple(outcomes), postponed)
            visits = await asyncio.gather(*(self._visitor.visit(feed, entry) for entry in waiting))
            postponed += sum(visit is None for visit in visits)
            done = [(entry, visit) for entry, visit in zip(waiting, visits, strict=True) if visit is not None]
            if wanted := wanted_addresses(done):
                done = at_addresses(done, await asyncio.to_thread(self._store.reserve_addresses, feed.id, wanted))
            await self._remember(feed, [(entry, visit, visit.unchanged) for entry, visit in done if visit.item is None])
            for announce in (False, True):
                group = [(entry, visit) for entry, visit in done if visit.item and entry.announce == announce]
                outcomes += await self._take(feed, group, announce=announce)
            await asyncio.to_thread(self._store.renew, feed.id, self._now())
        return Polled(feed, tuple(outcomes), postponed, more=True)

    async def _take(self, feed: Feed, group: Sequence[tuple[PendingEntry, Visit]], *, announce: bool) -> list[Outcome]:
        """Add a group to the library, then mark it as done: in this order, so that nothing is lost."""
        items = [visit.item for _, visit in group if visit.item is not None]
        if not items:
            return []
        async with self._library_turn:
            outcomes = await asyncio.to_thread(self._hand_over, items, announce)
        for outcome in outcomes:
            if isinstance(outcome, Rejected):
                _log.info("feed %s: %s", feed.url, outcome)
        words = map(_in_words, outcomes)
        await self._remember(feed, [(*pair, said) for pair, said in zip(group, words, strict=True)])
        return outcomes

    async def _remember(self, feed: Feed, done: Sequence[tuple[PendingEntry, Visit, str]]) -> None:
        """Mark entries as done, or schedule further visits to their pages."""
        finished: dict[str, str] = {}
        again: dict[str, Revisit] = {}
        for entry, visit, said in done:
            at = revisit_at(entry, visit, self._now())
            if at is None or visit.page is None:
                finished[entry.key] = said
            else:
                again[entry.key] = Revisit(at, visit.page, said)
        if finished:
            await asyncio.to_thread(self._store.finish_entries, feed.id, finished)
        if again:
            await asyncio.to_thread(self._store.revisit, feed.id, again)

    def _hand_over(self, items: Sequence[Draft | Rejected], announce: bool) -> list[Outcome]:
        try:
            return list(self._library.take(items, announce=announce))
        except IndexProblem:
            raise
        except Exception:  # noqa: BLE001  # one article that the library cannot store must not block the others
            if len(items) == 1:
                _log.exception("an article of a feed cannot be added")
                item = items[0]
                return [Rejected(item.url if isinstance(item, Draft) else item.where, "the library cannot take it")]
        return [outcome for item in items for outcome in self._hand_over([item], announce)]


def _in_words(outcome: Outcome) -> str:
    return f"rejected: {outcome.reason}" if isinstance(outcome, Rejected) else outcome.verdict.value
