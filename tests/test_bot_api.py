"""The tests' own server is as strict as Telegram, and stricter where Telegram is silently lenient."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from testing.bot_api import BotApiServer, Fault, Limits
from testing.bot_api.updates import SECRET_HEADER


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    """A server whose clock stands still, with Telegram's limits."""
    async with BotApiServer(limits=Limits(clock=lambda: 0.0)) as server:
        yield server


async def call(server: BotApiServer, method: str, token: str | None = None, **parameters: Any) -> dict[str, Any]:
    """A method called with JSON, as any client could."""
    url = f"{server.url}/bot{token or server.token}/{method}"
    async with aiohttp.ClientSession() as session, session.post(url, json=parameters) as answer:
        body: dict[str, Any] = await answer.json()
        assert body["ok"] or body["error_code"] == answer.status
        return body


async def test_updates_come_again_until_they_are_confirmed(server: BotApiServer) -> None:
    ada = server.person("Ada")
    ada.says("one")
    ada.says("two")
    first = (await call(server, "getUpdates"))["result"]
    again = (await call(server, "getUpdates", limit=1))["result"]
    rest = (await call(server, "getUpdates", offset=first[0]["update_id"] + 1))["result"]
    assert [u["message"]["text"] for u in first] == ["one", "two"]
    assert [u["message"]["text"] for u in again] == ["one"]
    assert [u["message"]["text"] for u in rest] == ["two"]
    assert (await call(server, "getUpdates", offset=first[1]["update_id"] + 1))["result"] == []


async def test_a_webhook_gets_updates_with_its_secret_and_polling_is_a_conflict(server: BotApiServer) -> None:
    seen: list[tuple[str | None, str]] = []

    async def receive(request: web.Request) -> web.Response:
        update = await request.json()
        seen.append((request.headers.get(SECRET_HEADER), update["message"]["text"]))
        return web.Response(status=500 if len(seen) == 1 else 200)

    app = web.Application()
    app.router.add_post("/hook", receive)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    assert (await call(server, "setWebhook", url=url, secret_token="s3cret"))["ok"]
    server.person("Ada").says("hello")
    await server.updates.confirmed()
    assert seen == [("s3cret", "hello")] * 2  # what was not taken comes again
    assert (await call(server, "getUpdates"))["error_code"] == 409
    await call(server, "deleteWebhook")
    assert (await call(server, "getUpdates"))["ok"]
    await runner.cleanup()


@pytest.mark.parametrize(
    ("text", "entities", "complaint"),
    [
        ("", [], "parameter text is missing"),
        ("   ", [], "message text is empty"),
        ("a" * 4097, [], "message is too long"),
        ("👍" * 2049, [], "message is too long"),
        (" hello", [], "white space"),
        ("👍 hello", [{"type": "bold", "offset": 1, "length": 2}], "surrogate"),
        ("hello", [{"type": "bold", "offset": 3, "length": 3}], "past the text"),
        ("hello you", [{"type": "bold", "offset": 0, "length": 6}], "white space"),
        (
            "hello",
            [{"type": "bold", "offset": 0, "length": 3}, {"type": "italic", "offset": 2, "length": 3}],
            "overlap",
        ),
        ("hello", [{"type": kind, "offset": 0, "length": 5} for kind in ("blockquote",) * 2], "nested"),
        ("hello", [{"type": "text_link", "offset": 0, "length": 5, "url": "javascript:x"}], "link"),
        ("a" * 200, [{"type": "bold", "offset": i, "length": 1} for i in range(101)], "101 entities"),
    ],
)
async def test_a_text_that_telegram_would_not_take(
    server: BotApiServer, text: str, entities: list[dict[str, Any]], complaint: str
) -> None:
    chat = server.person("Ada").chat.id
    refused = await call(server, "sendMessage", chat_id=chat, text=text, entities=entities)
    assert refused["error_code"] == 400
    assert complaint in refused["description"]


