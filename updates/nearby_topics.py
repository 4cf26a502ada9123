"""Suggests topics near one without articles, from the titles of the nearest articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.library.articles import ArticleId
from index.search.letter_folding import fold
from retrieval.english_words import rarity
from retrieval.folded_words import stem
from updates.arrivals import Arrival
from updates.topic_words import TopicWord, joins, topic_words
from updates.topics import Topic
from updates.word_forms import ENGLISH

MOST = 3
NEAREST = 8  # articles whose titles are used
SHORTEST = 4  # letters of a suggested word, unless the topic has it too


@dataclass(frozen=True, slots=True)
class Nearby:
    """A suggested topic: words of an article's title, from `start` to `end` there."""

    text: str
    article: ArticleId
    start: int
    end: int


def nearby_topics(topic: Topic, arrivals: Sequence[Arrival]) -> list[Nearby]:
    """Returns at most MOST topics: from each title a word of the topic if it has one, else its name or rarest word."""
    sought = {id(arrival): topic.sought(arrival.card.language) for arrival in arrivals}

    def nearness(arrival: Arrival) -> tuple[bool, float]:
        return bool(sought[id(arrival)].keys() & arrival.evidence.title), float(arrival.vectors[0] @ topic.vector)

    found: dict[str, Nearby] = {}
    for arrival in sorted(arrivals, key=nearness, reverse=True)[:NEAREST]:
        word = _best_word(arrival, frozenset(sought[id(arrival)]))
        if word is not None and len(found) < MOST:
            text = arrival.card.title[word.start : word.end]
            found.setdefault(fold(text), Nearby(text, arrival.card.id, word.start, word.end))
    return list(found.values())


def _best_word(arrival: Arrival, sought: frozenset[str]) -> TopicWord | None:
    title, language = arrival.card.title, arrival.card.language or ENGLISH

    def value(word: TopicWord) -> tuple[bool, bool, float]:
        return word.form in sought, word.start > 0 and title[word.start].isupper(), rarity(stem(word.form))

    words = [
        word
        for word in topic_words(title, language)
        if word.form in sought
        or (word.end - word.start >= SHORTEST and not joins(language)(title[word.start : word.end]))
    ]
    return max(words, key=value, default=None)
