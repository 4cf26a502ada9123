"""Inline queries: `@bot question` in any chat offers quotes as results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from chat.answer_rendering import LONGEST_TITLE, page_text, source_line
from chat.conversation import person_words
from chat.incoming import Person
from chat.interfaces import Answerer
from chat.messages import InlineResult, Message
from chat.translations import short_code, shown_name
from retrieval.answers import Query, Quoted

MOST_OFFERED = 5
SHORTEST_QUESTION = 3  # characters; with fewer the question is still being typed
LONGEST_DESCRIPTION = 160  # characters of a quote beside its title


class InlineQueries:
    """Answers inline queries. Nothing of them is stored."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer

    def offers(self, person: Person, question: str, now: datetime) -> Sequence[InlineResult]:
        """Returns up to five quotes, best first, each of which adds something; just the best if it is only likely."""
        if len(question.strip()) < SHORTEST_QUESTION:
            return ()
        answer = self._answerer.answer(Query(question.strip(), now, MOST_OFFERED, short_code(person.language_code)))
        if not isinstance(answer, Quoted):
            return ()
        words = person_words(person)
        offered = [quote for quote in answer.quotes if quote.adds] if answer.is_sure else answer.quotes[:1]
        found = []
        for number, quote in enumerate(offered[:MOST_OFFERED]):
            alone = replace(answer, quotes=(quote,), earlier=answer.earlier if number == 0 else ())
            credit = source_line(quote.article, words, now).plain
            title = f"{shown_name(quote.article.title, LONGEST_TITLE) or words.say('untitled')}"
            described = f"{shown_name(quote.text, LONGEST_DESCRIPTION)}\n{credit}"
            if not answer.is_sure:
                described = f"{words.say('likely')} {described}"
            message = Message(page_text(alone, range(1), words, now))
            found.append(InlineResult(f"{number}-{quote.article.id}-{quote.span.start}", title, described, message))
        return found
