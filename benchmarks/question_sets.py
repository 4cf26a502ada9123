"""The free question sets of ../shared/training as groups of passages to read for one question."""

from __future__ import annotations

import json
import lzma
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from index.indexing.passages import split_passages
from index.library.articles import Span
from testing.program import SHARED

TRAINING = SHARED / "training"
QAMR_QUESTIONS = 4000  # of 18,971, many of which are too simple to learn from
FORUM_QUESTIONS, REVIEW_QUESTIONS = 1500, 500  # of some 9,800 each, further from news than the encyclopedia's
SET_APART = 120  # characters that marks set apart shift a place in a paragraph at most
_MARKS = re.compile(r" ([.,;:!?%)'])")


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage to read, and where its answers stand in `text`; none where it holds no answer."""

    title: str
    text: str
    answers: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if any(span.end > len(self.text) for span in self.answers):
            raise ValueError("an answer stands within its passage")


@dataclass(frozen=True, slots=True)
class Group:
    """Passages that are read for one question, against each other."""

    question: str
    readings: tuple[Reading, ...]


def general_groups(chance: random.Random) -> list[Group]:
    """Every group of every set, in the sets' order."""
    return [
        *squad_groups("squad2-half-dev.json.xz"),
        *squad_groups("squadshifts-wiki.json.xz"),
        *chance.sample([*squad_groups("squadshifts-reddit.json.xz")], FORUM_QUESTIONS),
        *chance.sample([*squad_groups("squadshifts-amazon.json.xz")], REVIEW_QUESTIONS),
        *_qed(),
        *_qamr(chance),
        *_clapnq("clapnq-unanswerable.jsonl.xz"),
    ]


def joined(tokens: str) -> str:
    """A sentence whose words and marks were set apart, as it is written."""
    text = tokens.replace(" n't", "n't").replace("`` ", '"').replace(" ''", '"').replace("( ", "(").replace("$ ", "$")
    return _MARKS.sub(r"\1", text)


def in_passages(title: str, text: str, answers: list[Span], language: str = "en") -> tuple[Reading, ...]:
    """`text` in passages as the product makes them, each with the answers that lie in it whole."""
    readings = []
    for passage in split_passages(text, language):
        inside = {
            answer.moved(-passage.span.start)
            for answer in answers
            if passage.span.start <= answer.start and answer.end <= passage.span.end
        }
        readings.append(Reading(title, passage.span.of(text), tuple(sorted(inside, key=_place))))
    return tuple(readings)


def squad_groups(name: str) -> Iterator[Group]:
    """The questions of a file of TRAINING in the form of SQuAD 2, each over its paragraph."""
    with lzma.open(TRAINING / name, "rt", encoding="utf-8") as file:
        topics = json.load(file)["data"]
    for topic in topics:
        for paragraph in topic["paragraphs"]:
            text = paragraph["context"]
            for asked in paragraph["qas"]:
                possible = [] if asked.get("is_impossible") else asked["answers"]
                answers = [Span(a["answer_start"], a["answer_start"] + len(a["text"])) for a in possible if a["text"]]
                title = topic.get("title", "").replace("_", " ")
                yield Group(asked["question"], in_passages(title, text, answers))


def _qamr(chance: random.Random) -> Iterator[Group]:
    """Questions that name something, over the article's sentences together."""
    with lzma.open(TRAINING / "qamr-wikinews.json.xz", "rt", encoding="utf-8") as file:
        rows: list[dict[str, Any]] = json.load(file)
    articles: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        articles[row["sentence_id"].split(":")[2]][row["sentence_id"]] = joined(row["sentence"])
    telling = [row for row in rows if names_something(row["question"])]
    for row in chance.sample(telling, min(QAMR_QUESTIONS, len(telling))):
        sentences = articles[row["sentence_id"].split(":")[2]]
        text, answer = " ".join(sentences.values()), joined(row["answer"])
        at = text.find(answer, text.find(sentences[row["sentence_id"]]))
        if at >= 0 and answer:
            yield Group(row["question"], in_passages("", text, [Span(at, at + len(answer))]))


def _qed() -> Iterator[Group]:
    """Real search questions, in small letters and without a mark; where the text is set apart, spans go with it."""
    with lzma.open(TRAINING / "qed-dev.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text, answers = joined(row["paragraph_text"]), set()
            for answer in (answer for one in row["original_nq_answers"] for answer in one):
                said = joined(answer["string"])
                at = text.find(said, max(0, answer["start"] - SET_APART))
                if said and at >= 0:
                    answers.add(Span(at, at + len(said)))
            yield Group(row["question_text"], in_passages(row["title_text"], text, sorted(answers, key=_place)))


def _place(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _clapnq(name: str) -> Iterator[Group]:
    with lzma.open(TRAINING / name, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            for passage in row["passages"]:
                yield Group(row["input"], in_passages(passage["title"], joined(passage["text"]), []))


def names_something(question: str) -> bool:
    """Whether a question can be understood without its sentence: long enough, and with a name in it."""
    words = question.split()
    return len(words) >= 6 and any(word[:1].isupper() for word in words[1:])
