"""Bare topics: a name or a matter that is written alone, and asks nothing ("hurricane ian", "war in ukraine")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from index.library.articles import ArticleCard
from index.search.letter_folding import fold
from retrieval.answer_kinds import Kind, asked_kind
from retrieval.candidates import Candidate
from retrieval.english_words import folded_words_in
from retrieval.folded_words import words_of
from retrieval.ranking_input import RankingInput
from retrieval.tokens import stems_in

MOST_WORDS = 4  # that say something
HEADLINES = 5
ENOUGH_ON_TOPIC = 3  # articles whose headlines say more than a quote that may answer: nothing was asked
EARLIEST = datetime.min.replace(tzinfo=UTC)
FEWEST_LISTED, LISTED_WORDS = 3, range(2, 6)  # matters in a roundup's headline, and the words of each
_THINGS = re.compile(r"\b\d+ things\b", re.IGNORECASE)
_LISTED = re.compile(r"[,،、](?!\d)")
_TALKING = folded_words_in("of_whom_talks")
_VERB_AND_NAME = 2  # words: "will smith" asks nothing, "will smith resign" does


def is_bare_topic(text: str) -> bool:
    """Returns whether an English text names a matter and asks nothing of it."""
    words = words_of(text)
    if not 0 < sum(not word.stops for word in words) <= MOST_WORDS or any(
        fold(word.text) in _TALKING for word in words
    ):
        return False
    kind = asked_kind(text)
    return kind is Kind.OTHER or (kind is Kind.YES_NO and len(words) <= _VERB_AND_NAME)


def newest_on_topic(ranking_input: RankingInput) -> tuple[ArticleCard, ...]:
    """Returns the newest articles with all words of the question in their titles, at most HEADLINES."""
    asked = set(ranking_input.question.stems)
    return newest(one for one in ranking_input.candidates if asked <= stems_in(one.passage.article.title))


def is_roundup(title: str) -> bool:
    """Returns whether a headline lists several matters of a day: "5 things to know for July 18: Uvalde, Ukraine, …"."""
    if _THINGS.search(title):
        return True
    parts = [part.split() for part in _LISTED.split(title)]
    short = len(parts) >= FEWEST_LISTED and all(len(words) in LISTED_WORDS for words in parts)
    return short and 2 * sum(words[0][0].isupper() for words in parts) > len(parts)


def newest(candidates: Iterable[Candidate]) -> tuple[ArticleCard, ...]:
    """Returns the newest articles of the candidates, at most HEADLINES; of those with the same title one.

    Roundups of the day come after all others."""
    cards = {
        (card.title or card.url, card.source, card.published): card
        for card in (candidate.passage.article for candidate in candidates)
    }
    newest_first = sorted(cards.values(), key=lambda card: card.published or EARLIEST, reverse=True)
    return tuple(sorted(newest_first, key=lambda card: is_roundup(card.title))[:HEADLINES])
