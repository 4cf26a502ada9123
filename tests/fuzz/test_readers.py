"""What people write and tap: every plane of Unicode, halves of characters, data of no button, updates of any shape."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import strategies as st
from telegram import Bot, Update

from chat.conversation import Conversation
from chat.formatted_text import LONGEST_MESSAGE_UNITS
from chat.incoming import IncomingMessage, Person, Place, Tap
from chat.telegram import addressing
from chat.telegram.addressing import BotIdentity
from retrieval.answers import Query, Quoted
from retrieval.engine import Answerer
from testing.fake_answerer import NOW
from testing.tiny_embedder import TinyEmbedder
from tests.fuzz.boxed import any_json, any_text, fuzz
from tests.retrieval.shelf import ArticleLookup

PLANES = [
    "".join(map(chr, range(plane * 0x10000 + start, plane * 0x10000 + start + 60)))
    for plane in range(17)
    for start in (0x20, 0x3040, 0xFFC0)
    if not (plane == 0 and start == 0xFFC0)
]
MOMENTS = st.integers(0, 4 * 10**9).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
VERBS = ["ctx", "page", "follow", "show", "menu", "sub", "lang", "x", ""]
ME = BotIdentity(110201543, "quotewire_bot", (42,))
BOT = Bot("110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw")


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    embedder = TinyEmbedder()
    shelf = ArticleLookup(embedder)
    shelf.add("Harbour closed", "The harbour was closed on Tuesday. A crane fell onto the quay.", "2025-05-11")
    shelf.add("滨海", "议会星期二以九票对二票通过。港口关闭。", "2025-05-10")
    return Answerer(shelf, embedder)


@fuzz(any_text | st.sampled_from(PLANES), MOMENTS)
def test_a_question(answerer: Answerer, question: str, now: datetime) -> None:
    answer = answerer.answer(Query(question, now))
    for quote in answer.quotes if isinstance(answer, Quoted) else answer.candidates:
        assert quote.text.strip()


def said(words: str, message: int = 1, *, private: bool = True) -> IncomingMessage:
    return IncomingMessage(Place("telegram", 7 if private else -7, None, private), Person(7), words, NOW, message)


@fuzz(
    any_text | st.sampled_from(PLANES),
    st.sampled_from(["", "/ask ", "/subscribe ", "/timezone ", "/quiet ", "/digest "]),
)
def test_anything_said(conversation: Conversation, words: str, command: str) -> None:
    for reply in conversation.hear(said(command + words)):
        text = reply.message.text
        assert len(text.plain.encode("utf-16-le")) // 2 <= LONGEST_MESSAGE_UNITS
        json.dumps([text.plain, [(e.offset, e.length) for e in text.in_units()]]).encode()


@fuzz(
    st.tuples(st.sampled_from(VERBS), st.lists(any_text | st.integers().map(str), max_size=4)).map(
        lambda parts: ":".join((parts[0], *parts[1]))
    )
    | any_text
)
def test_data_of_any_button(conversation: Conversation, data: str) -> None:
    conversation.tap(Tap(Place("telegram", 7), Person(7), data, NOW, 1))


@st.composite
def updates(draw: st.DrawFn) -> dict[str, Any]:
    """A message, or a tap, with words and entities of any kind."""
    words = draw(any_text | st.sampled_from(PLANES))
    number = st.integers(-5, 300)
    entity = st.fixed_dictionaries(
        {
            "type": st.sampled_from(["mention", "text_mention", "bot_command", "new"]),
            "offset": number,
            "length": number,
        },
        optional={"user": st.just({"id": 110201543, "is_bot": True, "first_name": "Q"})},
    )
    chat = draw(st.sampled_from([{"id": 7, "type": "private"}, {"id": -100, "type": "supergroup", "title": "G"}]))
    person = {"id": 7, "is_bot": draw(st.booleans()), "first_name": draw(any_text), "language_code": draw(any_text)}
    date = draw(st.integers(0, 2**31))
    new = draw(st.dictionaries(st.just("unknown"), any_json, max_size=1))
    message = {
        "message_id": draw(st.integers(1, 2**31)), "date": date, "chat": chat, "from": person, "text": words,
        "entities": draw(st.lists(entity, max_size=3)), **new,
    }  # fmt: skip
    if draw(st.booleans()):
        kind = draw(st.sampled_from(["message", "edited_message"]))
        return {"update_id": 1, kind: message}
    query = {"id": "1", "from": person, "chat_instance": "1", "data": words, "message": message}
    return {"update_id": 1, "callback_query": query}


@fuzz(updates())
def test_an_update(update: dict[str, Any]) -> None:
    sent = json.loads(json.dumps(update))  # as it comes over the wire
    read = Update.de_json(sent, BOT)
    message = read.message or read.edited_message
    if message is not None:
        heard = addressing.incoming_message(message, ME, NOW)
        if heard is not None:
            heard.text.encode()  # halves of characters are no words
    if read.callback_query is not None:
        tapped = addressing.tap(read.callback_query, ME, NOW)
        assert tapped is None or tapped.data.encode()
