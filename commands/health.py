"""Health of the bot, for a supervisor: whether it is ready and alive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from chat.health_state import SILENCE_S, HealthState
from index.gathering.feeds.feed_store import FeedStore
from index.library.database import Database
from updates.delivery_counts import last_delivery

STUCK_S = 30.0  # since the event loop last ran, which is noted every second
RUN = "run"  # all roles in one
WITHOUT_TELEGRAM = frozenset({"ingest", "match"})
CONFLICT_LASTS = timedelta(minutes=2)  # two programs on one token collide at every long poll


@dataclass(frozen=True, slots=True)
class Health:
    """The health of a process.

    - `ready`: the process does the work of its role. One that stands by is ready as well.
    - `alive`: a restart would not help.
    - `why`: the reasons why it is not ready.
    - `duties`: what it was elected for among all processes. One field per fact that /ready reports.
    """

    ready: bool
    alive: bool
    why: tuple[str, ...]
    last_update_poll: datetime | None
    last_delivery: datetime | None = None
    last_feed_poll: datetime | None = None
    role: str = RUN
    duties: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Returns the health as JSON-compatible values; times in ISO 8601, UTC."""
        return {
            "ready": self.ready,
            "alive": self.alive,
            "why": list(self.why),
            "last_update_poll": _iso(self.last_update_poll),
            "last_delivery": _iso(self.last_delivery),
            "last_feed_poll": _iso(self.last_feed_poll),
            "role": self.role,
            "duties": list(self.duties),
        }


def health(health_state: HealthState, now: datetime, database: Database | None = None, role: str = RUN) -> Health:
    """Returns the health of a process of `role` now. Pass `database` if it is open."""
    why = []
    beat = health_state.since_beat_s()
    stuck = beat is not None and beat > STUCK_S
    if stuck:
        why.append(f"the program has been stuck for {beat:.0f} s")
    if not health_state.listening:
        telegram = "" if role in WITHOUT_TELEGRAM else ", or Telegram has not been reached yet"
        why.append(f"it is starting, or stopping{telegram}")
    silence = health_state.silence_s()
    if health_state.waits_for_updates and silence is not None and silence > SILENCE_S:
        why.append(f"Telegram has not answered for {silence:.0f} s")
    if health_state.conflict_at is not None and now - health_state.conflict_at < CONFLICT_LASTS:
        why.append("another program uses the same token")
    delivery = feed_poll = None
    if database is not None:
        try:
            feed_poll = FeedStore(database).counts().polled_at
            with database.reading() as connection:
                delivery = last_delivery(connection)
        except Exception as error:  # noqa: BLE001  # whatever ails the database, the answer is that it does
            why.append(f"the library cannot be read ({type(error).__name__})")
    duties = tuple(sorted(health_state.duties))
    return Health(not why, not stuck, tuple(why), health_state.polled_at, delivery, feed_poll, role, duties)


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None
