"""How well questions in other languages than English are answered.

  python -m benchmarks.languages [--languages es,de,…] [--model MODEL] [--cross] [--keep FOLDER] [--states FILE]

Two kinds of libraries: XQuAD's 240 paragraphs as articles in each language (../shared/languages), asked every sixth of
its 1,190 questions; and twenty articles in Ukrainian with sixty questions (benchmarks/languages_uk). With --cross
XQuAD's questions are asked over the English paragraphs instead. Each question is asked twice: as it is, and with the
article that answers it left out. With --states, FILE keeps what the multilingual model makes of questions and passages:
a second run is quicker, and answers the same but for the rounding of states to half precision.

`first300`: an answer stands in the first 300 characters of the first quote, shown or not. `answered`: shown as sure.
`right`: answered, and with an answer there. `article`: the right article is quoted first. `wrongly`: answered with the
article left out.
"""

from __future__ import annotations

import argparse
import json
import lzma
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from benchmarks.gapped import Gapped
from benchmarks.labelled import read_rows
from benchmarks.remembered_states import Memory, RememberingModel, load_memory, save_memory
from commands.parts import Parts
from config.settings import read_settings
from index.indexing.embedding import Embedder
from index.library.articles import Draft
from retrieval.answers import Answer, Query, Quoted
from retrieval.engine import Answerer
from retrieval.evaluation import FIRST_CHARACTERS

XQUAD = Path(__file__).resolve().parents[2] / "shared" / "languages"
UKRAINIAN = Path(__file__).with_name("languages_uk")
EVERY = 6  # questions asked of how many
NOW = datetime(2026, 7, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, its answers, and the address of the article that holds them."""

    id: str
    question: str
    answers: tuple[str, ...]
    url: str


def xquad_articles(language: str) -> list[Draft]:
    """The paragraphs of XQuAD in that language, without titles and dates."""
    return [
        Draft(_address(number), "", paragraph["context"], language=language)
        for number, paragraph in enumerate(xquad_paragraphs(language))
    ]


def xquad_questions(language: str, over: str, every: int = EVERY) -> list[Asked]:
    """Every sixth question in `language`, by id, with its answers in the language `over`."""
    answers = {one["id"]: _answers(one) for _, one in _numbered_questions(over)}
    asked = sorted((one["id"], one["question"], number) for number, one in _numbered_questions(language))
    return [Asked(id_, question, answers[id_], _address(number)) for id_, question, number in asked[::every]]


def _numbered_questions(language: str) -> list[tuple[int, dict]]:  # type: ignore[type-arg]
    return [
        (number, question)
        for number, paragraph in enumerate(xquad_paragraphs(language))
        for question in paragraph["qas"]
    ]


def _answers(question: dict) -> tuple[str, ...]:  # type: ignore[type-arg]
    return tuple(str(answer["text"]) for answer in question["answers"])


def xquad_paragraphs(language: str) -> list[dict]:  # type: ignore[type-arg]
    """The 240 paragraphs in that language: `context`, and `qas` with `id`, `question` and `answers`."""
    with lzma.open(XQUAD / f"xquad.{language}.json.xz", "rt", encoding="utf-8") as file:
        return [paragraph for article in json.load(file)["data"] for paragraph in article["paragraphs"]]


def _address(number: int) -> str:
    return f"https://xquad.example/{number}"


def ukrainian_articles() -> list[Draft]:
    """The twenty of benchmarks/languages_uk."""
    rows = read_rows(UKRAINIAN / "articles.jsonl")
    return [
        Draft(
            row["url"],
            row["title"],
            row["text"],
            datetime.fromisoformat(row["published"]).replace(tzinfo=UTC),
            row["source"],
            language="uk",
        )
        for row in rows
    ]


def ukrainian_questions() -> list[Asked]:
    """Three on each of the articles."""
    rows = read_rows(UKRAINIAN / "questions.jsonl")
    return [Asked(row["id"], row["question"], tuple(row["must"]), row["url"]) for row in rows]


@dataclass(frozen=True, slots=True)
class Came:
    """What came of one question, as it is and with its article left out."""

    first: bool
    article: bool
    answered: bool
    wrongly: bool
    took_ms: float


def came_of(parts: Parts, memory: Memory | None, asked: Asked) -> Came:
    """Asks twice."""
    embedder: Embedder = parts.embedder if memory is None else RememberingModel(parts.embedder, memory)
    answerer = parts.answerer if memory is None else Answerer(parts.search, embedder, parts.reader)
    begun = time.perf_counter()
    given = answerer.answer(Query(asked.question, NOW))
    took_ms = (time.perf_counter() - begun) * 1000
    without = Answerer(Gapped(parts.search, {asked.url}), embedder, parts.reader)
    hidden = without.answer(Query(asked.question, NOW))
    quotes = given.quotes if isinstance(given, Quoted) else given.candidates
    first = quotes[0] if quotes else None
    shown = first.text[:FIRST_CHARACTERS].casefold() if first else ""
    return Came(
        any(answer.casefold() in shown for answer in asked.answers),
        first is not None and first.article.url == asked.url,
        _is_sure(given),
        _is_sure(hidden),
        took_ms,
    )


def _is_sure(answer: Answer) -> bool:
    return isinstance(answer, Quoted) and answer.is_sure


@contextmanager
def open_library(model: str | None, data: Path, articles: Sequence[Draft]) -> Iterator[Parts]:
    """The parts over a library in `data`, with the articles indexed where they are not there yet."""
    data.mkdir(parents=True, exist_ok=True)
    with Parts(read_settings(data=data, model=model)) as parts:
        for _ in parts.ingest().take(articles):
            pass
        parts.search.catch_up()
        yield parts


def measure(
    name: str, articles: Sequence[Draft], asked: Sequence[Asked], model: str | None, data: Path, memory: Memory | None
) -> None:
    """Asks the questions over a library of the articles, and prints a row."""
    with open_library(model, data, articles) as parts:
        found = [came_of(parts, memory, one) for one in asked]
    right = np.mean([one.first and one.answered for one in found])
    figures = [np.mean([getattr(one, part) for one in found]) for part in ("first", "article", "answered", "wrongly")]
    told = " | ".join(f"{figure:.2f}" for figure in (*figures[:3], right, figures[3]))
    print(f"| {name} | {len(found)} | {told} | {np.median([one.took_ms for one in found]):.0f} |", flush=True)


def main() -> None:
    """Prints a row a language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--languages", default="en,es,de,ru,ar,tr,hi,zh,uk")
    parser.add_argument("--model")
    parser.add_argument("--cross", action="store_true")
    parser.add_argument("--keep", type=Path, help="a folder to keep the indexed libraries in")
    parser.add_argument("--states", type=Path, help="a file to keep states in")
    options = parser.parse_args()
    memory = load_memory(options.states) if options.states else None
    print("| language | questions | first300 | article | answered | right | wrongly | ms |\n" + 8 * "|---" + "|")
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        for language in options.languages.split(","):
            if language == "uk":
                asked = ukrainian_questions()
                measure(language, ukrainian_articles(), asked, options.model, folder / "uk", memory)
            elif options.cross:
                asked = xquad_questions(language, "en")
                measure(f"{language} over en", xquad_articles("en"), asked, options.model, folder / "en", memory)
            else:
                asked = xquad_questions(language, language)
                measure(language, xquad_articles(language), asked, options.model, folder / language, memory)
    if memory is not None:
        save_memory(memory, options.states)


if __name__ == "__main__":
    main()
