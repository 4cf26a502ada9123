"""The words of articles that have changed lately, in memory: found at once, whereas a commit to disk takes a while."""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from index.library.articles import ArticleId, ChangeNumber, PassageId
from index.search.bm25 import frequency, rarity
from index.search.interface import Hit, Window
from index.search.passage_rows import seconds
from index.search.terms import known_language, title_terms
from index.search.word_documents import WordRow, weighed_terms
from index.search.word_index import WordIndex


@dataclass(frozen=True, slots=True)
class _Document:
    """A passage with the terms of its fields, and its words as they are spelt."""

    article: ArticleId
    published: int
    fields: dict[str, list[str]]
    spelt: frozenset[str]


class RecentWords:
    """The passages of articles that changed lately. Safe to use from any thread."""

    def __init__(self, position: ChangeNumber) -> None:
        """`position` is that of the index on disk, after which these changes come."""
        self.base = self.position = position
        self.changed: Set[int] = frozenset()  # articles, those that are gone among them
        self._lock = threading.Lock()
        self._documents: dict[PassageId, _Document] = {}
        # How often a term stands in the passages that have it, by field.
        self._having: defaultdict[str, dict[str, dict[PassageId, int]]] = defaultdict(dict)
        self._lengths: Counter[str] = Counter()  # words of all texts in a field
        self._spelt: Counter[str] = Counter()
        self._languages: set[str] = set()

    def apply(self, changed: Sequence[ArticleId], rows: Iterable[WordRow], position: ChangeNumber) -> None:
        """Delete the passages of the `changed` articles, add `rows`, and set the position in the change log."""
        added = {row.passage: (known_language(row.language), _document(row)) for row in rows}
        with self._lock:
            if not self.changed.isdisjoint(changed):
                gone = set(changed)
                for passage in [passage for passage, one in self._documents.items() if one.article in gone]:
                    self._delete(passage)
            for passage, (language, document) in added.items():
                self._languages.add(language)
                self._add(passage, document)
            self.changed |= set(changed)
            self.position = position

    def _add(self, passage: PassageId, document: _Document) -> None:
        self._documents[passage] = document
        self._spelt.update(document.spelt)
        for field, terms in document.fields.items():
            self._lengths[field] += len(terms)
            having = self._having[field]
            for term, times in Counter(terms).items():
                having.setdefault(term, {})[passage] = times

    def _delete(self, passage: PassageId) -> None:
        document = self._documents.pop(passage)
        self._spelt.subtract(document.spelt)
        for field, terms in document.fields.items():
            self._lengths[field] -= len(terms)
            for term in set(terms):
                del self._having[field][term][passage]

    def matching(self, words: str, count: int, window: Window, disk: WordIndex) -> list[Hit]:
        """Return the `count` passages in `window` that match any of the `words` best, best first.

        A term is as rare as it is here and on `disk` together. The lengths of texts are compared with their mean here,
        so scores differ a little from those that the same passages get once they are written.
        """
        with self._lock:
            documents = len(self._documents)
            scores: dict[PassageId, float] = defaultdict(float)
            for field, term, weight in weighed_terms(words, self._languages):
                having = self._having[field].get(term)
                if having:
                    rare = rarity(documents + disk.documents(), len(having) + disk.documents_with(field, term))
                    mean = self._lengths[field] / documents
                    for passage, times in having.items():
                        length = len(self._documents[passage].fields[field])
                        scores[passage] += weight * rare * frequency(times, length, mean)
            hits = [Hit(passage, score) for passage, score in scores.items() if self._is_within(passage, window)]
        return sorted(hits, key=lambda hit: (-hit.score, hit.passage))[:count]

    def _is_within(self, passage: PassageId, window: Window) -> bool:
        published = self._documents[passage].published
        return (window.since is None or published >= seconds(window.since)) and (
            window.until is None or published <= seconds(window.until)
        )

    def documents(self) -> int:
        """Return the number of passages."""
        return len(self._documents)

    def documents_with(self, field: str, term: str) -> int:
        """Return the number of passages that have that term in that field."""
        return len(self._having[field].get(term, ()))

    def words_starting_with(self, beginning: str) -> list[tuple[str, int]]:
        """Return the words that start with `beginning`, as they are spelt, each with its number of passages."""
        with self._lock:
            return [(word, count) for word, count in self._spelt.items() if count and word.startswith(beginning)]

    def passages(self) -> set[int]:
        """Return the passages in memory."""
        with self._lock:
            return set(self._documents)


def _document(row: WordRow) -> _Document:
    language = known_language(row.language)
    title, title_spelt = title_terms(row.title, language)
    terms = row.terms()
    fields = {f"title_{language}": title.split(), f"body_{language}": terms.body.split()}
    return _Document(row.article, row.published, fields, frozenset(f"{title_spelt} {terms.spelt}".split()))
