"""Stores answers as they were shown, for the buttons under them, and deletes them after a week."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from cachetools import FIFOCache
from sqlalchemy import ColumnElement, Row, delete, select, update

from chat.incoming import IncomingMessage, Place
from chat.interfaces import ArticleLookup
from chat.question_counts import count_question
from chat.quote_references import Json, place_of_quote, quotes_at
from chat.schema import NO_THREAD, shown_answers
from index.library.articles import ArticleCard, ArticleId
from index.library.database import Database
from index.library.queries import insert_or_replace
from retrieval.answers import Answer, Certainty, Quoted, Reason, Refused, SpellingCorrection
from retrieval.question_language import language_of_question

QUESTION_KEPT = timedelta(hours=24)  # to follow or edit a question
ANSWER_KEPT = timedelta(days=7)  # for the buttons under an answer
MOST_IN_MEMORY = 2000  # answers; a tap mostly comes within a minute
KEY_BYTES = 6  # random ones, so that nobody guesses another chat's answers


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """An answer as it was shown: who asked, where, and references to its quotes (as JSON, see `place_of_quote`).

    One field per column of its table. The fields of the answer are those of Quoted and
    Refused; `certainty` is NONE if there is a `reason`. `asked_in` is the message that asked, `message` the one that
    shows the answer.
    """

    key: str
    place: Place
    person: int
    question: str
    asked_in: int | None
    asked_at: datetime
    reason: Reason | None = None
    quotes: tuple[Json, ...] = ()
    headlines: tuple[int, ...] = ()
    confidence: float = 0.0
    message: int | None = None
    certainty: Certainty = Certainty.SURE
    corrections: tuple[SpellingCorrection, ...] = ()
    from_another_time: bool = False
    earlier: tuple[Json, ...] = ()
    articles_in: str = ""


def new_key() -> str:
    """Returns a new key for an answer, of characters that a button's data may contain."""
    return secrets.token_urlsafe(KEY_BYTES)


def shown_request(key: str, incoming: IncomingMessage, topic: str) -> ShownAnswer:
    """Returns what is stored of a request that waits to be confirmed: its topic, and no answer."""
    place, person = incoming.place, incoming.person.id
    return ShownAnswer(key, place, person, topic, incoming.message, incoming.at, certainty=Certainty.NONE)


def shown_answer(key: str, incoming: IncomingMessage, question: str, answer: Answer) -> ShownAnswer:
    """Returns what is stored of the answer to a message."""
    kept = replace(shown_request(key, incoming, question), confidence=answer.confidence, corrections=answer.corrections)
    if isinstance(answer, Quoted):
        return replace(
            kept,
            quotes=tuple(map(place_of_quote, answer.quotes)),
            certainty=answer.certainty,
            from_another_time=answer.from_another_time,
            earlier=tuple(map(place_of_quote, answer.earlier)),
        )
    headlines = tuple(card.id for card in answer.headlines)
    return replace(kept, reason=answer.reason, headlines=headlines, articles_in=answer.articles_in)


def answer_of(shown: ShownAnswer, library: ArticleLookup, preferred: str = "") -> Answer | None:
    """Returns a stored answer with the quotes that are still valid; None if none is.

    `preferred` is the reader's language: a short question is taken to be in it, as when it was asked.
    """
    if shown.reason is not None:
        cards = headlines_of(shown, library)
        return Refused(shown.reason, headlines=cards, corrections=shown.corrections, articles_in=shown.articles_in)
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
    """Returns the headlines that a refusal showed, as far as their articles still exist."""
    ids = [ArticleId(number) for number in shown.headlines]
    cards: Mapping[ArticleId, ArticleCard] = library.cards(ids)
    return tuple(cards[number] for number in ids if number in cards)


class ShownAnswers:
    """Stores answers: in memory at first, and in the database once it is known which message shows them.

    If other processes share the database, an answer leaves the memory as soon as it is stored there.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._recent: FIFOCache[str, ShownAnswer] = FIFOCache(MOST_IN_MEMORY)
        self._lock = threading.Lock()

    def note(self, shown: ShownAnswer) -> None:
        """Holds an answer that is about to be shown."""
        with self._lock:
            self._recent[shown.key] = shown

    def was_shown(self, key: str, message: int) -> None:
        """Notes which message shows an answer, and stores the answer."""
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
        """Returns the answer of a key; None if it is forgotten."""
        with self._lock:
            if key in self._recent:
                return self._recent[key]
        with self._database.reading() as connection:
            row = connection.execute(select(shown_answers).where(shown_answers.c.key == key)).one_or_none()
        return _from_row(row) if row is not None else None

    def question(self, key: str) -> str | None:
        """Returns the question, or the link, to which the answer of a key was given; None if it is forgotten."""
        shown = self.get(key)
        return shown.question if shown is not None else None

    def answer_to(self, place: Place, message: int) -> ShownAnswer | None:
        """Returns the newest answer to the question in a message."""
        return self._newest(place, shown_answers.c.asked_in == message)

    def answer_in(self, place: Place, message: int) -> ShownAnswer | None:
        """Returns the answer that a message of the bot shows."""
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
        """Moves the answers of a group to its new id."""
        with self._database.writing(exclusive=False) as connection:
            connection.execute(update(shown_answers).where(shown_answers.c.chat == old).values(chat=new))
        with self._lock:
            for key, shown in list(self._recent.items()):
                if shown.place.chat == old:
                    self._recent[key] = replace(shown, place=replace(shown.place, chat=new))

    def forget_old(self, now: datetime) -> None:
        """Deletes what no button or follow-up needs any longer."""
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
        """Drops a person from the memory. The caller deletes their rows."""
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
            "articles_in": shown.articles_in,
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
        articles_in=kept.get("articles_in", ""),
    )  # fmt: skip
