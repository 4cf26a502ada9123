"""Limits how many questions a person or a group may ask in a minute."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto

from cachetools import FIFOCache

MINUTE = timedelta(minutes=1)
MOST_KEPT = 20_000  # people and groups whose last minute is stored; more would be an attack


class LimitVerdict(Enum):
    """Whether a question is within the limit."""

    ALLOWED = auto()
    TELL = auto()  # over the limit for the first time: say so
    SILENT = auto()  # over the limit, and it has been said


@dataclass(slots=True)
class _Asked:
    at: deque[datetime] = field(default_factory=deque)
    told: bool = False


class QuestionLimit:
    """Allows `most` questions per key in any minute."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._asked: FIFOCache[Hashable, _Asked] = FIFOCache(MOST_KEPT)

    def take(self, key: Hashable, now: datetime, count: int = 1) -> LimitVerdict:
        """Counts the questions of a message of `key` if it is allowed, and returns whether it is.

        A message is allowed while fewer than `most` were asked, and its questions may exceed that.
        """
        asked = self._asked.pop(key, None) or _Asked()
        self._asked[key] = asked  # as the newest
        while asked.at and not now - MINUTE < asked.at[0] <= now:  # later than now: the clock was set back
            asked.at.popleft()
        if len(asked.at) < self._most:
            asked.at.extend([now] * count)
            asked.told = False
            return LimitVerdict.ALLOWED
        verdict = LimitVerdict.SILENT if asked.told else LimitVerdict.TELL
        asked.told = True
        return verdict

    def minutes_to_wait(self, key: Hashable, now: datetime) -> int:
        """Returns the whole minutes until `key` may ask again, at least one."""
        asked = self._asked.get(key)
        if asked is None or not asked.at:
            return 1
        return max(1, math.ceil((asked.at[0] + MINUTE - now) / MINUTE))
