"""What a site's robots.txt allows, asked once a day (RFC 9309)."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import httpx
from protego import Protego

from index.gathering.fetching.fetch_results import Answer, Fetched, FetchFailed, NotModified
from index.gathering.fetching.robots_rules import parse_rules

KEPT_S = 24 * 3600.0  # RFC 9309, 2.4: no longer than a day
KEPT_UNREACHABLE_S = 600.0  # a site that could not be asked is asked again soon
LONGEST_DELAY_S = 30.0  # of a Crawl-delay: more would stop the queue
ORIGINS_REMEMBERED = 1_000  # of 1,000 rules at most each, which take half a megabyte


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether a page may be fetched; `reason` says why not."""

    reason: str | None = None
    lasting: bool = False
    delay_s: float = 0.0


@dataclass(slots=True)
class _Rules:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    until: float = -1.0
    parsed: Protego | None = None  # None: everything is allowed
    unreachable: FetchFailed | None = None


class Robots:
    """The rules of each site, kept for a day."""

    def __init__(
        self, fetch: Callable[[str], Awaitable[Answer]], agent: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._fetch = fetch
        self._agent = agent
        self._clock = clock
        self._rules: dict[tuple[str, str, int | None], _Rules] = {}

    async def permission(self, url: httpx.URL) -> Permission:
        """Whether `url` may be fetched, asking its site first where its rules are not known."""
        origin = url.scheme, url.host, url.port
        rules = self._rules[origin] = self._rules.pop(origin, _Rules())  # the last of all to be forgotten
        if len(self._rules) > ORIGINS_REMEMBERED:
            del self._rules[next(iter(self._rules))]
        async with rules.lock:
            if self._clock() >= rules.until:
                await self._ask(url.join("/robots.txt"), rules)
        if rules.unreachable is not None:
            reason = f"robots.txt could not be read ({rules.unreachable.reason}), so the page is left alone"
            return Permission(reason, lasting=rules.unreachable.lasting)
        if rules.parsed is None:
            return Permission()
        if not rules.parsed.can_fetch(str(url), self._agent):
            return Permission("robots.txt asks not to fetch this page", lasting=True)
        return Permission(delay_s=min(rules.parsed.crawl_delay(self._agent) or 0.0, LONGEST_DELAY_S))

    async def _ask(self, url: httpx.URL, rules: _Rules) -> None:
        answer = await self._fetch(str(url))
        rules.parsed, rules.unreachable, kept = None, None, KEPT_S
        match answer:
            case Fetched(body=body):
                rules.parsed = await asyncio.to_thread(parse_rules, body, self._agent)
            case FetchFailed(status=status) if status is not None and 400 <= status < 500 and status != 429:
                pass  # RFC 9309, 2.3.1.3: there are no rules
            case FetchFailed():
                rules.unreachable, kept = answer, KEPT_UNREACHABLE_S  # RFC 9309, 2.3.1.4: assume all is forbidden
            case NotModified():
                pass  # not asked conditionally; a server that says so all the same has no rules for us
        rules.until = self._clock() + kept
