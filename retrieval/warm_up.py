"""Uses the models once, for each usual length of text, so that no question waits for their preparation."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import partial

from config.background_thread import run_in_background
from index.indexing.embedding import Embedder
from retrieval.answers import Query
from retrieval.paced_answering import AnswererByDepth
from retrieval.question_language import language_of_question
from retrieval.reader import LENGTH_STEP, PASSAGE_PIECES, Reader

QUESTION_WORDS = 64  # longer questions are not prepared
QUESTION = "What did the minister say about the harbour?"  # has words to look for, so that an answer is looked for
ASKED, TITLED = "news " * 12, "news " * 14  # as long as a question and a title usually are


def warming(embedder: Embedder, readers: Sequence[Reader], answerer: AnswererByDepth) -> AbstractContextManager[None]:
    """Warms up in a thread, one length at a time between questions, until the block ends."""
    return run_in_background("warm up", partial(_warm_up, embedder, readers, answerer))


def _warm_up(embedder: Embedder, readers: Sequence[Reader], answerer: AnswererByDepth, ended: threading.Event) -> None:
    language_of_question(ASKED)  # the first time, it unpacks its model for a third of a second
    for words in range(1, QUESTION_WORDS, LENGTH_STEP):
        if ended.is_set():
            return
        embedder.questions(["news " * words])
    for words in range(1, PASSAGE_PIECES + LENGTH_STEP, LENGTH_STEP):
        if ended.is_set():
            return
        for reader in readers:
            reader.read(ASKED, [(TITLED, "news " * words)] * 2)
    for depth in answerer.depths:  # what fewer passages are read with is opened before many ask
        if ended.is_set():
            return
        answerer.answer(Query(QUESTION, datetime.now(UTC), read=depth))
