"""Nobody inside is ever reached: a canary listens on loopback and must not notice anything."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from ipaddress import ip_network

import pytest
import pytest_asyncio

from index.gathering.fetching import Fetched, Fetcher, FetchFailed, Limits
from tests.index.gathering.fetching.site import (
    Canary,
    Site,
    listening_canary,
    loopback_fetcher,
    resolver_of,
    running_site,
)


@pytest_asyncio.fixture
async def canary() -> AsyncIterator[Canary]:
    async with listening_canary() as canary:
        yield canary


def strict_fetcher(**names: Sequence[str]) -> Fetcher:
    return Fetcher(limits=Limits(delay_s=0, seconds=3), resolve=resolver_of(**names))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001", "127.1", "127.0.0.1.",
        "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
        "[0:0:0:0:0:0:0:1]", "[::1%25lo]", "0", "0.0.0.0", "①②⑦.⓪.⓪.①", "127。0。0。1", "%31%32%37.0.0.1",
    ],
)  # fmt: skip
async def test_an_address_written_out(canary: Canary, host: str) -> None:
    async with strict_fetcher() as fetcher:
        answer = await fetcher.fetch(f"http://{host}:{canary.port}/")
    assert isinstance(answer, FetchFailed)
    assert canary.connections == 0


@pytest.mark.parametrize(
    "addresses",
    [["127.0.0.1"], ["::1"], ["::ffff:127.0.0.1"], ["93.184.216.34", "127.0.0.1"], ["fe80::1%lo"], ["2130706433"], []],
)
@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_a_name_that_stands_for_an_address_inside(canary: Canary, addresses: list[str], scheme: str) -> None:
    async with strict_fetcher(inside_example=addresses) as fetcher:
        answer = await fetcher.fetch(f"{scheme}://inside.example:{canary.port}/")
    assert isinstance(answer, FetchFailed)
    assert canary.connections == 0


async def test_localhost_through_the_systems_own_resolver(canary: Canary) -> None:
    async with Fetcher() as fetcher:
        answer = await fetcher.fetch(f"http://localhost:{canary.port}/")
    assert isinstance(answer, FetchFailed)
    assert "loopback" in answer.reason
    assert canary.connections == 0


async def test_a_name_that_changes_its_address_after_the_check(canary: Canary) -> None:
    """The first answer is one that may be connected to, every later one is the canary's address."""
    asked = 0

    async def rebinding(host: str, port: int) -> Sequence[str]:
        nonlocal asked
        asked += 1
        return ["127.0.0.2" if asked == 1 else "127.0.0.1"]

    async with running_site("127.0.0.2", canary.port) as site:
        site.serves("/", "fine", headers={"Connection": "close"})
        allowed = [ip_network("127.0.0.2/32")]
        async with loopback_fetcher(allowed=allowed, resolve=rebinding) as fetcher:
            first = await fetcher.fetch(f"http://rebinding.example:{canary.port}/")
            assert asked == 1
            second = await fetcher.fetch(f"http://rebinding.example:{canary.port}/")
    assert isinstance(first, Fetched)
    assert isinstance(second, FetchFailed)
    assert canary.connections == 0


@pytest.mark.parametrize("page", [False, True])
async def test_a_redirect_to_an_address_inside(canary: Canary, page: bool) -> None:
    async with running_site("127.0.0.2") as site:
        url = site.redirects("/", f"http://127.0.0.1:{canary.port}/")
        async with loopback_fetcher(allowed=[ip_network("127.0.0.2/32")]) as fetcher:
            answer = await fetcher.fetch(url, page=page)
    assert isinstance(answer, FetchFailed)
    assert answer.lasting
    assert canary.connections == 0


async def test_a_robots_txt_that_redirects_inside(canary: Canary) -> None:
    async with running_site("127.0.0.2") as site:
        url = site.serves("/story", "text")
        site.redirects("/robots.txt", f"http://127.0.0.1:{canary.port}/")
        async with loopback_fetcher(allowed=[ip_network("127.0.0.2/32")]) as fetcher:
            answer = await fetcher.fetch(url, page=True)
    assert isinstance(answer, FetchFailed)
    assert canary.connections == 0


@pytest.mark.parametrize(
    "form",
    [
        "http://93.184.216.34@127.0.0.1:{port}/", "http://user:word@127.0.0.1:{port}/",
        "http://93.184.216.34\\@127.0.0.1:{port}/", "http://127.0.0.1:{port}\\@93.184.216.34/",
        "http://@127.0.0.1:{port}/", "http:127.0.0.1:{port}/",
        "http:/127.0.0.1:{port}/", "//127.0.0.1:{port}/", "http://127.0.0.1\t:{port}/", "http://127.0.0.1:{port}\r\n/",
        "file:///etc/passwd", "ftp://127.0.0.1:{port}/", "gopher://127.0.0.1:{port}/_x", "data:text/html,x", "", "http://",
        "http://" + "a" * 9_000 + "/",
    ],
)  # fmt: skip
async def test_an_address_that_is_a_trick(canary: Canary, form: str) -> None:
    async with strict_fetcher() as fetcher:
        answer = await fetcher.fetch(form.format(port=canary.port))
    assert isinstance(answer, FetchFailed)
    assert canary.connections == 0


async def test_no_proxy_is_taken_from_the_environment(
    canary: Canary, site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{canary.port}")
    async with loopback_fetcher() as fetcher:
        answer = await fetcher.fetch(site.serves("/", "fine"))
    assert isinstance(answer, Fetched)
    assert canary.connections == 0
