"""Stores the analysed words of passages that lack them, beside the work of the gathering process."""

from __future__ import annotations

import asyncio
import contextlib
import logging

from config.retry_pauses import RetryPauses
from index.library.articles import ArticleId
from index.library.database import Database
from index.library.errors import IndexProblem
from index.library.sentence_words import store_words, unanalysed_passages
from retrieval.sentence_encoding import WORDS_VERSION, encode_sentences

PASSAGES_AT_ONCE = 500  # a quarter of a second of work, stored in one transaction
PAUSE_SECONDS = 0.2  # between two of them
LOOK_SECONDS = 600.0  # between two looks for passages without: new articles are stored with their words
PAUSES = RetryPauses(first_s=15.0, longest_s=600.0)

log = logging.getLogger(__name__)


class SentenceAnalysis:
    """Analyses the words of a library's passages, some at a time."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._after = ArticleId(0)

    def analyse_some(self, count: int = PASSAGES_AT_ONCE) -> int:
        """Store the words of about `count` passages and return how many: 0 when all have theirs.

        Raises LibraryProblem if the database cannot be written.
        """
        with self._database.reading() as connection:
            found = unanalysed_passages(connection, WORDS_VERSION, self._after, count)
        words = {each.id: encode_sentences(each.sentences) for each in found}
        if words:
            with self._database.writing() as connection:
                store_words(connection, words)
        self._after = max((each.article for each in found), default=ArticleId(0))
        return len(found)


async def keep_analysing(database: Database, stop: asyncio.Event) -> None:
    """Stores the words of all passages, and looks now and then whether there are more, until `stop`."""
    analysis, failures = SentenceAnalysis(database), 0
    while not stop.is_set():
        pause = LOOK_SECONDS
        try:
            if await asyncio.to_thread(analysis.analyse_some):
                pause = PAUSE_SECONDS
            failures = 0
        except IndexProblem as problem:  # the disk may be full
            failures += 1
            log.warning("the words of older passages are analysed at each question for now: %s", problem)
        except Exception:  # the next round may fare better
            failures += 1
            log.exception("the words of older passages could not be stored; trying again")
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PAUSES.after(failures) if failures else pause):
                await stop.wait()
