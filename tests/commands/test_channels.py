"""`feeds` on the command line lists, adds and removes Telegram channels beside the feeds."""

from __future__ import annotations

import json

import pytest

from tests.commands.conftest import Bot


def test_a_channel_is_added_listed_and_removed(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    added = bot("feeds", "add", "@port_news")
    assert added.status == 0
    assert added.out == (
        "@port_news will be read: make the bot an admin there. "
        "No TELEGRAM_BOT_TOKEN is set, so this is checked once the bot runs on Telegram\n"
    )
    again = bot("feeds", "add", "https://t.me/port_news")
    assert (again.status, "@port_news is there already" in again.err) == (1, True)
    listed = bot("feeds", "list").out
    assert listed.split() == [
        "-", "new", "no", "posts", "yet", "(no", "title)", "@port_news", "(0", "articles,", "0", "too", "short):",
        "Telegram", "was", "not", "asked", "for", "it", "yet",
    ]  # fmt: skip
    assert json.loads(bot("feeds", "list", "--json").out)["channel"] == "@port_news"
    assert bot("feeds", "remove", "@port_news").out == "@port_news is no longer read; its articles stay\n"
    assert bot("feeds", "remove", "@port_news").status == 1
    assert "`feeds add @CHANNEL` reads a Telegram channel" in bot("feeds", "list").out


def test_with_a_token_the_running_bot_looks_for_the_channel(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw")
    assert "The running bot checks it within a minute" in bot("feeds", "add", "t.me/c/1234567890/5").out
    assert "t.me/c/1234567890" in bot("feeds").out