async def test_a_text_at_the_very_limits_is_taken(server: BotApiServer) -> None:
    chat = server.person("Ada").chat.id
    entities = [{"type": "bold", "offset": 2 * i, "length": 2} for i in range(100)]
    assert (await call(server, "sendMessage", chat_id=chat, text="👍" * 2048, entities=entities))["ok"]


@pytest.mark.parametrize(("data", "taken"), [("d" * 64, True), ("d" * 65, False), ("ж" * 33, False), ("", False)])
async def test_callback_data_is_1_to_64_bytes(server: BotApiServer, data: str, taken: bool) -> None:
    markup = {"inline_keyboard": [[{"text": "Tap", "callback_data": data}]]}
    chat = server.person("Ada").chat.id
    assert (await call(server, "sendMessage", chat_id=chat, text="x", reply_markup=markup))["ok"] is taken


async def test_who_cannot_be_written_to(server: BotApiServer) -> None:
    ada = server.person("Ada")
    group = server.group("Readers", ada, kind="group")
    ada.blocks()
    moved = group.migrates()
    assert (await call(server, "sendMessage", chat_id=5, text="x"))["description"] == "Bad Request: chat not found"
    assert (await call(server, "sendMessage", chat_id=ada.chat.id, text="x"))["error_code"] == 403
    old = await call(server, "sendMessage", chat_id=group.chat.id, text="x")
    assert old["parameters"] == {"migrate_to_chat_id": moved.chat.id}
    assert (await call(server, "sendMessage", chat_id=moved.chat.id, text="x"))["ok"]


async def test_what_is_not_known_is_refused(server: BotApiServer) -> None:
    assert (await call(server, "getMe", token="1:wrong"))["error_code"] == 401
    assert (await call(server, "sendTelepathy"))["error_code"] == 404
    assert "no parameter txt" in (await call(server, "sendMessage", chat_id=1, txt="x"))["description"]


async def test_an_edit_that_changes_nothing_is_refused(server: BotApiServer) -> None:
    chat = server.person("Ada").chat.id
    sent = (await call(server, "sendMessage", chat_id=chat, text="one"))["result"]["message_id"]
    same = await call(server, "editMessageText", chat_id=chat, message_id=sent, text="one")
    assert "message is not modified" in same["description"]
    assert (await call(server, "editMessageText", chat_id=chat, message_id=sent, text="two"))["ok"]


async def test_limits_are_enforced_with_a_time_to_come_back() -> None:
    now = 0.0
    async with BotApiServer(limits=Limits(clock=lambda: now)) as server:
        ada = server.person("Ada")
        group = server.group("Readers", ada)
        private = [await call(server, "sendMessage", chat_id=ada.chat.id, text=str(i)) for i in range(6)]
        assert [answer["ok"] for answer in private] == [True] * 5 + [False]
        assert private[5]["parameters"]["retry_after"] == 5
        now = 5.0
        assert (await call(server, "sendMessage", chat_id=ada.chat.id, text="again"))["ok"]
        many = [await call(server, "sendMessage", chat_id=group.chat.id, text=str(i)) for i in range(21)]
        assert many[20]["parameters"]["retry_after"] == 60
        now = 10.0
        people = [server.person(f"Reader{i}") for i in range(31)]
        overall = [await call(server, "sendMessage", chat_id=person.chat.id, text="x") for person in people]
        assert [answer["ok"] for answer in overall] == [True] * 30 + [False]


async def test_faults_strike_before_or_after_the_deed(server: BotApiServer) -> None:
    ada = server.person("Ada")
    server.faults.next("sendMessage", Fault.CUT_BEFORE, Fault.CUT_AFTER, Fault.SERVER_ERROR)
    for _ in range(2):
        with pytest.raises(aiohttp.ClientError):
            await call(server, "sendMessage", chat_id=ada.chat.id, text="x")
    assert (await call(server, "sendMessage", chat_id=ada.chat.id, text="x"))["error_code"] == 500
    assert len(ada.heard()) == 1
