"""Telegram's sending limits, enforced: more than they allow is a 429 that says when to come back."""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass

from testing.bot_api.wire import Refusal

NETWORK_JITTER_S = 0.05  # a sender spaces by its own clock; what arrives this much early is not held against it


@dataclass(frozen=True, slots=True)
class Rule:
    """At most `count` in any `seconds`."""

    count: int
    seconds: float


class Window:
    """When something was done lately, and whether a rule lets it be done once more."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self._done: deque[float] = deque()

    def wait_s(self, now: float) -> float:
        """Seconds until the rule allows one more; 0 where it does already."""
        while self._done and self._done[0] <= now - self._rule.seconds + NETWORK_JITTER_S:
            self._done.popleft()
        return 0.0 if len(self._done) < self._rule.count else self._done[0] + self._rule.seconds - now

    def note(self, now: float) -> None:
        """One more was done."""
        self._done.append(now)


class Limits:
    """What Telegram allows: over all, to a private chat (with a short burst), to a group."""

    def __init__(
        self,
        clock: Callable[[], float],
        overall: Rule = Rule(30, 1.0),
        private: Rule = Rule(5, 5.0),
        group: Rule = Rule(20, 60.0),
    ) -> None:
        self._clock = clock
        self._overall = Window(overall)
        self._private: defaultdict[int, Window] = defaultdict(lambda: Window(private))
        self._group: defaultdict[int, Window] = defaultdict(lambda: Window(group))

    def take(self, chat_id: int) -> None:
        """A message to that chat; raises a 429 with `retry_after` (whole seconds, at least 1)."""
        now = self._clock()
        chat = self._group[chat_id] if chat_id < 0 else self._private[chat_id]
        wait = max(self._overall.wait_s(now), chat.wait_s(now))
        if wait > 0:
            seconds = max(1, math.ceil(wait))
            raise Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
        self._overall.note(now)
        chat.note(now)
