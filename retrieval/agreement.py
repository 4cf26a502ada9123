"""What several articles agree on: votes for the words that could answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from retrieval.word_rarity import rarity

VOTERS = 3  # of the words that an answer could be, how many of a sentence's best are averaged


def tally(words: Sequence[Collection[str]], strengths: Sequence[float], articles: Sequence[int]) -> dict[str, float]:
    """Votes for each word: every article gives once, the strength of its strongest row (sentence or title) that has it.

    The three run side by side, one item a row.
    """
    ballots: dict[int, dict[str, float]] = defaultdict(dict)
    for row in sorted(range(len(words)), key=lambda row: -strengths[row]):
        ballot, strength = ballots[articles[row]], strengths[row]
        for word in words[row]:
            ballot.setdefault(word, strength)
    votes: dict[str, float] = {}
    for ballot in ballots.values():
        for word, strength in ballot.items():
            votes[word] = votes.get(word, 0.0) + strength
    return votes


def by_rarity(votes: Mapping[str, float]) -> dict[str, float]:
    """Votes less for words that stand in every other article anyway."""
    return {word: count * rarity(word) for word, count in votes.items()}


def strongest(words: Sequence[Collection[str]], votes: Mapping[str, float]) -> npt.NDArray[np.float32]:
    """The best vote of each row's words and the mean of the best VOTERS, shape (rows, 2)."""
    found = np.zeros((len(words), 2), np.float32)
    for row, some in enumerate(words):
        if some:
            best = sorted((votes[word] for word in some), reverse=True)[:VOTERS]
            found[row] = best[0], sum(best) / VOTERS
    return found
