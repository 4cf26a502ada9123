"""What of a post becomes an article."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from index.gathering.source_channels.channel_state import ChannelReference, channel_named, post_address
from index.gathering.source_channels.posts import Post, draft_of
from index.library.articles import Draft

AT = datetime(2026, 11, 29, 6, 30, tzinfo=UTC)
URL = "https://t.me/port_news/7"
FERRY = "⚡️ Ferry to Lindholm stopped\n\nThe ferry does not sail today because of fog, the harbour office says."


def draft(text: str, *, known: bool = False, origin: str = "") -> Draft | None:
    return draft_of(Post(7, text, AT, AT, origin=origin), URL, "Port News", "port_news", known=known)


def text_of(text: str) -> str:
    found = draft(text)
    return found.text if found else ""


def test_the_first_line_is_the_title_and_the_text_is_the_whole_post() -> None:
    assert draft(FERRY) == Draft(URL, "Ferry to Lindholm stopped", FERRY, AT, "Port News", language="en")


def test_a_long_first_line_is_cut_at_a_word() -> None:
    found = draft("The harbour board voted on Tuesday to rebuild the eastern pier, " * 3)
    assert found is not None
    assert len(found.title) <= 120
    assert found.title.endswith("to rebuild the…")


@pytest.mark.parametrize(
    "furniture",
    [
        "#ferry #lindholm", "@port_news", "Port News", "👉 Subscribe to our channel",
        "Port News | Subscribe | Our chat: t.me/port_chat", "Подписаться на канал",
        "🔔 Підписуйтесь на Порт @port_news", "Abonniere unseren Kanal!", "Abonnez-vous à notre chaîne",
        "Suscríbete a nuestro canal", "Kanalımıza katılın", "اشترك في قناتنا", "https://t.me/+AbCdEf", "➖➖➖",
    ],
)  # fmt: skip
def test_lines_that_stand_below_every_post_are_left_out(furniture: str) -> None:
    expected = FERRY
    assert text_of(f"{FERRY}\n\n{furniture}") == expected
    assert text_of(f"{furniture}\n{FERRY}") == expected


@pytest.mark.parametrize(
    "line",
    [
        "Subscribers of the ferry get their money back, the office says, if they ask before Friday, in writing.",
        "Мы в порту всю ночь, говорит капитан.",
        "انضم إلى الاتحاد عشرون ناديا هذا العام.",
        "Video: the ferry in the fog, seen from the pier.",
        "The #ferry sails again on Friday.",
    ],
)
def test_lines_that_say_something_stay(line: str) -> None:
    assert line in text_of(f"{line}\n\n{FERRY}")


@pytest.mark.parametrize("text", ["Good morning!", "🔥🔥🔥", "#ferry", "Subscribe to our channel", "   ", "早上好"])
def test_what_says_too_little_is_no_article(text: str) -> None:
    assert draft(text) is None


def test_a_known_post_may_be_corrected_to_a_few_words() -> None:
    assert draft("It was an error.") is None
    assert draft("It was an error.", known=True) is not None


def test_a_forwarded_post_has_its_origin_as_source() -> None:
    found = draft(FERRY, origin="Harbour Office")
    assert found is not None
    assert (found.source, found.url) == ("Harbour Office", URL)


@pytest.mark.parametrize(
    "text", ["@port_news", "https://t.me/port_news", "t.me/port_news/55", "https://t.me/s/port_news?x=1"]
)
def test_a_channel_is_named_by_its_name_or_link(text: str) -> None:
    assert channel_named(text) == ChannelReference("port_news")


@pytest.mark.parametrize("text", ["https://t.me/c/1234567890/5", "-1001234567890", "t.me/c/1234567890"])
def test_a_private_channel_is_named_by_its_number(text: str) -> None:
    assert channel_named(text) == ChannelReference(chat=-1001234567890)
    assert str(channel_named(text)) == "t.me/c/1234567890"


@pytest.mark.parametrize(
    "text", ["@ab", "https://example.org/port", "https://t.me/+AbCdEfGh", "https://t.me/joinchat/AbC", "12", "-12", ""]
)
def test_anything_else_names_no_channel(text: str) -> None:
    assert channel_named(text) is None


def test_a_post_has_an_address_of_its_own() -> None:
    assert post_address(-1001234567890, "port_news", 7) == "https://t.me/port_news/7"
    assert post_address(-1001234567890, "", 7) == "https://t.me/c/1234567890/7"
