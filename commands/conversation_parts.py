"""The conversation for the terminal, and the indexes that follow the library meanwhile."""

from __future__ import annotations

import logging
import threading
from contextlib import AbstractContextManager
from functools import partial

from chat.article_intake import ArticleIntake
from chat.conversation import Conversation
from chat.conversation_setup import build_conversation
from chat.shown_answers import ShownAnswers
from chat.source_channel_intake import SourceChannelIntake
from commands.library_intake import LibraryIntake
from commands.output import say
from commands.parts import Parts
from config.background_thread import run_in_background
from config.retry_pauses import RetryPauses
from index.gathering.reading import read_path
from index.library.errors import IndexProblem
from index.library.samples import sample_articles
from index.search.interface import LibrarySearch

log = logging.getLogger(__name__)

FOLLOW_SECONDS = 0.5  # changes of other processes are seen within a second
PAUSES = RetryPauses(2 * FOLLOW_SECONDS, 30.0)  # while that fails, with a log line each time


def conversation(parts: Parts) -> Conversation:
    """Builds the conversation for the terminal: all skills but updates, which a terminal cannot receive later."""
    answers = ShownAnswers(parts.database)
    channels = SourceChannelIntake(parts.channels)
    supplying = ArticleIntake(LibraryIntake(parts), parts.feeds, channels, answers.question)
    whole = build_conversation(
        parts.answerer, parts.library, parts.database, more_skills=[supplying], preview=parts.settings.link_preview
    )
    return whole.conversation


def fill_empty_library(parts: Parts) -> None:
    """Adds the sample articles to an empty library, so that there is something to ask about."""
    counts = parts.library.counts()
    if counts.articles + counts.retracted:
        return
    say("The library is empty: indexing the sample articles (they go as soon as you add your own).")
    for _outcome in parts.ingest().take(read_path(sample_articles()), sample=True):
        pass


def following(
    search: LibrarySearch, *, every_s: float = FOLLOW_SECONDS, pauses: RetryPauses = PAUSES
) -> AbstractContextManager[None]:
    """Keeps the indexes up to date with the database until the block ends."""
    return run_in_background("follow", partial(_follow, search, every_s, pauses))


def _follow(search: LibrarySearch, every_s: float, pauses: RetryPauses, ended: threading.Event) -> None:
    failures = 0
    while not ended.wait(pauses.after(failures) if failures else every_s):
        failures += 1
        try:
            search.catch_up()
            failures = 0
        except IndexProblem as problem:  # the database may be locked, the disk full
            log.warning("new articles wait to be indexed: %s", problem)
        except Exception:  # the next round may fare better
            log.exception("the indexes could not follow the library; trying again")
