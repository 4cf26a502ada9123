"""Questions over libraries, as rankers and the confidence are fitted on them: with and without their answers.

A case is a question asked of an index. The news years are asked over their library and over the same with gaps; the
everyday set over its own articles, over a dozen of them, and over a library of thousands of others.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.gapped import Gapped
from benchmarks.labelled import Embed, Labelled, read_questions, read_rows
from benchmarks.near_misses import Names
from index.search.interface import SearchIndex
from retrieval.candidates import Candidate, fetched_for, find_candidates
from retrieval.evaluation import Asked
from retrieval.features import FeatureTable, build_feature_table, closely_for
from retrieval.follow_ups import Turn, with_earlier
from retrieval.question_analysis import ParsedQuestion, parse_question
from retrieval.reader import Reader, Reading

FEW_ARTICLES = 12  # of the everyday set's smallest libraries
EVERYDAY_FOLDS = 3
SEED = 5
EXCHANGED = "exchanged"  # the kind of near misses that are made of other questions
FOLLOWS = "follow-up"  # the kind whose questions are asked with what was asked before


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A question asked of an index.

    `fold` names the questions that are like it, `answerable` says whether it can be, `is_full` whether the library
    holds thousands of articles.
    """

    question: Labelled
    index: SearchIndex
    reader: Reader
    fold: str
    answerable: bool
    is_full: bool
    looked: list[tuple[ParsedQuestion, list[Candidate], FeatureTable]] = field(default_factory=list)  # remembered

    def look(self, read: int) -> tuple[ParsedQuestion, list[Candidate], FeatureTable]:
        """The question, its candidates and their feature table where `read` passages are read; found once."""
        if not self.looked:
            question = self.question
            parsed = parse_question(question.asked.question, question.now)
            candidates = find_candidates(self.index, parsed.query, question.vector, question.now, fetched_for(read))
            self.looked.append(
                (
                    parsed,
                    candidates,
                    build_feature_table(parsed, question.vector, candidates, closely=closely_for(read)),
                )
            )
        return self.looked[0]


class RememberingReader:
    """A Reader that reads each passage once a question."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._kept: dict[tuple[str, str, str], Reading] = {}

    def read(self, question: str, passages: Sequence[tuple[str, str]]) -> list[Reading]:
        """See Reader."""
        new = [one for one in dict.fromkeys(passages) if (question, *one) not in self._kept]
        for passage, reading in zip(new, self._reader.read(question, new), strict=True):
            self._kept[question, *passage] = reading
        return [self._kept[question, *one] for one in passages]

    def begin(self, question: str, passages: Sequence[tuple[str, str]]) -> Callable[[], list[Reading]]:
        """See Reader."""
        found = self.read(question, passages)
        return lambda: found


def year_cases(
    name: str, index: SearchIndex, questions: Path, gaps: Path, reader: Reader, embed: Embed
) -> tuple[list[Case], list[Case]]:
    """A year's questions over its library, and those of its gaps over the library without them."""
    gapped = json.loads(gaps.read_text(encoding="utf-8"))
    without = Gapped(index, gapped["removed"])
    asked = read_questions(questions, embed)
    whole = [Case(question, index, reader, name, True, True) for question in asked]
    known = dict.fromkeys(gapped["answerable"], True) | dict.fromkeys(gapped["unanswerable"], False)
    holes = [Case(one, without, reader, name, known[one.id], True) for one in asked if one.id in known]
    return whole, holes


def everyday_questions(path: Path, embed: Embed) -> list[Labelled]:
    """The everyday questions; a follow-up is asked with what it misses."""
    rows = read_rows(path)
    texts = [_asked_text(row["kind"], row["question"], row.get("before") or ()) for row in rows]
    return [
        Labelled(
            row["id"],
            Asked(text, tuple(row["must"] or ()), row["now"]),
            vector,
            tuple(row.get("before") or ()),
            row["kind"],
        )
        for row, text, vector in zip(rows, texts, embed(texts), strict=True)
    ]


def exchanged_questions(questions: Sequence[Labelled], articles: Path, embed: Embed) -> list[Labelled]:
    """Near misses made of everyday questions: each with another name of the articles in it, and without an answer."""
    names = Names.of(f"{row['title']} . {row['text']}" for row in read_rows(articles))
    chance = random.Random(SEED)
    other = [(one, names.exchanged(one.asked.question, (), chance)) for one in questions if one.asked.answers]
    found = [(one, text) for one, text in other if text]
    return [
        Labelled(f"{one.id}-{EXCHANGED}", Asked(text, (), one.asked.now), vector, one.before, EXCHANGED)
        for (one, text), vector in zip(found, embed([text for _, text in found]), strict=True)
    ]


def _asked_text(kind: str, question: str, before: Sequence[str]) -> str:
    return with_earlier(question, [Turn(one) for one in before]) if kind == FOLLOWS else question


def everyday_cases(
    index: SearchIndex, articles: Path, questions: Sequence[Labelled], reader: Reader, *, few: bool, is_full: bool
) -> list[Case]:
    """Every question over the articles, and without those that answer it; with `few`, over a dozen of them as well."""
    texts = {row["url"]: f"{row['title']} {row['text']}".lower() for row in read_rows(articles)}
    chance = random.Random(SEED)
    found = []
    for question in questions:
        gold = {url for url, text in texts.items() if any(must.lower() in text for must in question.asked.answers)}
        fold = f"everyday {random.Random(min(gold, default=question.id)).randrange(EVERYDAY_FOLDS)}"
        found.append(Case(question, index, reader, fold, bool(gold), is_full))
        if gold:
            found.append(Case(question, Gapped(index, gold), reader, fold, False, is_full))
        if few:
            others = chance.sample(sorted(texts.keys() - gold), FEW_ARTICLES)
            found.append(
                Case(question, Gapped(index, texts.keys() - gold - set(others)), reader, fold, bool(gold), is_full)
            )
            if gold and chance.random() < 0.5:
                found.append(Case(question, Gapped(index, texts.keys() - set(others)), reader, fold, False, is_full))
    return found
