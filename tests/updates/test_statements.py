"""Who is told of a new article, and how often."""

from __future__ import annotations

import pytest

from testing.newsroom import ADA, BEN, Newsroom, story
from updates.subscriptions import Cadence, Recipient
from updates.update_messages import Correction, Digest, News, Retraction

GRAIN = "The grain ships left Odesa for the Black Sea on Monday. Port workers watched the grain leave the harbour."
FERRY = "The ferry to the islands was delayed by fog. Passengers waited in the terminal for three hours."
GRAIN_TWICE = GRAIN + " Officials were pleased with the loading."


async def test_everything_a_topic_a_source_and_a_question_are_told(newsroom: Newsroom) -> None:
    newsroom.publishes(story(1, "An old piece about gardens and roses.", source="Island Radio"), announce=False)
    newsroom.follows(Recipient(1), "everything")
    newsroom.follows(Recipient(2), "grain ships leave Odesa for the Black Sea")
    newsroom.follows(Recipient(3), "island radio")
    newsroom.follows(Recipient(4), "What delayed the ferry to the islands?")
    newsroom.publishes(story(2, GRAIN, title="Grain leaves"))
    newsroom.publishes(story(3, FERRY, title="Fog", source="Island Radio"))
    await newsroom.delivers()
    assert sorted(newsroom.delivery_client.headlines) == [
        (1, "Fog"), (1, "Grain leaves"), (2, "Grain leaves"), (3, "Fog"), (4, "Fog"),
    ]  # fmt: skip


async def test_a_standing_question_is_told_the_sentence_that_answers_it(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "What delayed the ferry to the islands?")
    newsroom.publishes(story(1, FERRY))
    (outgoing,) = await newsroom.delivers()
    assert isinstance(outgoing.content, News)
    quote = outgoing.content.item.quote
    assert quote is not None
    assert quote.text == "The ferry to the islands was delayed by fog."
    assert quote.span.of(FERRY) == quote.text


async def test_a_standing_question_is_told_of_a_statement_once(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "What delayed the ferry to the islands?")
    newsroom.publishes(story(1, FERRY))
    again = "Our weather page. The ferry to the islands was delayed by thick fog. It is a beautiful spring otherwise."
    newsroom.publishes(story(2, again))
    newsroom.publishes(story(3, "A strike of the 40 deck hands delayed the ferry to the islands. They want more pay."))
    await newsroom.delivers()
    assert [title for _, title in newsroom.delivery_client.headlines] == ["Article 1", "Article 3"]


async def test_what_the_reader_was_shown_when_following_is_no_news(newsroom: Newsroom) -> None:
    (first,) = newsroom.publishes(story(1, FERRY))
    with newsroom.database.reading() as connection:
        from updates.arrivals import read_arrival

        arrival = read_arrival(connection, first, newsroom.embedder.name, newsroom.embedder.dimension)
    assert arrival is not None
    from updates.interests import read_interest
    from updates.lead_quotes import lead_quote

    shown = lead_quote(arrival)
    assert shown is not None
    newsroom.subscribing.follow(ADA, read_interest("What delayed the ferry to the islands?"), known=[shown])
    newsroom.publishes(story(2, "Weather. The ferry to the islands was delayed by fog. Roses flower in the gardens."))
    assert await newsroom.delivers() == []


async def test_include_and_exclude_words_are_literal(newsroom: Newsroom) -> None:
    newsroom.follows(Recipient(1), "everything +odesa")
    newsroom.follows(Recipient(2), 'everything -"black sea"')
    newsroom.follows(Recipient(3), "everything +od.sa")
    newsroom.publishes(story(1, GRAIN), story(2, FERRY))
    await newsroom.delivers()
    assert sorted(newsroom.delivery_client.headlines) == [(1, "Article 1"), (2, "Article 2")]


