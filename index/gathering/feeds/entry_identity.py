"""Assigns addresses to feed entries: entries with different ids are different articles, even with equal links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from index.gathering.feeds.entries import Entry
from index.gathering.feeds.feed_state import KnownEntry
from index.gathering.reading.clean_text import plain_words
from index.library.article_urls import without_tracking

READABLE_ID = 80  # characters: a longer id does not become part of an address


@dataclass(frozen=True, slots=True)
class Place:
    """The `address` that identifies an entry's article; `shares_page` if its page holds other entries too."""

    address: str
    shares_page: bool


def assign_addresses(keyed: Mapping[str, Entry], known: Mapping[str, KnownEntry]) -> dict[str, Place]:
    """Return the address of each entry of a poll, by key; each entry has a link.

    It is the link, unless an entry with another id has it: then a fragment distinguishes the two, the link's own or
    one made of the id. An entry whose id has changed since the last poll, but not its title, is the same entry.
    """
    bases = {key: without_tracking(entry.link) for key, entry in keyed.items()}
    sharing: dict[str, list[str]] = {}
    for key, base in bases.items():
        sharing.setdefault(base, []).append(key)
    owners = {entry.address: key for key, entry in known.items() if entry.address}
    addresses: dict[str, str] = {}
    for key in sorted(keyed, key=lambda key: (not _address_of(key, known), key not in known, "#" in keyed[key].link)):
        choices = _choices(keyed[key], key, bases[key], alone=len(sharing[bases[key]]) == 1)
        address = _address_of(key, known) or next(
            choice for choice in choices if _is_free(choice, key, keyed, owners, known)
        )
        addresses[key] = address
        owners[address] = key
    return {
        key: Place(address, _shares(keyed, key, bases[key], address, sharing[bases[key]]))
        for key, address in addresses.items()
    }


def _address_of(key: str, known: Mapping[str, KnownEntry]) -> str:
    return known[key].address if key in known else ""


def _choices(entry: Entry, key: str, base: str, *, alone: bool) -> Sequence[str]:
    """Return candidate addresses for an entry, best first; the last one is unique."""
    fragment = entry.link.partition("#")[2]
    own = [f"{base}#{fragment}"] if fragment else []
    readable = entry.id and len(entry.id) <= READABLE_ID and "://" not in entry.id and entry.id.isprintable()
    made = [f"{base}#{quote(entry.id, safe='')}"] if readable else []
    return [*([base, *own] if alone or not own else [*own, base]), *made, f"{base}#{key}"]


def _is_free(
    address: str, key: str, keyed: Mapping[str, Entry], owners: Mapping[str, str], known: Mapping[str, KnownEntry]
) -> bool:
    owner = owners.get(address)
    if owner is None or owner == key:
        return True
    if owner in keyed:  # in the same poll; without ids, entries with the same address and title are one article
        mine, other = keyed[key], keyed[owner]
        return not mine.id and not other.id and "#" not in mine.link and mine.title == other.title
    return plain_words(known[owner].title) == plain_words(keyed[key].title)


def _shares(keyed: Mapping[str, Entry], key: str, base: str, address: str, sharing: Sequence[str]) -> bool:
    if address.startswith(f"{base}#"):
        return True
    fragments = [keyed[other].link.partition("#")[2] for other in sharing if other != key]
    return address == base and not all(fragments)
