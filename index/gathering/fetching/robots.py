"""Asks robots.txt of each site (RFC 9309) once a day what may be fetched."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field

import httpx
from cachetools import LRUCache
from protego import Protego

from index.gathering.fetching.fetch_results import Answer, Fetched, FetchFailed, NotModified

READ_BYTES = 500 * 1024  # RFC 9309, 2.5: at least that much is read
MOST_RULES = 1_000  # that concern us; the longest of news sites have some hundreds
LONGEST_LINE = 2_000  # characters; a rule of more is for no address that is fetched
_AGENT_NAMES = ("user-agent", "useragent", "user agent")
_OF_THE_SITE = ("sitemap", "site-map", "host")  # stand anywhere, and end no group
EVERYBODY = "*"


def parse_rules(body: bytes, agent: str) -> Protego:
    """Return the rules of `body` for `agent`, a product token, and for everybody.

    Protego's time and memory grow with agents times rules, so it gets only these two groups.
    """
    text = body[:READ_BYTES].decode("utf-8", "replace")
    return Protego.parse("\n".join(_relevant(text.splitlines(), agent.lower())))


def _relevant(lines: list[str], agent: str) -> Iterator[str]:
    """Yield the lines of the groups for `agent` and for everybody, with normalised user-agent lines."""
    named: set[str] = set()  # by the group at hand
    in_rules, rules = False, 0
    for line in lines:
        said = line.partition("#")[0].strip()
        low = said[:LONGEST_LINE].lower()
        if not said or low.startswith(_OF_THE_SITE):
            continue
        if low.startswith(_AGENT_NAMES):
            if in_rules:
                named, in_rules = set(), False
            if (whom := _whom(low, agent)) is not None:
                named.add(whom)
            continue
        if not in_rules:
            yield from (f"user-agent: {whom}" for whom in sorted(named))
        in_rules = True
        if named and len(said) <= LONGEST_LINE:
            yield said
            rules += 1
            if rules == MOST_RULES:
                return


def _whom(line: str, agent: str) -> str | None:
    """Return whom a user-agent line is for: EVERYBODY, `agent`, or None for others.

    A version after the name is ignored (RFC 9309, 2.2.1), and so is a star.
    """
    name = next(line.removeprefix(name) for name in _AGENT_NAMES if line.startswith(name)).lstrip(" \t:")
    if name == EVERYBODY:
        return EVERYBODY
    return agent if name.partition("/")[0].replace(EVERYBODY, "").strip() == agent else None


KEPT_S = 24 * 3600.0  # RFC 9309, 2.4: no longer than a day
KEPT_UNREACHABLE_S = 600.0  # a site that could not be asked is asked again soon
LONGEST_DELAY_S = 30.0  # of a Crawl-delay: more would stop the queue
ORIGINS_REMEMBERED = 1_000  # of 1,000 rules at most each, which take half a megabyte


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether a page may be fetched, or the `reason` why not."""

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
    """The robots.txt rules of each site, cached for a day."""

    def __init__(
        self, fetch: Callable[[str], Awaitable[Answer]], agent: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._fetch = fetch
        self._agent = agent
        self._clock = clock
        self._rules: LRUCache[tuple[str, str, int | None], _Rules] = LRUCache(ORIGINS_REMEMBERED)

    async def permission(self, url: httpx.URL) -> Permission:
        """Return whether `url` may be fetched; fetches the site's rules first if they are not cached."""
        origin = url.scheme, url.host, url.port
        rules = self._rules.setdefault(origin, _Rules())
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