async def test_a_story_in_five_feeds_is_told_once(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "everything")
    for number in range(5):
        newsroom.publishes(story(number, GRAIN_TWICE + f" Written by desk {number}.", source=f"Feed {number}"))
    (outgoing,) = await newsroom.delivers()
    assert isinstance(outgoing.content, News)
    assert {card.source for card in outgoing.content.item.also} == {"Feed 1", "Feed 2", "Feed 3", "Feed 4"}


async def test_a_story_is_told_once_however_often_it_is_edited(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "everything")
    for edit in range(4):
        newsroom.publishes(story(1, GRAIN + " More was added." * edit))
        await newsroom.delivers()
    assert newsroom.delivery_client.headlines == [(ADA.chat, "Article 1")]


async def test_an_edit_that_matches_for_the_first_time_is_told(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "What delayed the ferry to the islands?")
    newsroom.publishes(story(1, "Travel news. More follows soon from our reporters at the terminal."))
    assert await newsroom.delivers() == []
    newsroom.publishes(story(1, "Travel news. " + FERRY))
    assert len(await newsroom.delivers()) == 1


async def test_a_story_that_two_subscriptions_match_is_told_once(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "everything")
    newsroom.follows(ADA, "grain ships leave Odesa for the Black Sea")
    newsroom.follows(ADA, "Grain ships left Odesa for the Black Sea", Cadence.DAILY)
    newsroom.publishes(story(1, GRAIN))
    await newsroom.delivers()
    newsroom.clock.goes(days=2)
    await newsroom.delivers()
    assert len(newsroom.delivery_client.outgoing_updates) == 1


async def test_a_backlog_sends_nothing(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "everything")
    newsroom.publishes(*(story(n, f"Report number {n} on subject {n * 7}.") for n in range(200)), announce=False)
    assert await newsroom.delivers() == []


async def test_an_article_of_last_month_is_no_news(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "everything")
    newsroom.publishes(story(1, GRAIN, days_ago=30))
    assert await newsroom.delivers() == []


async def test_topics_of_a_group_are_kept_apart(newsroom: Newsroom) -> None:
    newsroom.follows(Recipient(-5, 7), "everything")
    newsroom.follows(Recipient(-5, 8), "grain ships leave Odesa for the Black Sea")
    newsroom.publishes(story(1, GRAIN))
    assert {outgoing.recipient.thread for outgoing in await newsroom.delivers()} == {7, 8}


async def test_paused_and_ended_subscriptions_are_told_nothing(newsroom: Newsroom) -> None:
    paused = newsroom.follows(ADA, "everything")
    ended = newsroom.follows(BEN, "everything")
    newsroom.publishes(story(1, GRAIN))
    newsroom.subscribing.pause(ADA, paused.id)
    newsroom.subscribing.end(BEN, ended.id)
    newsroom.publishes(story(2, FERRY))
    assert await newsroom.delivers() == []
    newsroom.subscribing.pause(ADA, paused.id, paused=False)
    await newsroom.delivers()
    assert newsroom.delivery_client.headlines == [(ADA.chat, "Article 1")]


async def test_a_changed_sentence_is_told_as_a_reply(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "What delayed the ferry to the islands?")
    newsroom.publishes(story(1, FERRY))
    await newsroom.delivers()
    newsroom.publishes(story(1, "Updated. The ferry to the islands was delayed by a storm. Passengers waited."))
    (outgoing,) = await newsroom.delivers()
    assert isinstance(outgoing.content, Correction)
    assert outgoing.content.before == "The ferry to the islands was delayed by fog."
    assert outgoing.content.now is not None
    assert outgoing.content.now.text == "The ferry to the islands was delayed by a storm."
    assert outgoing.reply_to == 101


@pytest.mark.parametrize("edit", ["Corrected: spelling. " + FERRY, FERRY.replace(". ", ".\n\n"), FERRY + " More."])
async def test_a_sentence_that_only_moved_is_not_told(newsroom: Newsroom, edit: str) -> None:
    newsroom.follows(ADA, "everything")
    newsroom.publishes(story(1, FERRY))
    await newsroom.delivers()
    newsroom.publishes(story(1, edit))
    assert await newsroom.delivers() == []


