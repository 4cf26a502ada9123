"""Every usual length is met once, and an early end is heeded."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from index.indexing.embedding import Embedder
from retrieval.answers import Answer, Query, Reason, Refused
from retrieval.follow_ups import Turn
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


class Answering:
    """An answerer that notes how many passages it was told to read."""

    depths = (4, 2, 0)

    def __init__(self) -> None:
        self.read: list[int | None] = []
        self.met_all = threading.Event()

    def answer(self, query: Query, history: Sequence[Turn] = ()) -> Answer:
        self.read.append(query.read)
        if len(self.read) == len(self.depths):
            self.met_all.set()
        return Refused(Reason.UNSURE)


def test_a_reader_meets_every_length_of_a_passage_and_an_answerer_every_depth() -> None:
    embedder: Embedder = TinyEmbedder()
    reader, other, answerer = Listening(), Listening(), Answering()
    with warming(embedder, [reader, other], answerer):
        assert reader.met_all.wait(10)
        assert other.met_all.wait(10)
        assert answerer.met_all.wait(10)
    assert tuple(answerer.read) == answerer.depths
    assert all(later - earlier == LENGTH_STEP for earlier, later in zip(reader.words, reader.words[1:], strict=False))
