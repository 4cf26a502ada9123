"""Answers of servers, addresses and robots.txt of any shape: each fetch ends with a value."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from collections.abc import Iterator, Sequence
from typing import get_args

import pytest
from hypothesis import strategies as st

from index.gathering.fetching import Answer, Fetched, Fetcher, FetchFailed, Limits, Validators
from index.gathering.fetching.fetchable_urls import LONGEST_URL, checked_target
from index.gathering.fetching.robots import parse_rules
from tests.fuzz.boxed import any_text, damaged, fuzz
from tests.index.gathering.fetching.site import LOOPBACK

HOSTS = [
    "127.0.0.1",
    "gazette.example",
    "xn--",
    "xn--a",
    "a..b",
    ".",
    "*",
    "[::1",
    "[::1]",
    "é.example",
    "①②⑦.1",
    "0x7f.1",
]
PORTS = ["", ":80", ":0", ":-1", ":99999", ":x", ":", ":{port}", ":{port}", ":{port}"]
NAMES = [
    "Content-Type", "Content-Encoding", "Content-Length", "Transfer-Encoding", "Location", "ETag", "Last-Modified",
    "Retry-After", "Set-Cookie", "Content-Location", "Content-Language", "Connection", "X",
]  # fmt: skip
VALUES = [
    "text/html; charset*=x", "text/html; charset=utf-8", "gzip", "deflate", "br", "aws-chunked", "chunked", "0", "-1",
    "99999999999999999999", "/", "/robots.txt", "http://xn--/", "//[", "a=b", "a=; Max-Age=x", '"\u00e9"', "\x9b",
    "120", "Sun, 11 May 2025 12:00:00 +9999", "close", "",
]  # fmt: skip
PLAIN = b"<rss><channel><title>Lindholm Gazette</title></channel></rss>" * 20
BODIES = [PLAIN, gzip.compress(PLAIN, mtime=0), zlib.compress(PLAIN), gzip.compress(gzip.compress(PLAIN, mtime=0)), b""]
ROBOTS = b"User-agent: *\nDisallow: /private*$\nCrawl-delay: 2\n\nUser-agent: Quotewire\nAllow: /\nDisallow: /no\n"


class Server:
    """Answers every request with the bytes that a test sets, and a fetcher that asks it, whatever the host."""

    def __init__(self) -> None:
        self.answer, self.robots, self.port = b"", b"", 0
        self.runner = asyncio.Runner()
        self.runner.run(self._start())

    async def _start(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        self.fetcher = Fetcher(
            allowed=LOOPBACK,
            limits=Limits(seconds=3, delay_s=0, wire_bytes=2**20, body_bytes=2**20),
            resolve=self._here,
        )

    async def _here(self, host: str, port: int) -> Sequence[str]:
        return ["127.0.0.1"]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            asked = await reader.readuntil(b"\r\n\r\n")
            writer.write(self.robots if b"/robots.txt" in asked else self.answer)
            await writer.drain()
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError):
            pass
        finally:
            writer.close()

    def fetch(self, url: str, validators: Validators, *, page: bool) -> Answer:
        return self.runner.run(self.fetcher.fetch(url, validators, page=page))

    def close(self) -> None:
        async def end() -> None:
            await self.fetcher.aclose()
            self._server.close()

        self.runner.run(end())
        self.runner.close()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.close()


@st.composite
def answers(draw: st.DrawFn) -> bytes:
    """A response: its head as a server writes it, or damaged, and a body that may be another than it says."""
    status = draw(st.sampled_from([200, 200, 200, 204, 206, 301, 302, 304, 404, 410, 429, 500, 999, 100]))
    headers = draw(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES) | any_text), max_size=5))
    body = draw(st.sampled_from(BODIES) | st.binary(max_size=200))
    lines = [f"HTTP/1.1 {status} OK", *(f"{name}: {' '.join(value.splitlines())}" for name, value in headers)]
    if draw(st.booleans()):
        lines.append(f"Content-Length: {len(body) + draw(st.sampled_from([0, 0, 0, 5, -1]))}")
    head = "\r\n".join(lines).encode(draw(st.sampled_from(["utf-8", "latin-1"])), "replace") + b"\r\n\r\n"
    whole = head + body
    return draw(st.just(whole) | st.just(whole) | damaged(whole) | st.just(whole[: len(whole) // 2]))


ADDRESSES = st.builds(
    "{}{}{}/{}".format,
    st.sampled_from(["http://", "http://", "https://", "ftp://", "//", "http:", "HTTP://user@", ""]),
    st.sampled_from(HOSTS) | any_text,
    st.sampled_from(PORTS),
    st.sampled_from(["", "story", "a b?c=d#e", "%zz", "\ud800"]) | any_text,
)


def is_a_value(answer: object) -> None:
    assert isinstance(answer, get_args(Answer))
    if isinstance(answer, FetchFailed):
        assert answer.reason.isprintable()
        assert "cannot be fetched" not in answer.reason, answer  # that is what a bug comes to
    if isinstance(answer, Fetched):
        for kept in (answer.validators.etag, answer.validators.last_modified, answer.content_type, answer.charset):
            kept.encode("latin-1")
            assert "\n" not in kept and "\0" not in kept


@fuzz(answers(), any_text | st.just(""), st.booleans())
def test_an_answer(server: Server, answer: bytes, tag: str, page: bool) -> None:
    server.answer, server.robots = answer, b"HTTP/1.1 404 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    is_a_value(server.fetch(f"http://127.0.0.1:{server.port}/story", Validators(tag, tag), page=page))


@fuzz(ADDRESSES, st.booleans())
def test_an_address_that_is_fetched(server: Server, address: str, page: bool) -> None:
    server.answer = server.robots = b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx"
    is_a_value(server.fetch(address.replace("{port}", str(server.port)), Validators(), page=page))


@fuzz(ADDRESSES | any_text | st.text(min_size=1).map(lambda text: text * (LONGEST_URL // len(text) + 2)))
def test_the_form_of_an_address(address: str) -> None:
    found = checked_target(address)
    assert found if isinstance(found, str) else found.host


@fuzz(
    damaged(ROBOTS * 3) | st.binary(max_size=400) | any_text.map(lambda text: ROBOTS + text.encode("utf-8", "replace")),
    ADDRESSES,
)
def test_rules_of_a_site(robots: bytes, address: str) -> None:
    rules = parse_rules(robots, "Quotewire")
    url = checked_target(address)
    if not isinstance(url, str):
        assert rules.can_fetch(str(url), "Quotewire") in (True, False)
    assert (rules.crawl_delay("Quotewire") or 0.0) >= 0


@fuzz(damaged(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s" % (len(ROBOTS), ROBOTS)))
def test_an_answer_for_the_rules(server: Server, robots: bytes) -> None:
    server.answer, server.robots = b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx", robots
    server.fetcher._robots._rules.clear()  # as if a day had passed
    is_a_value(server.fetch(f"http://127.0.0.1:{server.port}/story", Validators(), page=True))
