"""Sample questions that /start offers: made from a new article, and tried first, so that the answer is sure."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, islice

from chat.interfaces import Answerer, ArticleLookup
from chat.translations import LANGUAGES, language, shown_name, words
from index.library.articles import ArticleCard, ArticleId, ArticleState
from retrieval.answers import Query, Quoted
from retrieval.subjects import Subject, Wording, subjects_of

HELD = timedelta(hours=1)  # if its article is not retracted before
LOOKED_AT = 40  # newest articles in which some in the reader's language are looked for
MOST_ARTICLES = 10  # of which questions are made
MOST_OF_NAMES, MOST_OF_TITLES = 6, 2  # questions that are tried until one has a sure answer: some seconds at most
LONGEST_QUESTION = 100  # characters; on a button a longer one is cut
_WORDINGS = {Wording.SAID: "sample-said", Wording.ABOUT: "sample-about", Wording.TITLE: "sample-title"}


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample question, with what it is made from: the article, the language, the number of the article's subject."""

    article: ArticleId
    language: str
    number: int
    question: str


@dataclass(frozen=True, slots=True)
class _Found:
    sample: Sample | None
    at: datetime
    newest: ArticleId | None


class SampleQuestions:
    """Finds a sample question for each language. It asks the engine, so call it from a thread that computes answers."""

    def __init__(self, answerer: Answerer, library: ArticleLookup) -> None:
        self._answerer = answerer
        self._library = library
        self._found: dict[str, _Found] = {}
        self._looking = threading.Lock()

    def find(self, reader_language: str, now: datetime) -> Sample | None:
        """Returns a question in the reader's language if an article has that language, else in an article's own.

        Returns None if no question has a sure answer, or while another thread is looking for one.
        """
        newest = next(iter(self._library.newest(1)), None)
        known = self._found.get(reader_language)
        if known is not None and self._holds(known, newest, now):
            return known.sample
        if not self._looking.acquire(blocking=False):
            return known.sample if known else None
        try:
            sample = next(self._sure(reader_language, now), None)
        finally:
            self._looking.release()
        self._found[reader_language] = _Found(sample, now, newest.id if newest else None)
        return sample

    def question(self, article: ArticleId, question_language: str, number: int) -> str | None:
        """Returns the question of a Sample that was offered before; None if its article is gone."""
        found = self._library.article(article)
        if found is None or found.state is not ArticleState.LIVE or question_language not in LANGUAGES:
            return None
        subjects = subjects_of(found.card.title, found.text, found.card.language)
        return _question(subjects[number], question_language) if 0 <= number < len(subjects) else None

    def _holds(self, known: _Found, newest: ArticleCard | None, now: datetime) -> bool:
        if not timedelta(0) <= now - known.at < HELD:
            return False
        if known.sample is None:
            return known.newest == (newest.id if newest else None)
        article = self._library.article(known.sample.article)
        return article is not None and article.state is ArticleState.LIVE

    def _sure(self, reader_language: str, now: datetime) -> Iterator[Sample]:
        names = islice(self._possible(reader_language, of_titles=False), MOST_OF_NAMES)
        titles = islice(self._possible(reader_language, of_titles=True), MOST_OF_TITLES)
        for sample in chain(names, titles):  # a whole headline makes a worse example
            answer = self._answerer.answer(Query(sample.question, now))
            if isinstance(answer, Quoted) and answer.is_sure:
                yield sample

    def _possible(self, reader_language: str, of_titles: bool) -> Iterator[Sample]:
        """Yields questions about names, or about whole titles, of each article in turn."""
        cards = self._library.newest(LOOKED_AT)
        chosen = [card for card in cards if language(card.language) == reader_language] or cards
        articles = [(card, self._library.article(card.id)) for card in chosen[:MOST_ARTICLES]]
        subjects: list[tuple[ArticleCard, Sequence[Subject]]] = [
            (card, subjects_of(card.title, article.text, card.language)) for card, article in articles if article
        ]
        for card, some in subjects:
            question_language = language(card.language)
            for number, subject in enumerate(some):
                if (subject.wording is Wording.TITLE) is of_titles:
                    yield Sample(card.id, question_language, number, _question(subject, question_language))


def _question(subject: Subject, question_language: str) -> str:
    text = shown_name(subject.text, LONGEST_QUESTION)
    return words(question_language).say(_WORDINGS[subject.wording], subject=text)
