"""robots.txt is asked before pages, not before feeds."""

from __future__ import annotations

import pytest

from index.fetching import Fetched, Fetcher, FetchFailed
from tests.index.fetching.site import Site

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
