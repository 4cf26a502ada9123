"""The settings of readers: their language, previews of links, and whether feedback may hold their questions."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from cachetools import FIFOCache
from sqlalchemy import select

from chat.incoming import Person
from chat.schema import readers
from index.library.database import Database
from index.library.queries import insert_or_replace

MOST_IN_MEMORY = 10_000  # readers
_SHOWN, _HIDDEN = "yes", "no"  # previews of links, in the database

ChosenLanguage = Callable[[int], str]  # returns the language that a person or chat chose, by id; "" if they chose none


def none_chosen(_: int) -> str:
    """A ChosenLanguage for when nobody can choose."""
    return ""


def with_chosen_language(person: Person, chosen_language: ChosenLanguage) -> Person:
    """Returns a person with the language that they chose, if they chose one."""
    return replace(person, language_code=chosen_language(person.id) or person.language_code)


class Consent(StrEnum):
    """Whether a reader's questions may be stored with their feedback."""

    NOT_ASKED = ""
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class ReaderChoices:
    """A reader's settings. An empty `language` means the language of their client.

    `link_preview` is None for those who did not choose."""

    language: str = ""
    link_preview: bool | None = None
    consent: Consent = Consent.NOT_ASKED


class ReaderSettings:
    """Stores readers' settings, with a cache in memory if no other process can change them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: FIFOCache[int, ReaderChoices] = FIFOCache(MOST_IN_MEMORY)
        self._lock = threading.Lock()

    def choices(self, person: int) -> ReaderChoices:
        """Returns a reader's settings."""
        with self._lock:
            if person in self._known:
                return self._known[person]
        with self._database.reading() as connection:
            row = connection.execute(select(readers).where(readers.c.person == person)).one_or_none()
        if row is None:
            return self._remember(person, ReaderChoices())
        preview = row.link_preview == _SHOWN if row.link_preview else None
        return self._remember(person, ReaderChoices(row.language, preview, Consent(row.consent)))

    def language(self, person: int) -> str:
        """Returns the language that somebody chose; "" if they chose none."""
        return self.choices(person).language

    def choose(
        self,
        person: int,
        at: datetime,
        *,
        language: str | None = None,
        consent: Consent | None = None,
        link_preview: bool | None = None,
    ) -> None:
        """Stores the settings that are given."""
        chosen = self.choices(person)
        chosen = replace(chosen, language=chosen.language if language is None else language)
        chosen = replace(chosen, consent=chosen.consent if consent is None else consent)
        chosen = replace(chosen, link_preview=chosen.link_preview if link_preview is None else link_preview)
        row = {
            "person": person,
            "language": chosen.language,
            "consent": chosen.consent.value,
            "link_preview": _stored(chosen.link_preview),
            "changed_at": at,
        }
        with self._database.writing(exclusive=False) as connection:
            insert_or_replace(connection, readers, row, ["person"])
        self._remember(person, chosen)

    def forget_person(self, person: int) -> None:
        """Drops a person from the cache. The caller deletes their row."""
        with self._lock:
            self._known.pop(person, None)

    def _remember(self, person: int, choices: ReaderChoices) -> ReaderChoices:
        if not self._database.is_sqlite:
            return choices
        with self._lock:
            self._known[person] = choices
        return choices


class LinkPreviews:
    """Whether the answers in a chat show a small preview of their first source."""

    def __init__(self, readers: ReaderSettings, default: bool) -> None:
        """`default` holds for chats that did not choose."""
        self._readers = readers
        self._default = default

    def are_shown(self, chat: int) -> bool:
        """Returns whether answers in that chat show it."""
        chosen = self._readers.choices(chat).link_preview
        return self._default if chosen is None else chosen

    def choose(self, chat: int, at: datetime, shown: bool) -> None:
        """Stores what a chat chose."""
        self._readers.choose(chat, at, link_preview=shown)


def _stored(link_preview: bool | None) -> str:
    return "" if link_preview is None else _SHOWN if link_preview else _HIDDEN
