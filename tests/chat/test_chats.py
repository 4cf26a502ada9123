"""What happens to chats is passed on to whoever tells them something later."""

from __future__ import annotations

from collections.abc import Sequence

from chat.conversation_setup import build_conversation
from chat.incoming import Place
from index.library.database import Database
from retrieval.answers import Quote
from testing.bot_api import BotApiServer
from testing.fake_answerer import SHIPS, FakeAnswerer
from tests.chat.bot import talking


class Watching:
    """Writes down what it hears."""

    def __init__(self) -> None:
        self.heard: list[tuple[object, ...]] = []

    def shown(self, place: Place, message: int, quotes: Sequence[Quote]) -> None:
        """See ChatEventListener."""
        self.heard.append(("shown", place.chat, message, [quote.text for quote in quotes]))

    def came_back(self, chat: int) -> None:
        """See ChatEventListener."""
        self.heard.append(("came back", chat))

    def moved(self, old: int, new: int) -> None:
        """See ChatEventListener."""
        self.heard.append(("moved", old, new))

    def language_chosen(self, person: int, language: str) -> None:
        """See ChatEventListener."""
        self.heard.append(("language", person, language))


async def test_listeners_hear_what_happens(server: BotApiServer, answerer: FakeAnswerer, database: Database) -> None:
    watching = Watching()
    ada = server.person("Ada")
    group = server.group("Readers", ada, kind="group")
    async with talking(
        server, build_conversation(answerer, answerer, database, chat_listeners=[watching]).conversation
    ):
        ada.says("How many ships?")
        answer = await ada.hears()
        ada.says("/language uk")
        await ada.hears()
        ada.says("/ask How many ships?", to=group)
        in_group = await group.hears()
        moved = group.migrates()
        ada.blocks()
        ada.unblocks()
        ada.says("/help")
        await ada.hears()
    texts = [ship.text for ship in SHIPS[:3]]
    assert sorted(map(repr, watching.heard)) == sorted(
        map(
            repr,
            [
                ("shown", ada.chat.id, answer.id, texts),
                ("language", ada.user.id, "uk"),
                ("shown", group.chat.id, in_group.id, texts),
                ("moved", group.chat.id, moved.chat.id),
                ("came back", ada.chat.id),
            ],
        )
    )


async def test_buttons_of_a_group_work_after_it_moved(
    server: BotApiServer, answerer: FakeAnswerer, database: Database
) -> None:
    ada = server.person("Ada")
    group = server.group("Readers", ada, kind="group")
    async with talking(server, build_conversation(answerer, answerer, database).conversation):
        ada.says("/ask How many ships?", to=group)
        answer = await group.hears()
        moved = group.migrates()
        here = {**answer.message, "chat": moved.chat.as_json()}
        moved.chat.messages[answer.id] = here
        ada.says("/help", to=group)  # is answered after the move, and there
        await moved.hears()
        ada.taps(type(answer)(moved.chat.id, here), "More")
        assert (await moved.sees_change()).quotes == [ship.text for ship in SHIPS[3:6]]
