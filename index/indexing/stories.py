"""Links near duplicates (wire copy, small edits) into stories, so that readers get each only once.

It is a change follower: an article joins the story of an article published around the same days if their first
passages are similar in meaning and their texts share words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select, update

from index.library.articles import ArticleId, PassageId
from index.library.changes import ChangeKind, changes_after, last_change, move_follower, position_of
from index.library.database import Database
from index.library.queries import live_among
from index.library.row_encoding import vectors_from_bytes
from index.library.schema import articles, passages
from index.search.interface import SearchIndex, Window

FOLLOWER = "stories"
DAYS_AROUND = timedelta(days=3)  # wire copy is reprinted within days; later it is another story
LEAD_PASSAGES = 2  # what is added or cut by an editor is at the end, or before the lead
NEIGHBOURS = 10  # passages looked at for each lead passage
SHINGLE_WORDS = 4
SHARED_LEAST = 0.5  # of the shorter text's shingles: an edit keeps more, another report of the same event far fewer
CHANGES_AT_ONCE = 100

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Told:
    id: ArticleId
    story: ArticleId
    published: datetime | None
    text: str


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Return the runs of SHINGLE_WORDS words of a text, in lower case."""
    words = _WORD.findall(text.lower())
    return frozenset(zip(*(words[start:] for start in range(SHINGLE_WORDS)), strict=False))


def shared_words(one: str, other: str) -> float:
    """Return the share (0 to 1) of the shorter text's shingles that the longer one has too (Broder 1997)."""
    a, b = shingles(one), shingles(other)
    shorter = min(len(a), len(b))
    return len(a & b) / shorter if shorter else 0.0


class StoryFollower:
    """A change follower that assigns each new article to its story."""

    def __init__(self, database: Database, search: Callable[[], SearchIndex], dimension: Callable[[], int]) -> None:
        """`search` and `dimension` (of its vectors) are called once there is something to link."""
        self._database = database
        self._search = search
        self._dimension = dimension

    def behind(self) -> int:
        """Return the number of changes not yet processed."""
        with self._database.reading() as connection:
            return last_change(connection) - position_of(connection, FOLLOWER)

    def follow(self, wanted: Callable[[], bool] = lambda: True) -> int:
        """Process the changes since the last call and return their number. The search index must be up to date.

        Stops when `wanted` returns False: what is done by then is written, the rest is left to the next call.

        Searching and comparing, which take long after an import, happen before the transaction that writes the
        result, since that blocks other writers.
        """
        taken = 0
        while True:
            with self._database.reading() as connection:
                after = position_of(connection, FOLLOWER)
                linked: dict[ArticleId, ArticleId] = {}  # what the transaction will write
                found = []
                for change in changes_after(connection, after, CHANGES_AT_ONCE):
                    if not wanted():
                        break
                    if change.kind in (ChangeKind.ADDED, ChangeKind.UPDATED):
                        self._link(connection, change.article, linked)
                    found.append(change)
            if not found:
                return taken
            with self._database.writing() as connection:
                if position_of(connection, FOLLOWER) != after:  # another process has handled these meanwhile
                    continue
                for article, story in linked.items():
                    connection.execute(update(articles).where(articles.c.id == article).values(story=story))
                move_follower(connection, FOLLOWER, found[-1].number)
            taken += len(found)

    def _link(self, connection: Connection, id_: ArticleId, linked: dict[ArticleId, ArticleId]) -> None:
        """Adds the article's story to those that were `linked` before it."""
        article = _told(connection, [id_]).get(id_)
        if article is None or linked.get(id_, article.story) != id_:
            return
        near = _told(connection, self._resembling(connection, article))
        earlier = [
            other
            for other in near.values()
            if other.id < id_ and shared_words(article.text, other.text) >= SHARED_LEAST
        ]
        linked[id_] = min((linked.get(other.id, other.story) for other in earlier), default=id_)

    def _resembling(self, connection: Connection, article: _Told) -> Sequence[ArticleId]:
        """Return articles from around the same days with a passage near one of the article's first passages."""
        if article.published is None:
            window = Window()
        else:
            window = Window(article.published - DAYS_AROUND, article.published + DAYS_AROUND)
        stored = connection.execute(
            select(passages.c.vector)
            .where(passages.c.article == article.id)
            .order_by(passages.c.ordinal)
            .limit(LEAD_PASSAGES)
        ).scalars()
        hits: set[PassageId] = set()
        for vector in vectors_from_bytes(list(stored), self._dimension()):
            hits.update(hit.passage for hit in self._search().nearest(vector, NEIGHBOURS, window))
        found = connection.execute(select(passages.c.article).where(passages.c.id.in_(hits)).distinct()).scalars()
        return [ArticleId(number) for number in found if number != article.id]


def _told(connection: Connection, ids: Sequence[ArticleId]) -> dict[ArticleId, _Told]:
    rows = connection.execute(
        select(articles.c.id, articles.c.story, articles.c.published, articles.c.text).where(live_among(ids))
    )
    return {
        ArticleId(row.id): _Told(ArticleId(row.id), ArticleId(row.story or row.id), row.published, row.text)
        for row in rows
    }
