"""How right standing questions are told: a year's questions stay open while its articles are replayed by date.

    python -m benchmarks.matching_quality [--span 2022] [--every 1] [--keep FOLDER] [--ranker FILE] [--reader GRAPH]
        [--standing FILE] [--told FILE]

Each question is followed from `since` to `now`. An article that `updates.question_index` proposes is judged as of
the day it was published; it is sent where its best quote is sure enough, and says what was not sent before. Sent
rightly is what holds one of the answers (a weak label: other words for the same are counted wrong). Recall is the
share of the questions that are sent a right quote. The confidence is fitted on 2022 and measured on 2023, by a ranker
and a reader that have seen only other years (benchmarks.fit_ranker, benchmarks.fit_reader). --told keeps every quote
that was offered: benchmarks.fit_standing fits on it, and people judge by hand what the labels call wrong.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from benchmarks.held_out import add_fitted_options, fitted_answerer
from commands.parts import Parts
from config.settings import read_settings
from index.library.articles import ArticleId
from index.library.schema import articles
from retrieval.answers import Certainty, Query
from retrieval.confidence import Summary
from retrieval.engine import Answerer
from testing.program import SHARED, bot
from updates.arrivals import Arrival, read_arrival
from updates.question_index import QUESTION, matches, word_weights
from updates.relevance import LEVELS
from updates.statements import Statement, same_statement, statement_of

SHOWN_LEVELS = (0.4, 0.5, LEVELS.likely, 0.65, 0.7, 0.75, LEVELS.sure, 0.85, 0.9, 0.95)


@dataclass(frozen=True, slots=True)
class Told:
    """A quote that an article offered to a question, in the order of dates."""

    question: str
    quote: str
    confidence: float
    right: bool
    statement: Statement
    certainty: Certainty
    summary: Summary | None = None


def main() -> None:
    """Prints precision and recall by confidence."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--span", default="2022")
    parser.add_argument("--every", type=int, default=1, help="only every nth question")
    parser.add_argument("--keep", type=Path, help="a data folder to keep the indexed library in")
    parser.add_argument("--told", type=Path, help="JSON lines of what was offered")
    add_fitted_options(parser)
    arguments = parser.parse_args()
    news = SHARED / "news"
    lines = (news / f"questions-{arguments.span}.jsonl").read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line) for line in lines][:: arguments.every]
    with tempfile.TemporaryDirectory() as temporary:
        data = arguments.keep or Path(temporary) / "data"
        if not (data / "library.sqlite3").exists():
            print(bot("add", str(news / f"articles-{arguments.span}.jsonl.xz"), data=data).output.strip())
        with Parts(read_settings(data=data)) as parts:
            told, proposed, seen = replay(parts, fitted_answerer(parts, arguments), questions)
    print(f"{len(questions)} questions, {seen} articles met, {proposed} proposed, {len(told)} offered a quote")
    if arguments.told:
        asked = {line["id"]: line for line in questions}
        arguments.told.write_text("".join(_line(each, asked[each.question]) for each in told), encoding="utf-8")
    for level in SHOWN_LEVELS:
        sent = new_ones(told, level)
        precision, recall = figures(sent, len(questions))
        named = {LEVELS.likely: ", likely", LEVELS.sure: ", sure"}.get(level, "")
        print(f"from {level:.2f}: {len(sent):4} sent, precision {precision:.3f}, recall {recall:.3f}{named}")


def figures(sent: Sequence[Told], questions: int) -> tuple[float, float]:
    """The precision of what was sent, and its recall over that many questions."""
    right, served = sum(each.right for each in sent), len({each.question for each in sent if each.right})
    return right / len(sent) if sent else 1.0, served / questions


def replay(parts: Parts, answerer: Answerer, questions: list[dict[str, Any]]) -> tuple[list[Told], int, int]:
    """What is offered to each question by the articles of its weeks; how many were proposed, and how many met."""
    embedder, found, proposed, seen = parts.embedder, [], 0, 0
    known: dict[ArticleId, Arrival | None] = {}
    by_day = _by_day(parts)
    for question in questions:
        text = question["question"]
        weights, vector = word_weights(text), embedder.questions([text])[0]
        day = datetime.fromisoformat(question["since"]).replace(tzinfo=UTC)
        last = datetime.fromisoformat(question["now"]).replace(tzinfo=UTC)
        answers = [_plain(answer) for answer in question["answers"]]
        while day <= last:
            offers = []
            for number in by_day.get(day.date().isoformat(), ()):
                if number not in known:
                    with parts.database.reading() as connection:
                        known[number] = read_arrival(connection, number, embedder.name, embedder.dimension)
                arrival = known[number]
                seen += 1
                if arrival is not None and matches(QUESTION, weights, vector, arrival):
                    offers.append(arrival)
            proposed += len(offers)
            query = Query(text, day + timedelta(days=1, seconds=-1), 1)
            for arrival in offers:
                offer = answerer.offer_from(arrival.card.id, query)
                if offer is not None:
                    words = offer.quote.text
                    right = any(answer in _plain(words) for answer in answers)
                    said = statement_of(offer.quote.span, arrival.text, arrival.passages)
                    found.append(
                        Told(question["id"], words, offer.confidence, right, said, offer.certainty, offer.summary)
                    )
            day += timedelta(days=1)
    return found, proposed, seen


def new_ones(told: list[Told], level: float) -> list[Told]:
    """Those that would be sent at that level: sure enough, and new to the reader."""
    sent: defaultdict[str, list[Told]] = defaultdict(list)
    for each in told:
        before = sent[each.question]
        if each.confidence >= level and not any(same_statement(each.statement, other.statement) for other in before):
            before.append(each)
    return [each for kept in sent.values() for each in kept]


def _by_day(parts: Parts) -> dict[str, list[ArticleId]]:
    found: defaultdict[str, list[ArticleId]] = defaultdict(list)
    with parts.database.reading() as connection:
        rows = connection.execute(
            select(articles.c.id, articles.c.published)
            .where(articles.c.published.is_not(None))
            .order_by(articles.c.published, articles.c.id)
        )
        for row in rows:
            found[row.published.date().isoformat()].append(ArticleId(row.id))
    return found


def _line(told: Told, question: dict[str, Any]) -> str:
    vector = None if told.statement.vector is None else [round(float(x), 4) for x in told.statement.vector]
    found = {"quote": told.quote, "confidence": told.confidence, "right": told.right, "certainty": told.certainty}
    found |= {"statement": told.statement.text, "vector": vector, "summary": told.summary}
    return json.dumps({**question, **found}, ensure_ascii=False) + "\n"


def _plain(text: str) -> str:
    return f" {re.sub(r'[^a-z0-9]+', ' ', text.lower()).strip()} "


if __name__ == "__main__":
    main()
