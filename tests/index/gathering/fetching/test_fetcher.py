"""Fetching over real HTTP: what comes back, what stops, and how it is asked for."""

from __future__ import annotations

import asyncio
import gzip
import time
import tracemalloc
import zlib
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web

from config.project import version
from index.gathering.fetching import Fetched, Fetcher, FetchFailed, Limits, NotModified, Validators
from tests.index.gathering.fetching.site import LOOPBACK, Site, loopback_fetcher

NOW = datetime(2025, 5, 11, 12, tzinfo=UTC)


async def test_a_body_comes_with_what_the_headers_say(site: Site, fetcher: Fetcher) -> None:
    url = site.serves(
        "/feed",
        "<rss/>",
        headers={"Content-Type": "Application/RSS+xml; charset='ISO-8859-1'", "ETag": '"1"', "Last-Modified": "then"},
    )
    answer = await fetcher.fetch(url)
    assert isinstance(answer, Fetched)
    assert answer == Fetched(
        url, url, 200, b"<rss/>", "application/rss+xml", "iso-8859-1", validators=Validators('"1"', "then")
    )


async def test_it_says_who_asks_and_sends_no_cookies(site: Site) -> None:
    url = site.serves("/", "x", headers={"Set-Cookie": "a=b"})
    async with loopback_fetcher(contact="https://example.org/bot") as fetcher:
        await fetcher.fetch(url)
        await fetcher.fetch(url)
    for request in site.requests:
        assert request.headers["User-Agent"] == f"Quotewire/{version()} (+https://example.org/bot)"
        assert "Cookie" not in request.headers


async def test_what_has_not_changed_is_not_sent_again(site: Site, fetcher: Fetcher) -> None:
    async def conditional(request: web.BaseRequest) -> web.Response:
        fresh = request.headers.get("If-None-Match") == '"7"' and "If-Modified-Since" in request.headers
        return web.Response(status=304 if fresh else 200)

    url = site.at("/feed", conditional)
    assert isinstance(await fetcher.fetch(url), Fetched)
    assert isinstance(await fetcher.fetch(url, Validators('"7"', "Sun, 11 May 2025 10:00:00 GMT")), NotModified)


@pytest.mark.parametrize(
    ("status", "lasting", "gone"), [(404, True, False), (410, True, True), (429, False, False), (503, False, False)]
)
async def test_a_refusal_says_whether_to_come_again(
    site: Site, fetcher: Fetcher, status: int, lasting: bool, gone: bool
) -> None:
    answer = await fetcher.fetch(site.serves("/", status=status))
    assert isinstance(answer, FetchFailed)
    assert (answer.status, answer.lasting, answer.gone) == (status, lasting, gone)
    assert str(status) in answer.reason


@pytest.mark.parametrize(
    ("header", "expected"),
    [("120", NOW + timedelta(seconds=120)), ("Sun, 11 May 2025 13:00:00 GMT", NOW + timedelta(hours=1))],
)
async def test_it_comes_back_when_the_server_wants_it(site: Site, header: str, expected: datetime) -> None:
    url = site.serves("/", status=503, headers={"Retry-After": header})
    async with loopback_fetcher(now=lambda: NOW) as fetcher:
        answer = await fetcher.fetch(url)
    assert isinstance(answer, FetchFailed)
    assert answer.retry_at == expected


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [([301], "/1"), ([308, 301], "/2"), ([302], None), ([301, 302], "/1"), ([302, 301], None), ([307, 303], None)],
)
async def test_only_an_unbroken_chain_of_permanent_moves_is_remembered(
    site: Site, fetcher: Fetcher, statuses: list[int], expected: str | None
) -> None:
    for number, status in enumerate(statuses):
        site.redirects(f"/{number}", f"/{number + 1}", status)
    site.serves(f"/{len(statuses)}", "here")
    answer = await fetcher.fetch(site.base + "/0")
    assert isinstance(answer, Fetched)
    assert answer.body == b"here"
    assert answer.final_url == f"{site.base}/{len(statuses)}"
    assert answer.permanent_url == (site.base + expected if expected else None)


