"""A search index of a few articles, in memory: words are counted, vectors are a given embedder's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np

from index.indexing.embedding import Embedder
from index.indexing.passages import split_passages
from index.library.articles import ArticleCard, ArticleId, PassageId
from index.library.passage_vectors import Passage, Vectors
from index.search.interface import Hit, Window
from index.search.terms import chunks_of, spelling_of
from retrieval.folded_words import words_of


class ArticleLookup:
    """Implements SearchIndex by looking at everything."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._passages: list[Passage] = []
        self._articles = 0

    def add(
        self,
        title: str,
        text: str,
        published: str | None = None,
        source: str = "The Courier",
        language: str = "en",
    ) -> None:
        """Takes an article in; `published` is an ISO day."""
        self._articles += 1
        moment = datetime.fromisoformat(published).replace(tzinfo=UTC) if published else None
        url = f"https://{source.lower().replace(' ', '')}.example/{self._articles}"
        card = ArticleCard(ArticleId(self._articles), url, title, source, moment, language)
        places = split_passages(text, language)
        found = self._embedder.passages(
            [place.span.of(text) for place in places],
            [[sentence.moved(-place.span.start) for sentence in place.sentences] for place in places],
        )
        for ordinal, place in enumerate(places):
            number = PassageId(len(self._passages) + 1)
            vectors = found.passages[ordinal], found.sentences[ordinal]
            self._passages.append(Passage(number, card, ordinal, place, text, *vectors))

    def nearest(self, vector: Vectors, count: int, window: Window) -> list[Hit]:
        """See SearchIndex."""
        return self._best([(p, float(np.dot(p.vector, vector))) for p in self._seen(window)], count)

    def matching(self, words: str, count: int, windows: Sequence[Window]) -> list[list[Hit]]:
        """See SearchIndex."""
        return [self._matching(words, count, window) for window in windows]

    def _matching(self, words: str, count: int, window: Window) -> list[Hit]:
        asked = {word.stem for word in words_of(words)}
        scored = []
        for passage in self._seen(window):
            text = f"{passage.article.title} {passage.place.span.of(passage.text)}"
            shared = len(asked & {word.stem for word in words_of(text)})
            if shared:
                scored.append((passage, float(shared)))
        return self._best(scored, count)

    def words_starting_with(self, beginning: str) -> list[tuple[str, int]]:
        """See SearchIndex."""
        texts = [f"{passage.article.title} {passage.place.span.of(passage.text)}" for passage in self._passages]
        counts = Counter(word for text in texts for word in spelling_of(chunks_of(text)).split())
        return [(word, count) for word, count in counts.items() if word.startswith(beginning)]

    def passages(self, ids: Sequence[PassageId]) -> list[Passage]:
        """See SearchIndex."""
        return [self._passages[number - 1] for number in ids]

    def _seen(self, window: Window) -> list[Passage]:
        def visible(published: datetime | None) -> bool:
            if published is None:
                return window.since is None
            after = window.since is None or published >= window.since
            return after and (window.until is None or published <= window.until)

        return [passage for passage in self._passages if visible(passage.article.published)]

    def _best(self, scored: list[tuple[Passage, float]], count: int) -> list[Hit]:
        scored.sort(key=lambda pair: (-pair[1], pair[0].id))
        return [Hit(passage.id, score) for passage, score in scored[:count]]
