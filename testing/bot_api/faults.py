"""What goes wrong on purpose: refusals, failures, cut connections and outages, by plan or by chance."""

from __future__ import annotations

import random
from collections import defaultdict, deque
from collections.abc import Sequence
from enum import Enum

POLLING = frozenset({"getUpdates", "getMe", "deleteWebhook", "setWebhook"})


class Fault(Enum):
    """One way for a call to fail."""

    TOO_MANY = "429 with retry_after 1"
    SERVER_ERROR = "500"
    CUT_BEFORE = "the connection is cut before the call is carried out"
    CUT_AFTER = "the connection is cut after the call was carried out"
    UNKNOWN_METHOD = "404, as from a server that is older than the method"


class Faults:
    """Which calls fail: the next ones of a method, always those of a method, a share of all, or every one."""

    def __init__(self) -> None:
        self.outage = False  # every call is cut before it is carried out
        self._next: defaultdict[str, deque[Fault]] = defaultdict(deque)
        self._always: dict[str, Fault] = {}
        self._share = 0.0
        self._kinds: Sequence[Fault] = ()
        self._chance = random.Random(0)

    def next(self, method: str, *faults: Fault) -> None:
        """The next calls of that method fail so, one after the other."""
        self._next[method].extend(faults)

    def always(self, method: str, fault: Fault) -> None:
        """Every call of that method fails so."""
        self._always[method] = fault

    def share(self, of_calls: float, kinds: Sequence[Fault], seed: int = 0) -> None:
        """That share (0 to 1) of the calls fails, each in one of these ways; polling stays well."""
        self._share, self._kinds, self._chance = of_calls, kinds, random.Random(seed)

    def none(self) -> None:
        """Nothing fails from now on."""
        self.outage, self._share = False, 0.0
        self._next.clear()
        self._always.clear()

    def strike(self, method: str) -> Fault | None:
        """How this call fails, if it does."""
        if self.outage:
            return Fault.CUT_BEFORE
        if self._next[method]:
            return self._next[method].popleft()
        if method in self._always:
            return self._always[method]
        if method not in POLLING and self._share and self._chance.random() < self._share:
            return self._chance.choice(self._kinds)
        return None
