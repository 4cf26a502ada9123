"""Feeds on loopback that grow and correct themselves, as far as they are told to."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from xml.sax.saxutils import escape

from testing.loopback import answering

FEEDS = 5
ENTRIES_A_STEP = 4  # new ones in each feed
CORRECTED_EVERY = 5  # of the entries, one is corrected in the step after it came
FIRST_DAY = datetime(2026, 1, 1, tzinfo=UTC)
PLACES = ("Port Amar", "Lower Wick", "Hale", "Norrby", "Castel Vecchio", "Dunmore", "Ostrava Hill", "Green Bay")
SUBJECTS = ("ferry", "library", "bridge", "school", "harvest", "museum", "clinic", "market", "theatre", "railway")
ACTS = ("opens", "closes", "moves", "grows", "is sold", "is painted", "burns", "wins a prize", "is delayed", "is saved")


class GrowingFeeds:
    """What the server says at `step`: each step adds entries and corrects some of the last."""

    def __init__(self) -> None:
        self.step = 0
        self.port = 0

    def url(self, feed: int) -> str:
        """Where the feed of that number stands."""
        return f"http://127.0.0.1:{self.port}/feed/{feed}.xml"

    def xml(self, feed: int) -> str:
        """The feed as RSS, with everything that it has ever carried."""
        items = "".join(self._item(feed, number) for number in range((self.step + 1) * ENTRIES_A_STEP))
        title = f"<title>Feed {feed}</title><link>http://127.0.0.1/{feed}</link>"
        return f'<?xml version="1.0"?><rss version="2.0"><channel>{title}{items}</channel></rss>'

    def _item(self, feed: int, number: int) -> str:
        corrected = number % CORRECTED_EVERY == 0 and number < self.step * ENTRIES_A_STEP
        published = format_datetime(FIRST_DAY + timedelta(hours=number))
        title, text = story(feed, number, corrected=corrected)
        return (
            f"<item><title>{escape(title)}</title><link>https://feed{feed}.example.org/{number}</link>"
            f"<pubDate>{published}</pubDate><description>{escape(text)}</description></item>"
        )


def story(feed: int, number: int, *, corrected: bool = False) -> tuple[str, str]:
    """Title and text (HTML) of an entry: the same for the same numbers."""
    chance = random.Random(f"{feed}/{number}")
    place, subject, act = chance.choice(PLACES), chance.choice(SUBJECTS), chance.choice(ACTS)
    count = chance.randint(2, 900) + (1000 if corrected else 0)
    sentences = [f"The {subject} of {place} {act} after {count} days of talks, said the mayor on Monday."]
    sentences += [
        f"{chance.choice(PLACES)} has {chance.randint(2, 99)} {chance.choice(SUBJECTS)} plans, "
        f"and number {chance.randint(100, 999)} {chance.choice(ACTS)} in the {chance.choice(SUBJECTS)} quarter."
        for _ in range(chance.randint(8, 22))
    ]
    return f"The {subject} of {place} {act}, number {number}", "".join(f"<p>{sentence}</p>" for sentence in sentences)


@contextmanager
def serving(feeds: GrowingFeeds) -> Iterator[None]:
    """Serves the feeds on a free port of loopback."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the library's name
            name = self.path.rsplit("/", 1)[-1].removesuffix(".xml")
            body = feeds.xml(int(name)).encode() if name.isdigit() else b""
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "application/rss+xml; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with answering(Handler) as feeds.port:
        yield
