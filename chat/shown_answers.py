"""Answers as they were shown: kept for the buttons under them, and forgotten when those are no longer of use."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from cachetools import FIFOCache
from sqlalchemy import ColumnElement, Row, delete, select, update

from chat.incoming import Place
from chat.interfaces import ArticleLookup
from chat.question_counts import count_question
from chat.quote_references import Json, place_of_quote, quotes_at
from chat.schema import NO_THREAD, shown_answers
from index.library.articles import ArticleCard, ArticleId
from index.library.database import Database
from index.library.inserts import insert_or_replace
from retrieval.answers import Answer, Certainty, Quoted, Reason, Refused, SpellingCorrection
from retrieval.question_language import language_of_question

QUESTION_KEPT = timedelta(hours=24)  # as long as somebody may still follow it or edit it
ANSWER_KEPT = timedelta(days=7)  # where its quotes stand, for the buttons under it
MOST_IN_MEMORY = 2000  # answers; a tap mostly comes within a minute
KEY_BYTES = 6  # of chance in a key: nobody guesses another chat's answers


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """An answer in a chat: who asked, where, and the places of its quotes (as JSON, see `place_of_quote`).

    The other fields are those of Quoted and Refused; `certainty` is NONE where `reason` says why.
    """

    key: str
    place: Place
    person: int
    question: str
    asked_in: int | None
    asked_at: datetime
    reason: Reason | None
    quotes: tuple[Json, ...]
    headlines: tuple[int, ...]
    confidence: float
    message: int | None = None
    certainty: Certainty = Certainty.SURE
    corrections: tuple[SpellingCorrection, ...] = ()
    from_another_time: bool = False
    earlier: tuple[Json, ...] = ()


def new_key() -> str:
    """A key for an answer, of characters that may stand in a button's data."""
    return secrets.token_urlsafe(KEY_BYTES)


def shown_answer(
    key: str, place: Place, person: int, question: str, asked_in: int | None, at: datetime, answer: Answer
) -> ShownAnswer:
    """What is kept of an answer."""
    kept = ShownAnswer(
        key, place, person, question, asked_in, at, None, (), (), answer.confidence, corrections=answer.corrections
    )
    if isinstance(answer, Quoted):
        return replace(
            kept,
            quotes=tuple(map(place_of_quote, answer.quotes)),
            certainty=answer.certainty,
            from_another_time=answer.from_another_time,
            earlier=tuple(map(place_of_quote, answer.earlier)),
        )
    headlines = tuple(card.id for card in answer.headlines)
    return replace(kept, reason=answer.reason, headlines=headlines, certainty=Certainty.NONE)


def answer_of(shown: ShownAnswer, library: ArticleLookup, preferred: str = "") -> Answer | None:
    """The answer as far as it still stands; None where none of its quotes does.

    `preferred` is the language of whoever looks: a short question is taken to be in it, as when it was asked.
    """
    if shown.reason is not None:
        return Refused(shown.reason, headlines=headlines_of(shown, library), corrections=shown.corrections)
    quotes = quotes_at(shown.quotes, library)
    if not quotes:
        return None
    earlier = quotes_at(shown.earlier, library)
    return Quoted(
        quotes,
        shown.confidence,
        shown.certainty,
        shown.corrections,
        shown.from_another_time,
        earlier,
        language=language_of_question(shown.question, preferred),
    )


def headlines_of(shown: ShownAnswer, library: ArticleLookup) -> tuple[ArticleCard, ...]:
    """The headlines that a refusal offered, as far as they are still there."""
    ids = [ArticleId(number) for number in shown.headlines]
    cards: Mapping[ArticleId, ArticleCard] = library.cards(ids)
    return tuple(cards[number] for number in ids if number in cards)


