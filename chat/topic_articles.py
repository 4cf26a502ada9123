"""The articles on a topic: with its words in their titles, or found as a question's."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from chat.incoming import IncomingMessage
from chat.interfaces import Answerer, ArticleLookup
from chat.topic_times import timed_topic
from index.library.articles import ArticleCard
from retrieval.answers import Answer, Query, Quoted, as_corrected
from retrieval.bare_topics import EARLIEST, is_roundup
from retrieval.question_words import question_words
from retrieval.tokens import stems_in

LONGEST_TOPIC = 8  # words of a topic that are looked for in titles; no title holds more, and SQLite takes no thousand
LOOKED_AT = 50  # titles that hold a topic's letters: "us" is in Russia, too
FOUND_AT_ONCE = 24  # quotes in which articles on a topic are looked for


class TopicArticles:
    """Finds the articles on a topic."""

    def __init__(self, answerer: Answerer, library: ArticleLookup) -> None:
        self._answerer = answerer
        self._library = library

    def about(self, topic: str, incoming: IncomingMessage) -> list[ArticleCard]:
        """Returns the articles on a topic, newest first; roundups of the day, which name it among others, come last.

        Articles without any of its words are left out, and so are those that are not of the time that limits it."""
        named, time = timed_topic(topic, incoming)
        found = self._found(named, topic, incoming, (time.since, time.until) if time is not None else None)
        newest_first = sorted(found, key=publication, reverse=True)
        return sorted(newest_first, key=lambda card: is_roundup(card.title))

    def _found(
        self, topic: str, asked: str, incoming: IncomingMessage, published: tuple[datetime, datetime] | None
    ) -> Collection[ArticleCard]:
        """Returns the articles on a topic, which was `asked` for with the time in which they were `published`."""
        answer = self._answerer.answer(Query(asked, incoming.at, FOUND_AT_ONCE))
        words = [word for word in question_words(as_corrected(topic, answer.corrections)) if not word.stops]
        stems = {word.stem for word in words}
        sought = " ".join(word.text for word in words) if len(words) <= LONGEST_TOPIC else ""
        titled = self._library.newest(LOOKED_AT, title=sought, published=published) if sought else []
        named = [card for card in titled if stems <= stems_in(card.title)]
        quotes = answer.quotes if isinstance(answer, Quoted) else answer.candidates
        near = {quote.article.id for quote in quotes if stems & stems_in(quote.text)}
        found = [card for card in _articles_of(answer) if card.id in near or stems & stems_in(card.title)]
        if published is not None:
            found = [card for card in found if published[0] <= publication(card) < published[1]]
        return {(card.title or card.url, card.source, card.published): card for card in (*named, *found)}.values()


def publication(card: ArticleCard) -> datetime:
    """Returns when an article was published; one without a date counts as old."""
    return card.published or EARLIEST


def _articles_of(answer: Answer) -> Sequence[ArticleCard]:
    """Returns the articles that are quoted; the nearest ones, and those of what might have been, if none is."""
    if isinstance(answer, Quoted):
        return [card for quote in answer.quotes for card in (quote.article, *quote.also)]
    return [*answer.headlines, *(quote.article for quote in answer.candidates)]
