"""Changing facts: the newest article of a story goes first, and earlier figures are kept."""

from __future__ import annotations

import re

import numpy as np

from retrieval.answer_kinds import Kind
from retrieval.features import FEATURES
from retrieval.quote_selection import Scores, SelectedQuote
from retrieval.ranking_input import RankingInput
from retrieval.stretches import Stretch, span_of
from retrieval.tokens import read_sentence

CLOSE = 1.0  # a newer stretch of the same story goes first if its score is no further below the best one's
SAME_STORY_COSINE = 0.55  # of two sentences about one thing at two times
SAME_MATTER = 0.85  # of the reach of the better one's article that the newer one's must have
NEWER_DAYS = 0.5
SAME_FIGURE_COSINE = 0.65  # of two sentences that give one figure at two times
EARLIER_SCORE = 1.5  # an earlier figure may score so far below the best sentence
MOST_EARLIER = 2
_CHANGING = {Kind.NUMBER, Kind.AMOUNT, Kind.YES_NO, Kind.TIME}
_STATE = re.compile(
    r"\b(?:now|currently|still|so far|latest|newest|current|at the moment|these days|today|by now|anymore|any more|yet|"
    r"is|are|'s|has|have|will)\b",
    re.IGNORECASE,
)
_REACH = FEATURES.index("article_reach")


def newest_first(ranking_input: RankingInput, scores: Scores) -> Scores:
    """Returns the scores with the newest article of the story on top, if the question is about a current state.

    Both articles hold the words of the question, in sentences that are near each other and could both answer.
    """
    question, table = ranking_input.question, ranking_input.table
    if not len(scores.stretches) or not asks_for_a_state(question.text, question.kind) or question.time is not None:
        return scores
    best = int(np.argmax(scores.stretches))
    stretches = table.stretches
    age = table.candidates[stretches[best].candidate].age_days
    top, reach = float(scores.stretches[best]), float(ranking_input.features[best, _REACH])
    newer = [
        at
        for at, stretch in enumerate(stretches)
        if table.candidates[stretch.candidate].age_days < age - NEWER_DAYS
        and scores.stretches[at] >= top - CLOSE
        and ranking_input.features[at, _REACH] >= SAME_MATTER * reach
        and _nearness(ranking_input, stretches[best], stretch) >= SAME_STORY_COSINE
    ]
    if not newer:
        return scores
    newest = min(newer, key=lambda at: (table.candidates[stretches[at].candidate].age_days, -scores.stretches[at]))
    lifted = scores.stretches.copy()
    lifted[newest] = top + 0.01
    return Scores(lifted, scores.sentences)


def earlier_figures(ranking_input: RankingInput, scores: Scores, first: SelectedQuote) -> list[SelectedQuote]:
    """Returns earlier figures of the same story, oldest first, one for each article.

    `first` is the quote. A sentence near its best one with another figure is an earlier state of the same fact.
    """
    if ranking_input.question.kind not in (Kind.NUMBER, Kind.AMOUNT) or not len(scores.sentences):
        return []
    table, own = ranking_input.table, first.candidate
    vector = own.passage.sentence_vectors[first.best_sentence]
    figures = _figures(own.passage.place.sentences[first.best_sentence].of(own.passage.text))
    least = float(scores.sentences.max()) - EARLIER_SCORE
    found: dict[int, tuple[float, SelectedQuote]] = {}
    for sentence, score in zip(table.sentences, scores.sentences, strict=True):
        candidate = table.candidates[sentence.candidate]
        passage = candidate.passage
        if score < least or candidate.age_days <= own.age_days + NEWER_DAYS or passage.article.published is None:
            continue
        said = _figures(passage.place.sentences[sentence.first].of(passage.text))
        near = float(passage.sentence_vectors[sentence.first] @ vector)
        if not said or said & figures or not figures or near < SAME_FIGURE_COSINE:
            continue
        held = found.get(passage.article.id)
        if held is None or score > held[0]:
            one = SelectedQuote(candidate, sentence, span_of(passage, sentence), sentence.first)
            found[passage.article.id] = float(score), one
    earlier = sorted((one for _, one in found.values()), key=lambda one: -one.candidate.age_days)
    return earlier[-MOST_EARLIER:]


def _figures(sentence: str) -> frozenset[str]:
    return frozenset(read_sentence(sentence).numbers)


def asks_for_a_state(question: str, kind: Kind) -> bool:
    """Returns whether the answer can change from one article to the next."""
    return kind in _CHANGING or bool(_STATE.search(question))


def _nearness(ranking_input: RankingInput, one: Stretch, other: Stretch) -> float:
    """Returns the largest cosine between a sentence of each."""
    mine, theirs = (
        ranking_input.table.candidates[stretch.candidate].passage.sentence_vectors[stretch.first : stretch.last]
        for stretch in (one, other)
    )
    return float((mine @ theirs.T).max())
