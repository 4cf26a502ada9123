"""How much one person, and one group, may ask in a minute."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto

MINUTE = timedelta(minutes=1)
MOST_KEPT = 20_000  # people and groups whose last minute is kept; more would be an attack, and the oldest go


class LimitVerdict(Enum):
    """Whether one more question is answered."""

    ALLOWED = auto()
    TELL = auto()  # it is not, and this is the first one over the limit: say so
    SILENT = auto()  # it is not, and they know


@dataclass(slots=True)
class _Asked:
    at: deque[datetime] = field(default_factory=deque)
    told: bool = False


class QuestionLimit:
    """Counts questions in the minute before each; `most` a key."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._asked: dict[Hashable, _Asked] = {}

    def take(self, key: Hashable, now: datetime) -> LimitVerdict:
        """One more question of `key`: counted where it is allowed."""
        asked = self._asked.pop(key, None) or _Asked()
        self._asked[key] = asked  # the newest stand last
        while len(self._asked) > MOST_KEPT:
            del self._asked[next(iter(self._asked))]
        while asked.at and not now - MINUTE < asked.at[0] <= now:  # later than now: the clock was set back
            asked.at.popleft()
        if len(asked.at) < self._most:
            asked.at.append(now)
            asked.told = False
            return LimitVerdict.ALLOWED
        verdict = LimitVerdict.SILENT if asked.told else LimitVerdict.TELL
        asked.told = True
        return verdict

    def minutes_to_wait(self, key: Hashable, now: datetime) -> int:
        """Whole minutes until `key` may ask again, at least one."""
        asked = self._asked.get(key)
        if asked is None or not asked.at:
            return 1
        return max(1, math.ceil((asked.at[0] + MINUTE - now) / MINUTE))
