"""The settings of readers: their language, and whether their questions may be stored with feedback."""

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
    """A reader's settings. An empty `language` means the language of their client."""

    language: str = ""
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
        return self._remember(
            person, ReaderChoices(row.language, Consent(row.consent)) if row is not None else ReaderChoices()
        )

    def language(self, person: int) -> str:
        """Returns the language that somebody chose; "" if they chose none."""
        return self.choices(person).language

    def choose(self, person: int, at: datetime, *, language: str | None = None, consent: Consent | None = None) -> None:
        """Stores the settings that are given."""
        chosen = self.choices(person)
        chosen = replace(chosen, language=chosen.language if language is None else language)
        chosen = replace(chosen, consent=chosen.consent if consent is None else consent)
        row = {"person": person, "language": chosen.language, "consent": chosen.consent.value, "changed_at": at}
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
