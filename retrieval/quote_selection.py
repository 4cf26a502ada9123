"""Selects quotes from ranked stretches: without overlaps, with copies merged, short enough to read."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import numpy as np

from index.library.articles import ArticleCard, Span
from index.library.passage_vectors import Vectors
from retrieval.candidates import Candidate
from retrieval.excerpts import excerpt, sentence_shares
from retrieval.features import FEATURES
from retrieval.folded_words import is_stop_word, words_of
from retrieval.paging import PAGE_QUOTES, fits
from retrieval.ranking_input import RankingInput
from retrieval.reader_scores import pieces_inside
from retrieval.sentence_pool import Numbers
from retrieval.stretches import Stretch, span_of
from retrieval.tokens import SAYING_WORDS

NEWS_WEIGHT = 0.2  # weight of new possible answers in a further quote, against its score
NEWS_FLOOR = 0.01  # probability that counts as none
SAME_STATEMENT_COSINE = 0.9  # two stretches at least this near make the same statement …
SAME_STATEMENT_WORDS = 0.6  # … if they also share this part of their words (Jaccard)
MATTER_SHARE = 0.4  # of the reach of the first quote's article; a stretch with less is about something else
ADDS_BELIEF = 0.05  # probability of new possible answers with which a further quote adds something
_MATTER = FEATURES.index("article_reach")


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """The scores of one question: one for each stretch, one for each single sentence."""

    stretches: Numbers
    sentences: Numbers


@dataclass(slots=True, eq=False)
class SelectedQuote:
    """A stretch that is quoted: `span` of its article's text, and the articles that make the same statement.

    `best_sentence` is the number of the sentence of its passage that answers best. `adds` is as in Quote.
    """

    candidate: Candidate
    stretch: Stretch
    span: Span
    best_sentence: int
    also: list[ArticleCard] = field(default_factory=list)
    adds: bool = True

    def extended(self, stretch: Stretch) -> SelectedQuote:
        """Returns the same quote over other sentences."""
        span = span_of(self.candidate.passage, stretch)
        return SelectedQuote(self.candidate, stretch, span, self.best_sentence, self.also, self.adds)


def select_quotes(
    ranking_input: RankingInput, scores: Scores, limit: int, among: Collection[int] | None = None
) -> list[SelectedQuote]:
    """Returns up to `limit` quotes, best first, as many as fit on the pages of `limit` quotes.

    The first has the best score. Each further one is about the same matter and has new words that may answer. With
    `among`, only the stretches of those numbers are considered.
    """
    table = ranking_input.table
    shares = sentence_shares(ranking_input, scores.sentences)
    options = [_option(table.candidates[stretch.candidate], shares, stretch) for stretch in table.stretches]
    words = [_votes(ranking_input, option) for option in options]
    lengths = [_length(option) for option in options]
    chosen: list[SelectedQuote] = []
    shown: set[str] = set()
    left = set(range(len(options))) if among is None else set(among)
    page: list[int] = []
    pages_left = -(-limit // PAGE_QUOTES) - 1
    while left and len(chosen) < limit:
        fitting = [at for at in left if fits(lengths[at], page)]
        if not fitting:
            if not pages_left:
                break
            page, pages_left = [], pages_left - 1
            continue
        values = {at: float(scores.stretches[at]) + (_news(words[at], shown) if chosen else 0.0) for at in fitting}
        best = min(fitting, key=lambda at: (-values[at], at))
        left.discard(best)
        one = options[best]
        same = next((other for other in chosen if _says_the_same(one, other)), None)
        if same is not None:
            _fold(same, one.candidate.passage.article)
        elif not any(_touch(one, other) for other in chosen):
            if not chosen:
                matter = ranking_input.features[:, _MATTER]
                left &= set(np.flatnonzero(matter >= MATTER_SHARE * matter[best]).tolist())
            one.adds = not chosen or _adds(words[best], shown)
            chosen.append(one)
            page.append(lengths[best])
            shown |= words[best].keys()
    return _merged(chosen)


def _option(candidate: Candidate, shares: Sequence[Sequence[float]], stretch: Stretch) -> SelectedQuote:
    one = excerpt(candidate.passage, shares[stretch.candidate], stretch)
    return SelectedQuote(candidate, one.stretch, span_of(candidate.passage, one.stretch), one.best_sentence)


def _adds(words: dict[str, float], shown: set[str]) -> bool:
    """Returns whether a further quote shows another possible answer with at least ADDS_BELIEF."""
    return sum(vote for word, vote in words.items() if word not in shown) >= ADDS_BELIEF


def _votes(ranking_input: RankingInput, one: SelectedQuote) -> dict[str, float]:
    """Returns the words of a quote that may answer, with the probability that the reader gives them."""
    reading = ranking_input.reading.readings.get(one.stretch.candidate)
    if reading is None:
        return {}
    start = one.candidate.passage.place.span.start
    held = set(ranking_input.reading.words[one.stretch.candidate][pieces_inside(reading, one.span.moved(-start))])
    return {word: ranking_input.reading.votes[word] for word in sorted(held & ranking_input.reading.votes.keys())}


def _news(votes: dict[str, float], shown: set[str]) -> float:
    fresh = sum(vote for word, vote in votes.items() if word not in shown)
    return NEWS_WEIGHT * math.log(fresh + NEWS_FLOOR)


def _length(one: SelectedQuote) -> int:
    return one.span.end - one.span.start


def _same_article(one: SelectedQuote, other: SelectedQuote) -> bool:
    return one.candidate.passage.article.id == other.candidate.passage.article.id


def _touch(one: SelectedQuote, other: SelectedQuote) -> bool:
    return _same_article(one, other) and one.span.start < other.span.end and other.span.start < one.span.end


def _says_the_same(one: SelectedQuote, other: SelectedQuote) -> bool:
    if _same_article(one, other) or float(_vector(one) @ _vector(other)) < SAME_STATEMENT_COSINE:
        return False
    mine, theirs = _content_stems(one), _content_stems(other)  # looked at last, since words take the longest
    return len(mine & theirs) >= SAME_STATEMENT_WORDS * (len(mine | theirs) or 1)


def _content_stems(one: SelectedQuote) -> frozenset[str]:
    words = words_of(one.span.of(one.candidate.passage.text))
    return frozenset(word.stem for word in words if not is_stop_word(word.text) and word.text not in SAYING_WORDS)


def _vector(one: SelectedQuote) -> Vectors:
    total = np.add.reduce(one.candidate.passage.sentence_vectors[one.stretch.first : one.stretch.last])
    return np.asarray(total / (math.sqrt(total @ total) or 1.0), np.float32)  # as of the mean, in half the time


def _fold(same: SelectedQuote, card: ArticleCard) -> None:
    if not any(_is_one_article(card, other) for other in (same.candidate.passage.article, *same.also)):
        same.also.append(card)
        same.also.sort(key=lambda one: (one.published is None, one.published, one.id))


def _is_one_article(card: ArticleCard, other: ArticleCard) -> bool:
    """Returns whether both are one article, perhaps under two addresses: nobody gains from reading it twice."""
    return card.id == other.id or (bool(card.source) and (card.source, card.title) == (other.source, other.title))


def _merged(chosen: Sequence[SelectedQuote]) -> list[SelectedQuote]:
    """Merges neighbours in one passage into one quote, in the place of the better."""
    merged: list[SelectedQuote] = []
    for one in chosen:
        at = next((n for n, other in enumerate(merged) if _neighbours(one, other)), None)
        if at is None:
            merged.append(one)
            continue
        other = merged[at]
        first, last = min(one.stretch.first, other.stretch.first), max(one.stretch.last, other.stretch.last)
        merged[at] = other.extended(Stretch(one.stretch.candidate, first, last))
        merged[at].adds = other.adds or one.adds
        for card in one.also:
            _fold(merged[at], card)
    return merged


def _neighbours(one: SelectedQuote, other: SelectedQuote) -> bool:
    """Returns whether `one` follows `other` in its paragraph, or overlaps it."""
    if one.candidate.passage.id != other.candidate.passage.id:
        return False
    between = one.candidate.passage.text[other.span.end : one.span.start]  # empty where they overlap
    follows = other.stretch.first <= one.stretch.first <= other.stretch.last and "\n" not in between
    return follows or _touch(one, other)
