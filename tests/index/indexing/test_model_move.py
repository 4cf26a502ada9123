"""A library changes its model beside its work: whole, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import numpy as np
import pytest
from sqlalchemy import select

from index.indexing import model_move
from index.indexing.embedding import ENGLISH_MODEL, MULTILINGUAL_MODEL, PassageVectors
from index.indexing.ingest import Ingest
from index.indexing.model_move import ModelMove, automatic_model, drop_former_vectors, share_in_other_languages
from index.library.articles import ArticleId, Draft, Span
from index.library.schema import other_vectors, passages
from index.search.interface import LibrarySearch, Window
from testing.indexed_library import NOW, IndexedLibrary
from testing.tiny_embedder import OtherEmbedder, TinyEmbedder

WORDS = ("storm", "court", "harvest", "election", "bridge")


class FailingEmbedder(OtherEmbedder):
    """Fails at its second call, as a stop or a full disk may."""

    def passages(self, texts: Sequence[str], sentences: Sequence[Sequence[Span]]) -> PassageVectors:
        if self.embedded:
            raise OSError("stopped")
        return super().passages(texts, sentences)


def article(word: str, language: str = "en") -> Draft:
    return Draft(f"https://news.example/{word}", f"The {word}", f"A {word} came. The {word} went.", language=language)


@pytest.fixture
def library(indexed: IndexedLibrary) -> IndexedLibrary:
    indexed.take(*map(article, WORDS))
    return indexed


def models(library: IndexedLibrary) -> set[str]:
    with library.database.reading() as connection:
        return set(connection.execute(select(passages.c.model)).scalars())


def move_whole(library: IndexedLibrary, size: int = 2) -> None:
    move = ModelMove(library.database, OtherEmbedder(), lambda: NOW)
    while move.embed_some(size):
        pass
    assert move.swap()


def open_search(library: IndexedLibrary, embedder: TinyEmbedder) -> LibrarySearch:
    return library.pair.open_search(
        library.library, library.folder / "other", embedder.name, embedder.dimension, library.limits
    )


def nearest(search: LibrarySearch, embedder: TinyEmbedder, word: str) -> str:

    hits = search.nearest(embedder.questions([f"a {word} came"])[0], 1, Window())
    (found,) = search.passages([hits[0].passage])
    np.testing.assert_allclose(found.vector, embedder.passages([found.text], [[]]).passages[0], atol=0.01)
    return found.article.url.rpartition("/")[2]


def test_a_library_is_english_until_it_has_moved(library: IndexedLibrary) -> None:
    assert automatic_model(library.database) == ENGLISH_MODEL
    move_whole(library)
    assert automatic_model(library.database) == MULTILINGUAL_MODEL


def test_passages_keep_their_ids(library: IndexedLibrary) -> None:
    with library.database.reading() as connection:
        before = connection.execute(select(passages.c.id, passages.c.start, passages.c.sentences)).all()
    move_whole(library)
    with library.database.reading() as connection:
        assert connection.execute(select(passages.c.id, passages.c.start, passages.c.sentences)).all() == before
    assert models(library) == {OtherEmbedder.name}


def test_both_models_answer_after_the_move_until_the_former_vectors_are_dropped(library: IndexedLibrary) -> None:
    former = library.search
    move_whole(library)
    current = open_search(library, OtherEmbedder())
    for word in WORDS:
        assert nearest(former, TinyEmbedder(), word) == word
        assert nearest(current, OtherEmbedder(), word) == word
    assert not drop_former_vectors(library.database, NOW + timedelta(minutes=59))
    assert drop_former_vectors(library.database, NOW + timedelta(hours=1))
    assert not drop_former_vectors(library.database, NOW + timedelta(hours=2))
    hits = former.nearest(TinyEmbedder().questions(["storm"])[0], 3, Window())
    assert former.passages([hit.passage for hit in hits]) == [], "vectors of two models are never compared"
    assert nearest(current, OtherEmbedder(), "storm") == "storm"
    current.close()


def test_nothing_changes_before_all_passages_are_ready(library: IndexedLibrary) -> None:
    move = ModelMove(library.database, OtherEmbedder())
    assert move.embed_some(2) == 2
    assert not move.swap()
    assert models(library) == {TinyEmbedder.name}
    assert move.remaining() == len(WORDS) - 2
    assert nearest(library.search, TinyEmbedder(), "storm") == "storm"


def test_a_move_that_was_stopped_resumes_where_it_was(library: IndexedLibrary) -> None:
    failing = FailingEmbedder()
    move = ModelMove(library.database, failing)
    move.embed_some(2)
    with pytest.raises(OSError, match="stopped"):
        move.embed_some(2)
    resumed = OtherEmbedder()
    again = ModelMove(library.database, resumed)
    while again.embed_some(2):
        pass
    assert again.swap()
    assert len(resumed.embedded) == len(WORDS) - 2


def test_what_comes_and_goes_meanwhile_moves_too(library: IndexedLibrary) -> None:
    move = ModelMove(library.database, OtherEmbedder())
    while move.embed_some(2):
        pass
    with library.database.reading() as connection:
        gone = connection.execute(select(passages.c.article).order_by(passages.c.article)).scalars().all()[0]
    library.take(article("senate"), Draft("https://news.example/court", "The court", "The court rose. It was late."))
    library.library.remove(ArticleId(gone))
    assert not move.swap()
    while move.embed_some(2):
        pass
    assert move.swap()
    assert models(library) == {OtherEmbedder.name}


def test_what_a_process_adds_late_with_the_former_model_is_moved_and_found(library: IndexedLibrary) -> None:
    move_whole(library)
    current = open_search(library, OtherEmbedder())
    list(Ingest(library.database, TinyEmbedder).take([article("senate")]))
    move = ModelMove(library.database, OtherEmbedder())
    current.catch_up()
    assert move.late()
    move_whole(library)
    assert not move.late()
    current.catch_up()
    assert nearest(current, OtherEmbedder(), "senate") == "senate"
    current.close()


def test_a_removed_article_leaves_no_vectors_behind(library: IndexedLibrary) -> None:
    move = ModelMove(library.database, OtherEmbedder())
    while move.embed_some():
        pass
    with library.database.reading() as connection:
        every = list(connection.execute(select(passages.c.article).distinct()).scalars())
    for number in every:
        library.library.remove(ArticleId(number))
    with library.database.reading() as connection:
        assert connection.execute(select(other_vectors)).all() == []


@pytest.mark.parametrize(("others", "share"), [(["uk"], 1 / 6), (["uk", "", "en"], 1 / 8), ([], 0.0)])
def test_the_share_counts_known_languages_only(library: IndexedLibrary, others: list[str], share: float) -> None:
    library.take(*(article(f"word{number}", language) for number, language in enumerate(others)))
    assert share_in_other_languages(library.database) == pytest.approx(share)
    assert pytest.approx(0.05) == model_move.OTHER_LANGUAGES_MOST


def test_an_empty_library_has_no_share(indexed: IndexedLibrary) -> None:
    assert share_in_other_languages(indexed.database) == 0.0
