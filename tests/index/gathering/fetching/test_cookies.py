"""A site that wants its cookie back gets it, for one fetch; nobody else does."""

from __future__ import annotations

import pytest
from aiohttp import web

from index.gathering.fetching import Fetched, Fetcher, FetchFailed
from tests.index.gathering.fetching.site import Site, running_site


def wall(site: Site, path: str, set_cookie: str = "visitor=1; Path=/; HttpOnly") -> str:
    """An address that redirects to itself until its cookie comes back."""

    async def answer(request: web.BaseRequest) -> web.Response:
        if request.headers.get("Cookie") == set_cookie.partition(";")[0]:
            return web.Response(text="here")
        return web.Response(status=302, headers={"Location": path, "Set-Cookie": set_cookie})

    return site.at(path, answer)


async def test_a_redirect_to_itself_with_a_cookie_is_followed_with_it(site: Site, fetcher: Fetcher) -> None:
    answer = await fetcher.fetch(wall(site, "/feed"))
    assert isinstance(answer, Fetched)
    assert answer.body == b"here"
    assert site.paths() == ["/feed", "/feed"]


async def test_the_next_fetch_begins_without_a_cookie(site: Site, fetcher: Fetcher) -> None:
    url = wall(site, "/feed")
    for _ in range(2):
        assert isinstance(await fetcher.fetch(url), Fetched)
    assert ["Cookie" in request.headers for request in site.requests] == [False, True, False, True]


async def test_a_cookie_that_is_set_on_the_way_round_is_kept_too(site: Site, fetcher: Fetcher) -> None:
    async def story(request: web.BaseRequest) -> web.Response:
        if "consent=yes" in request.headers.get("Cookie", ""):
            return web.Response(text="here")
        return web.Response(status=302, headers={"Location": "/consent"})

    url = site.at("/story", story)
    site.serves("/consent", status=302, headers={"Location": "/story", "Set-Cookie": "consent=yes"})
    assert isinstance(await fetcher.fetch(url), Fetched)
    assert site.paths() == ["/story", "/consent", "/story"]


async def test_a_site_that_sets_another_cookie_each_time_is_given_up(site: Site, fetcher: Fetcher) -> None:
    async def never_content(_: web.BaseRequest) -> web.Response:
        return web.Response(status=302, headers={"Location": "/", "Set-Cookie": f"n={len(site.requests)}"})

    answer = await fetcher.fetch(site.at("/", never_content))
    assert isinstance(answer, FetchFailed)
    assert "circle" in answer.reason
    assert site.paths() == ["/", "/"]


async def test_another_site_gets_no_cookie_of_the_first(site: Site, fetcher: Fetcher) -> None:
    async with running_site() as other:
        target = other.serves("/", "here")
        url = site.serves("/", status=302, headers={"Location": target, "Set-Cookie": "secret=1; Domain=127.0.0.1"})
        assert isinstance(await fetcher.fetch(url), Fetched)
        assert "Cookie" not in other.requests[0].headers


@pytest.mark.parametrize(
    "cookie",
    [
        "",
        "=1",
        "no pair",
        "gone=1; Max-Age=0",
        "old=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
        "a=\u00e9",
        "n=" + "x" * 5_000,
    ],
)
async def test_what_is_no_cookie_is_not_sent_back(site: Site, fetcher: Fetcher, cookie: str) -> None:
    answer = await fetcher.fetch(wall(site, "/", cookie))
    assert isinstance(answer, FetchFailed)
    assert "circle" in answer.reason
