"""What is told too much, or not surely, is mended by one tap below the update."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval.answers import Certainty
from testing.bot_api import BotApiServer
from testing.newsroom import ADA, Newsroom, WallClock, story
from tests.updates.test_telegram import running
from updates.delivery_contents import MUCH_A_DAY
from updates.interests import read_interest
from updates.relevance import Levels
from updates.subscription_export import export_file, import_file
from updates.update_messages import News

FERRY = "The ferry to the islands was delayed by fog. Passengers waited in the terminal for three hours."


@pytest.fixture
def on_telegram(tmp_path: Path) -> Iterator[Newsroom]:
    room = Newsroom(tmp_path, WallClock())
    yield room
    room.close()


async def _titles(newsroom: Newsroom) -> list[str]:
    return [p.content.item.card.title for p in await newsroom.delivers() if isinstance(p.content, News)]


async def test_only_the_important_is_what_the_headline_names_or_several_sources_have(newsroom: Newsroom) -> None:
    followed = newsroom.follows(ADA, "ferry")
    newsroom.subscribing.change(ADA, followed.id, important_only=True)
    newsroom.publishes(
        story(1, FERRY, title="Fog on the coast"), story(2, "Nobody was hurt at all.", title="Ferry sinks")
    )
    assert await _titles(newsroom) == ["Ferry sinks"]
    newsroom.publishes(story(3, FERRY + " It was long.", title="Fog everywhere", source="Island Radio"))
    assert await _titles(newsroom) == ["Fog everywhere"]


async def test_less_like_this_keeps_stories_like_it_away(newsroom: Newsroom) -> None:
    followed = newsroom.follows(ADA, "ferry")
    newsroom.subscribing.want_less(ADA, followed.id, ["Cat rides ferry alone to islands"])
    newsroom.publishes(
        story(1, "Another animal went along, and all were glad.", title="Dog rides ferry alone to islands"),
        story(2, "The harbour office expects storms.", title="Old ferry sold"),
    )
    assert await _titles(newsroom) == ["Old ferry sold"]
    newsroom.subscribing.want_all(ADA, followed.id)
    newsroom.publishes(story(3, "It slept on deck.", title="Horse rides ferry alone to islands"))
    assert await _titles(newsroom) == ["Horse rides ferry alone to islands"]


async def test_who_gets_much_is_offered_a_digest_once(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "everything")
    texts = [
        "rain",
        "trams",
        "bread",
        "schools",
        "parks",
        "films",
        "goats",
        "chess",
        "roads",
        "lamps",
        "bees",
        "tea",
        "ink",
    ]
    newsroom.publishes(
        *(story(n, f"News of {word} is here today.", title=f"On {word}") for n, word in enumerate(texts, 1))
    )
    offers = [outgoing.offers_digest for outgoing in await newsroom.delivers()]
    assert offers == [False] * MUCH_A_DAY + [True] + [False] * (len(texts) - MUCH_A_DAY - 1)


async def test_a_likely_answer_is_told_as_such_and_every_statement_once(newsroom: Newsroom) -> None:
    newsroom.matching = newsroom.new_matching(Levels(sure=0.9, likely=0.5))
    newsroom.follows(ADA, "What delayed the ferry to the islands?")
    newsroom.publishes(story(1, "Rain delayed the bus to the islands. Nobody said for how long."))
    newsroom.publishes(story(2, "Fog delayed the ferry to the islands. It lay over the sound."))
    told = [outgoing.content.item for outgoing in await newsroom.delivers() if isinstance(outgoing.content, News)]
    assert [item.certainty for item in told] == [Certainty.LIKELY, Certainty.SURE]
    newsroom.publishes(story(3, "Fog delayed the ferry to the islands. Others say so too.", source="Island Radio"))
    assert await newsroom.delivers() == []


def test_what_is_wanted_less_goes_along_in_the_file(newsroom: Newsroom) -> None:
    followed = newsroom.follows(ADA, "ferry")
    newsroom.subscribing.change(ADA, followed.id, important_only=True)
    newsroom.subscribing.want_less(ADA, followed.id, ["Cat rides ferry"])
    content = export_file(newsroom.subscribing.of(ADA), newsroom.subscribing.preferences(ADA.chat))
    newsroom.subscribing.forget(ADA.chat)
    assert import_file(newsroom.subscribing, ADA, content).added == 1
    brought = newsroom.subscribing.of(ADA)[0]
    assert (brought.important_only, brought.unwanted) == (True, ("Cat rides ferry",))


def test_where_there_is_nothing_the_nearest_topics_are_proposed(newsroom: Newsroom) -> None:
    newsroom.publishes(story(1, "It was long and grey.", title="Strike in Calder"), story(2, FERRY, title="Fog"))
    previewing = newsroom.new_previewer()
    preview = previewing.preview(read_interest("airport strike"))
    assert (preview.count, preview.items) == (0, ())
    assert "Strike" in [each.text for each in preview.nearby]


async def test_the_buttons_below_an_update(on_telegram: Newsroom) -> None:
    newsroom = on_telegram
    async with BotApiServer() as server, running(server, newsroom):
        ada = server.person("Ada")
        ada.says("/subscribe ferries")
        await ada.hears()
        newsroom.publishes(story(1, FERRY, title="Ferry waits", days_ago=None))
        told = await ada.hears()
        assert told.text.startswith("Because you follow “ferries” (here: Ferry):")
        for label, toast in [
            ("Only important news", "only important news"), ("Less like this", "less like this"),
            ("Once a day", "once a day"), ("Unfollow", "no longer"),
        ]:  # fmt: skip
            assert toast in await ada.sees_toast(ada.taps(told, label))
        ada.says("/subscribe What delayed the ferry?")
        await ada.hears()
        newsroom.publishes(story(2, "Snow delayed the ferry. It fell all night.", title="Snow", days_ago=None))
        answered = await ada.hears()
        assert answered.text.startswith("This answers “What delayed the ferry?”:")
        assert "I’ll keep looking" in await ada.sees_toast(ada.taps(answered, "Keep looking"))
        assert "no longer" in await ada.sees_toast(ada.taps(answered, "Answered, unfollow"))
