"""Every usual length is met once, and an early end is heeded."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from index.indexing.embedding import Embedder
from retrieval.reader import LENGTH_STEP, PASSAGE_PIECES, Reading
from retrieval.warm_up import warming
from testing.tiny_embedder import TinyEmbedder


class Listening:
    """A reader that notes how many words it was given."""

    def __init__(self) -> None:
        self.words: list[int] = []
        self.met_all = threading.Event()

    def read(self, question: str, passages: Sequence[tuple[str, str]]) -> list[Reading]:
        self.words.append(len(passages[0][1].split()))
        if self.words[-1] >= PASSAGE_PIECES:
            self.met_all.set()
        return []

    def begin(self, question: str, passages: Sequence[tuple[str, str]]) -> Callable[[], list[Reading]]:
        return list


def test_a_reader_meets_every_length_of_a_passage_within_a_step() -> None:
    embedder: Embedder = TinyEmbedder()
    reader = Listening()
    with warming(embedder, reader):
        assert reader.met_all.wait(10)
    assert all(later - earlier == LENGTH_STEP for earlier, later in zip(reader.words, reader.words[1:], strict=False))
