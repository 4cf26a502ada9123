"""Picks quotes in any language, and says how sure they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from index.library.articles import ArticleCard, Span
from index.library.passage_vectors import Passage, Vectors
from retrieval.answers import Answer, Certainty, Query, Quote, Quoted, Reason, Refused
from retrieval.bare_topics import MOST_WORDS, newest
from retrieval.candidates import Candidate
from retrieval.other_languages.asked_times import is_told_from
from retrieval.other_languages.features import FEATURES, AnyTable
from retrieval.other_languages.judgement import Judgement, Levels, summary_row
from retrieval.other_languages.reading import STOPS_BELOW
from retrieval.other_languages.words import any_words
from retrieval.paging import PAGE_QUOTES, fits
from retrieval.question_times import AskedTime
from retrieval.refusal_reasons import ON_THIS, headlines
from retrieval.sentence_pool import Numbers
from retrieval.stretches import Stretch, span_of

SAME_STATEMENT_COSINE = 0.9  # from which stretches of two articles say the same, in whatever languages …
SAME_STATEMENT_WORDS = 0.6  # … if they share this part of their words (Jaccard), where their language is the same
FURTHER_BEHIND = 1.5  # a further quote may score so far below the first …
ADDS_BEHIND = 1.0  # … and adds something if it is no further below
WHOLE_REACH = 0.999  # of the words of a question, by weight: all but what rounding takes
_SAME, _REACH = FEATURES.index("same_language"), FEATURES.index("passage_title_reach")


@dataclass(slots=True, eq=False)
class _Chosen:
    """A stretch to quote, its score, and other articles that say the same."""

    passage: Passage
    stretch: Stretch
    span: Span
    score: float
    also: list[ArticleCard] = field(default_factory=list)


def answer_from(table: AnyTable, judgement: Judgement, query: Query, time: AskedTime | None) -> Answer:
    """Returns quotes of the table's best stretches, or a refusal with its reason.

    As in English, stretches from the time that the question asks for are preferred; one from another time is likely at
    most.
    """
    if not table.stretches:
        return Refused(Reason.NOTHING_ON_THIS, headlines=headlines(table.candidates))
    scores = judgement.ranker(table.features)
    if time is not None and time.condition:
        timely = [at for at in range(len(scores)) if _is_timely(table, at, time)]
        then = _answer(table, judgement, scores, query.limit, timely)
        if isinstance(then, Quoted):
            return then
        anytime = _answer(table, judgement, scores, query.limit)
        if isinstance(anytime, Refused):
            return anytime
        changed: dict[str, Any] = {"certainty": Certainty.LIKELY, "from_another_time": True}
        return Quoted(anytime.quotes, anytime.confidence, **changed)
    return _answer(table, judgement, scores, query.limit)


def _is_timely(table: AnyTable, at: int, time: AskedTime) -> bool:
    stretch = table.stretches[at]
    passage = table.candidates[stretch.candidate].passage
    sentences = passage.place.sentences[stretch.first : stretch.last]
    return is_told_from(time, passage.article, [sentence.of(passage.text) for sentence in sentences])


def _answer(
    table: AnyTable,
    judgement: Judgement,
    scores: Numbers,
    limit: int,
    among: Collection[int] | None = None,
) -> Answer:
    order = [at for at in np.argsort(-scores, kind="stable").tolist() if among is None or at in among]
    if not order:
        return Refused(Reason.NOTHING_THEN, headlines=headlines(table.candidates))
    best = order[0]
    is_same = bool(table.features[best, _SAME])
    confidence = judgement.confidence.of_answer(summary_row(table, scores, best), table.language, is_same=is_same)
    levels = judgement.confidence.same if is_same else judgement.confidence.across
    certainty = _certainty(confidence, levels)
    if _is_lone_unknown_word(table):
        certainty = Certainty.NONE if is_same or certainty is Certainty.NONE else Certainty.LIKELY
    quotes = tuple(_quote(table, one, scores[best] - one.score) for one in _chosen(table, scores, order, limit))
    if certainty is Certainty.NONE:
        if _is_bare_topic(table) and (on_topic := newest(_titled(table))):
            return Refused(Reason.BARE_TOPIC, quotes, confidence, on_topic)
        near = float(table.features[:, _REACH].max()) >= ON_THIS
        reason = Reason.UNSURE if near else Reason.NOTHING_ON_THIS
        return Refused(reason, quotes, confidence, headlines(table.candidates))
    return Quoted(quotes, confidence, certainty)


def _is_lone_unknown_word(table: AnyTable) -> bool:
    """Whether the question tells of one thing that no candidate names: perhaps in other words, perhaps nonsense."""
    telling = sum(word.weight > STOPS_BELOW for word in table.question_words)
    return telling <= 1 and not table.features[:, _REACH].any()


def _is_bare_topic(table: AnyTable) -> bool:
    """Whether the question is a name or a matter alone: words that ask are stop words in every language."""
    return len(table.question_words) <= MOST_WORDS and all(word.weight > STOPS_BELOW for word in table.question_words)


def _titled(table: AnyTable) -> Iterator[Candidate]:
    """Yields the candidates whose titles have all words of the question."""
    reach = table.features[:, FEATURES.index("title_reach")]
    for at in np.flatnonzero(reach >= WHOLE_REACH).tolist():
        yield table.candidates[table.stretches[at].candidate]


def _certainty(confidence: float, levels: Levels) -> Certainty:
    if confidence >= levels.sure:
        return Certainty.SURE
    return Certainty.LIKELY if confidence >= levels.likely else Certainty.NONE


def _chosen(table: AnyTable, scores: Numbers, order: Sequence[int], limit: int) -> list[_Chosen]:
    """Returns up to `limit` stretches, best first, as many as fit on the pages; none overlaps another."""
    chosen: list[_Chosen] = []
    page: list[int] = []
    pages_left = -(-limit // PAGE_QUOTES) - 1
    for at in order:
        stretch, score = table.stretches[at], float(scores[at])
        if len(chosen) == limit or (chosen and chosen[0].score - score > FURTHER_BEHIND):
            break
        passage = table.candidates[stretch.candidate].passage
        one = _Chosen(passage, stretch, span_of(passage, stretch), score)
        same = next((other for other in chosen if _says_the_same(one, other, table.by_meaning)), None)
        if same is not None:
            if all(passage.article.id != card.id for card in same.also):
                same.also.append(passage.article)
            continue
        length = one.span.end - one.span.start
        if any(_touch(one, other) for other in chosen):
            continue
        if not fits(length, page):
            if not pages_left:
                continue
            page, pages_left = [], pages_left - 1
        chosen.append(one)
        page.append(length)
    return chosen


def _touch(one: _Chosen, other: _Chosen) -> bool:
    same_article = one.passage.article.id == other.passage.article.id
    return same_article and one.span.start < other.span.end and other.span.start < one.span.end


def _says_the_same(one: _Chosen, other: _Chosen, by_meaning: bool) -> bool:
    mine, theirs = one.passage.article, other.passage.article
    if mine.id == theirs.id:
        return False
    if mine.language == theirs.language:
        words, others = _stems(one), _stems(other)
        if len(words & others) < SAME_STATEMENT_WORDS * len(words | others):
            return False
    elif not by_meaning:
        return False
    return not by_meaning or float(_vector(one) @ _vector(other)) >= SAME_STATEMENT_COSINE


def _stems(one: _Chosen) -> set[str]:
    words = any_words(one.span.of(one.passage.text), one.passage.article.language)
    return {word.stem for word in words if word.weight > STOPS_BELOW}


def _vector(one: _Chosen) -> Vectors:
    mean = one.passage.sentence_vectors[one.stretch.first : one.stretch.last].mean(axis=0)
    return np.asarray(mean / (np.linalg.norm(mean) or 1.0), np.float32)


def _quote(table: AnyTable, one: _Chosen, behind: float) -> Quote:
    """Returns the quote; its best sentence is the one that is nearest and holds the most of the question's words."""
    strengths = table.strengths[one.stretch.candidate][one.stretch.first : one.stretch.last]
    sentence = one.passage.place.sentences[one.stretch.first + int(np.argmax(strengths))]
    several = one.stretch.last - one.stretch.first > 1
    highlights = (sentence.moved(-one.span.start),) if several else ()
    text = one.span.of(one.passage.text)
    return Quote(
        one.passage.article, one.span, text, highlights, tuple(one.also), sentence, bool(behind <= ADDS_BEHIND)
    )
