"""What is stored of a sentence is what would be found by analysing it again."""

from __future__ import annotations

import hashlib
from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as some

from index.gathering.reading import read_path
from index.indexing.passages import split_passages
from index.library.articles import Draft
from index.library.passage_vectors import SentenceWords
from index.library.samples import sample_articles
from retrieval.sentence_encoding import (
    WORDS_VERSION,
    KnownSentence,
    decode_sentences,
    encode_sentences,
    known_sentence,
)

DIGEST_OF_SAMPLES = "b966754de1533ddd45f5cce214f13c5c70461446ae38cd6361dbbfa4da9d81ad"
"""Of what is stored of the sample articles. Where it has changed, increase WORDS_VERSION as well."""

SENTENCES = (
    "The President of the United States, Joe Biden, did not sign the cease-fire on 3 May 2022 in New York City.",
    "“We refused to pay $4.5 million,” said O'Brien of the World Health Organization.",
    "He never said so!",
    "WHO CONFIRMS NEW CASES IN THE US",
    "По словам Зеленского, переговоры начнутся в понедельник.",
    "Why?",
    "…",
    "",
)


def content(known: KnownSentence) -> tuple[object, ...]:
    return astuple(known.words), known.is_prose


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_is_known_again(text: str) -> None:
    decoded = decode_sentences(encode_sentences([text]))
    assert decoded is not None
    assert [content(one) for one in decoded] == [content(known_sentence(text))]


def test_the_sentences_of_a_passage_keep_their_order() -> None:
    decoded = decode_sentences(encode_sentences(SENTENCES))
    assert decoded is not None
    assert [content(one) for one in decoded] == [content(known_sentence(text)) for text in SENTENCES]


@given(some.lists(some.text(), min_size=1, max_size=4))
def test_any_text_is_known_again_or_not_stored(texts: list[str]) -> None:
    decoded = decode_sentences(encode_sentences(texts))
    assert decoded is None or [content(one) for one in decoded] == [content(known_sentence(text)) for text in texts]


def test_a_sentence_of_more_words_than_can_be_counted_is_not_stored() -> None:
    assert encode_sentences(["ship " * 300]).encoded == b""
    assert decode_sentences(encode_sentences(["ship " * 300])) is None


def test_what_another_version_has_stored_is_not_used() -> None:
    stored = encode_sentences(["A ship sank."])
    assert decode_sentences(SentenceWords(WORDS_VERSION + 1, stored.encoded)) is None


def test_another_analysis_needs_another_version() -> None:
    digest = hashlib.sha256(str(WORDS_VERSION).encode())
    for draft in read_path(sample_articles()):
        assert isinstance(draft, Draft)
        for place in split_passages(draft.text, draft.language):
            digest.update(encode_sentences([span.of(draft.text) for span in place.sentences]).encoded)
    assert digest.hexdigest() == DIGEST_OF_SAMPLES
