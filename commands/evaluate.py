"""`evaluate`: measures the answers to questions whose answers are known."""

from __future__ import annotations

import contextlib
import json
import tempfile
import time
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.ask import end_of_day
from commands.options import takes_settings
from commands.output import say, tell_json, tell_text
from config.settings import Settings
from index.library.articles import Draft
from retrieval.answers import Query, Quoted
from retrieval.evaluation import Asked, Figures, everyday_outcome, figures, outcome, shares_by_kind
from retrieval.follow_ups import Turn

if TYPE_CHECKING:
    from commands.parts import Parts

QUOTES = 3
TOLD_EVERY = 100  # questions


@click.command("evaluate")
@click.argument("questions", type=click.Path(path_type=Path))
@click.option(
    "--articles",
    type=click.Path(path_type=Path),
    help="Index these articles alone, and ask over them instead of over the library.",
)
@click.option(
    "--gaps",
    type=click.Path(path_type=Path),
    help="Leave out the articles in its `removed`; report on its `unanswerable` questions.",
)
@click.option("--read", type=click.IntRange(0), help="With 0, read no passages, as while many ask.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@takes_settings
def command(
    settings: Settings, questions: Path, articles: Path | None, gaps: Path | None, read: int | None, as_json: bool
) -> None:
    """Score the answers to known questions.

    QUESTIONS has JSON lines of id, question, answers, and the days from since to now on which articles may answer.
    first300 and all600 are the shares with a right answer in the first 300 characters of the first quote, and in 600 of
    all, whether shown or refused; answered is the share shown as sure. auroc says how well confidence tells answerable
    questions from others (1 is best). Everyday questions have `must` instead of
    `answers` (null where there is none), a `kind`, and what was asked `before`; they are scored by kind, as the chat
    shows them.
    """
    from commands.parts import Parts

    everyday = _everyday(questions)
    asked = [] if everyday else list(_asked(questions))
    if not asked and not everyday:
        raise click.ClickException(f"{questions}: there are no questions in it")
    if gaps is not None and articles is None:
        raise click.UsageError("--gaps leaves articles out of --articles: give both")
    if read is not None:
        _check_depth(read)
    removed, answerable = _gaps(gaps)
    with contextlib.ExitStack() as stack:
        if articles is not None:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="evaluate-", dir=settings.data)))
            model = settings.data.resolve() / "model"
            model.mkdir(exist_ok=True)  # which the first use of a data folder compiles
            (folder / "model").symlink_to(model)
            settings = settings.model_copy(update={"data": folder, "database": None})
        parts = stack.enter_context(Parts(settings))
        if articles is not None:
            from index.gathering.reading import read_path

            say(f"indexing {articles}")
            items = (item for item in read_path(articles) if isinstance(item, Draft) and item.url not in removed)
            for _outcome in parts.ingest().take(items):
                pass
        if everyday:
            _tell_everyday(parts, everyday, read, as_json=as_json)
            return
        scored = _scores(parts, asked, answerable, read)
    if as_json:
        tell_json(_record(scored))
    else:
        tell_text(_told(scored))


def _check_depth(read: int) -> None:
    from retrieval.fitted_models import load_all_models  # brings numpy, which the help of all commands need not load

    depths = load_all_models().depths
    if read not in depths:
        raise click.UsageError(f"--read takes one of {', '.join(map(str, depths))}: nothing is fitted for {read}")


def _scores(parts: Parts, asked: list[tuple[str, Asked]], answerable: dict[str, bool], read: int | None) -> Figures:
    chosen = [(id_, one) for id_, one in asked if not answerable or id_ in answerable]
    answerer = parts.answerer
    answerer.answer(Query("warm up", end_of_day("2000-01-01")))
    outcomes = []
    for number, (id_, one) in enumerate(chosen, 1):
        begun = time.perf_counter()
        answer = answerer.answer(Query(one.question, end_of_day(one.now), QUOTES, read=read))
        took_ms = (time.perf_counter() - begun) * 1000
        outcomes.append(outcome(one, answer, took_ms, answerable.get(id_)))
        if number % TOLD_EVERY == 0:
            say(f"asked {number} of {len(chosen)}")
    return figures(outcomes)


def _everyday(path: Path) -> list[dict[str, Any]]:
    """Returns the rows of a file of everyday questions; none if it is another kind of file."""
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except (OSError, ValueError):
        return []  # told by who reads it as a file of questions with answers
    fits = all(isinstance(row, dict) and {"id", "question", "must", "now"} <= row.keys() for row in rows)
    return rows if fits else []


def _tell_everyday(parts: Parts, rows: list[dict[str, Any]], read: int | None, *, as_json: bool) -> None:
    """Asks each question and prints the shares by kind."""
    found, missed = [], []
    for row in rows:
        must = [row["must"]] if isinstance(row["must"], str) else row["must"] or []
        asked = Asked(str(row["question"]), tuple(map(str, must)), str(row["now"]))
        history = [Turn(str(before)) for before in row.get("before") or ()]
        answer = parts.answerer.answer(Query(asked.question, end_of_day(asked.now), QUOTES, read=read), history)
        came = everyday_outcome(asked, str(row.get("kind") or ""), answer)
        found.append(came)
        if not came.right:
            quotes = answer.quotes if isinstance(answer, Quoted) else answer.candidates
            shown = quotes[0].text[:200] if quotes else ""
            missed.append({**row, "certainty": came.certainty.value, "found": came.found, "shown": shown})
    if as_json:
        tell_json({"kinds": shares_by_kind(found), "missed": missed})
        return
    for name, shares in shares_by_kind(found).items():
        tell_text(f"{name:<18}" + "  ".join(f"{what} {share}" for what, share in shares.items()))


def _asked(path: Path) -> Iterator[tuple[str, Asked]]:
    for number, line in enumerate(path.read_text(encoding="utf-8-sig", errors="replace").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row: dict[str, Any] = json.loads(line)
            answers = tuple(str(answer) for answer in row["answers"])
            yield str(row["id"]), Asked(str(row["question"]), answers, str(row["now"]), str(row.get("since") or ""))
        except (ValueError, KeyError, TypeError):
            raise click.ClickException(
                f"{path}, line {number}: not a JSON object with id, question, answers and now"
            ) from None


def _gaps(path: Path | None) -> tuple[Collection[str], dict[str, bool]]:
    """Returns the addresses to leave out, and whether each of the questions can still be answered."""
    if path is None:
        return (), {}
    try:
        gaps: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8-sig", errors="replace"))
        known = dict.fromkeys(gaps["answerable"], True) | dict.fromkeys(gaps["unanswerable"], False)
        return frozenset(gaps["removed"]), known
    except (ValueError, KeyError, TypeError):
        raise click.ClickException(f"{path}: not a JSON object with removed, answerable and unanswerable") from None


def _record(scored: Figures) -> dict[str, object]:
    return {
        "questions": scored.questions,
        "first300": round(scored.first300, 3),
        "all600": round(scored.all600, 3),
        "answered": round(scored.answered, 3),
        "auroc": None if scored.auroc is None else round(scored.auroc, 3),
        "calibration_error": round(scored.calibration_error, 3),
        "p50_ms": round(scored.p50_ms, 1),
        "p95_ms": round(scored.p95_ms, 1),
    }


def _told(scored: Figures) -> str:
    return "\n".join(f"{name:<18} {value}" for name, value in _record(scored).items())
