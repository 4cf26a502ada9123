"""Small talk gets a friendly word in the reader's language; requests do what commands do."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chat.conversation import Conversation
from chat.formatted_text import LONGEST_MESSAGE_UNITS
from chat.incoming import IncomingMessage, Person, Place, Tap
from chat.messages import Message
from chat.topic_articles import LONGEST_TOPIC
from chat.translations import LANGUAGES, words
from index.library.articles import ArticleCard, ArticleId
from retrieval.answers import Quoted, Reason, Refused, SpellingCorrection
from retrieval.bare_topics import HEADLINES
from retrieval.long_messages import LONGEST_UNCHANGED
from testing.bot_api import BotApiServer
from testing.fake_answerer import GRAIN, NOW, TALKS, TERMS, FakeAnswerer, quote
from tests.chat.bot import talking

pytestmark = pytest.mark.either

ADA = Place("telegram", 7)


def told(conversation: Conversation, text: str, language: str = "en") -> Message:
    """What is said to a text."""
    return conversation.hear(IncomingMessage(ADA, Person(7, language), text, NOW, 1))[0].message


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("hiii", "talk-greeting"), ("thx!!", "talk-thanks-without-updates"), ("bye", "talk-goodbye-without-updates"),
        ("who are you?", "talk-who"), ("how are you?", "talk-how"), ("sorry", "talk-sorry"), ("ok", "talk-okay"),
        ("stupid bot", "talk-insult"), ("how are u", "talk-how"),
    ],
)  # fmt: skip
def test_small_talk_is_met_in_the_readers_language(
    conversation: Conversation, answerer: FakeAnswerer, text: str, name: str, language: str
) -> None:
    answerer.there.clear()  # else a question to begin with is looked for
    assert told(conversation, text, language).text.plain.startswith(words(language).say(name))
    assert answerer.asked == []


def test_a_greeting_says_what_this_is_and_has_something_to_tap(conversation: Conversation) -> None:
    message = told(conversation, "hi")
    assert message.text.plain.startswith("Hello!\nAsk me about the news")
    assert "Latest news" in [button.label for row in message.buttons for button in row]


@pytest.mark.parametrize("text", ["help", "what can you do?"])
def test_who_wants_help_gets_help(conversation: Conversation, text: str) -> None:
    assert told(conversation, text) == told(conversation, "/help")


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("what's new?", "/latest"),
        ("any news about Zelenskyy?", "/latest Zelenskyy"),
        ("#Zelenskyy", "/latest Zelenskyy"),
    ],
)
def test_who_wants_news_gets_the_latest(conversation: Conversation, text: str, command: str) -> None:
    assert told(conversation, text) == told(conversation, command)


@pytest.mark.parametrize(
    ("text", "language", "time"),
    [
        ("What happened yesterday?", "en", "yesterday"),
        ("what happend yesterday", "en", "yesterday"),
        ("what happened yesturday?", "en", "yesterday"),
        ("news from yesturday", "en", "yesterday"),
        ("yesterday", "en", "yesterday"),
        ("what happened on sundey?", "en", "on Sunday"),
        ("hi! what was in the news on Sunday?", "en", "on Sunday"),
        ("Was ist am Sonntag passiert?", "de", "Sonntag"),
        ("¿Qué pasó ayer?", "es", "ayer"),
        ("Que s'est-il passé hier ?", "fr", "hier"),
        ("Cosa è successo ieri?", "it", "ieri"),
        ("O que aconteceu ontem?", "pt", "ontem"),
        ("Co się stało wczoraj?", "pl", "wczoraj"),
        ("Що сталося вчора?", "uk", "вчора"),
        ("Что случилось вчера?", "ru", "вчера"),
        ("Dün ne oldu?", "tr", "Dün"),
        ("ماذا حدث أمس؟", "ar", "أمس"),
        ("دیروز چه اتفاقی افتاد؟", "fa", "دیروز"),
        ("Apa yang terjadi kemarin?", "id", "kemarin"),
        ("Kecha nima bo'ldi?", "uz", "Kecha"),
    ],
)
def test_who_asks_what_happened_at_a_time_gets_its_headlines(
    conversation: Conversation, answerer: FakeAnswerer, text: str, language: str, time: str
) -> None:
    yesterday = NOW - timedelta(days=1)
    for number, published in ((1, NOW), (2, yesterday), (3, yesterday - timedelta(days=1))):
        card = replace(TALKS.card, id=ArticleId(100 + number), title=f"Storm {number}", published=published)
        answerer.there[card.id] = replace(TALKS, card=card)
    message = told(conversation, text, language)
    assert message.text.plain.startswith(f"{time[0].upper()}{time[1:]}\n")
    assert [f"Storm {number}" in message.text.plain for number in (1, 2, 3)] == [False, True, False]
    assert answerer.asked == []


def test_headlines_of_a_month_are_of_all_of_it(conversation: Conversation, answerer: FakeAnswerer) -> None:
    for day in range(1, 31):
        for hour in (8, 9):
            published = datetime(2022, 6, day, hour, tzinfo=UTC)
            card = replace(TALKS.card, id=ArticleId(100 * day + hour), title=f"Storm {day}", published=published)
            answerer.there[card.id] = replace(TALKS, card=card)
    message = told(conversation, "What happened in June 2022?").text.plain
    days = [int(day) for day in re.findall(r"Storm (\d+)", message)]
    assert [(30 - day) // 3 for day in days] == list(range(10)), "one of each three days, the newest first"


def test_the_latest_on_a_topic_has_the_newest_with_its_words_in_their_titles(
    conversation: Conversation, answerer: FakeAnswerer
) -> None:
    titles = ("Russia votes", "US votes", "The devotee speaks", "Votes are counted")
    for number, title in enumerate(titles, 101):
        card = replace(TALKS.card, id=ArticleId(number), title=title, published=NOW - timedelta(minutes=number))
        answerer.there[card.id] = replace(TALKS, card=card)
    listed = told(conversation, "/latest votes").text.plain
    places = [listed.find(f"• {title}") for title in titles]
    assert 0 < places[0] < places[1] < places[3]
    assert places[2] < 0


def test_more_goes_on_with_the_headlines_until_there_are_no_more(
    conversation: Conversation, answerer: FakeAnswerer
) -> None:
    for number in range(1, 26):
        card = replace(TALKS.card, id=ArticleId(100 + number), title=f"Storm {number}.", published=NOW)
        answerer.there[card.id] = replace(TALKS, card=card)
    answerer.there = {id_: article for id_, article in answerer.there.items() if id_ > 100}
    pages = [told(conversation, text).text.plain for text in ("latest news", "more", "/more", "more")]
    assert [page.count("Storm") for page in pages] == [10, 10, 5, 0]
    assert len(set(re.findall(r"Storm \d+", "".join(pages)))) == 25
    assert pages[-1] == "There are no more headlines."


def test_more_goes_on_with_a_story(conversation: Conversation, answerer: FakeAnswerer) -> None:
    cards = [
        replace(TALKS.card, id=ArticleId(number), title=f"Storm {number}.", published=NOW - timedelta(days=number))
        for number in range(1, 16)
    ]
    answerer.answers["storm"] = Refused(Reason.UNSURE, headlines=tuple(cards))
    pages = [told(conversation, text).text.plain for text in ("/story storm", "more", "more")]
    assert [page.count("Storm") for page in pages] == [12, 3, 0]
    button = told(conversation, "/story storm").buttons[0][0]
    tapped = conversation.tap(Tap(ADA, Person(7, "en"), button.data, NOW, 1, genuine=True))
    assert tapped.replies[0].message.text.plain == pages[1]
    assert pages[-1] == "There are no more headlines."


def test_more_is_understood_in_english_by_who_speaks_another_language(
    conversation: Conversation, answerer: FakeAnswerer
) -> None:
    told(conversation, "ships", "uk")
    asked = len(answerer.asked)
    told(conversation, "more", "uk")
    assert len(answerer.asked) == asked


def test_a_button_under_headlines_shows_the_next_ones(conversation: Conversation, answerer: FakeAnswerer) -> None:
    for number in range(1, 16):
        card = replace(TALKS.card, id=ArticleId(100 + number), title=f"Storm {number}.", published=NOW)
        answerer.there[card.id] = replace(TALKS, card=card)
    answerer.there = {id_: article for id_, article in answerer.there.items() if id_ > 100}
    reply = conversation.hear(IncomingMessage(ADA, Person(7, "en"), "/latest", NOW, 1))[0]
    assert reply.answer, "its topic is stored once it is shown"
    button = reply.message.buttons[0][0]
    assert button.label == "More"
    told(conversation, "What are the terms for talks?")  # it stays the button of its list
    tapped = conversation.tap(Tap(ADA, Person(7, "en"), button.data, NOW, 1, genuine=True))
    assert tapped.replies[0].message.text.plain.count("Storm") == 5
    assert tapped.replies[0].message.buttons == ()
    for page in (10**6, 10**17, -1):  # no button has these
        forged = button.data.removesuffix("1") + str(page)
        forged_replies = conversation.tap(Tap(ADA, Person(7, "en"), forged, NOW, 1)).replies
        assert [reply.message.text.plain.count("Storm") for reply in forged_replies] == [10 if page < 0 else 0]
    gone = conversation.tap(Tap(ADA, Person(7, "en"), "list:forgotten:1", NOW, 1, genuine=True))
    assert (gone.replies, bool(gone.toast)) == ((), True)


def test_more_turns_the_pages_of_an_answer_that_came_after_headlines(conversation: Conversation) -> None:
    told(conversation, "latest news")
    told(conversation, "What are the terms for talks?")
    assert told(conversation, "more").text.plain == "There are no more quotes."


def test_a_topic_alone_gets_its_headlines_and_more_of_them(conversation: Conversation, answerer: FakeAnswerer) -> None:
    answerer.answers["grain"] = Refused(Reason.BARE_TOPIC, headlines=(GRAIN.card,))
    message = told(conversation, "grain")
    assert message.text.plain.startswith("Latest news on grain\n\n• Grain ships leave Odesa again")
    assert [button.label for row in message.buttons for button in row] == ["Follow"]
    other = replace(GRAIN.card, id=ArticleId(300), title="Grain harvest begins")
    answerer.there[other.id] = replace(GRAIN, card=other)
    more = told(conversation, "more").text.plain
    assert more.startswith("Latest news on grain\n\n• Grain harvest begins")
    assert "Grain ships" not in more, "it was shown before"
    assert told(conversation, "more").text.plain == "There are no more headlines."


def test_a_topic_alone_has_a_button_for_more_where_there_may_be_more(
    conversation: Conversation, answerer: FakeAnswerer
) -> None:
    cards = tuple(replace(GRAIN.card, id=ArticleId(200 + n), title=f"Grain ship {n} sails") for n in range(HEADLINES))
    answerer.there |= {card.id: replace(GRAIN, card=card) for card in cards}
    correction = SpellingCorrection("grian", "grain")
    answerer.answers["grian"] = Refused(Reason.BARE_TOPIC, headlines=cards, corrections=(correction,))
    message = told(conversation, "grian")
    assert "Latest news on grain" in message.text.plain
    more, follow = (button for row in message.buttons for button in row)
    assert (more.label, follow.label) == ("More", "Follow")
    tapped = conversation.tap(Tap(ADA, Person(7, "en"), more.data, NOW, 1, genuine=True))
    assert tapped.replies[0].message.text.plain.startswith("Latest news on gr")


def test_a_topic_with_a_time_gets_the_headlines_of_that_time(
    conversation: Conversation, answerer: FakeAnswerer
) -> None:
    assert GRAIN.card.published is not None
    day = GRAIN.card.published
    before = replace(GRAIN.card, id=ArticleId(301), title="Grain is sown", published=day - timedelta(days=365))
    answerer.there[before.id] = replace(GRAIN, card=before)
    headlines = told(conversation, f"news about grain in {day:%B %Y}").text.plain
    assert GRAIN.card.title in headlines
    assert before.title not in headlines
    older = told(conversation, "news about grain in January 1999").text.plain
    assert older.startswith("I have nothing on that.\n\nLatest news on grain\n\n•")
    assert told(conversation, "news about asdf in January 1999").text.plain == "I have nothing on that."


def test_the_latest_on_what_nobody_wrote_of_is_nothing(conversation: Conversation) -> None:
    assert told(conversation, "/latest asdf qwer").text.plain == "I have nothing on that."
    assert TALKS.card.title in told(conversation, "/latest Kyiv").text.plain


def test_a_misspelt_topic_is_corrected(conversation: Conversation, answerer: FakeAnswerer) -> None:
    correction = SpellingCorrection("kyivv", "Kyiv")
    refused = Refused(Reason.NOTHING_ON_THIS, headlines=(TALKS.card,), corrections=(correction,))
    answerer.answers["kyivv"] = refused
    assert TALKS.card.title in told(conversation, "/latest kyivv").text.plain


def test_a_thousand_words_are_not_looked_for_in_titles(
    conversation: Conversation, answerer: FakeAnswerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest, sought = answerer.newest, []

    def noted(limit: int, **how: Any) -> list[ArticleCard]:
        sought.append(how.get("title") or "")
        return newest(limit, **how)

    monkeypatch.setattr(answerer, "newest", noted)
    told(conversation, "/latest " + " ".join(f"qx{number}" for number in range(1200)))  # SQLite takes no thousand
    assert max(len(title.split()) for title in ["", *sought]) <= LONGEST_TOPIC


def test_who_asks_for_a_day_without_news_is_told_so_and_shown_the_newest(conversation: Conversation) -> None:
    text = told(conversation, "What happened in March 1999?").text.plain
    assert text.startswith("I have nothing on that.\n\nLatest news\n\n")
    assert TALKS.card.title in text


@pytest.mark.parametrize(
    "text",
    [
        "What happened in Hale yesterday?",
        "what happened in rio on Sunday?",
        "What happened to the US yesterday?",
        "Who died yesterday?",
        "What will happen tomorrow?",
    ],
)
def test_a_question_that_names_more_than_a_time_is_answered(
    conversation: Conversation, answerer: FakeAnswerer, text: str
) -> None:
    told(conversation, text)
    assert [asked.question for asked in answerer.asked] == [text]


def test_a_question_behind_a_greeting_is_answered(conversation: Conversation, answerer: FakeAnswerer) -> None:
    message = told(conversation, "Hi! What does Zelenskyy require? Thanks")
    assert TERMS.text in message.text.plain
    assert answerer.asked[-1].question == "What does Zelenskyy require?"


def test_small_talk_is_no_turn_of_the_conversation(conversation: Conversation, answerer: FakeAnswerer) -> None:
    for text in ("What does Zelenskyy require?", "thanks", "Why?"):
        told(conversation, text)
    assert answerer.histories[-1] == ["What does Zelenskyy require?"]


def test_small_talk_that_is_edited_is_met_once(conversation: Conversation) -> None:
    said = IncomingMessage(ADA, Person(7), "hi", NOW, 1)
    assert conversation.hear(said)
    assert conversation.hear(replace(said, text="hi!", edited=True)) == ()


def test_a_question_that_is_edited_into_small_talk_leaves_no_answer(conversation: Conversation) -> None:
    said = IncomingMessage(ADA, Person(7), "What does Zelenskyy require?", NOW, 1)
    (answer,) = conversation.hear(said)
    conversation.was_shown(answer, 2)
    (met,) = conversation.hear(replace(said, text="never mind", edited=True))
    assert met.replaces == 2
    assert met.message.text.plain == words("en").say("talk-okay")


def test_where_there_are_no_updates_that_is_said(conversation: Conversation) -> None:
    for text in ("subscribe me to grain", "stop"):
        assert told(conversation, text).text.plain == words("en").say("no-updates-at-terminal")


async def test_a_group_hears_small_talk_only_when_it_calls(server: BotApiServer, conversation: Conversation) -> None:
    ada = server.person("Ada")
    group = server.group("Readers", ada)
    async with talking(server, conversation):
        ada.says("hi", to=group)
        ada.says("thanks", to=group)
        ada.says("@quotewire_bot thanks!", to=group)
        heard = await group.hears()
    assert heard.text == words("en").say("talk-thanks-without-updates")
    assert len(group.heard()) == 1


POEM = "Roses are red\nviolets are blue\nthe harbour is quiet\nand so are you"
BAD = [
    "https://courier.example/world/istanbul-talks",
    "https://nowhere.example/?id=1",
    "$5",
    "€1,200.50",
    "#kyiv",
    "#",
    "#️⃣",
    "Зеленський Zelensky",
    "Zelenskyy",
    "ZELENSKIY",
    "Who? What? When? Where? Why?",
    "Is it open? Who paid? Why? Did Zelenskyy agree? What of the grain?",
    POEM,
    POEM * 30,
    "you idiot",
    "fuck you, who won?",
    "Что said Zelenskyy вчера?",
    "Хто won the cup? Wer hat gewonnen?",
    "何が起きた?",
    "？",
    "...",
    "?",
    "!!!",
    "\u200f\u202e",
    "👩‍👩‍👧‍👦",
    "\x00",
    "a" * 4096,
    "🇺🇦" * 1000,
    "1",
    "?" * 4096,
    "hi " * 1300,
    "what's new in " + "x" * 4000,
    "/",
    "//",
    "{topic}",
    "news about {topic}",
    "\\ud800",
    "<b>hi</b>",
    "'; DROP TABLE articles; --",
    "who\u0301\u0301\u0301 won",
    "٣٤٥",
    "what's new in ...",
    "let me know when",
    "tell me about",
]


@pytest.mark.parametrize("text", BAD)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_whatever_is_sent_something_sensible_comes_back(conversation: Conversation, text: str, language: str) -> None:
    for reply in conversation.hear(IncomingMessage(ADA, Person(7, language), text, NOW, 1)):
        assert reply.message.text.plain.strip()
        assert reply.message.text.units <= LONGEST_MESSAGE_UNITS


def test_a_long_message_that_asks_is_a_question(conversation: Conversation, answerer: FakeAnswerer) -> None:
    answerer.answers["maize"] = Quoted((quote(GRAIN, "Four ships with maize left Odesa on Wednesday."),), 0.9)
    told_before = "My sister and I walk to the harbour every Sunday and watch the boats come in with their nets. " * 3
    text = f"{told_before}I would like to know what became of the maize. {told_before}"
    assert len(text) > LONGEST_UNCHANGED
    assert "Four ships" in told(conversation, text).text.plain
    assert answerer.asked[-1].question == text.strip()


def test_a_long_text_that_asks_nothing_is_held_against_the_news(
    conversation: Conversation, answerer: FakeAnswerer
) -> None:
    told(conversation, f"{TALKS.text} The minister asked: “Who knows?” " * 3)
    assert answerer.asked[-1].question != TALKS.text


async def test_an_update_that_cannot_be_read_is_passed_over(server: BotApiServer, conversation: Conversation) -> None:
    ada = server.person("Ada")
    async with talking(server, conversation):
        server.updates.add("message", {"message_id": 1, "poll": {"id": "no more than that"}})
        ada.says("hello")
        assert (await ada.hears()).text.startswith("Hello!")
