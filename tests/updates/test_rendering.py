"""Updates fit into Telegram's messages in every language, whatever the titles and quotes are like."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chat.translations import LANGUAGES, words
from chat.updates.update_rendering import digest_code, digest_message, digest_name, digest_pages, update_message
from retrieval.answers import Certainty
from tests.chat.strategies import cards, quotes
from updates.schedule import ChatPreferences
from updates.subscriptions import Cadence, Interest, Kind, Recipient, Subscription, SubscriptionId
from updates.update_messages import Content, Correction, Digest, Item, News, OutgoingUpdate, Retraction, TopicClosed

NOW = datetime(2025, 5, 14, 12, 0, tzinfo=UTC)
WISHES = st.sampled_from(
    [
        Interest(Kind.EVERYTHING),
        Interest(Kind.QUESTION, "What now?"),
        Interest(Kind.TOPIC, "t" * 300, ("w" * 60,) * 10, ("x",)),
        Interest(Kind.SOURCE, "أخبار"),
    ]
)


@st.composite
def items(draw: st.DrawFn) -> Item:
    """A story for some subscription."""
    card = draw(cards())
    subscription = Subscription(SubscriptionId(card.id), Recipient(5), draw(WISHES))
    also = tuple(draw(st.lists(cards(), max_size=4)))
    certainty = draw(st.sampled_from(Certainty))
    return Item(subscription, card, draw(st.none() | quotes()), also, certainty, draw(st.sampled_from(["", "ferries"])))


def _outgoing(content: Content, repeat: bool = False) -> OutgoingUpdate:
    return OutgoingUpdate(
        (1,), Recipient(5), content, ChatPreferences("Asia/Kathmandu"), NOW, repeat=repeat, offers_digest=repeat
    )


@given(items(), st.sampled_from(LANGUAGES), st.booleans())
@settings(max_examples=60, deadline=None)
def test_every_update_can_be_sent(item: Item, language: str, repeat: bool) -> None:
    before = item.quote.text if item.quote else ""
    contents: list[Content] = [News(item), Retraction(item.card, before), TopicClosed(3)]
    if before:
        contents += [Correction(item.card, before, item.quote), Correction(item.card, before, None)]
    for content in contents:
        message = update_message(_outgoing(content, repeat), words(language))  # refuses what Telegram would
        assert message.text.plain


@given(st.lists(items(), min_size=1, max_size=40), st.sampled_from(LANGUAGES))
@settings(max_examples=25, deadline=None)
def test_every_page_of_a_digest_fits_and_together_they_hold_every_story(found: list[Item], language: str) -> None:
    digest = Digest("daily:2025-05-14", Cadence.DAILY, tuple(found))
    page, pages = 0, [digest_message(digest, 0, words(language), NOW)]
    while any(f":{page + 1}" in button.data for row in pages[-1].buttons for button in row if "dig:" in button.data):
        page += 1
        pages.append(digest_message(digest, page, words(language), NOW))
    assert page <= len(found)


@given(st.lists(st.text(min_size=1, max_size=3000), min_size=1, max_size=20))
def test_pages_are_in_order_and_leave_nothing_out(stories: list[str]) -> None:
    from chat.formatted_text import plain

    pages = digest_pages([plain(story) for story in stories])
    assert [number for page in pages for number in range(page.start, page.end)] == list(range(len(stories)))


@pytest.mark.parametrize("name", ["daily:2026-11-24", "weekly:2026-W48"])
def test_the_name_of_a_digest_fits_into_a_button_and_comes_back(name: str) -> None:
    assert digest_name(digest_code(name)) == name
