"""The whole way with the real library, index and model: a sample article goes in, its quote comes out on Telegram."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands.conversation_parts import conversation, fill_empty_library
from commands.parts import Parts
from testing.bot_api import BotApiServer
from tests.chat.bot import settings_for, talking


@pytest.mark.real_model
async def test_a_sample_article_is_quoted_on_telegram(server: BotApiServer, tmp_path: Path, model_folder: Path) -> None:
    (tmp_path / "model").symlink_to(model_folder)
    ada = server.person("Ada")
    with Parts(settings_for(server, data=tmp_path)) as parts:
        fill_empty_library(parts)
        async with talking(server, conversation(parts), data=tmp_path):
            ada.says("What does Zelenskyy require before talks?")
            answer = await ada.hears()
            ada.taps(answer, "Context")
            context = await ada.sees_change()
        texts = [article.text for card in parts.library.newest(50) if (article := parts.library.article(card.id))]
    assert "ceasefire" in answer.quotes[0]
    assert all(any(quote in text for text in texts) for quote in answer.quotes)
    assert "#:~:text=" in next(iter(answer.links.values()))
    assert context.marked("bold") == [answer.quotes[0]]
