"""Reasons for a refusal."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from index.library.articles import ArticleCard, ArticleId
from retrieval.answers import Reason
from retrieval.candidates import Candidate
from retrieval.named_sources import is_from, surely_publishers
from retrieval.question_analysis import ParsedQuestion
from retrieval.question_times import NEWS_LAG
from retrieval.ranking_input import ALL_FEATURES, RankingInput
from retrieval.tokens import stems_in

ON_THIS = 0.6  # of a question's content words, by rarity, that a passage with its title must hold to be on the matter
HEADLINES = 3
NEAR = 0.3  # cosine of a passage to a question below which it is about anything else; "asdf qwer" has 0.23 at most


def reason_of(ranking_input: RankingInput, now: datetime) -> Reason:
    """Returns why the candidates are not shown as an answer."""
    time = ranking_input.question.time
    if time is not None and not time.loose:
        if time.in_future(now):
            return Reason.FUTURE
        if not any(_from(candidate, ranking_input.question) for candidate in ranking_input.candidates):
            return Reason.NOTHING_THEN
    publishers = surely_publishers(ranking_input.question.sources)
    if publishers and not any(is_from(candidate.passage.article, publishers) for candidate in ranking_input.candidates):
        return Reason.NOTHING_FROM_SOURCE
    known = ranking_input.features
    near = float(known[:, ALL_FEATURES.index("passage_title_reach")].max()) if len(known) else 0.0
    return Reason.UNSURE if near >= ON_THIS else Reason.NOTHING_ON_THIS


def headlines(candidates: Sequence[Candidate], asked: Collection[str] | None = None) -> tuple[ArticleCard, ...]:
    """Returns the articles of the best candidates, each once, at most HEADLINES.

    With the stems that were `asked`, those that are far from the question by meaning are left out, unless their titles
    hold one of them. Without, none is: in other languages passages may be found by words alone."""
    stems = frozenset(asked or ())
    cards: dict[ArticleId, ArticleCard] = {}
    for candidate in candidates:
        card = candidate.passage.article
        if asked is None or candidate.meaning >= NEAR or stems & stems_in(card.title):
            cards.setdefault(card.id, card)
            if len(cards) == HEADLINES:
                break
    return tuple(cards.values())


def _from(candidate: Candidate, question: ParsedQuestion) -> bool:
    published, time = candidate.passage.article.published, question.time
    if published is None or time is None:
        return False
    return time.since - timedelta(days=1) <= published < time.until + NEWS_LAG
