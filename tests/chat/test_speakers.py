"""Who is speaking: those who write in the name of a group or channel are told apart by it, and each leads its own."""

from __future__ import annotations

from telegram import Update

from chat.conversation import Conversation
from chat.conversation_setup import BuiltConversation
from chat.telegram.shared_queue import stored_update
from testing.bot_api import BotApiServer
from testing.fake_answerer import TERMS, FakeAnswerer, Following
from tests.chat.bot import talking

QUESTION = "What does Zelenskyy require before talks?"


async def test_anonymous_admins_of_one_group_choose_no_language_for_another(
    server: BotApiServer, conversation: Conversation
) -> None:
    ada, ben = server.person("Ada"), server.person("Ben")
    here, there = server.group("Here", ada), server.group("There", ben)
    async with talking(server, conversation):
        ada.says("/language de", to=here, anonymously=True)
        assert "Deutsch" in (await here.hears()).text
        ben.says("/new", to=there, anonymously=True)
        assert "What would you like to know?" in (await there.hears()).text
        ada.says("/new", to=here, anonymously=True)
        assert "Was möchtest du wissen?" in (await here.hears()).text


async def test_the_language_of_an_anonymous_admin_is_chosen_by_any_admin_of_the_group(
    server: BotApiServer, conversation: Conversation, whole: BuiltConversation
) -> None:
    ada, eve = server.person("Ada"), server.person("Eve")
    group = server.group("Readers", ada, eve)
    async with talking(server, conversation):
        ada.says("/language", to=group, anonymously=True)
        languages = await group.hears()
        assert "admins" in await eve.sees_toast(eve.taps(languages, "Deutsch"))
        ada.taps(languages, "Deutsch")
        await group.sees_change()
    chosen = [whole.chosen_language(who) for who in (group.chat.id, ada.user.id, eve.user.id)]
    assert chosen == ["de", "", ""]


async def test_channels_choose_their_own_language_in_writing(
    server: BotApiServer, conversation: Conversation, whole: BuiltConversation
) -> None:
    ada, ben = server.person("Ada"), server.person("Ben")
    one, other = (server.group(name, who, kind="channel") for name, who in (("Port", ada), ("Pier", ben)))
    group = server.group("Readers", ada, ben)
    async with talking(server, conversation):
        ada.says("/language", to=group, as_channel=one)
        asked = await group.hears()
        assert "/language uk" in asked.text
        assert asked.buttons == []
        ada.says("/language uk", to=group, as_channel=one)
        await group.hears()
        ben.says("/new", to=group, as_channel=other)
        assert "What would you like to know?" in (await group.hears()).text
    assert [whole.chosen_language(each.chat.id) for each in (one, other, group)] == ["uk", "", ""]


async def test_questions_in_one_name_silence_no_other(server: BotApiServer, conversation: Conversation) -> None:
    ada, ben = server.person("Ada"), server.person("Ben")
    here, there = server.group("Here", ada), server.group("There", ben)
    channel = server.group("Port", ada, kind="channel")
    async with talking(server, conversation, questions_per_person=2):
        for _ in range(3):
            ada.says(f"/ask {QUESTION}", to=here, anonymously=True)
        said = [await here.hears() for _ in range(3)]
        assert "more than I can answer" in said[-1].text
        for name in ({"anonymously": True}, {"as_channel": channel}):
            who, where = (ben, there) if "anonymously" in name else (ada, here)
            who.says(f"/ask {QUESTION}", to=where, **name)
            assert (await where.hears()).quotes == [TERMS.text]


async def test_a_follow_up_belongs_to_the_name_that_asked(
    server: BotApiServer, conversation: Conversation, answerer: FakeAnswerer
) -> None:
    ada, ben = server.person("Ada"), server.person("Ben")
    one, other = (server.group(name, who, kind="channel") for name, who in (("Port", ada), ("Pier", ben)))
    group = server.group("Readers", ada, ben)
    async with talking(server, conversation):
        for who, channel, question in ((ada, one, QUESTION), (ben, other, "Why?"), (ada, one, "Why?")):
            who.says(f"/ask {question}", to=group, as_channel=channel)
            await group.hears()
    assert answerer.histories == [[], [], [QUESTION]]


async def test_what_is_stored_in_a_name_is_deleted_when_an_admin_of_the_group_confirms(
    server: BotApiServer, conversation: Conversation, whole: BuiltConversation
) -> None:
    ada, eve = server.person("Ada"), server.person("Eve")
    group, channel = server.group("Readers", ada, eve), server.group("Port", eve, kind="channel")
    async with talking(server, conversation):
        for who, name in ((ada, {"anonymously": True}), (eve, {"as_channel": channel})):
            who.says(f"/ask {QUESTION}", to=group, **name)
            await group.hears()
            who.says("/forgetme", to=group, **name)
            sure = await group.hears()
            owner = group.chat.id if who is ada else channel.chat.id
            assert whole.privacy.stored(owner)["shown_answers"]
            assert "admins" in await eve.sees_toast(eve.taps(sure, "Delete"))
            assert whole.privacy.stored(owner)["shown_answers"]
            ada.taps(sure, "Delete")
            assert "Deleted" in (await group.sees_change()).text
            assert not any(whole.privacy.stored(owner).values())


