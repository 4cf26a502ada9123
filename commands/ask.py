"""`ask`: answers one question, or a file of them."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from datetime import time as clock_time
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from commands.answer_json import answer_to_json
from commands.options import reads_parts
from commands.output import tell_json
from config.printable_text import json_line
from retrieval.answers import Answer, Query

if TYPE_CHECKING:
    from commands.parts import Parts

DEFAULT_LIMIT = 3
YEARS = range(1600, 9000)  # there were no newspapers before; a later year would overflow when days are added


@click.command("ask")
@click.argument("words", nargs=-1, metavar="[QUESTION]")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
@click.option("--as-of", metavar="DATE", help="Answer as of this date: ignore later articles, and count days from it.")
@click.option(
    "--limit",
    default=DEFAULT_LIMIT,
    show_default=True,
    type=click.IntRange(1, 20),
    help="Show at most this many quotes.",
)
@click.option(
    "--input",
    "input_path",
    type=click.Path(path_type=Path),
    help="Read questions from JSON lines of id, question and (optional) now.",
)
@click.option("--output", "output_path", type=click.Path(path_type=Path), help="Write their answers to this file.")
@reads_parts
def command(
    parts: Parts,
    words: tuple[str, ...],
    as_json: bool,
    as_of: str | None,
    limit: int,
    input_path: Path | None,
    output_path: Path | None,
) -> None:
    """Answer a question, or a file of questions.

    Give QUESTION, or --input and --output.
    """
    question = " ".join(words) if words else None
    if (question is None) == (input_path is None):
        raise click.UsageError("give a QUESTION, or --input FILE")
    if (input_path is None) != (output_path is None):
        raise click.UsageError("--input and --output go together")
    now = end_of_day(as_of) if as_of else datetime.now(UTC)
    parts.open_ahead()
    if input_path is not None and output_path is not None:
        _answer_file(parts, input_path, output_path, now, limit)
    elif question is not None:
        if not as_json:
            import chat.terminal.terminal_rendering  # noqa: F401  # while the model opens: it takes half a second, too
        if not as_json and as_of is None and _headlines_shown(parts, question, now):
            return
        answer, took_ms = _timed_answer(parts, Query(question, now, limit))
        if as_json:
            tell_json(answer_to_json("1", question, answer, took_ms))
        else:
            _show(answer, now)


def _headlines_shown(parts: Parts, question: str, now: datetime) -> bool:
    """Shows the headlines that a question asks for, as the chat does; returns whether it asks for any."""
    from chat.asked_headlines import headlines_asked_for  # brings the words of all languages
    from chat.conversation_memory import LocalConversationMemory
    from chat.headlines import Headlines
    from chat.incoming import IncomingMessage
    from chat.listed_pages import ListedPages
    from chat.terminal.terminal_chat import HERE, reader
    from chat.terminal.terminal_rendering import say_message

    incoming = IncomingMessage(HERE, reader(), question, now, 1)
    topic = headlines_asked_for(incoming)
    if topic is not None:
        listed = ListedPages(LocalConversationMemory())
        for reply in Headlines(parts.answerer, parts.library, listed).latest(incoming, topic):
            say_message(reply.message)
    return topic is not None


def _show(answer: Answer, now: datetime) -> None:
    from chat.terminal.terminal_rendering import say_answer  # brings rich, which programs that read JSON do not need

    say_answer(answer, now)


def _answer_file(parts: Parts, input_path: Path, output_path: Path, now: datetime, limit: int) -> None:
    with input_path.open(encoding="utf-8-sig", errors="replace") as lines:
        asked = list(_questions(lines, str(input_path), now))
    parts.answerer.answer(Query("warm up", now))
    beside = output_path.with_name(output_path.name + ".new")
    with beside.open("w", encoding="utf-8") as output:
        for id_, question, asked_at in asked:
            answer, took_ms = _timed_answer(parts, Query(question, asked_at, limit))
            output.write(json_line(answer_to_json(id_, question, answer, took_ms)) + "\n")
    beside.replace(output_path)


def _questions(lines: TextIO, where: str, now: datetime) -> Iterator[tuple[str, str, datetime]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row: dict[str, Any] = json.loads(line)
            yield str(row["id"]), str(row["question"]), end_of_day(row["now"]) if row.get("now") else now
        except (ValueError, KeyError, TypeError, AttributeError, click.UsageError):
            raise click.ClickException(
                f"{where}, line {number}: not a JSON object with id, question and (optionally) now, a date"
            ) from None


def _timed_answer(parts: Parts, query: Query) -> tuple[Answer, float]:
    answerer = parts.answerer
    begun = time.perf_counter()
    answer = answerer.answer(query)
    return answer, (time.perf_counter() - begun) * 1000


def end_of_day(day: str) -> datetime:
    """Returns the last second (UTC) of an ISO 8601 date, or the time itself if it has one. Raises UsageError."""
    try:
        moment = datetime.fromisoformat(day)
        if moment.year not in YEARS:
            raise ValueError
        if len(day) == len("2025-05-11"):
            return datetime.combine(date.fromisoformat(day), clock_time(23, 59, 59), UTC)
    except (ValueError, TypeError):
        raise click.UsageError(f"{day!r} is no date such as 2025-05-11") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
