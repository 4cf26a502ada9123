"""Quotes to put into any other chat: `@bot question` offers each as a result."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from chat.conversation import person_words
from chat.hearing import Person
from chat.message import Message, Offer
from chat.ports import Answerer
from chat.rendering import LONGEST_TITLE, quotes_text, source_line
from chat.words import shown_name
from retrieval.answers import Inquiry, Quoted

MOST_OFFERED = 5
SHORTEST_QUESTION = 3  # characters; with fewer the question is still being typed
LONGEST_DESCRIPTION = 160  # characters of a quote beside its title


class Offering:
    """Answers inline questions; nothing of them is kept."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer

    def offers(self, person: Person, question: str, now: datetime) -> Sequence[Offer]:
        """Up to five quotes, best first; none where there is no answer."""
        if len(question.strip()) < SHORTEST_QUESTION:
            return ()
        answer = self._answerer.answer(Inquiry(question.strip(), now, MOST_OFFERED))
        if not isinstance(answer, Quoted):
            return ()
        words = person_words(person)
        found = []
        for number, quote in enumerate(answer.quotes[:MOST_OFFERED]):
            credit = source_line(quote.article, words, now).plain
            title = f"{shown_name(quote.article.title, LONGEST_TITLE) or words.say('untitled')}"
            described = f"{shown_name(quote.text, LONGEST_DESCRIPTION)}\n{credit}"
            message = Message(quotes_text([quote], words, now))
            found.append(Offer(f"{number}-{quote.article.id}-{quote.span.start}", title, described, message))
        return found
