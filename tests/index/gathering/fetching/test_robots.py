"""robots.txt is asked before pages, not before feeds."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import pytest

from index.gathering.fetching import Fetched, Fetcher, FetchFailed
from index.gathering.fetching.robots import parse_rules
from tests.index.gathering.fetching.site import Site

RULES = "User-agent: *\nDisallow: /private\n\nUser-agent: Quotewire\nDisallow: /no-quotes\n"


async def test_a_page_that_is_forbidden_is_left_alone(site: Site, fetcher: Fetcher) -> None:
    site.serves("/robots.txt", RULES)
    answer = await fetcher.fetch(site.serves("/no-quotes/1", "x"), page=True)
    assert isinstance(answer, FetchFailed)
    assert "robots.txt" in answer.reason
    assert answer.lasting
    assert site.paths() == ["/robots.txt"]


async def test_other_pages_are_fetched_and_the_rules_asked_once(site: Site, fetcher: Fetcher) -> None:
    site.serves("/robots.txt", RULES)
    for path in ("/a", "/b", "/private"):  # what is said to us by name replaces what is said to all
        assert isinstance(await fetcher.fetch(site.serves(path, "x"), page=True), Fetched)
    assert site.paths().count("/robots.txt") == 1


async def test_a_feed_is_fetched_whatever_the_rules(site: Site, fetcher: Fetcher) -> None:
    site.serves("/robots.txt", "User-agent: *\nDisallow: /")
    assert isinstance(await fetcher.fetch(site.serves("/feed", "x")), Fetched)
    assert site.paths() == ["/feed"]


async def test_the_target_of_a_redirect_is_asked_for_too(site: Site, fetcher: Fetcher) -> None:
    site.serves("/robots.txt", RULES)
    answer = await fetcher.fetch(site.redirects("/a", "/no-quotes/1"), page=True)
    assert isinstance(answer, FetchFailed)
    assert "/no-quotes/1" not in site.paths()


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (429, False), (500, False)])
async def test_rules_that_cannot_be_read(site: Site, fetcher: Fetcher, status: int, allowed: bool) -> None:
    """RFC 9309, 2.3.1: refused means no rules, unreachable means that everything is forbidden for now."""
    site.serves("/robots.txt", status=status)
    answer = await fetcher.fetch(site.serves("/a", "x"), page=True)
    assert isinstance(answer, Fetched) == allowed
    assert allowed or not getattr(answer, "lasting", True)


async def test_rules_in_no_known_encoding_do_not_matter(site: Site, fetcher: Fetcher) -> None:
    site.serves("/robots.txt", bytes(range(256)) * 100)
    assert isinstance(await fetcher.fetch(site.serves("/a", "x"), page=True), Fetched)


@pytest.mark.parametrize("agent", ["quotewire", "QUOTEWIRE", "Quotewire/2.0", "quotewire*"])
async def test_we_are_meant_however_our_name_is_written(site: Site, fetcher: Fetcher, agent: str) -> None:
    site.serves("/robots.txt", f"User-agent: other\nUser-agent: {agent}\nDisallow: /a\n\nUser-agent: *\nDisallow: /b")
    assert isinstance(await fetcher.fetch(site.serves("/a", "x"), page=True), FetchFailed)
    assert isinstance(await fetcher.fetch(site.serves("/b", "x"), page=True), Fetched)


async def test_a_sitemap_between_two_names_ends_no_group(site: Site, fetcher: Fetcher) -> None:
    site.serves("/robots.txt", "User-agent: *\nSitemap: https://a.example/map\nUser-agent: other\nDisallow: /a")
    assert isinstance(await fetcher.fetch(site.serves("/a", "x"), page=True), FetchFailed)


async def test_rules_of_others_do_not_matter(site: Site, fetcher: Fetcher) -> None:
    site.serves("/robots.txt", "User-agent: other\nDisallow: /\n\nUser-agent: quote\nDisallow: /")
    assert isinstance(await fetcher.fetch(site.serves("/a", "x"), page=True), Fetched)


def names(count: int) -> list[str]:
    return [f"User-agent: a{number}" for number in range(count)]


HOSTILE: dict[str, Callable[[int], list[str]]] = {
    "names, then rules": lambda n: [*names(n), *(f"Disallow: /{i}" for i in range(n))],
    "us among names": lambda n: ["User-agent: *", *names(n), *(f"Disallow: /*{i}$" for i in range(n))],
    "one group again and again": lambda n: ["User-agent: *", "Disallow: /a", "Crawl-delay: 1"] * n,
    "stars": lambda n: ["User-agent: *", *("Disallow: /" + "*a" * 20 for _ in range(n))],
    "blanks": lambda n: ["User-agent: *", "Disallow:" + " " * 20 * n],
    "words": lambda n: ["User-agent: *", *("user agent agent" for _ in range(n))],
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_rules_take_no_longer_than_they_are(kind: str) -> None:
    def seconds(count: int) -> float:
        body = "\n".join(HOSTILE[kind](count)).encode()
        times = []
        for _ in range(3):
            started = time.thread_time()  # of the processor, which others use as well
            parse_rules(body, "Quotewire").can_fetch("https://a.example/" + "ab" * 2_000, "Quotewire")
            times.append(time.thread_time() - started)
        return min(times)

    less, more = seconds(1_000), seconds(8_000)
    assert more < 2.0 and more < 3 * 8 * max(less, 0.001)


async def test_a_long_robots_txt_does_not_hold_up_the_loop(site: Site, fetcher: Fetcher) -> None:
    site.serves("/robots.txt", "\n".join(HOSTILE["names, then rules"](4_000)))
    longest, last, fetched = (
        0.0,
        time.monotonic(),
        asyncio.create_task(fetcher.fetch(site.serves("/a", "x"), page=True)),
    )
    while not fetched.done():
        await asyncio.sleep(0)
        now = time.monotonic()
        longest, last = max(longest, now - last), now
    assert isinstance(fetched.result(), Fetched)
    assert longest < 1.0