async def test_a_move_to_something_that_is_not_the_web_is_refused(site: Site, fetcher: Fetcher) -> None:
    for target in (
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
        "http://user@127.0.0.1/",
        "http://[",
        "http://127.0.0.1:x",
    ):
        answer = await fetcher.fetch(site.redirects("/", target))
        assert isinstance(answer, FetchFailed), target


async def test_five_redirects_are_followed_and_no_more(site: Site, fetcher: Fetcher) -> None:
    for number in range(6):
        site.redirects(f"/{number}", f"/{number + 1}")
    site.serves("/6", "here")
    assert isinstance(await fetcher.fetch(site.base + "/1"), Fetched)
    answer = await fetcher.fetch(site.base + "/0")
    assert isinstance(answer, FetchFailed)
    assert "more than 5 times" in answer.reason


async def test_a_circle_of_redirects_ends(site: Site, fetcher: Fetcher) -> None:
    site.redirects("/b", "/a")
    answer = await fetcher.fetch(site.redirects("/a", "/b"))
    assert isinstance(answer, FetchFailed)
    assert "circle" in answer.reason
    assert site.paths() == ["/a", "/b"]


RAW_DEFLATE = zlib.compressobj(wbits=-zlib.MAX_WBITS)


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(b"news " * 1000, mtime=0)),
        ("x-gzip", gzip.compress(b"news " * 500, mtime=0) + gzip.compress(b"news " * 500, mtime=0) + b"\0\0"),
        ("deflate", zlib.compress(b"news " * 1000)),
        ("deflate", RAW_DEFLATE.compress(b"news " * 1000) + RAW_DEFLATE.flush()),
        ("identity", b"news " * 1000),
        ("", gzip.compress(b"news " * 1000, mtime=0)),
        ("gzip", b"news " * 1000),
        ("deflate", b"news " * 1000),
        ("br", b"news " * 1000),
        ("gzip, gzip", gzip.compress(gzip.compress(b"news " * 1000, mtime=0), mtime=0)),
        ("gzip", gzip.compress(gzip.compress(b"news " * 1000, mtime=0), mtime=0)),
        ("deflate, gzip", gzip.compress(zlib.compress(b"news " * 1000), mtime=0)),
        ("aws-chunked", b"news " * 1000),
        ("aws-chunked, gzip", gzip.compress(b"news " * 1000, mtime=0)),
        ("UTF-8", b"news " * 1000),
        ("\x80?;=", b"news " * 1000),
    ],
)
async def test_a_packed_body_is_unpacked(site: Site, fetcher: Fetcher, encoding: str, packed: bytes) -> None:
    answer = await fetcher.fetch(site.serves("/", packed, headers={"Content-Encoding": encoding}))
    assert isinstance(answer, Fetched)
    assert answer.body == b"news " * 1000


@pytest.mark.parametrize("letters", ["news", "Новости", "新闻"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "cp1251", "gb18030"])
async def test_text_that_is_called_packed_stays_in_its_encoding(
    site: Site, fetcher: Fetcher, letters: str, encoding: str
) -> None:
    body = (letters * 40).encode(encoding, "replace")
    answer = await fetcher.fetch(site.serves("/", body, headers={"Content-Encoding": "gzip"}))
    assert isinstance(answer, Fetched)
    assert answer.body == body


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", b"\1\2\3 no gzip at all"),
        ("gzip", gzip.compress(b"news " * 1000, mtime=0)[:-20]),
        ("deflate", b"\1\2\3 no deflate"),
        ("br", b"\1\2\3 packed in a way that is not read here"),
        ("gzip, br", b"\1\2\3?"),
        ("gzip", gzip.compress(gzip.compress(gzip.compress(gzip.compress(b"x", mtime=0), mtime=0), mtime=0), mtime=0)),
        ("gzip", gzip.compress(b"", mtime=0) * 5_000),
    ],
)
async def test_a_body_that_cannot_be_unpacked_has_its_reason(
    site: Site, fetcher: Fetcher, encoding: str, packed: bytes
) -> None:
    answer = await fetcher.fetch(site.serves("/", packed, headers={"Content-Encoding": encoding}))
    assert isinstance(answer, FetchFailed)
    assert "packed" in answer.reason


