"""Moves the library to the multilingual model when it is due, beside the work of the gathering process."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from datetime import UTC, datetime

from commands.output import say
from commands.parts import Parts
from config.retry_pauses import RetryPauses
from index.gathering.feeds.feed_rows import share_of_feeds_in_other_languages
from index.indexing.embedding import MULTILINGUAL_MODEL, Embedder
from index.indexing.model_move import (
    OTHER_LANGUAGES_MOST,
    ModelMove,
    automatic_model,
    drop_former_vectors,
    has_news_in_other_languages,
)
from index.library.errors import IndexProblem

LOOK_SECONDS = 20.0  # between two looks at the languages of the news
PAUSES = RetryPauses(first_s=15.0, longest_s=600.0)
SMALL = 2000  # passages: a minute or two
SAID_EVERY = 0.1  # of the passages

log = logging.getLogger(__name__)


def speaks_other_languages(parts: Parts) -> bool:
    """Whether enough of the library's articles, or of the operator's feeds, are in other languages than English."""
    return (
        has_news_in_other_languages(parts.database)
        or share_of_feeds_in_other_languages(parts.database) > OTHER_LANGUAGES_MOST
    )


def is_to_move(parts: Parts) -> bool:
    """Whether the library is on the English model, and should be on the multilingual one."""
    return (
        parts.chooses_model and automatic_model(parts.database) != MULTILINGUAL_MODEL and speaks_other_languages(parts)
    )


class AutomaticModelMove:
    """Moves the library when it is due, and embeds again what a process has added late with the former model."""

    def __init__(self, parts: Parts, stopped: Callable[[], bool], tell: Callable[[str], None] = log.info) -> None:
        self._parts = parts
        self._stopped = stopped
        self._tell = tell
        self._last_change = -1
        self._said: float | None = None  # the share of passages that the log has told of

    def look(self) -> None:
        """Do what is due now; returns early when stopped. Raises IndexProblem where it must wait."""
        parts = self._parts
        if not parts.chooses_model:
            return
        drop_former_vectors(parts.database, datetime.now(UTC))
        last = parts.library.last_change()
        if last == self._last_change:
            return
        if parts.has_moved():  # in another process
            parts.follow_model()
            return
        if automatic_model(parts.database) == MULTILINGUAL_MODEL:
            if ModelMove(parts.database, parts.embedder).late():
                self._move(parts.embedder)
        elif speaks_other_languages(parts):
            self._move_with_own_embedder()
        if not self._stopped():
            self._last_change = last

    def _move_with_own_embedder(self) -> None:
        parts = self._parts
        if self._said is None:
            self._tell("more than a twentieth of the news is not in English: moving to the multilingual model")
            self._said = 0.0
        embedder = parts.open_model(MULTILINGUAL_MODEL)
        try:
            if parts.embedder.name != embedder.name:
                self._move(embedder)
        finally:
            embedder.close()
        parts.follow_model()

    def _move(self, embedder: Embedder) -> None:
        move = ModelMove(self._parts.database, embedder)
        every = self._parts.library.counts().passages
        remaining = move.remaining()
        while not self._stopped():
            done = move.embed_some()
            remaining -= done
            self._say(every, every - max(remaining, 0))
            if not done and move.swap():
                self._tell(f"the library has moved to the model {embedder.name}")
                return

    def _say(self, every: int, done: int) -> None:
        share = done / every if every else 1.0
        if self._said is not None and share >= self._said + SAID_EVERY:
            self._said = share
            self._tell(f"{done} of {every} passages are embedded for the multilingual model")


def move_small_library(parts: Parts) -> None:
    """Move a library of up to SMALL passages at once if it is due: no other process may do it soon."""
    if not is_to_move(parts):
        return
    passages = parts.library.counts().passages
    if passages > SMALL:
        say(f"{passages} passages are to be embedded for the multilingual model: `run` does it beside its work")
        return
    try:
        AutomaticModelMove(parts, lambda: False, say).look()
    except IndexProblem as problem:  # what was added is there all the same
        say(f"the move to the multilingual model waits: {problem}")


async def keep_moving(parts: Parts, stop: asyncio.Event) -> None:
    """Moves the library whenever it is due, until `stop`."""
    mover = AutomaticModelMove(parts, stop.is_set)
    failures = 0
    while not stop.is_set():
        try:
            await asyncio.to_thread(mover.look)
            failures = 0
        except IndexProblem as problem:  # the disk may be full, the package be missing
            failures += 1
            log.warning("the move to the multilingual model waits: %s", problem)
        except Exception:  # the next round may fare better
            failures += 1
            log.exception("the library could not be moved to the multilingual model; trying again")
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PAUSES.after(failures) if failures else LOOK_SECONDS):
                await stop.wait()
