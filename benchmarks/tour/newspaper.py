"""The Harbour News: a feed on loopback with articles that were written for the tour."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from testing.loopback import answering

NAME = "Harbour News"
SITE = "https://harbour.example.org"
ARTICLES = Path(__file__).parent / "articles.jsonl"


def articles(late: bool = False) -> list[dict[str, Any]]:
    """Returns the articles of the feed, as lines for `bot.py add -`; or the one that comes `late`."""
    now = datetime.now(UTC).replace(microsecond=0)
    lines = map(json.loads, ARTICLES.read_text(encoding="utf-8").splitlines())
    return [
        {
            "url": f"{SITE}/{line['slug']}",
            "source": NAME,
            "title": line["title"],
            "text": line["text"],
            "published": (now - timedelta(hours=line["hours_ago"])).isoformat(),
        }
        for line in lines
        if line.get("late", False) is late
    ]


@contextmanager
def feed() -> Iterator[str]:
    """Serves the feed until the block ends; gives its address."""
    served = _rss().encode()

    class Served(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml")
            self.end_headers()
            self.wfile.write(served)

        def log_message(self, *_: Any) -> None:
            """Keeps silent."""

    with answering(Served) as port:
        yield f"http://127.0.0.1:{port}/feed.xml"


def _rss() -> str:
    items = "".join(
        f"<item><title>{escape(each['title'])}</title><link>{each['url']}</link>"
        f"<pubDate>{format_datetime(datetime.fromisoformat(each['published']))}</pubDate>"
        f"<description>{escape(each['text'].partition('. ')[0])}.</description>"
        f"<content:encoded>{escape(_html(each['text']))}</content:encoded></item>"
        for each in articles()
    )
    head = f"<title>{NAME}</title><link>{SITE}</link>"
    names = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<?xml version="1.0"?><rss version="2.0" {names}><channel>{head}{items}</channel></rss>'


def _html(text: str) -> str:
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in text.split("\n\n"))
