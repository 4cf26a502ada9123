"""Gives what is known of a passage's sentences: as it is stored, else analysed, and kept for a while."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from index.library.passage_vectors import Passage
from retrieval.sentence_encoding import KnownSentence, decode_sentences, known_sentence
from retrieval.tokens import Sentence, read_sentence

SENTENCES_REMEMBERED = 5_000  # of passages whose words are not stored, some 2 KB each: recent ones come up again
TITLES_REMEMBERED = 2_000


class SentenceReading:
    """Analysed sentences and titles. Thread-safe."""

    def __init__(self) -> None:
        self._sentence = lru_cache(SENTENCES_REMEMBERED)(known_sentence)
        self._title = lru_cache(TITLES_REMEMBERED)(read_sentence)

    def sentences(self, passage: Passage) -> Sequence[KnownSentence]:
        """Returns what is known of each sentence of a passage, in order."""
        stored = decode_sentences(passage.words) if passage.words is not None else None
        if stored is not None and len(stored) == len(passage.place.sentences):
            return stored
        return [self._sentence(passage.text[span.start : span.end]) for span in passage.place.sentences]

    def title(self, passage: Passage) -> Sentence:
        """Returns the analysed title of a passage's article."""
        return self._title(passage.article.title)
