"""👍 and 👎 under answers. The question is stored with them only if the reader has agreed to that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from chat.answer_rendering import telling_spans
from chat.conversation import Command, TapAnswer, person_words
from chat.formatted_text import joined
from chat.incoming import Tap
from chat.interfaces import ArticleLookup
from chat.messages import Button, Message, TapResult
from chat.permissions import Audience, Guarded
from chat.quote_references import quotes_at
from chat.reader_settings import Consent, ReaderSettings
from chat.schema import feedback
from chat.shown_answers import ShownAnswer, ShownAnswers
from chat.translations import Words
from index.library.database import Database
from index.library.queries import insert_or_replace

View = Callable[[ShownAnswer, Words, Tap], Message]
BATCH = 1000  # rows read at once for an export


class Feedback:
    """The 👍 and 👎 buttons. `view` returns the message that shows a stored answer."""

    def __init__(self, database: Database, answers: ShownAnswers, readers: ReaderSettings, view: View) -> None:
        self._database = database
        self._answers = answers
        self._readers = readers
        self._view = view

    def rate(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Stores a verdict. The first time, in private, asks whether the question may be stored with it."""
        words = person_words(tap.person)
        shown = self._answers.get(parts[0])
        if shown is None or shown.place.chat != tap.place.chat or parts[1] not in {"1", "-1"}:
            return TapResult(toast=words.say("answer-gone"))
        consent = self._readers.choices(tap.person.id).consent
        if consent is Consent.NOT_ASKED and tap.place.private:
            message = self._view(shown, words, tap)
            buttons = (
                (Button(words.say("consent-yes"), f"keep:{shown.key}:{parts[1]}:yes"),),
                (Button(words.say("consent-no"), f"keep:{shown.key}:{parts[1]}:no"),),
            )
            asked = joined((message.text, words.say("consent-question")), "\n\n").fitted()
            return TapResult(replace(message, text=asked, buttons=buttons))
        self._keep(tap, shown, int(parts[1]), consent)
        return TapResult(toast=words.say("thanks"))

    def answer_consent(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Stores whether the reader agreed, and the verdict. The message shows the answer again."""
        words = person_words(tap.person)
        shown = self._answers.get(parts[0])
        if shown is None or shown.place.chat != tap.place.chat or parts[1] not in {"1", "-1"}:
            return TapResult(toast=words.say("answer-gone"))
        consent = Consent.YES if parts[2] == "yes" else Consent.NO
        self._readers.choose(tap.person.id, tap.at, consent=consent)
        self._keep(tap, shown, int(parts[1]), consent)
        return TapResult(self._view(shown, words, tap), words.say("thanks"))

    def commands(self) -> Mapping[str, Guarded[Command]]:
        """See Skill."""
        return {}

    def taps(self) -> Mapping[str, Guarded[TapAnswer]]:
        """See Skill."""
        return {
            "mark:word:number": Guarded(Audience.EVERYBODY, self.rate),
            "keep:word:number:word": Guarded(Audience.EVERYBODY, self.answer_consent),
        }

    def _keep(self, tap: Tap, shown: ShownAnswer, verdict: int, consent: Consent) -> None:
        """Stores the last verdict of a reader on an answer; question and quotes only with consent."""
        kept = consent is Consent.YES
        row = {
            "answer": shown.key,
            "person": tap.person.id,
            "question": shown.question if kept else "",
            "verdict": verdict,
            "quotes": list(shown.quotes) if kept else [],
            "at": tap.at,
        }
        with self._database.writing(exclusive=False) as connection:
            insert_or_replace(connection, feedback, row, ["answer", "person"])


def exported(database: Database, library: ArticleLookup, *, helpful: bool = True) -> Iterator[dict[str, Any]]:
    """Yields questions in the form that `evaluate` reads: id, now, since, question, and the words that were helpful.

    Answers whose articles have changed since are left out. With `helpful` False, yields the questions whose answers
    were not helpful, with no answers.
    """
    last = 0
    while True:
        chosen = (
            select(feedback)
            .where(feedback.c.id > last, feedback.c.question != "", feedback.c.verdict == (1 if helpful else -1))
            .order_by(feedback.c.id)
            .limit(BATCH)
        )
        with database.reading() as connection:
            rows = connection.execute(chosen).all()
        if not rows:
            return
        for row in rows:
            answers = _answers(row.quotes, library) if helpful else []
            if answers or not helpful:
                now = row.at.date().isoformat()
                yield {
                    "id": f"feedback-{row.id}", "now": now, "since": "", "question": row.question,
                    "answers": answers,
                }  # fmt: skip
        last = rows[-1].id


def _answers(places: Sequence[dict[str, Any]], library: ArticleLookup) -> list[str]:
    """Returns the telling words of the first quote; if it has none, its telling sentence, or all of it."""
    valid = quotes_at(places[:1], library)
    if not valid:
        return []
    (quote,) = valid
    return [span.of(quote.text) for span in telling_spans(quote)] or [quote.text]
