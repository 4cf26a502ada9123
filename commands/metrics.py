"""Figures for Prometheus: questions, latency, refusals, queue, deliveries, 429s, feeds, sizes."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from chat.health_state import HealthState
from chat.interfaces import Answerer
from commands.parts import Parts
from index.gathering.feeds.feed_store import FeedStore
from index.library.errors import IndexProblem
from index.library.library import Counts, Library
from retrieval.answers import Answer, Query, Quoted, Reason
from retrieval.follow_ups import Turn
from retrieval.paced_answering import AGAIN
from updates.delivery_counts import count, count_by_state, last_delivery

ANSWERED = "answered"
SECONDS = (0.005, 0.01, 0.02, 0.03, 0.06, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)

log = logging.getLogger(__name__)


class Metrics:
    """The figures of one process. Can be collected from any thread."""

    def __init__(self, health_state: HealthState) -> None:
        self.registry = CollectorRegistry()
        self._questions = Counter(
            "quotewire_questions", "Questions, by what came of them", ["outcome"], registry=self.registry
        )
        for outcome in (ANSWERED, *(reason.name.lower() for reason in Reason)):
            self._questions.labels(outcome)  # a series that is there from the start can be counted from 0
        self._answering = Histogram(
            "quotewire_answer_seconds", "Finding an answer", buckets=SECONDS, registry=self.registry
        )
        self._given = Counter(
            "quotewire_answers", "Answers to people, by the passages read for each, or given again", ["read"],
            registry=self.registry,
        )  # fmt: skip
        self._given.labels(AGAIN)
        handling = Histogram(
            "quotewire_update_seconds",
            "An update from its arrival until it is dealt with, replies sent",
            buckets=SECONDS,
            registry=self.registry,
        )
        health_state.handled = handling.observe
        self.registry.register(_DoorFigures(health_state))
        ProcessCollector(registry=self.registry)

    def measured(self, answerer: Answerer) -> Answerer:
        """Returns the answerer wrapped so that its answers are counted and timed."""
        return _Measured(answerer, self._questions, self._answering)

    def count_answer(self, read: str) -> None:
        """Counts an answer, by how many passages were read for it; AGAIN if it was given again."""
        self._given.labels(read).inc()

    def include_library(self, parts: Parts) -> None:
        """Includes the library's figures from now on."""
        self.registry.register(_LibraryFigures(parts))


class _Measured:
    def __init__(self, answerer: Answerer, questions: Counter, seconds: Histogram) -> None:
        self._answerer = answerer
        self._questions = questions
        self._seconds = seconds

    def answer(self, query: Query, history: Sequence[Turn] = ()) -> Answer:
        """See Answerer."""
        with self._seconds.time():
            answer = self._answerer.answer(query, history)
        outcome = ANSWERED if isinstance(answer, Quoted) else answer.reason.name.lower()
        self._questions.labels(outcome).inc()
        return answer


class _DoorFigures(Collector):
    def __init__(self, health_state: HealthState) -> None:
        self._health_state = health_state

    def collect(self) -> Iterator[Metric]:
        """See Collector."""
        health_state = self._health_state
        yield _gauge("quotewire_listening", "1 while updates are asked for", health_state.listening)
        yield _gauge("quotewire_queue", "Updates that are answered or wait for their turn", health_state.waiting)
        elected = GaugeMetricFamily("quotewire_elected", "1 for what this process was elected for", labels=["duty"])
        for duty in sorted(health_state.duties):
            elected.add_metric([duty], 1.0)
        yield elected
        yield CounterMetricFamily(
            "quotewire_updates_dropped", "Updates for which there was no room", value=health_state.dropped
        )
        answers = CounterMetricFamily("quotewire_telegram_answers", "Telegram's to our calls", labels=["status"])
        for status, number in {429: 0, **health_state.answers.copy()}.items():
            answers.add_metric([str(status)], number)
        yield answers
        yield _time("quotewire_last_update_poll", "When Telegram last answered a poll", health_state.polled_at)


class _LibraryFigures(Collector):
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._library = Library(parts.database)
        self._feeds = FeedStore(parts.database)

    def collect(self) -> Iterator[Metric]:
        """See Collector. If the library cannot be read now, its figures are missing; the others are not."""
        try:
            yield from list(self._collected())
        except Exception:  # the database may be locked
            log.exception("the library's metrics are missing now")

    def _collected(self) -> Iterator[Metric]:
        counts: Counts = self._library.counts()
        with self._parts.database.reading() as connection:
            states, updates, delivered = count_by_state(connection), count(connection), last_delivery(connection)
        feeds, due = self._feeds.counts(), self._feeds.next_due()
        overdue = max(0.0, (datetime.now(UTC) - due).total_seconds()) if due else 0.0
        yield _gauge("quotewire_articles", "Articles that can be quoted", counts.articles)
        yield _gauge("quotewire_passages", "Passages in the library", counts.passages)
        by_state = GaugeMetricFamily(
            "quotewire_deliveries", "Deliveries of the last 30 days, and all that are due", labels=["state"]
        )
        for state, number in states.items():
            by_state.add_metric([state.value], number)
        yield by_state
        yield _gauge("quotewire_subscriptions", "Subscriptions that are not ended", updates.subscriptions)
        yield _gauge("quotewire_feeds", "Feeds that are followed", feeds.feeds)
        yield _gauge("quotewire_feeds_failing", "Feeds whose last poll failed", feeds.failing)
        yield _gauge("quotewire_feed_entries_waiting", "Entries of feeds that wait to be indexed", feeds.pending)
        yield _gauge("quotewire_feeds_overdue_seconds", "How long the feed that is due first has been due", overdue)
        yield _time("quotewire_last_feed_poll", "When any feed was last polled", feeds.polled_at)
        yield _time("quotewire_last_delivery", "When something last arrived", delivered)
        yield from self._sizes()
        search = self._parts.search
        yield _gauge("quotewire_index_behind", "Changes that the indexes have still to take up", search.behind())
        try:
            yield _gauge("quotewire_index_passages", "Passages that can be found by meaning", search.size())
        except IndexProblem as problem:  # a search engine may be away
            log.warning("the number of searchable passages is unknown now: %s", problem)

    def _sizes(self) -> Iterator[Metric]:
        """Returns the sizes of what is in the data folder; servers have metrics of their own."""
        settings = self._parts.settings
        index = settings.data / "index"
        sizes = GaugeMetricFamily("quotewire_bytes", "Size on disk", labels=["part"])
        sizes.add_metric(["database"], self._parts.database.size_bytes())
        if settings.vectors is None:
            sizes.add_metric(["vectors"], _size(path for path in index.glob("*") if path.is_file()))
            sizes.add_metric(["words"], _size((index / "words").glob("*")))
        yield sizes


def _gauge(name: str, meaning: str, value: float) -> Metric:
    return GaugeMetricFamily(name, meaning, value=float(value))


def _time(name: str, meaning: str, moment: datetime | None) -> Metric:
    """Returns a time in seconds since 1970; 0 if it has not happened."""
    return _gauge(f"{name}_timestamp_seconds", meaning, moment.timestamp() if moment else 0.0)


def _size(files: Iterator[Path]) -> float:
    return float(sum(size for path in files if (size := _size_of(path)) is not None))


def _size_of(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:  # merged away a moment ago
        return None
