"""What the library gets from a model: the packaged one, compiled."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from config.project import ROOT
from index.indexing.embedding import Embedder, open_embedder
from index.indexing.passages import split_passages
from index.library.articles import Span
from index.library.errors import ModelProblem

pytestmark = pytest.mark.real_model


STORM = "Heavy rain flooded the streets of Lisbon overnight. Trains to the airport were cancelled."
COURT = "The Supreme Court ruled that the tax was lawful. The government had appealed in March."
STORM_SENTENCES = [Span(0, 51), Span(52, 89)]
COURT_SENTENCES = [Span(0, 48), Span(49, 86)]


def test_a_question_is_nearest_to_the_passage_that_answers_it(real_embedder: Embedder) -> None:
    passages = real_embedder.passages([STORM, COURT], [STORM_SENTENCES, COURT_SENTENCES])
    questions = real_embedder.questions(["Where was there a flood?", "What did the judges decide?"])
    assert (questions @ passages.passages.T).argmax(axis=1).tolist() == [0, 1]


def test_a_sentence_of_a_passage_is_found_by_its_own_meaning(real_embedder: Embedder) -> None:
    passages = real_embedder.passages([STORM], [STORM_SENTENCES])
    question = real_embedder.questions(["Are trains to the airport running?"])[0]
    assert (passages.sentences[0] @ question).argmax() == 1


def test_vectors_have_length_one_and_the_shape_that_is_promised(real_embedder: Embedder) -> None:
    found = real_embedder.passages([STORM, COURT], [STORM_SENTENCES, []])
    assert found.passages.shape == (2, real_embedder.dimension) == (2, 384)
    assert found.passages.dtype == found.sentences[0].dtype == np.float32
    assert [rows.shape for rows in found.sentences] == [(2, 384), (0, 384)]
    for rows in (found.passages, found.sentences[0], real_embedder.questions([STORM])):
        np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-4)


def test_nothing_in_nothing_out(real_embedder: Embedder) -> None:
    assert real_embedder.questions([]).shape == (0, 384)
    found = real_embedder.passages([], [])
    assert (found.passages.shape, found.sentences) == ((0, 384), [])


def test_company_in_the_same_call_changes_no_vector(real_embedder: Embedder) -> None:
    together = real_embedder.passages([STORM, COURT * 4, "A"], [STORM_SENTENCES, [], []])
    alone = real_embedder.passages([STORM], [STORM_SENTENCES])
    np.testing.assert_array_equal(together.passages[0], alone.passages[0])
    np.testing.assert_array_equal(together.sentences[0], alone.sentences[0])


@pytest.mark.parametrize("text", ["", " ", "\u200b\u200d", "😀", "👩‍👩‍👧 🇺🇦 🙃", "\x00\x01", "e\u0301" * 50, "ﷺ", "𓀀𓁐"])
def test_odd_texts_have_a_sound_vector(real_embedder: Embedder, text: str) -> None:
    spans = [Span(0, len(text))] if text else []
    found = real_embedder.passages([text], [spans])
    np.testing.assert_allclose(np.linalg.norm(found.passages, axis=1), 1, atol=1e-4)
    np.testing.assert_allclose(np.linalg.norm(found.sentences[0], axis=1), 1, atol=1e-4)


def test_an_emoji_shifts_no_sentence(real_embedder: Embedder) -> None:
    plain = real_embedder.passages([STORM], [STORM_SENTENCES]).sentences[0]
    shifted = real_embedder.passages(["😀 " + STORM], [[span.moved(2) for span in STORM_SENTENCES]]).sentences[0]
    assert ((plain * shifted).sum(axis=1) > 0.9).all()


def test_what_lies_behind_the_limit_leaves_the_passage_as_it_is(real_embedder: Embedder) -> None:
    seen = STORM + " rain" * 300
    assert real_embedder.questions([seen]).tolist() == real_embedder.questions([seen + " tax" * 3000]).tolist()


def test_a_sentence_behind_the_limit_is_embedded_by_itself(real_embedder: Embedder) -> None:
    filling = "rain " * 300
    text = STORM + " " + filling + COURT
    last = [span.moved(len(text) - len(COURT)) for span in COURT_SENTENCES]
    found = real_embedder.passages([text], [[*STORM_SENTENCES, *last]]).sentences[0]
    alone = real_embedder.questions([span.of(COURT) for span in COURT_SENTENCES])
    np.testing.assert_array_equal(found[2:], alone)


def test_a_book_without_a_full_stop_is_no_problem(real_embedder: Embedder) -> None:
    text = "word " * 50_000
    found = real_embedder.passages([text], [[Span(0, len(text))]])
    np.testing.assert_allclose(np.linalg.norm(found.sentences[0], axis=1), 1, atol=1e-4)


def test_the_spans_of_the_splitter_fit(real_embedder: Embedder) -> None:
    text = "\n".join([STORM, COURT] * 10)
    places = split_passages(text)
    found = real_embedder.passages(
        [place.span.of(text) for place in places],
        [[sentence.moved(-place.span.start) for sentence in place.sentences] for place in places],
    )
    assert [len(rows) for rows in found.sentences] == [len(place.sentences) for place in places]


def test_threads_get_the_answers_that_they_would_get_alone(real_embedder: Embedder) -> None:
    texts = [f"{STORM} Report number {number}." for number in range(12)]
    questions_alone = real_embedder.questions(texts)
    passages_alone = real_embedder.passages(texts, [STORM_SENTENCES] * len(texts))
    wrong: list[str] = []

    def ask(number: int) -> None:
        found = [real_embedder.questions([texts[number]])[0] for _ in range(5)]
        if not all(np.array_equal(vector, questions_alone[number]) for vector in found):
            wrong.append(f"question {number}")

    def embed() -> None:
        found = real_embedder.passages(texts, [STORM_SENTENCES] * len(texts))
        if not np.array_equal(found.passages, passages_alone.passages):
            wrong.append("passages")

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    threads += [threading.Thread(target=embed) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_serving_imports_no_torch_and_says_nothing(model_folder: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from index.indexing.embedding import open_embedder\n"
        "embedder = open_embedder(None, Path(sys.argv[1])); embedder.questions(['Who won?']); embedder.close()\n"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'nncf', 'onnx'} & set(sys.modules)\n"
        "sys.exit(f'imported {heavy}' if heavy else 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(model_folder)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_name_tells_model_weights_and_form(real_embedder: Embedder) -> None:
    assert real_embedder.name == "all-MiniLM-L6-v2/53aa5117/int8"


@pytest.mark.parametrize(
    ("model", "meant"), [("englsh", "english"), ("English-Light", "english-light"), ("AUTO", "auto")]
)
def test_a_misspelt_name_of_a_built_in_model_is_refused_at_once(model: str, meant: str, tmp_path: Path) -> None:
    with pytest.raises(ModelProblem, match=rf"there is no model '{model}': did you mean {meant}\?"):
        open_embedder(model, tmp_path)


@pytest.mark.parametrize("model", ["no/such/folder", "/nowhere/model"])
def test_a_model_that_is_not_there_is_named_in_one_line(model: str, tmp_path: Path) -> None:
    with pytest.raises(ModelProblem, match=rf"^[^\n]*{model}[^\n]*QUOTEWIRE_MODEL[^\n]*$"):
        open_embedder(model, tmp_path)


def test_another_model_comes_as_it_is(model_folder: Path, tmp_path: Path, real_embedder: Embedder) -> None:
    from index.indexing.embedding.weights import packaged_weights

    plain = open_embedder(str(packaged_weights()), tmp_path)
    assert plain.name.startswith("model/")
    assert plain.name.endswith("/fp32")
    assert plain.dimension == 384
    found = plain.passages([STORM, COURT], [STORM_SENTENCES, []])
    assert [rows.shape for rows in found.sentences] == [(2, 384), (0, 384)]
    compiled = real_embedder.passages([STORM, COURT], [[], []])
    assert ((found.passages * compiled.passages).sum(axis=1) > 0.98).all()
    assert plain.questions([]).shape == (0, 384)
    assert plain.passages([], []).sentences == []
    assert list(tmp_path.iterdir()) == []
    plain.close()
