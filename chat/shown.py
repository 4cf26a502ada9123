"""Answers as they were shown: kept for the buttons under them, and forgotten when those are no longer of use."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any

from sqlalchemy import Row, delete, select, update

from chat.counting import count_question
from chat.hearing import Place
from chat.ports import Shelf
from chat.schema import NO_THREAD, shown_answers
from index.articles import ArticleCard, ArticleId, ArticleState, Span
from index.database import Database
from index.inserting import insert_or_replace
from retrieval.answers import Answer, Quote, Quoted, Reason

QUESTION_KEPT = timedelta(hours=24)  # as long as somebody may still follow it or edit it
ANSWER_KEPT = timedelta(days=7)  # where its quotes stand, for the buttons under it
MOST_IN_MEMORY = 2000  # answers; a tap mostly comes within a minute
KEY_BYTES = 6  # of chance in a key: nobody guesses another chat's answers

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer in a chat: who asked, where, and the places of its quotes (as JSON, see `place_of_quote`)."""

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


def new_key() -> str:
    """A key for an answer, of characters that may stand in a button's data."""
    return secrets.token_urlsafe(KEY_BYTES)


def shown_answer(
    key: str, place: Place, person: int, question: str, asked_in: int | None, at: datetime, answer: Answer
) -> Shown:
    """What is kept of an answer."""
    if isinstance(answer, Quoted):
        quotes = tuple(place_of_quote(quote) for quote in answer.quotes)
        return Shown(key, place, person, question, asked_in, at, None, quotes, (), answer.confidence)
    headlines = tuple(card.id for card in answer.headlines)
    return Shown(key, place, person, question, asked_in, at, answer.reason, (), headlines, answer.confidence)


def place_of_quote(quote: Quote) -> Json:
    """Where a quote stands, and a hash of what it said there."""
    return {
        "article": quote.article.id,
        "start": quote.span.start,
        "end": quote.span.end,
        "hash": _hash(quote.text),
        "telling": [[span.start, span.end] for span in quote.telling],
        "also": [card.id for card in quote.also],
    }


def quote_at(place: Json, shelf: Shelf) -> Quote | None:
    """The quote that stands there; None where the article is gone, retracted, or says something else by now."""
    article = shelf.article(ArticleId(place["article"]))
    span = Span(place["start"], place["end"])
    if article is None or article.state is not ArticleState.LIVE or span.end > len(article.text):
        return None
    text = span.of(article.text)
    if _hash(text) != place["hash"]:
        return None
    also = shelf.cards([ArticleId(number) for number in place["also"]])
    return Quote(article.card, span, text, tuple(Span(*pair) for pair in place["telling"]), tuple(also.values()))


def quotes_of(shown: Shown, shelf: Shelf) -> list[Quote]:
    """Its quotes, in order, as far as they still stand."""
    found = (quote_at(place, shelf) for place in shown.quotes)
    return [quote for quote in found if quote is not None]


def headlines_of(shown: Shown, shelf: Shelf) -> tuple[ArticleCard, ...]:
    """The headlines that a refusal offered, as far as they are still there."""
    ids = [ArticleId(number) for number in shown.headlines]
    cards: Mapping[ArticleId, ArticleCard] = shelf.cards(ids)
    return tuple(cards[number] for number in ids if number in cards)


class ShownAnswers:
    """Keeps answers: at once in memory, and in the database once it is known which message shows them.

    Where other processes can change them there, what is in the database is in no memory.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._recent: OrderedDict[str, Shown] = OrderedDict()
        self._lock = threading.Lock()

    def note(self, shown: Shown) -> None:
        """An answer is about to be shown."""
        with self._lock:
            self._recent[shown.key] = shown
            self._recent.move_to_end(shown.key)
            while len(self._recent) > MOST_IN_MEMORY:
                self._recent.popitem(last=False)

    def was_shown(self, key: str, message: int) -> None:
        """The answer of that key stands in that message: from now on it is kept."""
        with self._lock:
            shown = self._recent.get(key)
            if shown is None:
                return
            shown = self._recent[key] = replace(shown, message=message)
        with self._database.writing(alone=False) as connection:
            insert_or_replace(connection, shown_answers, _row(shown), ["key"])
            count_question(connection, shown.asked_at, shown.reason is None)
        if not self._database.is_sqlite:
            with self._lock:
                self._recent.pop(key, None)

    def get(self, key: str) -> Shown | None:
        """The answer of that key; None where it is forgotten."""
        with self._lock:
            if key in self._recent:
                return self._recent[key]
        with self._database.reading() as connection:
            row = connection.execute(select(shown_answers).where(shown_answers.c.key == key)).one_or_none()
        return _shown(row) if row is not None else None

    def asked_in(self, place: Place, message: int) -> Shown | None:
        """The newest answer to what that message asked."""
        chosen = (
            select(shown_answers)
            .where(shown_answers.c.chat == place.chat, shown_answers.c.asked_in == message)
            .order_by(shown_answers.c.asked_at.desc())
            .limit(1)
        )
        with self._database.reading() as connection:
            row = connection.execute(chosen).one_or_none()
        return _shown(row) if row is not None else None

    def moved(self, old: int, new: int) -> None:
        """A group has another id: its answers are that one's."""
        with self._database.writing(alone=False) as connection:
            connection.execute(update(shown_answers).where(shown_answers.c.chat == old).values(chat=new))
        with self._lock:
            for key, shown in self._recent.items():
                if shown.place.chat == old:
                    self._recent[key] = replace(shown, place=replace(shown.place, chat=new))

    def forget_old(self, now: datetime) -> None:
        """Deletes what no button or follow-up needs any more."""
        with self._database.writing(alone=False) as connection:
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


def _row(shown: Shown) -> Json:
    return {
        "key": shown.key,
        "chat": shown.place.chat,
        "thread": shown.place.thread or NO_THREAD,
        "person": shown.person,
        "question": shown.question,
        "asked_in": shown.asked_in,
        "message": shown.message,
        "reason": shown.reason.name if shown.reason else "",
        "quotes": list(shown.quotes),
        "headlines": list(shown.headlines),
        "confidence": shown.confidence,
        "asked_at": shown.asked_at,
    }


def _shown(row: Row[Any]) -> Shown:
    place = Place("telegram", row.chat, row.thread or None, private=row.chat == row.person)
    reason = Reason[row.reason] if row.reason else None
    headlines: Sequence[int] = row.headlines
    return Shown(
        row.key, place, row.person, row.question, row.asked_in, row.asked_at, reason, tuple(row.quotes),
        tuple(headlines), row.confidence, row.message,
    )  # fmt: skip


def _hash(text: str) -> str:
    return blake2b(text.encode(), digest_size=8).hexdigest()
