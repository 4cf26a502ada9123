"""What a visit to an entry's page brings, and when to look at the page again for corrections."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from index.articles import Draft
from index.errors import Rejected
from index.feeds.following import PendingEntry
from index.fetching import Validators

REVISITS = (timedelta(hours=3), timedelta(hours=24))  # after the first visit; most corrections come within a day
CORRECTED_WITHIN = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Visit:
    """What an entry comes to: an `item` for the library, or none because of what `unchanged` says.

    `page` has the validators of the page that the item was read from.
    """

    item: Draft | Rejected | None
    page: Validators | None = None
    unchanged: str = ""


def revisit_at(entry: PendingEntry, visit: Visit, now: datetime) -> datetime | None:
    """When to look at a page again for corrections; None for what is no news any more, or was seen often enough."""
    published = entry.entry.published
    if visit.page is None or published is None or published < now - CORRECTED_WITHIN:
        return None
    return now + REVISITS[entry.visits] if entry.visits < len(REVISITS) else None
