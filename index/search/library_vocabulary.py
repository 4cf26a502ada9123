"""The vocabulary of a library, read from the database: for engines that cannot list their words."""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from collections.abc import Sequence

from sqlalchemy import select

from index.library.articles import ArticleId, ArticleState, ChangeNumber
from index.library.changes import changes_after, last_change
from index.library.database import Database
from index.library.queries import live_among
from index.library.schema import articles
from index.search.derived_rows import ARTICLES_AT_ONCE
from index.search.terms import chunks_of, spelling_of

MOST_ARTICLES = 20_000  # the newest articles, read first: about 10 s of one core, and nearly all words


class LibraryVocabulary:
    """Counts the articles that contain each word. Safe to use from any thread.

    It is read in a thread on first use, and is empty until then. Words of deleted articles stay: accepting a word as
    correct once too often does little harm.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._reading: threading.Thread | None = None
        self._position: ChangeNumber | None = None
        self._counts: defaultdict[str, Counter[str]] = defaultdict(Counter)  # by their first letters

    def words_starting_with(self, beginning: str) -> Sequence[tuple[str, int]]:
        """See SearchIndex."""
        with self._lock:
            if self._position is None:
                if self._reading is None:
                    self._reading = threading.Thread(target=self.read, name="vocabulary", daemon=True)
                    self._reading.start()
                return []
            counts = [self._counts[beginning[0]]] if beginning else list(self._counts.values())
            return [(word, count) for each in counts for word, count in each.items() if word.startswith(beginning)]

    def read(self) -> None:
        """Read the newest articles."""
        with self._database.reading() as connection:
            position = last_change(connection)
            newest = select(articles.c.id).where(articles.c.state == ArticleState.LIVE.value)
            ids = connection.execute(newest.order_by(articles.c.id.desc()).limit(MOST_ARTICLES)).scalars().all()
        counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for start in range(0, len(ids), ARTICLES_AT_ONCE):
            self._count([ArticleId(one) for one in ids[start : start + ARTICLES_AT_ONCE]], counted)
        with self._lock:
            self._counts, self._position = counted, position

    def catch_up(self) -> None:
        """Add the words of new articles, once the first read is done."""
        with self._lock:
            while self._position is not None:
                with self._database.reading() as connection:
                    found = changes_after(connection, self._position, ARTICLES_AT_ONCE)
                if not found:
                    return
                self._count(sorted({change.article for change in found}), self._counts)
                self._position = found[-1].number

    def _count(self, ids: Sequence[ArticleId], into: defaultdict[str, Counter[str]]) -> None:
        with self._database.reading() as connection:
            told = select(articles.c.title, articles.c.text).where(live_among(ids))
            rows = connection.execute(told).all()
        for row in rows:
            for word in spelling_of(chunks_of(f"{row.title}\n{row.text}")).split():
                into[word[0]][word] += 1
