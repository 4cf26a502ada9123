"""Feeds that publish by the simulated clock, correct themselves, and fail at random."""

from __future__ import annotations

import random
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from xml.sax.saxutils import escape

from config.clock import Clock
from testing.growing_feeds import CORRECTED_EVERY, story
from testing.loopback import answering

FEEDS = 6
EVERY = timedelta(minutes=20)  # a feed publishes
CORRECTED_AFTER = 2 * EVERY
BACKLOG = 5  # entries that stand in each feed when it is first read: no news
SHOWN = 60  # the newest entries of a feed, as feeds have them: 20 hours
CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
FAILURES = ("500", "503", "429", "cut", "torn", "empty")


class DayFeeds:
    """What each feed says at any moment of the day, and how its server fails."""

    def __init__(self, now: Clock, begun: datetime, seed: int) -> None:
        """`begun` is when the feeds begin; set `failing` to the share (0 to 1) of requests that are to fail."""
        self._now = now
        self._begun = begun
        self._chance = random.Random(seed)
        self._lock = threading.Lock()
        self._ends: datetime | None = None
        self.failing = 0.0
        self.asked: Counter[str] = Counter()  # by what was answered
        self.port = 0

    def url(self, feed: int) -> str:
        """Where the feed of that number stands."""
        return f"http://127.0.0.1:{self.port}/feed/{feed}.xml"

    def address(self, feed: int, number: int) -> str:
        """Where an entry stands as a page."""
        return f"http://127.0.0.1:{self.port}/story/{feed}/{number}"

    def source(self, feed: int) -> str:
        """The feed's title."""
        return f"Feed {feed}"

    def published(self, feed: int, number: int) -> datetime:
        """When an entry comes: each feed at other minutes."""
        return self._begun + (number - BACKLOG + 1) * EVERY + feed * EVERY / FEEDS

    def between(self, feed: int, after: datetime, until: datetime) -> list[int]:
        """The numbers of the entries that came after one moment and not after the other."""
        return [n for n in range(self._count(feed, until)) if self.published(feed, n) > after]

    def end(self) -> datetime:
        """From now on nothing is published or corrected, and nothing fails; the moment."""
        self.failing = 0.0
        self._ends = self._now()
        return self._ends

    def failure(self) -> str | None:
        """How this request fails, if it does."""
        with self._lock:
            fails = self._chance.random() < self.failing
            kind = self._chance.choice(FAILURES) if fails else None
            self.asked[kind or "well"] += 1
            return kind

    def xml(self, feed: int) -> str:
        """The feed as RSS."""
        now = self._ends or self._now()
        count = self._count(feed, now)
        items = "".join(self._item(feed, n, now) for n in reversed(range(max(0, count - SHOWN), count)))
        title = f"<title>{self.source(feed)}</title><link>http://127.0.0.1/{feed}</link>"
        return f'<?xml version="1.0"?><rss version="2.0" {CONTENT}><channel>{title}{items}</channel></rss>'

    def _count(self, feed: int, at: datetime) -> int:
        return max(0, (at - self.published(feed, 0)) // EVERY + 1)

    def page(self, feed: int, number: int) -> str:
        """An entry as a page: only a torn feed makes the bot ask for one."""
        title, text = self._story(feed, number, self._ends or self._now())
        return f"<html><head><title>{escape(title)}</title></head><body><h1>{escape(title)}</h1>{text}</body></html>"

    def _item(self, feed: int, number: int, now: datetime) -> str:
        title, text = self._story(feed, number, now)
        return (
            f"<item><title>{escape(title)}</title><link>{self.address(feed, number)}</link>"
            f"<pubDate>{format_datetime(self.published(feed, number))}</pubDate>"
            f"<description>{escape(text.partition('</p>')[0])}…</description>"
            f"<content:encoded>{escape(text)}</content:encoded></item>"
        )

    def _story(self, feed: int, number: int, now: datetime) -> tuple[str, str]:
        due = number % CORRECTED_EVERY == 0 and number >= BACKLOG
        return story(feed, number, corrected=due and now >= self.published(feed, number) + CORRECTED_AFTER)


@contextmanager
def serving(feeds: DayFeeds) -> Iterator[None]:
    """Serves the feeds on a free port of loopback."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the library's name
            match self.path.removesuffix(".xml").split("/")[1:]:
                case ["feed", feed] if feed.isdigit():
                    self._answer_or_fail(feeds.xml(int(feed)).encode())
                case ["story", feed, number] if feed.isdigit() and number.isdigit():
                    self._answer(200, feeds.page(int(feed), int(number)).encode(), kind="text/html")
                case _:
                    self._answer(404, b"")

        def _answer_or_fail(self, body: bytes) -> None:
            match feeds.failure():
                case None:
                    self._answer(200, body)
                case "cut":
                    self.close_connection = True
                case "torn":
                    self._answer(200, body[: len(body) // 2])
                case "empty":
                    self._answer(200, b"")
                case status:
                    self._answer(int(status), b"", {"Retry-After": "120"} if status in ("429", "503") else {})

        def _answer(
            self, status: int, body: bytes, headers: dict[str, str] | None = None, kind: str = "application/rss+xml"
        ) -> None:
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with answering(Handler) as feeds.port:
        yield
