"""The rows of a vector index: the passage, article and time of each, and whether it is deleted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import numpy.typing as npt

from index.library.passage_vectors import Vectors
from index.search.interface import Window

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

UNDATED = np.iinfo(np.int64).min  # counts as older than everything
SPARE = 0.05  # spare capacity, as a share of rows, so that adding an article does not copy everything


def seconds(moment: datetime | None) -> int:
    """Return whole seconds since 1970; UNDATED for None."""
    return UNDATED if moment is None else int(moment.timestamp())


@dataclass(frozen=True, slots=True, eq=False)
class VectorRows:
    """Passages to index: all arrays have one row per passage; `published` in seconds since 1970, or UNDATED."""

    passages: Numbers
    articles: Numbers
    published: Numbers
    vectors: Vectors


class Rows:
    """Rows in the order in which they were added. A deleted row keeps its place, but is never found again.

    25 bytes per row, without Python objects: a million rows take 25 MB.
    """

    def __init__(self) -> None:
        self._used = 0
        self._known: Numbers = np.empty((3, 0), np.int64)  # passages, articles, published
        self._live: Flags = np.empty(0, bool)
        self.live = 0
        self._newest_article = -1
        self._newest = UNDATED

    def __len__(self) -> int:
        return self._used

    @property
    def passages(self) -> Numbers:
        """The passage of each row, including deleted ones."""
        return self._known[0, : self._used]

    @property
    def articles(self) -> Numbers:
        """The article of each row, including deleted ones."""
        return self._known[1, : self._used]

    @property
    def published(self) -> Numbers:
        """The publication time of each row, including deleted ones."""
        return self._known[2, : self._used]

    @property
    def alive(self) -> Flags:
        """Whether each row is not deleted."""
        return self._live[: self._used]

    def of_articles(self, articles: Sequence[int]) -> Numbers:
        """Return the row numbers of these articles, including deleted rows."""
        known = np.array([article for article in articles if article <= self._newest_article], np.int64)
        if not len(known):  # as for every new article
            return np.empty(0, np.int64)
        if len(known) == 1:
            return np.flatnonzero(self.articles == known[0])
        return np.flatnonzero(np.isin(self.articles, known))

    def delete(self, rows: Numbers) -> None:
        """Mark rows as deleted."""
        self._live[rows] = False
        self.live = int(np.count_nonzero(self.alive))

    def append(self, added: VectorRows) -> None:
        """Add rows for these passages."""
        self.extend(np.stack([added.passages, added.articles, added.published]), np.ones(len(added.passages), bool))

    def extend(self, known: Numbers, live: Flags) -> None:
        """Add rows: `known` holds passages, articles and times, shape (3, n); `live` whether each is not deleted."""
        end = self._used + known.shape[1]
        if end > len(self._live):
            room = int(end * (1 + SPARE))
            self._known = np.concatenate([self._known, np.empty((3, room - self._known.shape[1]), np.int64)], axis=1)
            self._live = np.concatenate([self._live, np.zeros(room - len(self._live), bool)])
        self._known[:, self._used : end] = known
        self._live[self._used : end] = live
        self._used = end
        self.live += int(np.count_nonzero(live))
        if known.shape[1]:
            self._newest_article = max(self._newest_article, int(known[1].max()))
            self._newest = max(self._newest, int(known[2].max()))

    def trimmed(self, window: Window) -> Window:
        """Return the window without its end if nothing was published later, so that questions asked later share it."""
        past_all = window.until is not None and seconds(window.until) >= self._newest
        return Window(since=window.since) if past_all else window

    def seen(self, window: Window) -> Flags:
        """Return which rows lie in `window`."""
        seen = self.alive.copy()
        if window.since is not None:
            seen &= self.published >= seconds(window.since)
        if window.until is not None:
            seen &= self.published <= seconds(window.until)
        return seen
