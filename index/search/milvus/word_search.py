"""Finds the passages that match words best, by body and title together."""

from __future__ import annotations

from index.library.articles import PassageId
from index.search.interface import Hit, Window
from index.search.milvus.collection import BODY, TITLE, PassageCollection, Scored
from index.search.milvus.stemmed_terms import WHOLE, question_terms
from index.search.passage_rows import seconds
from index.search.word_documents import TITLE_BOOST
from index.search.word_index import SEEN_AHEAD

ALWAYS = Window()
BODIES_AHEAD = 2  # times the number asked for, since a title can raise a passage's rank
TITLES = 240  # passages: all passages of an article share its title and the score for it


def best_matches(
    collection: PassageCollection, words: str, count: int, window: Window, *, look_first: bool
) -> list[Hit]:
    """Return the `count` passages in `window` with the highest BM25 of the body plus TITLE_BOOST times the title's.

    With `look_first` all passages are searched before those in the window only: Milvus Lite computes word statistics
    after filtering, for passages that are in no segment yet.
    """
    terms = question_terms(words)
    if not terms:
        return []
    if window.since is None or look_first:  # nearly everything matches the window: search first, filter afterwards
        depth = count + SEEN_AHEAD
        found = _summed(collection, terms, depth, ALWAYS)
        seen = [(passage, scored) for passage, scored in found if _within(scored.published, window)]
        if len(seen) >= count or len(found) < depth:
            return _hits(seen[:count])
    return _hits(_summed(collection, terms, count, window)[:count])


def _summed(collection: PassageCollection, terms: str, count: int, window: Window) -> list[tuple[int, Scored]]:
    """Return the best passages of both fields with summed scores, best first; at least `count` if so many match."""
    bodies_at_most = BODIES_AHEAD * count
    bodies = collection.scored(BODY, terms, bodies_at_most, window)
    titles = collection.scored(TITLE, terms, TITLES, window)
    # A search that returned fewer than its limit has returned all matches.
    if len(titles) == TITLES:
        titles |= collection.scored_of(TITLE, terms, [passage for passage in bodies if passage not in titles])
    if len(bodies) == bodies_at_most:
        bodies |= collection.scored_of(BODY, terms, [passage for passage in titles if passage not in bodies])
    summed = {
        passage: scored._replace(score=_score(bodies.get(passage)) + TITLE_BOOST * _score(titles.get(passage)))
        for passage, scored in (titles | bodies).items()
    }
    return sorted(summed.items(), key=lambda item: (-item[1].score, item[0]))


def _score(scored: Scored | None) -> float:
    return scored.score / WHOLE if scored is not None else 0.0


def _within(published: int, window: Window) -> bool:
    return (window.since is None or published >= seconds(window.since)) and (
        window.until is None or published <= seconds(window.until)
    )


def _hits(found: list[tuple[int, Scored]]) -> list[Hit]:
    return [Hit(PassageId(passage), scored.score) for passage, scored in found]