async def test_a_sentence_that_is_gone_and_then_a_retraction_are_told_once_each(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "everything")
    (article,) = newsroom.publishes(story(1, FERRY))
    await newsroom.delivers()
    newsroom.publishes(story(1, "Nothing of what stood here was right. We apologise to the shipping line."))
    (gone,) = await newsroom.delivers()
    newsroom.publishes(story(1, "Nothing of what stood here was right. We apologise to everybody."))
    newsroom.library.retract(article)
    newsroom.matches()
    (retracted,) = await newsroom.delivers()
    assert isinstance(gone.content, Correction)
    assert gone.content.now is None
    assert isinstance(retracted.content, Retraction)
    assert (gone.reply_to, retracted.reply_to) == (101, 101)


async def test_what_is_retracted_before_it_is_sent_is_not_sent(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "everything")
    (article,) = newsroom.publishes(story(1, FERRY))
    newsroom.library.retract(article)
    newsroom.matches()
    assert await newsroom.delivers() == []


async def test_what_is_edited_before_it_is_sent_is_quoted_as_it_stands(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "everything")
    newsroom.publishes(story(1, FERRY))
    edited = "Update. The ferry to the islands was delayed by ice. Passengers waited in the terminal for three hours."
    newsroom.publishes(story(1, edited))
    (outgoing,) = await newsroom.delivers()
    assert isinstance(outgoing.content, News)
    quote = outgoing.content.item.quote
    assert quote is not None
    assert quote.span.of(edited) == quote.text == "The ferry to the islands was delayed by ice."


async def test_a_digest_groups_by_story_and_comes_at_its_hour(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "everything", Cadence.DAILY)
    newsroom.follows(ADA, "grain ships leave Odesa for the Black Sea", Cadence.DAILY)
    newsroom.publishes(story(1, GRAIN), story(2, FERRY, days_ago=0.05))
    assert await newsroom.delivers() == []
    newsroom.clock.goes(hours=20)
    (outgoing,) = await newsroom.delivers()
    assert isinstance(outgoing.content, Digest)
    assert [item.card.title for item in outgoing.content.items] == ["Article 2", "Article 1"]
    kept = newsroom.subscribing.digest(ADA, outgoing.content.name)
    assert kept is not None
    assert [item.card for item in kept.items] == [item.card for item in outgoing.content.items]


async def test_a_clock_that_is_set_back_sends_no_digest_twice_and_loses_none(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "everything", Cadence.DAILY)
    newsroom.publishes(story(1, GRAIN))
    newsroom.clock.goes(hours=20, minutes=10)
    assert len(await newsroom.delivers()) == 1
    newsroom.clock.goes(hours=-1)
    newsroom.publishes(story(2, FERRY))
    newsroom.clock.goes(hours=1)
    assert await newsroom.delivers() == []
    newsroom.clock.goes(hours=24)
    (outgoing,) = await newsroom.delivers()
    assert isinstance(outgoing.content, Digest)
    assert [item.card.title for item in outgoing.content.items] == ["Article 2"]


async def test_quiet_hours_hold_what_is_told_at_once(newsroom: Newsroom) -> None:
    from updates.written_times import quiet_of

    newsroom.follows(ADA, "everything")
    newsroom.subscribing.set_quiet(ADA.chat, quiet_of("11-14"))
    newsroom.publishes(story(1, GRAIN))
    assert await newsroom.delivers() == []
    newsroom.clock.goes(hours=2)
    assert len(await newsroom.delivers()) == 1


async def test_who_follows_after_somebody_was_forgotten_is_told(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "everything")
    newsroom.publishes(story(1, FERRY))  # matching has taken her up
    newsroom.subscribing.forget(ADA.chat)
    newsroom.follows(BEN, "everything")
    newsroom.publishes(story(2, GRAIN))
    await newsroom.delivers()
    assert newsroom.delivery_client.headlines == [(BEN.chat, "Article 2")]