class ShownAnswers:
    """Keeps answers: at once in memory, and in the database once it is known which message shows them.

    Where other processes can change them there, what is in the database is in no memory.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._recent: FIFOCache[str, ShownAnswer] = FIFOCache(MOST_IN_MEMORY)
        self._lock = threading.Lock()

    def note(self, shown: ShownAnswer) -> None:
        """An answer is about to be shown."""
        with self._lock:
            self._recent[shown.key] = shown

    def was_shown(self, key: str, message: int) -> None:
        """The answer of that key stands in that message: from now on it is kept."""
        with self._lock:
            shown = self._recent.get(key)
            if shown is None:
                return
            shown = self._recent[key] = replace(shown, message=message)
        with self._database.writing(exclusive=False) as connection:
            insert_or_replace(connection, shown_answers, _row(shown), ["key"])
            if shown.certainty is not Certainty.NONE or shown.reason is not None:  # else it was a request
                count_question(connection, shown.asked_at, shown.reason is None)
        if not self._database.is_sqlite:
            with self._lock:
                self._recent.pop(key, None)

    def get(self, key: str) -> ShownAnswer | None:
        """The answer of that key; None where it is forgotten."""
        with self._lock:
            if key in self._recent:
                return self._recent[key]
        with self._database.reading() as connection:
            row = connection.execute(select(shown_answers).where(shown_answers.c.key == key)).one_or_none()
        return _from_row(row) if row is not None else None

    def question(self, key: str) -> str | None:
        """What was asked, or sent, to which the answer of that key was given; None where it is forgotten."""
        shown = self.get(key)
        return shown.question if shown is not None else None

    def asked_in(self, place: Place, message: int) -> ShownAnswer | None:
        """The newest answer to what that message asked."""
        return self._newest(place, shown_answers.c.asked_in == message)

    def shown_in(self, place: Place, message: int) -> ShownAnswer | None:
        """The answer that stands in that message of the bot."""
        return self._newest(place, shown_answers.c.message == message)

    def _newest(self, place: Place, where: ColumnElement[bool]) -> ShownAnswer | None:
        chosen = (
            select(shown_answers)
            .where(shown_answers.c.chat == place.chat, where)
            .order_by(shown_answers.c.asked_at.desc())
            .limit(1)
        )
        with self._database.reading() as connection:
            row = connection.execute(chosen).one_or_none()
        return _from_row(row) if row is not None else None

    def moved(self, old: int, new: int) -> None:
        """A group has another id: its answers are that one's."""
        with self._database.writing(exclusive=False) as connection:
            connection.execute(update(shown_answers).where(shown_answers.c.chat == old).values(chat=new))
        with self._lock:
            for key, shown in list(self._recent.items()):
                if shown.place.chat == old:
                    self._recent[key] = replace(shown, place=replace(shown.place, chat=new))

    def forget_old(self, now: datetime) -> None:
        """Deletes what no button or follow-up needs any more."""
        with self._database.writing(exclusive=False) as connection:
            connection.execute(delete(shown_answers).where(shown_answers.c.asked_at < now - ANSWER_KEPT))
            connection.execute(
                update(shown_answers)
                .where(shown_answers.c.asked_at < now - QUESTION_KEPT, shown_answers.c.question != "")
                .values(question="")
            )
        with self._lock:
            old = [key for key, shown in self._recent.items() if shown.asked_at < now - QUESTION_KEPT]
            for key in old:
                del self._recent[key]

    def forget_person(self, person: int) -> None:
        """Forgets what is held in memory of somebody; their rows are the caller's to delete."""
        with self._lock:
            for key in [key for key, shown in self._recent.items() if shown.person == person]:
                del self._recent[key]


def _row(shown: ShownAnswer) -> Json:
    return {
        "key": shown.key,
        "chat": shown.place.chat,
        "thread": shown.place.thread or NO_THREAD,
        "person": shown.person,
        "question": shown.question,
        "asked_in": shown.asked_in,
        "message": shown.message,
        "reason": shown.reason.name if shown.reason else "",
        "quotes": {
            "quotes": list(shown.quotes),
            "earlier": list(shown.earlier),
            "certainty": shown.certainty.value,
            "read_as": [[each.written, each.read] for each in shown.corrections],
            "from_another_time": shown.from_another_time,
        },
        "headlines": list(shown.headlines),
        "confidence": shown.confidence,
        "asked_at": shown.asked_at,
    }


def _from_row(row: Row[Any]) -> ShownAnswer:
    place = Place("telegram", row.chat, row.thread or None, private=row.chat > 0)
    reason = Reason[row.reason] if row.reason else None
    headlines: Sequence[int] = row.headlines
    # versions before 0.2 kept a list of quotes, all of them sure
    kept: Json = row.quotes if isinstance(row.quotes, dict) else {"quotes": row.quotes}
    return ShownAnswer(
        row.key, place, row.person, row.question, row.asked_in, row.asked_at, reason, tuple(kept["quotes"]),
        tuple(headlines), row.confidence, row.message,
        certainty=Certainty(kept.get("certainty", "none" if reason else "sure")),
        corrections=tuple(SpellingCorrection(*pair) for pair in kept.get("read_as", ())),
        from_another_time=kept.get("from_another_time", False),
        earlier=tuple(kept.get("earlier", ())),
    )  # fmt: skip
