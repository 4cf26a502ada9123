"""Selects what answers a question, and says how sure that is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from retrieval import statement_questions
from retrieval.answers import Certainty
from retrieval.confidence import Confidence, summary_of
from retrieval.english_words import rarity
from retrieval.fitted_models import FittedModels
from retrieval.quote_selection import Scores, SelectedQuote, select_quotes
from retrieval.ranking_input import RankingInput
from retrieval.selection_checks import is_lone_unknown_word, is_timely, states_it
from retrieval.story_states import earlier_figures, newest_first
from retrieval.tokens import stems_in

MATTER_SHARE = 0.4  # of the rarities of the words asked before


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """What would be quoted, and how sure that is. `from_another_time` and `earlier` are as in Quoted."""

    chosen: Sequence[SelectedQuote]
    confidence: float
    certainty: Certainty
    from_another_time: bool = False
    earlier: Sequence[SelectedQuote] = ()


def select_answer(models: FittedModels, trust: Confidence, ranking_input: RankingInput, limit: int) -> Selection:
    """Returns what to quote, and how sure it is.

    If the question names a time, stretches from that time are preferred. If none of them answers, one from another time
    is returned as likely at most, and marked.
    """
    scores = newest_first(ranking_input, models.scores(ranking_input))
    time = ranking_input.question.time
    if time is None or not time.condition:
        return _select(trust, ranking_input, scores, limit)
    timely = frozenset(at for at in range(len(ranking_input.table.stretches)) if is_timely(ranking_input, at, time))
    then = _select(trust, ranking_input, scores, limit, timely)
    if then.certainty is not Certainty.NONE:
        return then
    at_any_time = _select(trust, ranking_input, scores, limit)
    if at_any_time.certainty is Certainty.NONE:
        return at_any_time
    confidence = min(at_any_time.confidence, trust.just_likely)
    return Selection(at_any_time.chosen, confidence, Certainty.LIKELY, from_another_time=True)


def _select(
    trust: Confidence, ranking_input: RankingInput, scores: Scores, limit: int, among: Collection[int] | None = None
) -> Selection:
    chosen = select_quotes(ranking_input, scores, limit, among)
    if not chosen:
        return Selection((), 0.0, Certainty.NONE)
    confidence = trust(summary_of(ranking_input, scores, chosen[0]))
    if states_it(ranking_input.question, chosen[0]):
        confidence = max(confidence, statement_questions.CONFIDENCE)
    certainty = Certainty.SURE if confidence >= trust.sure else Certainty.LIKELY
    if confidence < trust.likely or is_lone_unknown_word(ranking_input):
        return Selection(chosen, confidence, Certainty.NONE)
    return Selection(chosen, confidence, certainty, earlier=earlier_figures(ranking_input, scores, chosen[0]))


def about_the_matter(selection: Selection, taken: frozenset[str]) -> Selection:
    """Returns a selection less the quotes that are not about what was asked before, whose stems are `taken`.

    A passage with its title is about it if it holds the rarest of them, or MATTER_SHARE of their rarities: "war" alone
    is in news of any war."""
    rarities = {stem: rarity(stem) for stem in taken}
    rarest, enough = max(rarities.values()), MATTER_SHARE * sum(rarities.values())

    def holds(chosen: SelectedQuote) -> bool:
        passage = chosen.candidate.passage
        held = taken & stems_in(f"{passage.article.title}. {passage.place.span.of(passage.text)}")
        found = [rarities[stem] for stem in held]
        return bool(found) and (max(found) == rarest or sum(found) >= enough)

    kept = tuple(one for one in selection.chosen if holds(one))
    is_about = bool(kept) and kept[0] is selection.chosen[0]
    return replace(selection, chosen=kept, certainty=selection.certainty if is_about else Certainty.NONE)
