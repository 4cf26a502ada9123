"""Addresses and headers as nobody should write them: each fetch ends with a value all the same."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from index.gathering.fetching import Fetched, Fetcher, FetchFailed, NotModified, Validators
from index.gathering.fetching.headers import LONGEST_VALIDATOR, content_type
from tests.index.gathering.fetching.site import loopback_fetcher, raw_site

ODD_HOSTS = [
    "xn--",
    "xn--a",
    "xn--a.example",
    "a..example",
    ".",
    "..",
    "a" * 64 + ".example",
    "exa mple",
    "é" * 70,
    "*",
]


async def everywhere_here(host: str, port: int) -> Sequence[str]:
    return ["127.0.0.1"]


@pytest.mark.parametrize("host", ODD_HOSTS)
@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_a_host_that_is_none_is_a_failure_with_a_reason(host: str, scheme: str) -> None:
    async with loopback_fetcher(resolve=everywhere_here) as fetcher:
        for page in (False, True):
            answer = await fetcher.fetch(f"{scheme}://{host}:9/story", page=page)
            assert isinstance(answer, FetchFailed)
            assert "\n" not in answer.reason


@pytest.mark.parametrize("port", ["0", "-1", "65536", "99999", "1e3", "9" * 400])
async def test_a_port_that_is_none_is_a_lasting_failure(fetcher: Fetcher, port: str) -> None:
    answer = await fetcher.fetch(f"http://127.0.0.1:{port}/")
    assert isinstance(answer, FetchFailed)
    assert answer.lasting
    assert "not an address" in answer.reason


@pytest.mark.parametrize(
    "target", ["http://xn--/", "//xn--a/", "http://127.0.0.1:99999/", "http://[::1", "\\\\", "?\ud800"]
)
async def test_a_move_to_an_address_that_is_none_is_a_failure(target: str) -> None:
    moved = f"HTTP/1.1 301 Moved\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n"
    async with raw_site(moved.encode("utf-8", "surrogatepass")) as (url, _), loopback_fetcher() as fetcher:
        assert isinstance(await fetcher.fetch(url), FetchFailed)


@pytest.mark.parametrize("tag", [b'"plain"', '"\u00fcbung"'.encode(), b'"\xfcbung"', b'W/"\xe2\x82"', b'"a b"'])
async def test_a_tag_goes_back_byte_for_byte(tag: bytes) -> None:
    first = b"HTTP/1.1 200 OK\r\nETag: " + tag + b"\r\nLast-Modified: " + tag + b"\r\nContent-Length: 1\r\n\r\nx"
    second = b"HTTP/1.1 304 Not Modified\r\n\r\n"
    async with raw_site(first, second) as (url, requests), loopback_fetcher() as fetcher:
        answer = await fetcher.fetch(url)
        assert isinstance(answer, Fetched)
        stored = Validators(answer.validators.etag, answer.validators.last_modified)
        assert isinstance(await fetcher.fetch(url, stored), NotModified)
    assert b"If-None-Match: " + tag + b"\r\n" in requests[1]
    assert b"If-Modified-Since: " + tag + b"\r\n" in requests[1]


@pytest.mark.parametrize("tag", [b"\x01", b"\x7f", b"x" * (LONGEST_VALIDATOR + 1), b"\xc2\x9b\x02"])
async def test_a_tag_that_cannot_be_sent_is_not_kept(tag: bytes) -> None:
    async with (
        raw_site(b"HTTP/1.1 200 OK\r\nETag: " + tag + b"\r\nContent-Length: 1\r\n\r\nx") as (url, _),
        loopback_fetcher() as fetcher,
    ):
        answer = await fetcher.fetch(url)
        assert isinstance(answer, Fetched)
        assert answer.validators.etag == ""


@pytest.mark.parametrize("stored", ["„“", "a\r\nX-Injected: 1", "\x00", "\ud800"])
async def test_a_tag_that_was_stored_otherwise_is_not_sent(stored: str) -> None:
    async with (
        raw_site(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx") as (url, requests),
        loopback_fetcher() as fetcher,
    ):
        assert isinstance(await fetcher.fetch(url, Validators(stored, stored)), Fetched)
    assert b"If-" not in requests[0] and b"X-Injected" not in requests[0]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("text/html; charset*=x", ("text/html", "")),
        ("text/html; charset*=utf-8''x; charset=koi8-r", ("text/html", "koi8-r")),
        ("TEXT/HTML;CHARSET=\"UTF-8\"", ("text/html", "utf-8")),
        ("text/html; charset='big5' ; q=1", ("text/html", "big5")),
        ("text/html; charset=utf-8; charset=gbk", ("text/html", "utf-8")),
        ("text/html;charset", ("text/html", "")),
        ("html", ("", "")),
        ("text/\x9bhtml; charset=\x9b", ("", "")),
        (";" * 9_000, ("", "")),
        ("", ("", "")),
    ],
)  # fmt: skip
def test_a_content_type_says_what_can_be_read_of_it(header: str, expected: tuple[str, str]) -> None:
    assert content_type(header) == expected


@pytest.mark.parametrize("header", [b"text/html; charset*=x", b"\xff\xfe", b"text/html; charset*0*=%", b'"', b"=;=;"])
async def test_an_odd_content_type_fails_no_fetch(header: bytes) -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: " + header + b"\r\nContent-Length: 1\r\n\r\nx"
    async with raw_site(answer) as (url, _), loopback_fetcher() as fetcher:
        assert isinstance(await fetcher.fetch(url), Fetched)
