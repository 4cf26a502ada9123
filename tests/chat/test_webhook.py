"""Telegram sends its updates to the bot, instead of being asked for them."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from telegram import Bot, Update

from chat.conversation import Conversation
from chat.errors import ChatProblem
from chat.health_state import HealthState
from chat.telegram.extensions import ServingLimits
from chat.telegram.overload import NotStored
from chat.telegram.telegram_bot import serve
from chat.telegram.webhook import MOST_BYTES, WebhookServer
from config.addresses import ListenAddress
from config.settings import SettingsProblem, read_settings
from testing.bot_api import BotApiServer
from tests.chat.bot import settings_for, talking

pytestmark = pytest.mark.either


SECRET = "a-secret-of-the-operator"


def free_port() -> int:
    """One where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize("secret", [SECRET, None])
async def test_an_update_that_telegram_sends_is_answered(
    server: BotApiServer, conversation: Conversation, secret: str | None
) -> None:
    port = free_port()
    url, listen = f"http://127.0.0.1:{port}/telegram", f"127.0.0.1:{port}"
    ada = server.person("Ada")
    async with talking(server, conversation, webhook_url=url, webhook_listen=listen, webhook_secret=secret):
        ada.says("What does Zelenskyy require?")
        assert "full ceasefire" in (await ada.hears()).text
        assert server.updates.webhook["url"] == url
        assert len(server.updates.webhook["secret_token"]) >= len(SECRET)
        async with aiohttp.ClientSession() as session:
            forged = {"X-Telegram-Bot-Api-Secret-Token": "guessed"}
            async with session.post(url, json={"update_id": 1}, headers=forged) as answer:
                assert answer.status == 403


def an_update(number: int = 1, words: str = "Hello") -> dict[str, object]:
    """As Telegram sends it."""
    somebody = {"id": 7, "first_name": "Ada", "is_bot": False}
    chat = {"id": 7, "type": "private"}
    return {
        "update_id": number,
        "message": {"message_id": number, "date": 1_700_000_000, "chat": chat, "from": somebody, "text": words},
    }


@pytest.fixture
async def kept() -> list[Update]:
    """What the webhook handed on."""
    return []


@pytest.fixture
async def hook(kept: list[Update]) -> AsyncIterator[str]:
    """A webhook's URL; update 99 cannot be kept."""
    port = free_port()

    async def keep(update: Update) -> None:
        if update.update_id == 99:
            raise NotStored("the library is away")
        kept.append(update)

    served = WebhookServer("/telegram", SECRET, Bot("1:token"), keep)
    served.listen(ListenAddress("127.0.0.1", port))
    yield f"http://127.0.0.1:{port}/telegram"
    await served.close()


async def status_of(url: str, body: object = None, **request: Any) -> int:
    """What comes of a request."""
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}
    headers |= request.pop("headers", {})
    data = body if isinstance(body, (str, bytes)) else json.dumps(body)
    async with (
        aiohttp.ClientSession() as session,
        session.request(request.pop("method", "POST"), url, data=data, headers=headers, **request) as answer,
    ):
        return answer.status


async def test_a_request_is_answered_once_its_update_is_kept(hook: str, kept: list[Update]) -> None:
    assert await status_of(hook, an_update(1)) == 200
    assert await status_of(hook + "/", an_update(2)) == 200
    assert [update.update_id for update in kept] == [1, 2]


async def test_an_update_that_cannot_be_kept_is_to_be_sent_again(hook: str, kept: list[Update]) -> None:
    assert await status_of(hook, an_update(99)) == 503
    assert kept == []


@pytest.mark.parametrize("secret", ["", "guessed", SECRET[:-1], SECRET + "x", "ünïcode"])
async def test_who_does_not_know_the_secret_is_refused_unread(hook: str, kept: list[Update], secret: str) -> None:
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
    assert await status_of(hook, an_update(), headers=headers) == 403
    assert await status_of(hook, b"x" * (MOST_BYTES + 1), headers=headers) == 403
    assert kept == []


async def test_what_is_no_update_is_refused(hook: str, kept: list[Update]) -> None:
    assert await status_of(hook, an_update(), headers={"Content-Type": "text/plain"}) == 415
    assert await status_of(hook, b"x" * (MOST_BYTES + 1)) == 413
    for body in ("", "{", "[]", "\xff".encode("latin-1"), {"update_id": "1"}, {"update_id": -1}, {"update_id": 2**63}):
        assert await status_of(hook, body) == 400
    assert await status_of(hook, method="GET") == 405
    assert await status_of(hook.removesuffix("telegram"), an_update()) == 404
    assert kept == []


