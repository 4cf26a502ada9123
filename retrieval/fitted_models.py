"""Rankers and confidences, fitted for each number of passages that may be read."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from retrieval.confidence import Confidence, load_confidence
from retrieval.features import FEATURES
from retrieval.quote_selection import Scores
from retrieval.ranker import WEIGHTS, load_ranker, load_read
from retrieval.ranking_input import ALL_FEATURES, RankingInput
from retrieval.sentence_pool import Numbers


@dataclass(frozen=True, slots=True, eq=False)
class FittedModels:
    """Fitted rankers and confidences.

    `first` ranks all stretches, `second` those whose passage was read, `sentence` their single sentences. `read` is
    how many passages are read: the others were fitted for that number."""

    first: Callable[[Numbers], Numbers]
    second: Callable[[Numbers], Numbers]
    sentence: Callable[[Numbers], Numbers]
    confidence: Confidence
    in_full_library: Confidence  # for a library that is full of recent news
    read: int

    def scores(self, ranking_input: RankingInput) -> Scores:
        """The final score of each stretch and each sentence."""
        return Scores(self.second(ranking_input.features), self.sentence(ranking_input.sentence_features))


def load_models(path: Path = WEIGHTS) -> FittedModels:
    """Loads the models that are shipped, or those of another file made by `benchmarks/fit_ranker.py`.

    Raises ValueError if they were fitted on other features."""
    first, second = load_ranker("first", FEATURES, path), load_ranker("second", ALL_FEATURES, path)
    sentence = load_ranker("telling", ALL_FEATURES, path)
    anywhere, in_full_library = load_confidence("confidence", path), load_confidence("news", path)
    return FittedModels(first, second, sentence, anywhere, in_full_library, load_read(path))


class ModelsByDepth:
    """Fitted models by how many passages are read. Those of fewer passages are loaded at their first use. Thread-safe.

    A library's questions are answered by the first, unless fewer passages are asked for.
    """

    def __init__(self, first: FittedModels, others: Sequence[Path] = ()) -> None:
        """`others` are files of models for other numbers; the number ends the name: `ranker-2.npz`."""
        self._loaded = {first.read: first}
        self._paths = {int(path.stem.rpartition("-")[2]): path for path in others}
        self._first = first
        self._loading = threading.Lock()

    @property
    def depths(self) -> tuple[int, ...]:
        """The numbers of passages that models were fitted for, most first; none above that of the first models."""
        return tuple(sorted((n for n in {*self._loaded, *self._paths} if n <= self._first.read), reverse=True))

    def at(self, read: int | None) -> FittedModels:
        """Returns the models for reading `read` passages; the first models for None, or if there are none for it."""
        if read is None or read not in self.depths:
            return self._first
        with self._loading:
            if read not in self._loaded:
                self._loaded[read] = load_models(self._paths[read])
            return self._loaded[read]


def load_all_models(path: Path = WEIGHTS) -> ModelsByDepth:
    """Loads the models that are shipped, or those of another file, with those for fewer passages beside it."""
    others = sorted(path.parent.glob(f"{path.stem}-[0-9]*{path.suffix}"))
    return ModelsByDepth(load_models(path), others)