async def test_made_up_data_deletes_nothing_of_others(
    server: BotApiServer, conversation: Conversation, whole: BuiltConversation
) -> None:
    ada, eve = server.person("Ada"), server.person("Eve")
    victims, lair = server.group("Readers", ada), server.group("Lair", eve)
    async with talking(server, conversation):
        ada.says(f"/ask {QUESTION}", to=victims, anonymously=True)
        await victims.hears()
        for where, refusal in ((None, "somebody else"), (lair, "no longer works")):
            eve.says("/forgetme", to=where)
            sure = await (where or eve).hears()
            for data in (f"forget:{victims.chat.id}", f"forget:{ada.user.id}"):
                assert refusal in await eve.sees_toast(eve.taps(sure, data=data))
    assert whole.privacy.stored(victims.chat.id)["shown_answers"]


async def test_a_made_up_button_replaces_no_message_of_a_group(
    server: BotApiServer, conversation: Conversation
) -> None:
    ada, eve = server.person("Ada"), server.person("Eve")
    group = server.group("Readers", ada, eve)
    async with talking(server, conversation):
        ada.says(f"/ask {QUESTION}", to=group)
        answer = await group.hears()
        assert "no longer works" in await eve.sees_toast(eve.taps(answer, data="lang:de"))
    assert group.heard()[0].quotes == [TERMS.text]


async def test_who_leads_a_group(server: BotApiServer, conversation: Conversation, follows: Following) -> None:
    """Its admins, also anonymously; nobody who writes as a channel, be it the group's own or the owner's."""
    ada = server.person("Ada")
    group, channel = server.group("Readers", ada), server.group("Port", ada, kind="channel")
    link = "/start f_V2hvIGNvbWVzPw"
    async with talking(server, conversation):
        ada.says(link, to=group, as_channel=channel)
        assert "admins" in (await group.hears()).text
        group.forwards(channel.posts(link), channel)
        group.forwards(channel.posts("/ask How many ships?"), channel)
        assert (await group.hears()).quotes
        assert follows.followed == []
        ada.says(link, to=group, anonymously=True)
        await group.hears()
    assert follows.followed == [(group.chat.id, "Who comes?")]


async def test_shared_accounts_whose_chat_is_not_told_are_nobody(
    server: BotApiServer, conversation: Conversation, answerer: FakeAnswerer
) -> None:
    ada = server.person("Ada")
    group = server.group("Readers", ada)
    async with talking(server, conversation):
        for number in (136817688, 777000):
            sender = {"id": number, "is_bot": number != 777000, "first_name": "Somebody"}
            message = server.world.post(group.chat, sender, {"text": "/ask Who?"})
            server.updates.add("message", message)
        ada.says(f"/ask {QUESTION}", to=group)
        await group.hears()
    assert [query.question for query in answerer.asked] == [QUESTION]


async def test_only_a_group_that_becomes_a_supergroup_moves(
    server: BotApiServer, conversation: Conversation, whole: BuiltConversation
) -> None:
    ada, eve = server.person("Ada"), server.person("Eve")
    group, lair = server.group("Readers", ada), server.group("Lair", eve)
    async with talking(server, conversation):
        ada.says(QUESTION)
        await ada.hears()
        for chat, told in (
            (ada.chat, {"migrate_to_chat_id": lair.chat.id}),
            (group.chat, {"migrate_to_chat_id": lair.chat.id}),
            (lair.chat, {"migrate_from_chat_id": ada.chat.id}),
        ):
            server.updates.add("message", server.world.post(chat, eve.user.as_json(), told))
        await server.updates.confirmed()
        for who, where in ((ada, None), (ada, group), (eve, lair)):  # order is kept within a chat
            who.says("/help", to=where)
            await (where or who).hears()
    assert [row["chat"] for row in whole.privacy.stored(ada.user.id)["shown_answers"]] == [ada.chat.id]


def test_a_stored_update_is_the_true_speakers() -> None:
    chat = {"id": -1_000_000_000_007, "type": "supergroup", "title": "Readers"}
    bot = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    message = {"message_id": 1, "date": 1, "chat": chat, "from": bot, "sender_chat": chat, "text": "/ask Who?"}
    arrival = stored_update(Update.de_json({"update_id": 1, "message": message}))
    assert (arrival.person, arrival.queue) == (chat["id"], str(chat["id"]))
