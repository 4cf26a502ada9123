"""The word index of what has changed since the one on disk was written: in memory, so that nothing waits for a disk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

import tantivy

from index.library.articles import ArticleId, ChangeNumber, PassageId
from index.search.interface import Hit, Window
from index.search.passage_rows import seconds
from index.search.terms import known_language
from index.search.word_documents import SPELT, WeighTerm, WordRow, word_document, words_query, words_schema

HEAP_BYTES = 15_000_000  # the least that tantivy takes; it uses what it needs of it


class RecentWords:
    """The passages of articles that changed lately. Safe to search from several threads; one at a time may `apply`."""

    def __init__(self, position: ChangeNumber) -> None:
        """`position` is that of the index on disk, from which these changes go on."""
        self.base = self.position = position
        self.changed: Set[int] = frozenset()  # articles, those that are gone among them
        self._schema = words_schema()
        self._index = tantivy.Index(self._schema)
        self._languages: frozenset[str] = frozenset()

    def apply(self, changed: Sequence[ArticleId], rows: Iterable[WordRow], position: ChangeNumber) -> None:
        """Delete the passages of the `changed` articles, add `rows`, and set the position in the change log."""
        added = list(rows)
        known = [article for article in changed if article in self.changed]
        if added or known:
            writer = self._index.writer(HEAP_BYTES, 1)
            if known:
                writer.delete_documents_by_query(tantivy.Query.term_set_query(self._schema, "article", known))
            for row in added:
                writer.add_document(word_document(row))
            writer.commit()
            self._index.reload()
        self._languages |= {known_language(row.language) for row in added}
        self.changed |= set(changed)
        self.position = position

    def matching(self, words: str, count: int, window: Window, weigh: WeighTerm) -> list[Hit]:
        """Return the `count` passages in `window` that match any of the `words` best, best first.

        `weigh` is a factor for each field and term. The lengths of texts are compared with their mean here, so scores
        differ a little from those that the same passages get once they are written.
        """
        searcher = self._index.searcher()
        documents = searcher.num_docs
        query = words_query(self._schema, words, self._languages, weigh)
        if query is None or not documents:
            return []
        found = searcher.search(query, documents, count=False).hits
        addresses = [address for _, address in found]
        passages = searcher.fast_field_values("passage", addresses)
        published = searcher.fast_field_values("published", addresses)
        since = None if window.since is None else seconds(window.since)
        until = None if window.until is None else seconds(window.until)
        hits = [
            Hit(PassageId(passage), score)
            for (score, _), passage, when in zip(found, passages, published, strict=True)
            if (since is None or when >= since) and (until is None or when <= until)
        ]
        return hits[:count]

    def documents(self) -> int:
        """Return the number of passages."""
        return int(self._index.searcher().num_docs)

    def documents_with(self, field: str, term: str) -> int:
        """Return the number of passages that have that term in that field."""
        return int(self._index.searcher().doc_freq(field, term))

    def words_starting_with(self, beginning: str) -> list[tuple[str, int]]:
        """Return the words that start with `beginning`, as they are spelt, each with its number of passages."""
        found: list[tuple[str, int]] = self._index.searcher().terms_with_prefix(SPELT, beginning)
        return found

    def passages(self) -> set[int]:
        """Return the passages in the index."""
        searcher = self._index.searcher()
        if searcher.num_docs == 0:
            return set()
        found = searcher.search(tantivy.Query.all_query(), searcher.num_docs, count=False).hits
        return set(searcher.fast_field_values("passage", [address for _, address in found]))
