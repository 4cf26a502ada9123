"""Passages and sentences are spans of the text, whole and in order, whatever the text."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from index.indexing.passages import PASSAGE_WORDS, SENTENCE_CHARACTERS, split_passages, split_sentences


def test_sentences_end_where_a_reader_ends_them() -> None:
    text = 'Dr. Lee spoke at 5 p.m. on Monday. "We will see," she said.\n\nA new paragraph.'
    assert [span.of(text) for span in split_sentences(text, "en")] == [
        "Dr. Lee spoke at 5 p.m. on Monday.",
        '"We will see," she said.',
        "A new paragraph.",
    ]


def test_a_passage_is_made_of_whole_paragraphs_where_they_fit() -> None:
    paragraph = " ".join(["Ten words stand in this sentence, and no more follow."] * 6)
    text = "\n\n".join([paragraph] * 4)
    assert [passage.span.of(text) for passage in split_passages(text, "en")] == [paragraph] * 4


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    text = " ".join(f"Sentence {n} has five words." for n in range(100))
    passages = split_passages(text, "en")
    assert all(len(passage.span.of(text).split()) <= PASSAGE_WORDS for passage in passages)
    assert sum(len(passage.sentences) for passage in passages) == 100


def test_a_text_without_spaces_is_not_one_long_passage() -> None:
    text = "议会星期二以九票对二票通过。" * 100
    assert all(len(passage.span.of(text)) <= PASSAGE_WORDS * 2 for passage in split_passages(text, "zh"))


@given(st.text(max_size=2000), st.sampled_from(["en", "ru", "zh", "ar", "", "xx"]))
def test_spans_cover_every_letter_in_order_and_only_once(text: str, language: str) -> None:
    sentences = [span for passage in split_passages(text, language) for span in passage.sentences]
    assert sentences == split_sentences(text, language)
    assert all(one.end <= other.start for one, other in itertools.pairwise(sentences))
    assert all(0 < len(span.of(text)) <= SENTENCE_CHARACTERS and "\n" not in span.of(text) for span in sentences)
    covered = "".join(span.of(text) for span in sentences)
    assert "".join(covered.split()) == "".join(text.split())