def gzip_of_10_gb() -> bytes:
    """10 GB of zeros in 10 MB: one packed megabyte after which the packer starts afresh, 10,240 times."""
    packer = zlib.compressobj(wbits=16 + zlib.MAX_WBITS)
    start = packer.compress(b"<rss>") + packer.flush(zlib.Z_FULL_FLUSH)
    return start + (packer.compress(bytes(2**20)) + packer.flush(zlib.Z_FULL_FLUSH)) * 10 * 1024


async def test_a_bomb_of_10_gb_stops_at_40_mb(site: Site, fetcher: Fetcher) -> None:
    url = site.serves("/", gzip_of_10_gb(), headers={"Content-Encoding": "gzip"})
    tracemalloc.start()
    answer = await fetcher.fetch(url)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(answer, FetchFailed)
    assert "larger than 40 MB unpacked" in answer.reason
    assert peak < 100 * 2**20


async def test_15_mb_on_the_wire_are_enough(site: Site, fetcher: Fetcher) -> None:
    assert isinstance(await fetcher.fetch(site.serves("/most", bytes(15 * 2**20))), Fetched)
    answer = await fetcher.fetch(site.serves("/more", bytes(15 * 2**20 + 1)))
    assert isinstance(answer, FetchFailed)
    assert "larger than 15 MB" in answer.reason


async def test_a_slow_body_that_never_ends_is_left(site: Site) -> None:
    async def endless(request: web.BaseRequest) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b" ")
            await asyncio.sleep(0.01)

    started = time.monotonic()
    async with loopback_fetcher(limits=Limits(seconds=0.2, delay_s=0)) as fetcher:
        answer = await fetcher.fetch(site.at("/", endless))
    assert isinstance(answer, FetchFailed)
    assert "longer than 0.2 seconds" in answer.reason
    assert time.monotonic() - started < 2


async def test_the_time_is_for_all_hops_together(site: Site) -> None:
    async def slowly(request: web.BaseRequest) -> web.Response:
        await asyncio.sleep(0.12)
        return web.Response(status=302, headers={"Location": f"{request.path}x"})

    for length in range(1, 8):
        site.at("/" + "x" * length, slowly)
    async with loopback_fetcher(limits=Limits(seconds=0.3, delay_s=0)) as fetcher:
        answer = await fetcher.fetch(site.base + "/x")
    assert isinstance(answer, FetchFailed)
    assert "longer than" in answer.reason


async def test_a_server_that_is_not_there_or_speaks_no_http(fetcher: Fetcher) -> None:
    async def babble(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"\0\1\2 hello\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(babble, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    babbled = await fetcher.fetch(f"http://127.0.0.1:{port}/")
    encrypted = await fetcher.fetch(f"https://127.0.0.1:{port}/")
    server.close()
    await server.wait_closed()
    absent = await fetcher.fetch(f"http://127.0.0.1:{port}/")
    for answer in (babbled, encrypted, absent):
        assert isinstance(answer, FetchFailed)
        assert not answer.lasting


async def test_a_host_is_asked_by_two_at_once_at_most(site: Site, fetcher: Fetcher) -> None:
    under_way = most = 0

    async def counted(_: web.BaseRequest) -> web.Response:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0.01)
        under_way -= 1
        return web.Response()

    for number in range(10):
        site.at(f"/{number}", counted)
    await asyncio.gather(*(fetcher.fetch(f"{site.base}/{number}") for number in range(10)))
    assert most == fetcher.limits.at_once_per_host


async def test_the_operators_own_hosts_are_asked_without_delay(site: Site) -> None:
    async with loopback_fetcher(limits=Limits(delay_s=3_600), allowed=LOOPBACK) as fetcher:
        for _ in range(3):
            assert isinstance(await fetcher.fetch(site.serves("/", "x")), Fetched)
