"""The fetcher: checks every redirect, bounds every body, and limits the requests to each host."""

from __future__ import annotations

import asyncio
import http
import logging
import ssl
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from typing import Self

import httpx

from config.clock import Clock, utc_now
from config.project import version
from index.gathering.fetching.backoff import retry_after
from index.gathering.fetching.connections import (
    CONNECT_TIMEOUT_S,
    AddressRefused,
    CheckedBackend,
    CheckedTransport,
    NotResolved,
    Resolve,
    system_resolver,
)
from index.gathering.fetching.cookies import Cookies
from index.gathering.fetching.decompression import ACCEPT_ENCODING, BodyRefused, Unpacker
from index.gathering.fetching.fetch_results import NO_VALIDATORS, Answer, Fetched, FetchFailed, NotModified, Validators
from index.gathering.fetching.fetchable_urls import checked_target, in_one_line, joined_target
from index.gathering.fetching.headers import conditional_headers, content_type, validators_of
from index.gathering.fetching.network_addresses import Network, literal, refusal
from index.gathering.fetching.politeness import HostGate
from index.gathering.fetching.robots import Robots

_log = logging.getLogger(__name__)

PROJECT = "Quotewire"
MOVED = (301, 302, 303, 307, 308)
MOVED_FOR_GOOD = (301, 308)
PASSING = (408, 425, 429)  # statuses of 4xx that are worth another attempt
VISITS = 2  # of one address in one fetch: the second with the cookie that the first has set
LONGEST_LOGGED = 300  # characters of an address
ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one fetch."""

    seconds: float = 20.0
    wire_bytes: int = 15 * 2**20
    body_bytes: int = 40 * 2**20
    redirects: int = 5
    at_once_per_host: int = 2
    delay_s: float = 1.0  # between the starts of requests to one host


@dataclass(slots=True)
class _FetchState:
    """The state of a fetch between redirects, with the time left."""

    url: str
    validators: Validators
    seconds_left: float
    permanent_url: str | None = None
    only_for_good: bool = True  # all redirects so far were permanent
    cookies: Cookies = field(default_factory=Cookies)
    visited: dict[str, list[str]] = field(default_factory=dict)  # the cookies of each request, by address

    def may_visit(self, url: httpx.URL) -> bool:
        """Record a request to `url`; return False for a second one, unless its site has set a cookie since."""
        visits, cookies = self.visited.setdefault(str(url), []), self.cookies.header(url)
        visits.append(cookies)
        return len(visits) == 1 or (len(visits) == VISITS and visits[0] != cookies)

    def failed(self, reason: str, **more: object) -> FetchFailed:
        return replace(FetchFailed(self.url, reason, permanent_url=self.permanent_url), **more)  # type: ignore[arg-type]  # the fields are FetchFailed's own


class Fetcher:
    """Fetches URLs. Returns failures as values and raises no network errors. Close it after use."""

    def __init__(
        self,
        contact: str = "",
        allowed: Sequence[Network] = (),
        limits: Limits | None = None,
        resolve: Resolve = system_resolver,
        tls: ssl.SSLContext | None = None,
        now: Clock = utc_now,
    ) -> None:
        self.limits = limits or Limits()
        about = f"+{contact}" if contact else "a reader of news feeds"
        self.user_agent = f"{PROJECT}/{version()} ({about})"
        self._allowed = tuple(allowed)
        self._now = now
        self._backend = CheckedBackend(allowed, resolve)
        self._client = httpx.AsyncClient(
            transport=CheckedTransport(self._backend, tls),
            trust_env=False,  # no proxy from the environment: it would connect without our checks
            follow_redirects=False,
            timeout=httpx.Timeout(self.limits.seconds, connect=CONNECT_TIMEOUT_S),
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),  # no cookies are shared between fetches
            headers={"User-Agent": self.user_agent, "Accept": ACCEPT, "Accept-Encoding": ACCEPT_ENCODING},
        )
        self._gate = HostGate(self.limits.at_once_per_host, self.limits.delay_s)
        self._robots = Robots(self.fetch, PROJECT)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close all connections."""
        await self._client.aclose()

    async def fetch(self, url: str, validators: Validators = NO_VALIDATORS, *, page: bool = False) -> Answer:
        """Fetch `url`. With `page`, robots.txt is obeyed: it applies to pages, not to feeds."""
        journey = _FetchState(url, validators, self.limits.seconds)
        try:
            return await self._follow_redirects(journey, page=page)
        except Exception as error:  # noqa: BLE001  # whatever a URL or server makes a library raise fails only this fetch
            _log.warning("an address cannot be fetched: %s", ascii(url[:LONGEST_LOGGED]), exc_info=error)
            return journey.failed(f"it cannot be fetched: {type(error).__name__}")

    async def _follow_redirects(self, journey: _FetchState, *, page: bool) -> Answer:
        """Request the URL and follow redirects."""
        target = journey.url
        for _ in range(self.limits.redirects + 1):
            checked = checked_target(target)
            if isinstance(checked, str):
                return journey.failed(checked, lasting=True)
            if not journey.may_visit(checked):
                return journey.failed("it redirects in a circle")
            if page:
                permission = await self._robots.permission(checked)
                if permission.reason:
                    return journey.failed(permission.reason, lasting=permission.lasting)
                if permission.delay_s:
                    self._gate.slow_down(checked.host, permission.delay_s)
            async with self._gate.turn(checked.host, delayed=not self._is_own(checked.host)):
                answer = await self._request_once(checked, journey)
            if not isinstance(answer, str):
                return answer
            target = answer
        return journey.failed(f"it redirects more than {self.limits.redirects} times")

    def _is_own(self, host: str) -> bool:
        """Whether `host` is in one of the operator's allowed networks, where requests need no delay."""
        written = literal(host)
        if written is not None:
            return refusal(written) is not None and refusal(written, self._allowed) is None
        return host in self._backend.own_hosts

    async def _request_once(self, url: httpx.URL, journey: _FetchState) -> Answer | str:
        """Make one request within the time left; return an answer, or the target of a redirect."""
        started = time.monotonic()
        try:
            async with asyncio.timeout(max(journey.seconds_left, 0)):
                return await self._ask(url, journey)
        except TimeoutError:
            return journey.failed(f"it took longer than {self.limits.seconds:g} seconds")
        except AddressRefused as error:
            return journey.failed(str(error), lasting=True)
        except NotResolved as error:
            return journey.failed(str(error), lasting=error.lasting)
        except BodyRefused as error:
            return journey.failed(str(error))
        except httpx.TimeoutException:
            return journey.failed("the server did not answer in time")
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ssl.SSLError, OSError) as error:
            return journey.failed(f"no connection: {in_one_line(error)}")
        finally:
            journey.seconds_left -= time.monotonic() - started

    async def _ask(self, url: httpx.URL, journey: _FetchState) -> Answer | str:
        request = self._client.build_request("GET", url, headers=conditional_headers(journey.validators))
        if cookies := journey.cookies.header(url):
            request.headers["Cookie"] = cookies
        response = await self._client.send(request, stream=True)
        try:
            return await self._read(url, response, journey)
        finally:
            await response.aclose()

    async def _read(self, url: httpx.URL, response: httpx.Response, journey: _FetchState) -> Answer | str:
        status = response.status_code
        if status in MOVED and response.headers.get("Location"):
            journey.cookies.take(url, response.headers, self._now())
            return _moved(url, response, journey)
        if status == http.HTTPStatus.NOT_MODIFIED:
            return NotModified(journey.url, journey.permanent_url)
        if not response.is_success:
            return self._refused(response, journey)
        kind, charset = content_type(response.headers.get("Content-Type", ""))
        return Fetched(
            url=journey.url,
            final_url=str(url),
            status=status,
            body=await self._body(response),
            content_type=kind,
            charset=charset,
            validators=validators_of(response.headers),
            permanent_url=journey.permanent_url,
            content_location=response.headers.get("Content-Location", ""),
            content_language=response.headers.get("Content-Language", ""),
        )

    def _refused(self, response: httpx.Response, journey: _FetchState) -> FetchFailed:
        status = response.status_code
        return journey.failed(
            f"the server answers {status} {_phrase(status)}".rstrip(),
            status=status,
            retry_at=retry_after(response.headers.get("Retry-After", ""), self._now()),
            gone=status == http.HTTPStatus.GONE,
            lasting=400 <= status < 500 and status not in PASSING,
        )

    async def _body(self, response: httpx.Response) -> bytes:
        """Return the decompressed body; raises BodyRefused as soon as a limit is exceeded."""
        unpacker = Unpacker(response.headers.get("Content-Encoding", ""), self.limits.body_bytes)
        body = bytearray()
        on_wire = 0
        async for chunk in response.aiter_raw():
            on_wire += len(chunk)
            if on_wire > self.limits.wire_bytes:
                raise BodyRefused(f"the body is larger than {self.limits.wire_bytes / 2**20:g} MB")
            for part in unpacker.feed(chunk):
                body += part
        for part in unpacker.finish():
            body += part
        return bytes(body)


def _moved(url: httpx.URL, response: httpx.Response, journey: _FetchState) -> FetchFailed | str:
    try:
        target = joined_target(url, response.headers["Location"])
    except ValueError as error:
        return journey.failed(f"it redirects to something that is no address: {in_one_line(error)}")
    journey.only_for_good = journey.only_for_good and response.status_code in MOVED_FOR_GOOD
    if journey.only_for_good:
        journey.permanent_url = target
    return target


def _phrase(status: int) -> str:
    try:
        return http.HTTPStatus(status).phrase
    except ValueError:
        return ""
