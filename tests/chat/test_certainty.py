"""Sure answers, likely ones and refusals: what is shown of each, and what is told before and after the quotes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.answer_rendering import adding_first, answer_text, first_page, pages_of
from chat.conversation import Conversation
from chat.conversation_setup import build_conversation
from chat.formatted_text import EntityKind
from chat.terminal import run_terminal
from chat.translations import LANGUAGES, words
from index.library.articles import Article, ArticleCard, ArticleId, Span
from index.library.database import Database
from retrieval.answers import Certainty, Quote, Quoted, Reason, Refused, SpellingCorrection
from testing.bot_api import BotApiServer
from testing.fake_answerer import GRAIN, NOW, SHIPS, TALKS, TERMS, FakeAnswerer, quote
from tests.chat.bot import talking

MEASLES = SpellingCorrection("measels", "measles")
LIKELY = Quoted((TERMS, *SHIPS[:2]), 0.4, Certainty.LIKELY)


def strike(number: int, days_ago: int, words_of_it: str) -> Article:
    """A short article of so many days ago."""
    published = NOW - timedelta(days=days_ago)
    card = ArticleCard(ArticleId(number), f"https://courier.example/{number}", "The strike", "Courier", published, "en")
    return Article(card, words_of_it)


FOUR = strike(21, 20, "On the first day four unions had joined the strike.")
NINETEEN = strike(22, 2, "By Sunday evening nineteen unions had joined the strike. Talks go on.")
CHANGED = Quoted(
    (quote(NINETEEN, "By Sunday evening nineteen unions had joined the strike."),),
    0.9,
    earlier=(quote(FOUR, FOUR.text),),
)


def shown(answer: Quoted | Refused, code: str = "en") -> str:
    """The text of an answer as it is first shown."""
    return answer_text(answer, words(code), NOW).plain


def with_sentence(whole: Quote, sentence: str) -> Quote:
    """The quote with the sentence in it that tells."""
    start = whole.text.index(sentence) + whole.span.start
    return replace(whole, sentence=Span(start, start + len(sentence)), highlights=())


def test_a_likely_answer_says_so_and_shows_its_first_quote_alone() -> None:
    text = shown(LIKELY)
    assert text.startswith(f"This may be the answer:\n{TERMS.text}\n")
    assert SHIPS[0].text not in text


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_says_that_an_answer_is_only_likely(code: str) -> None:
    assert shown(LIKELY, code).startswith(words(code).say("likely"))
    assert words(code).say("likely") not in shown(replace(LIKELY, certainty=Certainty.SURE), code)


async def test_a_likely_answer_has_all_its_buttons_also_after_a_restart(
    server: BotApiServer, conversation: Conversation, answerer: FakeAnswerer, database: Database
) -> None:
    answerer.answers["ferry"] = LIKELY
    ada = server.person("Ada")
    async with talking(server, conversation):
        ada.says("When does the ferry leave?")
        answer = await ada.hears()
    async with talking(server, build_conversation(answerer, answerer, database).conversation):
        ada.taps(answer, "More")
        more = await ada.sees_change()
        ada.taps(more, "Back")
        back = await ada.sees_change()
        ada.taps(back, "Follow")
    assert answer.text.startswith("This may be the answer:\n")
    assert answer.quotes == [TERMS.text]
    assert answer.buttons == ["Context", "More", "Follow", "👍", "👎"]
    assert more.text.startswith("This may be the answer:\n")
    assert more.quotes == [SHIPS[0].text, SHIPS[1].text]
    assert back.text == answer.text


async def test_inline_offers_a_likely_answer_as_such(
    server: BotApiServer, conversation: Conversation, answerer: FakeAnswerer
) -> None:
    answerer.answers["ferry"] = LIKELY
    ada = server.person("Ada")
    async with talking(server, conversation):
        (offered,) = await ada.sees_results(ada.asks_inline("When does the ferry leave?"))
    assert offered["description"].startswith("This may be the answer: ")
    assert offered["input_message_content"]["message_text"].startswith("This may be the answer:\n")


def test_the_terminal_shows_a_likely_answer_as_such(conversation: Conversation, answerer: FakeAnswerer) -> None:
    answerer.answers["ferry"] = LIKELY
    screen = io.StringIO()
    run_terminal(conversation, io.StringIO("When does the ferry leave?\n"), screen, now=lambda: NOW)
    assert screen.getvalue().startswith(f"\nThis may be the answer:\n│ {TERMS.text}\n")


def test_what_adds_nothing_is_shown_only_on_further_pages() -> None:
    first, second, third = SHIPS[:3]
    answer = adding_first(Quoted((first, replace(second, adds=False), third), 0.9))
    assert [each.text for each in first_page(answer)] == [first.text, third.text]
    assert pages_of(answer) == [range(2), range(2, 3)]


@given(
    st.lists(st.tuples(st.integers(1, 700), st.booleans()), min_size=1, max_size=12),
    st.sampled_from([Certainty.SURE, Certainty.LIKELY]),
)
def test_every_quote_is_on_one_page_and_no_page_is_empty(
    lengths: Sequence[tuple[int, bool]], certainty: Certainty
) -> None:
    found = [Quote(TALKS.card, Span(0, length), "a" * length, adds=adds) for length, adds in lengths]
    answer = adding_first(Quoted(tuple(found), 0.5, certainty))
    numbers = [number for page in pages_of(answer) for number in page]
    assert numbers == list(range(len(found)))
    assert all(pages_of(answer))
    assert all(each.adds for each in first_page(answer)[1:])


def test_a_word_that_was_read_otherwise_is_told_in_a_line() -> None:
    assert shown(Quoted((TERMS,), 0.9, corrections=(MEASLES,))).startswith(f"measels → measles\n{TERMS.text}")
    both = (MEASLES, SpellingCorrection("vacine", "vaccine"))
    assert shown(Refused(Reason.NOTHING_ON_THIS, corrections=both)).startswith(
        "measels → measles, vacine → vaccine\nI have"
    )


def test_an_old_answer_has_its_date_in_front_and_a_fresh_one_has_not() -> None:
    grain = quote(GRAIN, "Four ships with maize left Odesa on Wednesday.")
    assert shown(Quoted((grain,), 0.9)).startswith(f"From 2 April:\n{grain.text}\n")
    assert shown(Quoted((TERMS,), 0.9)).startswith(TERMS.text)
    last_year = replace(grain, article=replace(GRAIN.card, published=NOW.replace(year=2024)))
    assert shown(Quoted((last_year,), 0.9)).startswith("From 12 May 2024:\n")
    undated = replace(grain, article=replace(GRAIN.card, published=None))
    assert shown(Quoted((undated,), 0.9)).startswith(grain.text)


def test_a_further_quote_of_an_old_article_does_not_repeat_the_date() -> None:
    assert shown(Quoted(SHIPS[:2], 0.9)).count("From 1 March:") == 1


def test_a_quote_in_another_language_than_the_question_says_in_which() -> None:
    asked_in_ukrainian = Quoted((TERMS,), 0.9, language="uk")
    assert shown(asked_in_ukrainian).startswith(f"{TERMS.text}\nLanguage of the quote: English\n")
    assert "Мова цитати: англійська" in answer_text(asked_in_ukrainian, words("uk"), NOW).plain
    assert "Language of the quote" not in shown(replace(asked_in_ukrainian, language="en"))
    assert "Language of the quote" not in shown(Quoted((TERMS,), 0.9))


def test_an_answer_from_another_time_says_so_and_names_its_own() -> None:
    grain = quote(GRAIN, "Four ships with maize left Odesa on Wednesday.")
    answer = Quoted((grain,), 0.9, from_another_time=True)
    told = "I found nothing on this from that time. This is from 2 April.\n"
    assert shown(answer).startswith(f"{told}{grain.text}")
    likely = replace(answer, certainty=Certainty.LIKELY)
    assert shown(likely).startswith(
        "I found nothing on this from that time. This is from 2 April.\nThis may be the answer:\n"
    )
    undated = replace(grain, article=replace(GRAIN.card, published=None))
    assert "This has no date." in shown(Quoted((undated,), 0.9, from_another_time=True))


def test_what_was_said_before_stands_below_with_its_date() -> None:
    text = answer_text(CHANGED, words("en"), NOW)
    assert text.plain.endswith("\n\nEarlier, on 22 April: “On the first day four unions had joined the strike.”")
    assert [e.span.of(text.plain) for e in text.entities if e.kind is EntityKind.LINK][-1] == FOUR.text


def test_a_long_earlier_quote_is_cut_and_an_undated_one_is_not_called_earlier() -> None:
    long = strike(23, 30, "The strike went on, " + "and on, " * 60 + "and ended.")
    undated = replace(FOUR, card=replace(FOUR.card, published=None))
    answer = replace(CHANGED, earlier=(quote(long, long.text), quote(undated, undated.text)))
    last = shown(answer).splitlines()[-1]
    assert last.startswith("Earlier, on 12 April: “The strike went on,")
    assert last.endswith("…”")
    assert len(last) < 200


async def test_what_was_said_before_is_still_there_after_a_tap(
    server: BotApiServer, conversation: Conversation, answerer: FakeAnswerer
) -> None:
    answerer.there |= {FOUR.card.id: FOUR, NINETEEN.card.id: NINETEEN}
    answerer.answers["unions"] = replace(CHANGED, corrections=(MEASLES,))
    ada = server.person("Ada")
    async with talking(server, conversation):
        ada.says("How many unions strike?")
        answer = await ada.hears()
        ada.taps(answer, "Context")
        ada.taps(await ada.sees_change(), "Back")
        back = await ada.sees_change()
    assert answer.text.startswith("measels → measles\n")
    assert "Earlier, on" in answer.text
    assert back.text == answer.text


def test_the_telling_sentence_is_bold_where_no_words_are_known_to_tell() -> None:
    whole = with_sentence(quote(GRAIN, GRAIN.text), "Four ships with maize left Odesa on Wednesday.")
    text = answer_text(Quoted((whole,), 0.9), words("en"), NOW)
    assert [e.span.of(text.plain) for e in text.entities if e.kind is EntityKind.BOLD] == [
        "Four ships with maize left Odesa on Wednesday."
    ]
    alone = with_sentence(TERMS, TERMS.text)
    text = answer_text(Quoted((alone,), 0.9), words("en"), NOW)
    assert not [e for e in text.entities if e.kind is EntityKind.BOLD]


async def test_context_marks_the_telling_sentence(
    server: BotApiServer, conversation: Conversation, answerer: FakeAnswerer
) -> None:
    said = "President Zelenskyy said on Sunday that Kyiv expects a full ceasefire before any talks begin."
    both = quote(TALKS, f"{said} He would be waiting in Türkiye, he added.")
    answerer.answers["waits"] = Quoted((with_sentence(both, "He would be waiting in Türkiye, he added."),), 0.9)
    ada = server.person("Ada")
    async with talking(server, conversation):
        ada.says("Who waits?")
        ada.taps(await ada.hears(), "Context")
        context = await ada.sees_change()
    assert context.marked("bold") == ["He would be waiting in Türkiye, he added."]
