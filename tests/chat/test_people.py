"""People's data: told, handed out, and deleted from every table."""

from __future__ import annotations

import json

from sqlalchemy import inspect, text

from chat.conversation import Conversation
from chat.conversation_setup import BuiltConversation
from index.library.database import Database
from testing.bot_api import BotApiServer, Group
from testing.bot_api.scenario import Person
from tests.chat.bot import talking

QUESTION = "What does Zelenskyy require before talks?"


def traces(database: Database, person: int) -> list[str]:
    """Every table and column in which that number, or the question, stands anywhere."""
    found = []
    with database.reading() as connection:
        for table in inspect(connection).get_table_names():
            for row in connection.execute(text(f'SELECT * FROM "{table}"')).mappings():
                found += [f"{table}.{name}" for name, value in row.items() if str(person) in str(value)]
                found += [f"{table}.{name}" for name, value in row.items() if "Zelenskyy" in str(value)]
    return found


async def leaves_traces(ada: Person, group: Group) -> None:
    """Does everything of which something is stored."""
    ada.says(QUESTION)
    answer = await ada.hears()
    ada.taps(answer, "👍")
    ada.taps(await ada.sees_change(), "Yes")
    await ada.sees_change()
    ada.says("/language de")
    await ada.hears()
    ada.says(f"/ask {QUESTION}", to=group)
    await group.hears()
    ada.says("/sources", to=group)  # order is kept within a chat: when this is answered, that answer is stored
    await group.hears()


async def test_forgetme_leaves_no_trace_in_any_table(
    server: BotApiServer, conversation: Conversation, database: Database
) -> None:
    ada, ben = server.person("Ada"), server.person("Ben")
    group = server.group("Readers", ada, ben)
    async with talking(server, conversation):
        await leaves_traces(ada, group)
        ben.says(QUESTION)
        await ben.hears()
        assert traces(database, ada.user.id)
        ada.says("/forgetme")
        sure = await ada.hears()
        ada.taps(sure, "")
        await ada.sees_change()
    bens = ("question", "turns")  # who asked the same
    assert [t for t in traces(database, ada.user.id) if not t.endswith(bens)] == []
    with database.reading() as connection:
        for table in ("shown_answers", "conversations"):
            left = set(connection.execute(text(f"SELECT person FROM {table}")).scalars())
            assert left <= {ben.user.id}


async def test_mydata_is_a_file_with_everything(server: BotApiServer, conversation: Conversation) -> None:
    ada = server.person("Ada")
    group = server.group("Readers", ada)
    async with talking(server, conversation):
        await leaves_traces(ada, group)
        ada.says("/mydata")
        sent = await ada.hears()
        ada.says("/mydata", to=group)
        assert "document" not in (await group.hears()).message
    stored = json.loads(server.world.files[sent.message["document"]["file_id"]])
    assert [row["question"] for row in stored["shown_answers"]] == [QUESTION, QUESTION]
    assert [row["language"] for row in stored["readers"]] == ["de"]
    assert [row["verdict"] for row in stored["feedback"]] == [1]


async def test_nobody_deletes_for_somebody_else(
    server: BotApiServer, conversation: Conversation, whole: BuiltConversation
) -> None:
    ada, eve = server.person("Ada"), server.person("Eve")
    group = server.group("Readers", ada, eve)
    async with talking(server, conversation):
        ada.says(f"/ask {QUESTION}", to=group)
        await group.hears()
        ada.says("/forgetme", to=group)
        sure = await group.hears()
        assert "somebody else" in await eve.sees_toast(eve.taps(sure, ""))
    assert whole.privacy.stored(ada.user.id)["shown_answers"]


async def test_privacy_says_what_is_stored_in_plain_words(server: BotApiServer, conversation: Conversation) -> None:
    ada = server.person("Ada")
    async with talking(server, conversation):
        ada.says("/privacy")
        said = (await ada.hears()).text
    assert "for 24 hours" in said
    assert "for 7 days" in said
