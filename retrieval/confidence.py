"""The confidence of an answer: a calibrated probability that its first quote holds what was asked for."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from index.search.interface import SearchIndex, Window
from retrieval.answer_kinds import Kind
from retrieval.quote_selection import Scores, SelectedQuote
from retrieval.ranker import WEIGHTS, Trees
from retrieval.ranking_input import ALL_FEATURES, RankingInput
from retrieval.sentence_pool import Numbers
from retrieval.stretches import Stretch

_OF_THE_BEST = (
    "mass", "own_mass", "own_nothing", "best_over_nothing", "voted_best", "voted_sum", "passage_mass", "reach",
    "reach_with_title", "reach_around", "passage_title_reach", "title_reach", "article_reach", "cosine_max", "meaning",
    "rarest_missing", "rarest_missing_in_article", "names_asked", "names_missing", "names_missing_in_article",
    "kind_strict", "kind_loose", "focus", "name_vote_raw",
    "article_passages", "question_words", "question_rarity", "pairs", "newer_rivals", "in_time", "out_of_time",
    "first_score", "polarity_differs", "negated",
)  # fmt: skip
_AGE = ("recency", "fused", "words_raw")
"""Also used for a library full of recent news, where an old best answer suggests that the right one is missing."""
_OF_THE_SENTENCE = ("mass", "reach", "cosine_max", "best_over_nothing", "kind_strict", "pairs", "focus")
_LARGEST = (
    "best_over_nothing", "reach_with_title", "cosine_max", "own_mass", "article_reach", "meaning", "title_reach",
    "pairs",
)  # fmt: skip
_KINDS = (Kind.YES_NO, Kind.SAYING, Kind.REASON, Kind.NUMBER, Kind.TIME, Kind.OTHER)
LEAST, MOST = 0.01, 0.99  # bounds of the confidence


class Overall(NamedTuple):
    """Features of a question as a whole."""

    lead: float = 0.0  # of the best stretch over the best one of another article, in score
    sentence_lead: float = 0.0
    smallest_own_nothing: float = 0.0
    age_in_a_full_library: float = 0.0  # age of the best stretch, weighted by `fullness`
    fullness: float = 0.0  # share of the candidates that are from the last weeks
    agreement: float = 0.0  # share of the sentences' probability that is in the quote


EVERYDAY_FEATURES = (
    *_OF_THE_BEST, *(f"sentence_{name}" for name in _OF_THE_SENTENCE), *(f"largest_{name}" for name in _LARGEST),
    *(f"asks_{kind.name.lower()}" for kind in _KINDS), *Overall._fields,
)  # fmt: skip
CONFIDENCE_FEATURES = (*EVERYDAY_FEATURES, *_AGE)
Summary = Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class MixedRegression:
    """A logistic regression over standardised features of a question, mixed with trees over the same features."""

    names: Sequence[str]
    mean: npt.NDArray[np.float64]
    scale: npt.NDArray[np.float64]
    weight: npt.NDArray[np.float64]
    offset: float
    trees: Trees
    tree_share: float

    def probabilities(self, rows: Numbers) -> npt.NDArray[np.float64]:
        """Returns a probability between LEAST and MOST for each row: shape (n, len(names)) to (n,)."""
        linear = np.clip((rows - self.mean) / self.scale, -5, 5) @ self.weight + self.offset
        logits = (1 - self.tree_share) * linear + self.tree_share * self.trees(rows)
        return np.asarray(np.clip(1 / (1 + np.exp(-logits)), LEAST, MOST))


@dataclass(frozen=True, slots=True, eq=False)
class Confidence(MixedRegression):
    """The confidence of an answer, with the levels from which it is SURE and LIKELY.

    Raises ValueError if `names` are not all in CONFIDENCE_FEATURES.
    """

    sure: float
    likely: float

    def __post_init__(self) -> None:
        if missing := set(self.names) - set(CONFIDENCE_FEATURES):
            raise ValueError(f"the confidence was fitted on other features ({', '.join(sorted(missing))})")

    @property
    def just_likely(self) -> float:
        """A confidence that is likely but not sure."""
        return (self.sure + self.likely) / 2

    def __call__(self, summary: Summary) -> float:
        """Returns a probability between LEAST and MOST."""
        return float(self.probabilities(np.array([[summary[name] for name in self.names]], np.float32))[0])


def summary_of(ranking_input: RankingInput, scores: Scores, best: SelectedQuote | None) -> Summary:
    """Returns the CONFIDENCE_FEATURES of a question that `best` would answer; zeros if `best` is None."""
    if best is None:
        return dict.fromkeys(CONFIDENCE_FEATURES, 0.0)
    table = ranking_input.table
    number = table.candidates.index(best.candidate)
    row = _best_row(ranking_input, scores, number, best.stretch)
    known = dict(zip(ALL_FEATURES, ranking_input.features.T, strict=True))
    told = dict(zip(ALL_FEATURES, ranking_input.sentence_features.T, strict=True))
    sentence = table.sentences.index(Stretch(number, best.best_sentence, best.best_sentence + 1))
    found = {name: float(known[name][row]) for name in (*_OF_THE_BEST, *_AGE)}
    found |= {f"sentence_{name}": float(told[name][sentence]) for name in _OF_THE_SENTENCE}
    found |= {f"largest_{name}": float(known[name].max()) for name in _LARGEST}
    found |= {f"asks_{kind.name.lower()}": float(ranking_input.question.kind is kind) for kind in _KINDS}
    return found | _overall(ranking_input, scores, row, sentence)._asdict()


def _best_row(ranking_input: RankingInput, scores: Scores, number: int, quoted: Stretch) -> int:
    """Returns the row of the best stretch of that candidate that overlaps the quote."""
    rows = [
        at
        for at, stretch in enumerate(ranking_input.table.stretches)
        if stretch.candidate == number and stretch.first < quoted.last and quoted.first < stretch.last
    ]
    return max(rows, key=lambda at: float(scores.stretches[at]))


def _overall(ranking_input: RankingInput, scores: Scores, row: int, sentence: int) -> Overall:
    table = ranking_input.table
    homes = [candidate.passage.article.id for candidate in table.candidates]
    own = homes[table.stretches[row].candidate]
    apart = np.array([homes[stretch.candidate] != own for stretch in table.stretches])
    apart_sentences = np.array([homes[lone.candidate] != own for lone in table.sentences])
    recency = np.array([candidate.recency for candidate in table.candidates])
    fullness = float((recency > RECENT_ENOUGH).mean())
    powers = np.exp(scores.sentences - scores.sentences.max())
    return Overall(
        lead=_lead(scores.stretches, row, apart),
        sentence_lead=_lead(scores.sentences, sentence, apart_sentences),
        smallest_own_nothing=float(ranking_input.features[:, ALL_FEATURES.index("own_nothing")].min()),
        age_in_a_full_library=fullness * (1 - float(recency[table.stretches[row].candidate])),
        fullness=fullness,
        agreement=float(powers[sentence] / powers.sum()),
    )


RECENT_ENOUGH = 0.3  # a recency of about 24 days


def _lead(scores: Numbers, best: int, apart: npt.NDArray[np.bool_]) -> float:
    return float(scores[best] - scores[apart].max()) if apart.any() else 0.0


def load_confidence(name: str, path: Path = WEIGHTS) -> Confidence:
    """Loads the fitted confidence of that name. Raises ValueError if it was fitted on other features."""
    with np.load(path) as saved:
        part: Mapping[str, Any] = {n.removeprefix(f"{name}."): saved[n] for n in saved.files}
    try:
        trees = Trees(part["feature"], part["threshold"], part["left"], part["right"], part["leaf"])
        return Confidence(
            [str(name) for name in part["names"]], part["mean"], part["scale"], part["weight"], float(part["offset"]),
            trees, float(part["tree_share"]), float(part["sure"]), float(part["likely"]),
        )  # fmt: skip
    except (KeyError, ValueError) as error:
        raise ValueError(f"{path}: {error}; fit it again") from None


RECENT = timedelta(days=30)
FULL_PASSAGES = 400  # about thirty articles from the last RECENT days
DAYS_REMEMBERED = 400


class Fullness:
    """Whether a library is full of recent news, counted once for each day asked about. Thread-safe."""

    def __init__(self, index: SearchIndex, dimension: int) -> None:
        self._index = index
        self._any = np.full(dimension, dimension**-0.5, np.float32)  # any vector of length 1 will do
        self._known: dict[date, bool] = {}
        self._lock = threading.Lock()

    def is_full(self, now: datetime) -> bool:
        """Returns whether there are FULL_PASSAGES from the RECENT days before `now`. Counted once a day."""
        with self._lock:
            known = self._known.get(now.date())
        if known is None:
            recent = self._index.nearest(self._any, FULL_PASSAGES, Window(since=now - RECENT, until=now))
            known = len(recent) >= FULL_PASSAGES
            with self._lock:
                if len(self._known) >= DAYS_REMEMBERED:
                    self._known.clear()
                self._known[now.date()] = known
        return known