def nested(levels: int) -> bytes:
    """An update that holds lists within lists."""
    return b'{"update_id": 1, "message": ' + b"[" * levels + b"]" * levels + b"}"


def replying(levels: int) -> dict[str, object]:
    """An update whose message replies to one that replies, and so on."""
    update = an_update()
    message = update["message"]
    assert isinstance(message, dict)
    for number in range(levels):
        message["reply_to_message"] = {**message, "message_id": number + 2}
        message = message["reply_to_message"]
    return update


@pytest.mark.parametrize(
    "body",
    [
        nested(100),
        nested(100_000),
        b"[" * 400_000,
        b'{"a":' * 100_000,
        b'{"update_id": true}',
        b'{"update_id": 1.0}',
        b'{"update_id": NaN}',
        b'{"update_id": 1, "message": {"message_id": Infinity}}',
        b'{"update_id": 1, "message": {"message_id": 1e999999, "from": {"id": ' + b"9" * 40 + b"}}}",
        b'{"update_id": ' + b"9" * 10_000 + b"}",
        rb'{"update_id": 1, "message": {"text": "\ud800"}}',
        b'{"update_id": 1} {"update_id": 2}',
        b"\x00",
        b"\xff\xfe{",
        b"null",
        b'"update_id"',
    ],
    ids=lambda body: f"{len(body)} {body[:40]!r}",
)
async def test_what_is_deeply_nested_or_malformed_is_refused(hook: str, kept: list[Update], body: bytes) -> None:
    assert await status_of(hook, body) == 400
    assert await status_of(hook, an_update()) == 200
    assert len(kept) == 1


async def test_messages_that_reply_to_messages_without_end_are_refused(hook: str, kept: list[Update]) -> None:
    assert await status_of(hook, replying(1)) == 200
    assert await status_of(hook, replying(300)) == 400
    assert len(kept) == 1


@pytest.mark.parametrize(
    ("secret", "reason"),
    [
        ("", None),
        ("a" * 15, "16"),
        ("a" * 257, "256"),
        ("sixteen letters!", "letters"),
        ("geheim-geheim-ümlaut", "letters"),
    ],
)
def test_a_secret_that_can_be_guessed_or_not_be_sent_is_refused_at_the_start(secret: str, reason: str | None) -> None:
    if reason is None:
        assert read_settings(webhook_secret=secret).webhook_secret is None
        return
    with pytest.raises(SettingsProblem) as refused:
        read_settings(webhook_secret=secret)
    assert "QUOTEWIRE_WEBHOOK_SECRET" in str(refused.value)
    assert reason in str(refused.value)
    assert secret not in str(refused.value)


def test_a_secret_in_a_file_is_held_to_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret").write_text("too-short\n")
    monkeypatch.setenv("QUOTEWIRE_WEBHOOK_SECRET_FILE", str(tmp_path / "secret"))
    with pytest.raises(SettingsProblem, match=r"QUOTEWIRE_WEBHOOK_SECRET: .*16"):
        read_settings()
    (tmp_path / "secret").write_text("long-enough_16ch\n")
    assert read_settings().webhook_secret is not None


async def test_an_update_of_a_form_that_is_not_known_is_not_asked_for_again(hook: str, kept: list[Update]) -> None:
    assert await status_of(hook, {"update_id": 1, "message": {"message_id": 1}}) == 200
    assert await status_of(hook, {"update_id": 2, "hologram": {}}) == 200
    assert [update.update_id for update in kept] == [2]


async def test_a_bot_in_which_too_much_waits_says_so(server: BotApiServer, conversation: Conversation) -> None:
    port = free_port()
    hook: dict[str, Any] = {"webhook_listen": f"127.0.0.1:{port}", "webhook_secret": SECRET}
    url, full = f"http://127.0.0.1:{port}/telegram", ServingLimits(most_waiting=0)
    async with talking(server, conversation, limits=full, webhook_url=url, **hook):
        assert await status_of(url, an_update()) == 503


async def test_polling_takes_the_webhook_away(server: BotApiServer, conversation: Conversation) -> None:
    server.updates.set_webhook({"url": "https://elsewhere.example/"})
    ada = server.person("Ada")
    async with talking(server, conversation):
        ada.says("What does Zelenskyy require?")
        assert "full ceasefire" in (await ada.hears()).text


async def test_an_address_that_is_taken_is_said_in_one_line(server: BotApiServer, conversation: Conversation) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        settings = settings_for(server, webhook_url="https://bot.example/", webhook_listen=f"127.0.0.1:{port}")
        with pytest.raises(ChatProblem, match="QUOTEWIRE_WEBHOOK_LISTEN"):
            await serve(settings, conversation, asyncio.Event(), health_state=HealthState())
