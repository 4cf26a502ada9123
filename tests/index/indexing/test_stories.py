"""Stories are linked beside other writers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from sqlalchemy import select

from index.indexing.stories import StoryFollower
from index.library.articles import PassageId
from index.library.passage_vectors import Passage, Vectors
from index.library.schema import articles
from index.search.interface import Hit, SearchIndex, Window
from testing.indexed_library import IndexedLibrary, draft

WIRE = "The night ferry to Port Amar starts on Friday, the council decided after a long debate about its price."


class Meanwhile:
    """A search during which somebody else takes in an article."""

    def __init__(self, indexed: IndexedLibrary) -> None:
        self._rig = indexed
        self._written = 0

    def nearest(self, vector: Vectors, count: int, window: Window) -> list[Hit]:
        """See SearchIndex."""
        if not self._written:
            self._written += 1
            self._rig.take(draft("meanwhile", "A library opens in Norrby, and everybody is glad of it."))
        return self._rig.search.nearest(vector, count, window)

    def matching(self, words: str, count: int, windows: Sequence[Window]) -> list[list[Hit]]:
        """See SearchIndex."""
        return self._rig.search.matching(words, count, windows)

    def words_starting_with(self, beginning: str) -> Sequence[tuple[str, int]]:
        """See SearchIndex."""
        return self._rig.search.words_starting_with(beginning)

    def passages(self, ids: Sequence[PassageId]) -> list[Passage]:
        """See SearchIndex."""
        return self._rig.search.passages(ids)


def stories_of(indexed: IndexedLibrary) -> dict[str, int]:
    """The story of each article, by the end of its address."""
    with indexed.database.reading() as connection:
        rows = connection.execute(select(articles.c.url, articles.c.story)).all()
    return {row.url.rpartition("/")[2]: row.story for row in rows}


def test_articles_come_in_while_others_are_linked(indexed: IndexedLibrary) -> None:
    indexed.take(draft("first", WIRE), draft("copy", WIRE + " It was a long day."), draft("third", WIRE + " And then?"))
    searched = cast(SearchIndex, Meanwhile(indexed))
    taken = StoryFollower(indexed.database, lambda: searched, lambda: indexed.embedder.dimension).follow()
    stories = stories_of(indexed)
    assert taken == len(stories) == 4
    assert stories["first"] == stories["copy"] == stories["third"] != stories["meanwhile"]


def test_two_followers_link_each_story_once(indexed: IndexedLibrary) -> None:
    indexed.take(draft("first", WIRE), draft("copy", WIRE + " It was a long day."))
    other = StoryFollower(indexed.database, lambda: indexed.search, lambda: indexed.embedder.dimension)

    def search_after_the_other() -> SearchIndex:
        other.follow()
        return indexed.search

    assert StoryFollower(indexed.database, search_after_the_other, lambda: indexed.embedder.dimension).follow() == 0
    assert len(set(stories_of(indexed).values())) == 1


def test_a_follower_that_is_stopped_keeps_what_it_linked(indexed: IndexedLibrary) -> None:
    indexed.take(draft("first", WIRE), draft("copy", WIRE + " It was a long day."), draft("third", WIRE + " And then?"))
    follower = StoryFollower(indexed.database, lambda: indexed.search, lambda: indexed.embedder.dimension)
    left = iter([True, True, False])
    assert follower.follow(lambda: next(left, False)) == 2
    stories = stories_of(indexed)
    assert stories["first"] == stories["copy"] != stories["third"]
    assert follower.follow() == 1
    assert len(set(stories_of(indexed).values())) == 1
