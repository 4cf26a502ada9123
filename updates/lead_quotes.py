"""Quotes for subscriptions without a question."""

from __future__ import annotations

import numpy as np

from index.library.articles import Span
from index.library.passage_vectors import Passage, Vectors
from retrieval.answers import Quote
from retrieval.stretches import is_prose
from updates.arrivals import LEAD_PASSAGES, Arrival
from updates.topic_words import topic_words
from updates.topics import Topic
from updates.word_forms import ENGLISH

SAYS_IT = 0.35  # cosine of a sentence and a topic below which the lead is quoted instead
LONGEST_QUOTE = 600  # characters; a longer "sentence" is a list


def lead_quote(arrival: Arrival) -> Quote | None:
    """Returns the first prose sentence of the article, or None."""
    for passage in arrival.passages:
        for sentence in passage.place.sentences:
            if _quotable(sentence, arrival):
                return Quote(arrival.card, sentence, sentence.of(arrival.text))
    return None


def topic_quote(topic: Topic, arrival: Arrival) -> Quote | None:
    """Returns the first sentence with most of a topic's words; if none has any, the one nearest in meaning.

    None if only the headline has the words, or nothing is near.
    """
    sought = topic.sought(arrival.card.language)
    language = arrival.card.language or ENGLISH
    best: tuple[int, Span] | None = None
    for passage in arrival.passages[:LEAD_PASSAGES] if sought else ():
        for sentence in passage.place.sentences:
            forms = {word.form for word in topic_words(sentence.of(arrival.text), language)}
            held = sum(weight for form, weight in sought.items() if form in forms)
            if held > (best[0] if best else 0) and _quotable(sentence, arrival):
                best = held, sentence
    if best is not None:
        return Quote(arrival.card, best[1], best[1].of(arrival.text))
    if any(form in arrival.evidence.title for form in sought):
        return None  # only the headline has the words, so the lead is quoted
    return _nearest_sentence(topic.vector, arrival)


def _nearest_sentence(vector: Vectors, arrival: Arrival) -> Quote | None:
    passage: Passage = arrival.passages[int(np.argmax(arrival.vectors @ vector))]
    for number in np.argsort(-(passage.sentence_vectors @ vector)):
        sentence = passage.place.sentences[int(number)]
        if passage.sentence_vectors[int(number)] @ vector < SAYS_IT:
            return None
        if _quotable(sentence, arrival):
            return Quote(arrival.card, sentence, sentence.of(arrival.text))
    return None


def _quotable(sentence: Span, arrival: Arrival) -> bool:
    return sentence.end - sentence.start <= LONGEST_QUOTE and is_prose(sentence.of(arrival.text))
