"""Many ask at once: each is answered, sooner where fewer passages are read, and what all ask is answered once."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Sequence

import pytest

from chat.conversation_setup import build_conversation
from chat.question_queue import QuestionQueue
from index.library.database import Database
from retrieval.answer_cache import AnswerCache
from retrieval.answers import Answer, Query
from retrieval.follow_ups import Turn
from retrieval.paced_answering import PacedAnswerer
from retrieval.reading_depth import ReadingDepth
from testing.bot_api import BotApiServer
from testing.fake_answerer import FakeAnswerer
from tests.chat.bot import talking

pytestmark = pytest.mark.either  # the database keeps what was shown, and no more

PEOPLE = 30
SECONDS = {4: 0.2, 0: 0.01}  # of an answer, by the number of passages read


class ReadingAnswerer(FakeAnswerer):
    """Takes longer the more it reads."""

    depths = tuple(SECONDS)

    def answer(self, query: Query, history: Sequence[Turn] = ()) -> Answer:
        time.sleep(SECONDS[query.read or 0])
        return super().answer(query, history)


class Desk:
    """A bot whose answerer is paced, and what was counted for its answers."""

    def __init__(self, database: Database) -> None:
        self.answerer, self.questions, self.counted = ReadingAnswerer(), QuestionQueue(), Counter[str]()
        paced = PacedAnswerer(
            self.answerer, AnswerCache(lambda: 1), ReadingDepth(1.0), self.questions.load, self._count
        )
        self.conversation = build_conversation(paced, self.answerer, database).conversation

    def _count(self, read: str) -> None:
        self.counted[read] += 1


async def test_a_crowd_is_answered_with_fewer_passages_read(server: BotApiServer, database: Database) -> None:
    desk = Desk(database)
    async with talking(server, desk.conversation, questions=desk.questions):
        alone = server.person("Alone")
        alone.says("What does Zelenskyy require?")
        await alone.hears()
        assert desk.counted == {"4": 1}
        crowd = [server.person(f"Reader {number}") for number in range(PEOPLE)]
        for number, person in enumerate(crowd):
            person.says(f"What does Zelenskyy require on day {number}?")
        await asyncio.gather(*(person.hears() for person in crowd))
        assert desk.counted["0"] > PEOPLE / 2
        assert desk.counted.total() == 1 + PEOPLE
        read_before = desk.counted["4"]
        alone.says("What does Zelenskyy require at last?")
        await alone.hears()
        assert desk.counted["4"] == read_before + 1


async def test_what_all_ask_is_answered_once(server: BotApiServer, database: Database) -> None:
    desk = Desk(database)
    async with talking(server, desk.conversation, questions=desk.questions):
        first, *crowd = [server.person(f"Reader {number}") for number in range(PEOPLE)]
        first.says("What does Zelenskyy require?")
        text = (await first.hears()).text
        for person in crowd:
            person.says("What does Zelenskyy require?")
        assert {(await person.hears()).text for person in crowd} == {text}
        assert desk.counted == {"4": 1, "again": PEOPLE - 1}
        assert len(desk.answerer.asked) == 1
