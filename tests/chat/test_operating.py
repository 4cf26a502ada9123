"""What the bot's admins may do from the chat, and nobody else."""

from __future__ import annotations

from datetime import date

from chat.charts import Event, bars, timeline
from chat.conversation import Conversation
from index.library.articles import ArticleState
from testing.bot_api import BotApiServer
from testing.fake_answerer import TALKS, FakeAnswerer
from tests.chat.bot import talking

PNG = b"\x89PNG\r\n\x1a\n"


async def test_stats_are_a_picture_with_the_sums_in_words(server: BotApiServer, conversation: Conversation) -> None:
    ada = server.person("Ada")
    async with talking(server, conversation, admins=str(ada.user.id)):
        for question in ("Zelenskyy?", "How many ships?", "Who won?"):
            ada.says(question)
            await ada.hears()
        ada.says("/stats")
        stats = await ada.hears()
    assert "3 questions asked, 2 of them answered" in stats.text
    assert server.world.files[stats.message["photo"][0]["file_id"]].startswith(PNG)


async def test_an_article_is_retracted_after_asking_once_more(
    server: BotApiServer, conversation: Conversation, answerer: FakeAnswerer
) -> None:
    ada = server.person("Ada")
    async with talking(server, conversation, admins=str(ada.user.id)):
        ada.says("/articles")
        assert "1 · Kyiv names its terms" in (await ada.hears()).text
        ada.says("/retract 1")
        sure = await ada.hears()
        assert answerer.there[TALKS.card.id].state is ArticleState.LIVE
        ada.taps(sure, "Retract")
        assert "no longer quote" in (await ada.sees_change()).text
        ada.says("/retract nonsense")
        assert "Which article?" in (await ada.hears()).text
    assert answerer.there[TALKS.card.id].state is ArticleState.RETRACTED


async def test_to_everybody_else_these_commands_do_not_exist(
    server: BotApiServer, conversation: Conversation, answerer: FakeAnswerer
) -> None:
    ada, eve = server.person("Ada"), server.person("Eve")
    async with talking(server, conversation, admins=str(ada.user.id)):
        ada.says("/retract 1")
        sure = await ada.hears()
        for command in ("/stats", "/articles", "/retract 1"):
            eve.says(command)
            assert "I don’t know" in (await eve.hears()).text
        await eve.sees_toast(eve.taps(sure, "Retract"))
    assert answerer.there[TALKS.card.id].state is ArticleState.LIVE


def test_a_story_is_drawn_where_its_headlines_can_be() -> None:
    days = [date(2025, 4, 2), date(2025, 5, 11)]
    drawn = timeline([Event(days[0], "Зерно $x$ & <b>" * 20), Event(days[1], "Talks_{2} 'so'")], "uk")
    assert drawn is not None
    assert drawn.startswith(PNG)
    assert timeline([Event(days[0], "أخبار"), Event(days[1], "Talks")], "ar") is None
    assert timeline([Event(days[0], "Alone")], "en") is None


def test_counts_of_nothing_are_not_drawn() -> None:
    assert bars([date(2025, 5, 11)], {"articles": [0]}, "en") is None
