"""What a visit to an entry's page brings, and when to look at the page again for corrections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from index.gathering.feeds.entry_drafts import own_address
from index.gathering.feeds.feed_state import PendingEntry
from index.gathering.fetching import Validators
from index.library.articles import Draft
from index.library.errors import Rejected

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


def wanted_addresses(done: Sequence[tuple[PendingEntry, Visit]]) -> dict[str, tuple[str, ...]]:
    """What the article of each visit may be known by, by the entry's key: what its page states, else its own."""
    return {
        waiting.key: (visit.item.url, own_address(waiting.entry))
        for waiting, visit in done
        if isinstance(visit.item, Draft)
    }


def at_addresses(
    done: Sequence[tuple[PendingEntry, Visit]], addresses: Mapping[str, str]
) -> list[tuple[PendingEntry, Visit]]:
    """The visits, each article at the address that its entry has in `addresses` by its key."""
    return [
        (waiting, replace(visit, item=replace(visit.item, url=addresses[waiting.key])))
        if isinstance(visit.item, Draft)
        else (waiting, visit)
        for waiting, visit in done
    ]
