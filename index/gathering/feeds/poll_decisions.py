"""Decides what to do after a poll: pure functions from the known state and the answer to a plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from index.gathering.feeds.entries import Entry, ParsedFeed, entry_keys
from index.gathering.feeds.entry_identity import assign_addresses
from index.gathering.feeds.feed_state import Feed, Intent, KnownEntry, Plan
from index.gathering.feeds.poll_schedule import interval_of, next_poll, next_try, slower
from index.gathering.fetching import Fetched, FetchFailed, NotModified
from index.gathering.reading.dates import believable

NEWS_AGE = timedelta(days=7)  # an older article that appears in a feed is indexed, but not announced


def after_failure(
    feed: Feed, reason: str, now: datetime, chance: float, *, retry_at: datetime | None = None, gone: bool = False
) -> Plan:
    """Return the plan after a failed poll: only the failure and its reason are recorded."""
    failures = feed.failures + 1
    return Plan(
        replace(
            feed,
            polled_at=now,
            next_poll=next_try(now, failures, feed.interval, chance, retry_at),
            failures=failures,
            reason=reason,
            gone=gone,
        )
    )


def after_failed_fetch(feed: Feed, answer: FetchFailed, now: datetime, chance: float) -> Plan:
    """Return the plan after a failed fetch; status 410 ends the feed."""
    return after_failure(feed, answer.reason, now, chance, retry_at=answer.retry_at, gone=answer.gone)


def after_nothing_new(feed: Feed, answer: NotModified | Fetched, now: datetime, chance: float) -> Plan:
    """Return the plan for a feed that has not changed."""
    interval = slower(feed.interval)
    return Plan(
        replace(
            _well(feed),
            polled_at=now,
            interval=interval,
            next_poll=next_poll(now, interval, chance),
            validators=answer.validators if isinstance(answer, Fetched) else feed.validators,
        ),
        moved_to=_moved(feed, answer),
    )


def after_reading(
    feed: Feed,
    answer: Fetched,
    parsed: ParsedFeed,
    body_hash: str,
    known: Mapping[str, KnownEntry],
    now: datetime,
    chance: float,
) -> Plan:
    """Return the plan for a parsed feed: intents for all new and changed entries."""
    intents: list[Intent] = []
    placed = _placed(parsed.entries, known)
    for key, entry in placed.items():
        before = known.get(key)
        if before is None or before.fingerprint != entry.fingerprint:
            intents.append(_intent(key, entry, before, feed, now))
    times = [entry.published for entry in parsed.entries if believable(entry.published, now) and entry.published]
    interval = interval_of(times, now, parsed.least_interval)
    if not intents:
        interval = max(interval, slower(feed.interval)) if not times else interval
    well = replace(
        _well(feed),
        title=parsed.title or feed.title,
        site=parsed.site or feed.site,
        validators=answer.validators,
        body_hash=body_hash,
        polled_at=now,
        interval=interval,
        next_poll=next_poll(now, interval, chance),
        backlog_taken=True,
        notes=_notes(parsed),
    )
    unplaced = {key: entry for key, entry in placed.items() if key in known and not known[key].address}
    return Plan(well, tuple(intents), frozenset(placed), _moved(feed, answer), unplaced)


def _placed(entries: tuple[Entry, ...], known: Mapping[str, KnownEntry]) -> dict[str, Entry]:
    """Return the entries that have a link, by key, each with its address."""
    titles = {key: entry.title for key, entry in known.items()}
    keyed: dict[str, Entry] = {}
    for key, entry in zip(entry_keys(entries, titles), entries, strict=True):
        if entry.link:
            keyed.setdefault(key, entry)
    return {
        key: replace(keyed[key], address=place.address, shares_page=place.shares_page)
        for key, place in assign_addresses(keyed, known).items()
    }


def _intent(key: str, entry: Entry, before: KnownEntry | None, feed: Feed, now: datetime) -> Intent:
    """Return an intent with a credible date: the entry's own or, for news, the time when it was first seen."""
    published = believable(entry.published, now)
    if before is not None:
        first_seen, announce = before.first_seen, before.announce
    else:
        first_seen = now
        announce = feed.backlog_taken and (published is None or published > now - NEWS_AGE)
    if published is None and announce:
        published = first_seen
    return Intent(
        key, replace(entry, published=published), entry.fingerprint, first_seen, announce, int(before is not None)
    )


def _well(feed: Feed) -> Feed:
    return replace(feed, failures=0, reason="", gone=False, reported=False)


def _moved(feed: Feed, answer: NotModified | Fetched) -> str | None:
    return answer.permanent_url if answer.permanent_url and answer.permanent_url != feed.url else None


def _notes(parsed: ParsedFeed) -> str:
    """Return what was left out and what was wrong, in one line."""
    notes = []
    nowhere = sum(not entry.link for entry in parsed.entries)
    if nowhere:
        notes.append(f"{nowhere} of {len(parsed.entries)} entries have no address and are left out")
    if parsed.left_out:
        notes.append(f"{parsed.left_out} entries at its end are left out")
    if parsed.ill_formed:
        notes.append(f"ill-formed: {parsed.ill_formed}")
    return "; ".join(notes)
