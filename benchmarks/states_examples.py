"""What the states reader learns from: questions with their own passages and with others that are like them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.languages import EVERY, xquad_paragraphs
from benchmarks.question_sets import Group, Reading, in_passages, squad_groups
from benchmarks.states_network import Batch, filled_up
from index.indexing.passages import split_passages
from index.library.articles import Span
from index.library.passage_vectors import Vectors
from retrieval.other_languages.soft_reader import PieceStates, StateMeans, StatesModel, centred, piece_weights
from retrieval.other_languages.words import any_words

ENGLISH = ("squad2-half-dev.json.xz",)
LEARNED = (
    2,
    4,
    5,
)  # of each six questions of XQuAD; benchmarks.languages asks 0, benchmarks.fit_languages fits on 1, 3
NEAR = 12  # other passages of an example
PASSAGES = 3  # read for a question at a time
MOST_NOISE = 0.5  # against the states' length: so far are the states of a question moved, each and all together
OWN_SHARE, NEXT_SHARE = 0.8, 0.3  # how often its own passage is among them; and one next to it that does not answer


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """Passages in one language, and questions in one language over them."""

    language: str
    groups: Sequence[Group]
    passages: Sequence[str]


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A question in `language` with its own passages, and the NEAR others that are most like it."""

    language: str
    question: str
    own: Sequence[Reading]
    near: Sequence[str]


def english_libraries() -> list[Library]:
    """The English sets, without the paragraphs that XQuAD has too."""
    asked = {text for _, text in _passages("en")}
    found = []
    for name in ENGLISH:
        groups = [one for one in squad_groups(name) if not any(reading.text in asked for reading in one.readings)]
        found.append(Library("en", groups, [*dict.fromkeys(one.text for group in groups for one in group.readings)]))
    return found


def xquad_libraries(languages: Sequence[str]) -> list[Library]:
    """Half of XQuAD's questions in each language, over its paragraphs in each of them and in English."""
    found = []
    for language in languages:
        asked = sorted((id_, question, number) for number, id_, question, _ in _questions(language))
        learned = [one for at, one in enumerate(asked) if at % EVERY in LEARNED]
        for over in dict.fromkeys([*languages, "en"]):
            texts = [paragraph["context"] for paragraph in xquad_paragraphs(over)]
            answers = {id_: spans for _, id_, _, spans in _questions(over)}
            groups = [
                Group(question, in_passages("", texts[number], answers[id_], over)) for id_, question, number in learned
            ]
            found.append(Library(language, groups, [text for _, text in _passages(over)]))
    return found


def _questions(language: str) -> Iterable[tuple[int, str, str, list[Span]]]:
    """The number of the paragraph, the id, the question, and where its answers stand."""
    for number, paragraph in enumerate(xquad_paragraphs(language)):
        for one in paragraph["qas"]:
            spans = [Span(a["answer_start"], a["answer_start"] + len(a["text"])) for a in one["answers"]]
            yield number, one["id"], one["question"], spans


def _passages(language: str) -> Iterable[tuple[int, str]]:
    for number, paragraph in enumerate(xquad_paragraphs(language)):
        text = paragraph["context"]
        yield from ((number, passage.span.of(text)) for passage in split_passages(text, language))


def examples(library: Library, model: StatesModel, means: StateMeans) -> list[Example]:
    """Every question of a library whose texts have pieces."""
    vectors = _pooled(model.passage_states(library.passages), means.passage)
    places = {text: at for at, text in enumerate(library.passages)}
    asked = [one.question for one in library.groups]
    likeness = _pooled(model.question_states(asked), means.question) @ vectors.T
    found = []
    for group, row in zip(library.groups, likeness, strict=True):
        own = [places[one.text] for one in group.readings if one.text in places]
        row[own] = -np.inf
        near = [library.passages[at] for at in np.argpartition(-row, NEAR)[:NEAR] if vectors[at].any()]
        readings = [one for one in group.readings if one.text in places and vectors[places[one.text]].any()]
        if readings and len(near) >= PASSAGES and any_words(group.question, library.language):
            found.append(Example(library.language, group.question, readings, near))
    return found


def _pooled(states: Sequence[PieceStates], mean: Vectors) -> Vectors:
    """The mean direction of each text's pieces; zero for a text without pieces."""
    found = np.zeros((len(states), len(mean)), np.float32)
    for number, one in enumerate(states):
        if len(one.states):
            found[number] = centred(one.states, mean).mean(axis=0)
    return np.asarray(found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9), np.float32)


def drawn(example: Example, chance: random.Random) -> list[Reading]:
    """PASSAGES passages to read for a question, drawn anew each time."""
    right = [one for one in example.own if one.answers]
    readings = []
    if chance.random() < OWN_SHARE:
        readings.append(chance.choice(right or example.own))
    beside = [one for one in example.own if not one.answers] if right else []
    if beside and chance.random() < NEXT_SHARE:
        readings.append(chance.choice(beside))
    others = chance.sample(example.near, PASSAGES - len(readings))
    return [*readings, *(Reading("", text) for text in others)]


def batch_of(
    shown: Sequence[tuple[Example, Sequence[Reading]]], model: StatesModel, means: StateMeans, chance: random.Random
) -> Batch:
    """The questions with the passages drawn for them.

    The states of questions are moved at random: in a language that the network does not learn from, they lie further
    from those of the passages.
    """
    asked, weights, texts, answers = [], [], [], []
    moves = np.random.default_rng(chance.getrandbits(32))
    for example, readings in shown:
        question = model.question_states([example.question])[0]
        moved = _moved(centred(question.states, means.question), moves)
        for reading, passage in zip(readings, model.passage_states([one.text for one in readings]), strict=True):
            asked.append(moved)
            weights.append(piece_weights(question, any_words(example.question, example.language)))
            texts.append(centred(passage.states, means.passage))
            answers.append(_marks(passage, reading.answers).astype(np.float32))
    text, text_mask = filled_up(texts)
    question_states, asked_mask = filled_up(asked)
    return Batch(question_states, filled_up(weights)[0], asked_mask, text, text_mask, filled_up(answers)[0] > 0)


def _moved(states: Vectors, moves: np.random.Generator) -> Vectors:
    """States of length 1, each moved in a direction of its own, and all in one direction."""
    count, width = states.shape
    each, together = (moves.uniform(0, MOST_NOISE) * moves.normal(size=(n, width)) / width**0.5 for n in (count, 1))
    moved = states + each + together
    return np.asarray(moved / np.linalg.norm(moved, axis=1, keepdims=True), np.float32)


def _marks(pieces: PieceStates, answers: Iterable[Span]) -> npt.NDArray[np.bool_]:
    """Which pieces belong to an answer: their middles lie in it."""
    middle = pieces.spans.sum(axis=1) / 2
    found = np.zeros(len(middle), np.bool_)
    for span in answers:
        found |= (middle >= span.start) & (middle <= span.end)
    return found
