"""An overview of a longer time: headlines of what was written about most, from all parts of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from index.library.articles import ArticleCard
from index.search.letter_folding import fold
from retrieval.bare_topics import is_roundup
from retrieval.english_words import rarity
from retrieval.folded_words import words_of
from retrieval.other_languages.words import stop_words

TELLING = 3  # words of a headline that count: the ones that are written most
ROUNDUP_SHARE = 0.1  # of the weight of a headline that lists several matters


def overview(parts: Sequence[Sequence[ArticleCard]]) -> Iterator[ArticleCard]:
    """Yields a headline of each part of a time, then a second one of each, and so on, until all have been given.

    A word weighs by the number of headlines that hold it and by its rarity, and the less the more often it was shown:
    so the greatest matter of a month comes some times, and leaves room for others.
    """
    stems = {card.id: _stems(card) for part in parts for card in part}
    written = Counter(stem for held in stems.values() for stem in held)
    weights = {stem: times * rarity(stem) for stem, times in written.items()}
    shown: Counter[str] = Counter()
    left = [list(part) for part in parts]
    for _ in count():
        for part in left:
            if part:
                best = max(part, key=lambda card: _weight(card, stems[card.id], weights, shown))
                part.remove(best)
                shown.update(stems[best.id])
                yield best
        if not any(left):
            return


def _stems(card: ArticleCard) -> frozenset[str]:
    others = stop_words(card.language) if card.language else frozenset[str]()
    return frozenset(word.stem for word in words_of(card.title) if not word.stops and fold(word.text) not in others)


def _weight(card: ArticleCard, stems: frozenset[str], weights: Mapping[str, float], shown: Mapping[str, int]) -> float:
    """Returns the weight of a headline: that of its heaviest words."""
    heaviest = sorted((weights[stem] / (1 + shown[stem]) for stem in stems), reverse=True)[:TELLING]
    return sum(heaviest) * (ROUNDUP_SHARE if is_roundup(card.title) else 1.0)
