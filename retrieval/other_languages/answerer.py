"""Answers questions where the question or what could answer it is not in English."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import numpy as np

from index.indexing.embedding import Embedder
from index.library.passage_vectors import Vectors
from index.search.interface import SearchIndex, Window
from retrieval.answers import Answer, Query, Quoted, Reason, Refused
from retrieval.other_languages.asked_times import asked_time_in
from retrieval.other_languages.judgement import MEANING, WORDS, load_judgement
from retrieval.other_languages.quote_selection import answer_from
from retrieval.other_languages.reading import look_up
from retrieval.other_languages.soft_reader import StatesModel, load_means
from retrieval.other_languages.words import any_words
from retrieval.question_language import ENGLISH

WORDS_TOLD_BY = 3  # fewer in plain letters may be a name, or misspelt
PASSAGES_SEEN = 60  # any ones, whose language is looked at where nothing is found


class AnyLanguageAnswerer:
    """Answers by words and by meaning if the model knows many languages, else by words alone. Thread-safe."""

    def __init__(self, index: SearchIndex, embedder: Embedder) -> None:
        self._index = index
        self._any = np.full(embedder.dimension, embedder.dimension**-0.5, np.float32)
        self._embedder = embedder if isinstance(embedder, StatesModel) else None

    def answer(self, question: str, language: str, query: Query, why_nothing: Callable[[Vectors], Reason]) -> Answer:
        """Returns quotes from articles in any language for a question in `language`, or why there are none.

        `why_nothing` gives the reason if no article can be found, for any vector of the model.
        """
        answer = self._answer(question, language, query, why_nothing)
        if isinstance(answer, Quoted) or self._embedder is not None or answer.reason is Reason.NO_WORDS:
            return answer
        if question.isascii() and len(question.split()) < WORDS_TOLD_BY:
            return answer
        return replace(answer, articles_in=self._other_language(language, query.now))

    def _other_language(self, language: str, now: datetime) -> str:
        """Returns the language of most of any passages; empty if one of them is in `language`, or there are none."""
        hits = self._index.nearest(self._any, PASSAGES_SEEN, Window(until=now))
        passages = self._index.passages([hit.passage for hit in hits])
        languages = Counter(passage.article.language or ENGLISH for passage in passages)
        return "" if language in languages or not languages else languages.most_common(1)[0][0]

    def _answer(self, question: str, language: str, query: Query, why_nothing: Callable[[Vectors], Reason]) -> Answer:
        if not any_words(question, language):
            return Refused(Reason.NO_WORDS)
        time = asked_time_in(question, language, query.now)
        table = look_up(self._index, self._embedder, load_means(), (question, language), query.now, time)
        judgement = load_judgement(WORDS if self._embedder is None else MEANING)
        if not table.candidates:
            reason = why_nothing(self._any) if not self._index.nearest(self._any, 1, Window(until=query.now)) else None
            return Refused(reason or Reason.NOTHING_ON_THIS)
        return answer_from(table, judgement, query, time)
