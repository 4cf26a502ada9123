"""Nothing is met with silence in private: captions are questions, and what has no words gets one line."""

from __future__ import annotations

from typing import Any

import pytest

from chat.conversation import Conversation
from testing.bot_api import BotApiServer
from testing.bot_api.group import Group
from testing.bot_api.scenario import Person
from testing.bot_api.world import entities_typed
from testing.fake_answerer import TERMS, FakeAnswerer
from tests.chat.bot import talking

pytestmark = pytest.mark.either

FILE = {"file_id": "f", "file_unique_id": "u"}
PICTURE = {"photo": [{**FILE, "width": 90, "height": 90}]}
POLL = {
    "id": "1", "question": "Who wins?", "options": [{"text": "A", "voter_count": 0, "persistent_id": "1"}],
    "total_voter_count": 0, "is_closed": False, "is_anonymous": True, "type": "regular", "members_only": False,
    "allows_multiple_answers": False, "allows_revoting": False,
}  # fmt: skip
WORDLESS: dict[str, dict[str, Any]] = {
    "a photo": PICTURE,
    "a voice": {"voice": {**FILE, "duration": 3}},
    "a sticker": {
        "sticker": {**FILE, "type": "regular", "width": 9, "height": 9, "is_animated": False, "is_video": False}
    },
    "a place": {"location": {"latitude": 50.4, "longitude": 30.5}},
    "a poll": {"poll": POLL},
    "a file": {"document": FILE},
    "a dice": {"dice": {"emoji": "🎲", "value": 3}},
}


def sends(person: Person, content: dict[str, Any], to: Group | None = None) -> None:
    """Sends something that is no text."""
    world, server = person.server.world, person.server
    server.updates.add("message", world.post(to.chat if to else person.chat, person.user.as_json(), content))


def captioned(words: str, **more: Any) -> dict[str, Any]:
    """A picture with words below it."""
    return {**PICTURE, "caption": words, "caption_entities": entities_typed(words), **more}


async def test_a_caption_is_a_question(
    server: BotApiServer, conversation: Conversation, answerer: FakeAnswerer
) -> None:
    ada = server.person("Ada")
    async with talking(server, conversation):
        sends(ada, captioned("What does Zelenskyy require?"))
        assert (await ada.hears()).quotes == [TERMS.text]
        sends(ada, captioned("/latest"))
        assert "Latest news" in (await ada.hears()).text


async def test_a_caption_in_a_group_is_heard_where_it_names_the_bot(
    server: BotApiServer, conversation: Conversation, answerer: FakeAnswerer
) -> None:
    ada = server.person("Ada")
    group = server.group("Readers", ada)
    async with talking(server, conversation):
        sends(ada, captioned("What does Zelenskyy want?"), to=group)
        sends(ada, captioned(f"@{server.world.bot.username} what does Zelenskyy require?"), to=group)
        assert (await group.hears()).quotes == [TERMS.text]
    assert [query.question for query in answerer.asked] == ["what does Zelenskyy require?"]


@pytest.mark.parametrize("what", WORDLESS)
async def test_what_has_no_words_gets_one_line_once(
    server: BotApiServer, conversation: Conversation, what: str
) -> None:
    ada = server.person("Ada")
    async with talking(server, conversation):
        sends(ada, WORDLESS[what])
        sends(ada, WORDLESS["a photo"])
        ada.says("What does Zelenskyy require?")
        assert "only read text" in (await ada.hears()).text
        assert (await ada.hears()).quotes == [TERMS.text]
    assert len(ada.heard()) == 2


async def test_in_a_group_pictures_are_passed_over(server: BotApiServer, conversation: Conversation) -> None:
    ada = server.person("Ada")
    group = server.group("Readers", ada)
    async with talking(server, conversation):
        sends(ada, PICTURE, to=group)
        ada.says("/latest", to=group)
        await group.hears()
    assert len(group.heard()) == 1


async def test_an_album_is_one_question(server: BotApiServer, conversation: Conversation) -> None:
    ada = server.person("Ada")
    async with talking(server, conversation):
        sends(ada, captioned("What does Zelenskyy require?", media_group_id="album"))
        for _ in range(9):
            sends(ada, {**PICTURE, "media_group_id": "album"})
        ada.says("/latest")
        assert (await ada.hears()).quotes == [TERMS.text]
        assert "Latest news" in (await ada.hears()).text
    assert len(ada.heard()) == 2
