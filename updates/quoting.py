"""What is quoted of an article for those who did not ask a question."""

from __future__ import annotations

import numpy as np

from index.articles import Span
from index.search import Passage, Vectors
from retrieval.answers import Quote
from retrieval.windows import is_prose
from updates.arrivals import Arrival
from updates.rules import nearest_passage

LONGEST_QUOTE = 600  # characters; a longer "sentence" is a list


def lead_quote(arrival: Arrival) -> Quote | None:
    """The first sentence of the article that says something; None where it has none."""
    for passage in arrival.passages:
        for sentence in passage.place.sentences:
            if _quotable(sentence, arrival):
                return Quote(arrival.card, sentence, sentence.of(arrival.text))
    return None


def topic_quote(vector: Vectors, arrival: Arrival) -> Quote | None:
    """The sentence nearest in meaning to a topic, of the passage nearest to it; None where that is no prose."""
    passage: Passage = arrival.passages[nearest_passage(vector, arrival)]
    for number in np.argsort(-(passage.sentence_vectors @ vector)):
        sentence = passage.place.sentences[int(number)]
        if _quotable(sentence, arrival):
            return Quote(arrival.card, sentence, sentence.of(arrival.text))
    return None


def _quotable(sentence: Span, arrival: Arrival) -> bool:
    return sentence.end - sentence.start <= LONGEST_QUOTE and is_prose(sentence.of(arrival.text))
