"""What one article offers as the answer to a question: its best quote, judged beside the rest of the library."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from index.library.articles import ArticleId
from index.library.passage_vectors import Vectors
from retrieval import statement_questions
from retrieval.answers import Answer, Certainty, Quote, Quoted
from retrieval.confidence import Confidence, Summary, summary_of
from retrieval.highlighted_quotes import highlighted_quote
from retrieval.quote_selection import Scores, select_quotes
from retrieval.ranking_input import RankingInput
from retrieval.selection_checks import is_timely, states_it
from retrieval.story_states import newest_first

STANDING = Path(__file__).parent / "data" / "standing.npz"  # made by benchmarks.fit_standing


@dataclass(frozen=True, slots=True)
class ArticleOffer:
    """A quote of one article, and how sure it answers. `summary` is what the confidence saw of it, if that is known."""

    quote: Quote
    confidence: float
    certainty: Certainty
    summary: Summary | None = None


def offer_of(article: ArticleId, answer: Answer) -> ArticleOffer | None:
    """Returns an answer as the offer of its first quote's article; None if that is another article."""
    if isinstance(answer, Quoted) and answer.quotes[0].article.id == article:
        return ArticleOffer(answer.quotes[0], answer.confidence, answer.certainty)
    return None


def best_offer(
    article: ArticleId, ranking_input: RankingInput, scores: Scores, trust: Confidence, vector: Vectors
) -> ArticleOffer | None:
    """Returns the best quote of the article; None if nothing of it can be quoted.

    If the question names a time, a quote from another time is likely at most."""
    scores = newest_first(ranking_input, scores)
    table, time = ranking_input.table, ranking_input.question.time
    own = [n for n, one in enumerate(table.stretches) if table.candidates[one.candidate].passage.article.id == article]
    timely = [] if time is None or not time.condition else [n for n in own if is_timely(ranking_input, n, time)]
    chosen = select_quotes(ranking_input, scores, 1, timely or own)
    if not chosen:
        return None
    best = chosen[0]
    summary = summary_of(ranking_input, scores, best)
    confidence = trust(summary)
    if states_it(ranking_input.question, best):
        confidence = max(confidence, statement_questions.CONFIDENCE)
    untimely = time is not None and bool(time.condition) and not timely
    certainty = Certainty.SURE if confidence >= trust.sure and not untimely else Certainty.LIKELY
    return ArticleOffer(highlighted_quote(ranking_input, vector, best), confidence, certainty, summary)
