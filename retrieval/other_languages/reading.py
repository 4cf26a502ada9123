"""Finds and reads what could answer a question in any language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import numpy as np

from index.indexing.embedding import Embedder
from index.search.interface import SearchIndex
from retrieval.candidates import Candidate
from retrieval.other_languages.candidates import find_in_any_language
from retrieval.other_languages.features import AnyTable, build_any_table
from retrieval.other_languages.soft_reader import READ, StateMeans, StatesModel, read_softly
from retrieval.other_languages.states_reader import PassageReading, load_states_reader, read_answers
from retrieval.other_languages.words import any_words
from retrieval.question_times import AskedTime

STOPS_BELOW = 0.1  # the weight of words that are not searched for


def words_to_find(question: str, language: str) -> str:
    """Returns the words of a question that are searched for: without stop words, or all if it has no others."""
    words = any_words(question, language)
    return " ".join(question[word.start : word.end] for word in words if word.weight > STOPS_BELOW) or question


def look_up(
    index: SearchIndex,
    embedder: Embedder | None,
    means: StateMeans,
    asked: tuple[str, str],
    now: datetime,
    time: AskedTime | None = None,
) -> AnyTable:
    """Returns the stretches that could answer. Without an embedder they are found and compared by words alone.

    `asked` is the question and its language, `time` the time that it asks for.
    """
    question, language = asked
    vector = None if embedder is None else np.asarray(embedder.questions([question])[0])
    candidates = find_in_any_language(index, words_to_find(question, language), vector, now, language, time)
    readings = read_best(embedder, means, question, language, candidates)
    return build_any_table(question, language, vector, candidates, readings)


def read_best(
    embedder: Embedder | None,
    means: StateMeans,
    question: str,
    language: str,
    candidates: Sequence[Candidate],
) -> Mapping[int, PassageReading]:
    """Returns the readings of the best READ candidates by their numbers; none if the model has no states to compare."""
    if not isinstance(embedder, StatesModel) or not candidates:
        return {}
    words, reader = any_words(question, language), load_states_reader()
    passages = [candidate.passage for candidate in candidates[:READ]]
    asked = embedder.question_states([question])[0]
    states = embedder.passage_states([passage.place.span.of(passage.text) for passage in passages])
    found = {}
    for number, (passage, one) in enumerate(zip(passages, states, strict=True)):
        soft = read_softly(means, asked, words, passage, one)
        if soft is not None:
            found[number] = PassageReading(soft, read_answers(reader, means, (asked, words), passage, one))
    return found
