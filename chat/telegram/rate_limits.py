"""Decides which message may go when, under Telegram's limits, from what was sent lately and what else waits.

The limits: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
Times are seconds of any one clock; the clock is the caller's.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from enum import IntEnum

LATENCY_S = 2.0  # a message counts from when it is known to have arrived, at the latest this long after it left
TOLERANCE_S = 0.035  # Telegram counts no finer; without it the round trip would cost a message a second
WINDOWS_KEPT = 5000  # chats; at more, those without a recent message are forgotten


class Priority(IntEnum):
    """Which message goes first: replies always go before broadcasts."""

    REPLY = 0
    BROADCAST = 1


@dataclass(frozen=True, slots=True)
class Rule:
    """A limit: at most `count` messages in any `seconds`."""

    count: int
    seconds: float


OVERALL = Rule(30, 1.0)
PRIVATE = Rule(5, 5.0)  # one a second, with short bursts
GROUP = Rule(20, 60.0)
PRIVATE_BROADCAST = Rule(1, 1.0)
GROUP_BROADCAST = Rule(15, 60.0)  # the rest of a group's minute is for those who ask there
MADE_UP_FOR_S = 0.5  # a broadcast late by less than this is made up for; later, there was perhaps nothing to send
BROADCAST_SPACING_S = 1 / 29.9  # even spacing: after a burst, no reply could go for a second


def remembered_s(chat: int) -> float:
    """Returns for how many seconds after it was sent a message still counts against that chat's limit."""
    return GROUP.seconds if chat < 0 else PRIVATE.seconds


class LimitUse:
    """A message that counts against the limits, from `started` when it was sent; its window runs from `over_at`."""

    __slots__ = ("over_at", "started")

    def __init__(self, started: float, over_at: float | None = None) -> None:
        self.started = started
        self.over_at = started + LATENCY_S if over_at is None else over_at

    def ended(self, now: float) -> None:
        """Notes that the message has arrived."""
        self.over_at = min(self.over_at, max(self.started, now - TOLERANCE_S))


class Window:
    """The recent messages to one chat, or to all, to be checked against rules."""

    def __init__(self) -> None:
        self._uses: list[LimitUse] = []
        self.halted_until = -math.inf

    def wait_s(self, now: float, rule: Rule, ahead: int = 0) -> float:
        """Returns the seconds until the rule allows another message after the `ahead` that go first; 0 for now."""
        free = sorted(use.over_at + rule.seconds for use in self._uses if use.over_at + rule.seconds > now)
        over = len(free) + ahead + 1 - rule.count
        wait = 0.0
        if over > 0:  # those that go first hold their places at least as long as the latest use
            wait = (free[over - 1] if over <= len(free) else now + rule.seconds) - now
        return max(wait, self.halted_until - now, 0.0)

    def note(self, use: LimitUse) -> None:
        """Adds a message."""
        self._uses.append(use)

    def forget(self, before: float) -> bool:
        """Forgets messages that ended before a time; returns whether the window is empty now."""
        self._uses = [use for use in self._uses if use.over_at > before]
        return not self._uses and self.halted_until <= before


@dataclass(frozen=True, slots=True, order=True)
class Waiter:
    """A message that waits for its turn. Waiters sort in the order in which they go."""

    priority: Priority
    since: float
    number: int
    chat: int


class SendHistory:
    """The recent messages of all chats, and the chats that are halted."""

    def __init__(self, next_broadcast: float = -math.inf) -> None:
        self._overall = Window()
        self._chats: dict[Hashable, Window] = {}
        self.next_broadcast = next_broadcast

    def wait_s(self, me: Waiter, now: float, ahead_in_chat: int = 0, ahead_ready: int = 0) -> float:
        """Returns the seconds until a message may go, after `ahead_in_chat` to its chat and `ahead_ready` to any."""
        wait = max(
            self.chat_wait_s(me.chat, me.priority, now, ahead_in_chat), self._overall.wait_s(now, OVERALL, ahead_ready)
        )
        if me.priority is Priority.BROADCAST:
            wait = max(wait, self.next_broadcast - now)
        return wait

    def chat_wait_s(self, chat: int, priority: Priority, now: float, ahead: int = 0) -> float:
        """Returns the seconds until the chat's own limits allow a message; what all chats share is not counted."""
        window = self._chats.get(chat)
        if window is None:
            if not ahead:
                return 0.0
            window = Window()
        wait = window.wait_s(now, GROUP if chat < 0 else PRIVATE, ahead)
        if priority is Priority.BROADCAST:
            wait = max(wait, window.wait_s(now, GROUP_BROADCAST if chat < 0 else PRIVATE_BROADCAST, ahead))
        return wait

    def go(self, who: Waiter, now: float) -> LimitUse:
        """Notes that a waiting message is sent now; returns its use of the limits."""
        use = LimitUse(now)
        self._overall.forget(now - OVERALL.seconds)
        self.note(who.chat, use, now)
        if who.priority is Priority.BROADCAST:
            late = now - self.next_broadcast < MADE_UP_FOR_S
            self.next_broadcast = (self.next_broadcast if late else now) + BROADCAST_SPACING_S
        return use

    def note(self, chat: int, use: LimitUse, now: float) -> None:
        """Notes a message that was sent to a chat."""
        self._overall.note(use)
        self._window(chat, now).note(use)

    def halt(self, key: Hashable, until: float, now: float) -> None:
        """Sends nothing to a chat (or for another key) before a time."""
        window = self._window(key, now)
        window.halted_until = max(window.halted_until, until)

    def _window(self, key: Hashable, now: float) -> Window:
        if key not in self._chats and len(self._chats) >= WINDOWS_KEPT:
            before = now - GROUP.seconds
            self._chats = {chat: window for chat, window in self._chats.items() if not window.forget(before)}
        return self._chats.setdefault(key, Window())


@dataclass(frozen=True, slots=True)
class SendDecision:
    """Which of the waiting messages go now, and which go on waiting."""

    go: tuple[tuple[Waiter, LimitUse], ...] = ()
    waits: tuple[tuple[Waiter, float], ...] = ()  # each with the seconds that its chat's own limits make it wait
    again_s: float = math.inf  # seconds until the first of them may go; infinite if none waits


def decide_sends(
    history: SendHistory, mine: Collection[Waiter], others: Sequence[tuple[Waiter, bool]], now: float
) -> SendDecision:
    """Decides which of `mine` go now, and notes them in the history.

    `others` wait in other processes, each with whether its chat's own limits would allow it.
    """
    go: list[tuple[Waiter, LimitUse]] = []
    waits: list[tuple[Waiter, float]] = []
    again_s = math.inf
    in_chat: Counter[int] = Counter()
    ready_first = 0
    queue = sorted([(who, None) for who in mine] + list(others), key=lambda each: each[0])
    for who, ready in queue:
        if ready is None:
            wait = history.wait_s(who, now, in_chat[who.chat], ready_first)
            if wait <= 0:
                go.append((who, history.go(who, now)))
                continue
            again_s = min(again_s, wait)
            for_chat_s = history.chat_wait_s(who.chat, who.priority, now)
            waits.append((who, for_chat_s))
            ready = for_chat_s <= 0
        in_chat[who.chat] += 1
        ready_first += ready
    return SendDecision(tuple(go), tuple(waits), again_s)
