"""Bare topics: a name or a matter that is written alone, and asks nothing ("hurricane ian", "war in ukraine")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import numpy as np

from index.library.articles import ArticleCard
from retrieval.answer_kinds import Kind, asked_kind
from retrieval.candidates import Candidate
from retrieval.folded_words import words_of
from retrieval.ranking_input import ALL_FEATURES, RankingInput
from retrieval.sentence_pool import Numbers
from retrieval.stretches import Stretch
from retrieval.tokens import stems_in

MOST_WORDS = 4  # that say something
HEADLINES = 5
WHOLE_REACH = 0.999  # of the words of a topic, by rarity: all but what rounding takes
EARLIEST = datetime.min.replace(tzinfo=UTC)
_VERB_AND_NAME = 2  # words: "will smith" asks nothing, "will smith resign" does


def is_bare_topic(text: str) -> bool:
    """Returns whether an English text names a matter and asks nothing of it."""
    words = words_of(text)
    if not 0 < sum(not word.stops for word in words) <= MOST_WORDS:
        return False
    kind = asked_kind(text)
    return kind is Kind.OTHER or (kind is Kind.YES_NO and len(words) <= _VERB_AND_NAME)


def newest_on_topic(ranking_input: RankingInput) -> tuple[ArticleCard, ...]:
    """Returns the newest articles with all words of the question in title or passage, at most HEADLINES."""
    asked = set(ranking_input.question.stems)
    titled = [one for one in ranking_input.candidates if asked <= stems_in(one.passage.article.title)]
    reach = ranking_input.features[:, ALL_FEATURES.index("passage_title_reach")]
    return newest([*titled, *reaching(ranking_input.candidates, ranking_input.table.stretches, reach)])


def reaching(candidates: Sequence[Candidate], stretches: Sequence[Stretch], reach: Numbers) -> list[Candidate]:
    """Returns the candidates that have all words of a question; `reach` is their share, for each stretch."""
    return [candidates[stretches[at].candidate] for at in np.flatnonzero(reach >= WHOLE_REACH).tolist()]


def newest(candidates: Iterable[Candidate]) -> tuple[ArticleCard, ...]:
    """Returns the newest articles of the candidates, at most HEADLINES; of those with the same title one."""
    cards = {
        (card.title or card.url, card.source, card.published): card
        for card in (candidate.passage.article for candidate in candidates)
    }
    return tuple(sorted(cards.values(), key=lambda card: card.published or EARLIEST, reverse=True)[:HEADLINES])
