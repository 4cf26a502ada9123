"""An answer as a message: always within Telegram's limits, always verbatim, cut only where it says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chat.answer_rendering import LONGEST_QUOTE_UNITS, answer_text, quote_text, telling_spans
from chat.answer_views import context_view
from chat.formatted_text import CUT, EntityKind, Text, bold, joined, linked, plain, quoted, units
from chat.incoming import Person
from chat.inline_queries import InlineQueries
from chat.messages import Button, Message
from chat.quote_links import at_quote
from chat.telegram.reply_sending import entities
from chat.translations import LANGUAGES, words
from index.library.articles import Article, ArticleCard, ArticleId, Span
from retrieval.answers import Answer, Query, Quote, Quoted
from retrieval.follow_ups import Turn
from testing.bot_api.entities import check_text
from testing.fake_answerer import GRAIN, NOW, TALKS, TERMS
from tests.chat.strategies import answers, anything, cards, quotes


def as_sent(text: Text) -> list[dict[str, Any]]:
    """The entities as they go over the wire."""
    return [entity.to_dict() for entity in entities(text)]


@given(answers, st.sampled_from(LANGUAGES))
@settings(max_examples=150, deadline=None)
def test_any_answer_is_a_message_that_telegram_takes(answer: Answer, code: str) -> None:
    message = Message(answer_text(answer, words(code), NOW))
    check_text(message.text.plain, as_sent(message.text))


@given(quotes())
@settings(deadline=None)
def test_a_quote_is_shown_verbatim_but_for_marked_cuts(quote: Quote) -> None:
    shown = quote_text(quote)
    assert shown.units <= LONGEST_QUOTE_UNITS + 2 * units(CUT)
    inner = shown.plain
    if quote.text.strip() != inner:
        inner = inner.removeprefix(CUT).removesuffix(CUT)
    assert inner in quote.text


@given(quotes())
@settings(deadline=None)
def test_only_telling_words_are_bold(quote: Quote) -> None:
    telling = {place for span in telling_spans(quote) for place in range(span.start, span.end)}
    marked = "".join(character if place in telling else "\uffff" for place, character in enumerate(quote.text))
    shown = quote_text(quote)
    for entity in shown.entities:
        if entity.kind is EntityKind.BOLD:
            assert entity.span.of(shown.plain) in marked


@given(st.lists(st.tuples(st.sampled_from([bold, quoted, linked, plain]), anything), max_size=12), st.integers(20, 500))
@settings(deadline=None)
def test_any_text_fits_where_it_must(parts: list[tuple[Any, str]], longest: int) -> None:
    built = [make(text, "https://x.example") if make is linked else make(text) for make, text in parts]
    whole = joined(built, " ")
    text = whole.fitted(longest)
    assert text.units <= longest
    assert text.plain == whole.plain.strip() or text.plain.endswith(CUT)
    if text:
        check_text(text.plain, as_sent(text))


def test_telling_words_are_bold_inside_the_blockquote() -> None:
    shown = quote_text(TERMS)
    kinds = [entity.kind for entity in sorted(shown.entities, key=lambda e: (e.span.start, -e.span.end))]
    assert kinds == [EntityKind.BLOCKQUOTE, EntityKind.BOLD, EntityKind.BOLD]
    assert shown.plain == TERMS.text


def test_offsets_are_counted_in_utf_16_units() -> None:
    text = plain("👍 ") + bold("да")
    assert [(e.kind, e.offset, e.length) for e in text.in_units()] == [(EntityKind.BOLD, 3, 2)]


def test_a_long_quote_folds_up_and_is_cut_around_what_tells() -> None:
    text = "It went on and on. " * 100 + "The answer is forty-two. " + "And then some more. " * 100
    place = text.index("forty-two")
    shown = quote_text(Quote(TALKS.card, Span(0, len(text)), text, (Span(place, place + 9),)))
    assert shown.plain.startswith(CUT)
    assert shown.plain.endswith(CUT)
    assert [e.span.of(shown.plain) for e in shown.entities if e.kind is EntityKind.BOLD] == ["forty-two"]
    assert shown.entities[0].kind is EntityKind.EXPANDABLE_BLOCKQUOTE


def test_a_further_quote_of_an_article_does_not_repeat_its_title() -> None:
    text = answer_text(Quoted((TERMS, TERMS), 0.9), words("en"), NOW)
    assert text.plain.count(TALKS.card.title) == 1
    assert text.plain.endswith("\nthe same article")
    assert [e.url for e in text.entities if e.kind is EntityKind.LINK] == [at_quote(TALKS.card.url, TERMS.text)] * 2


def test_others_that_say_the_same_are_named_with_links() -> None:
    also = (GRAIN.card, ArticleCard(ArticleId(9), "notes.txt", "Notes", "", None))
    text = answer_text(Quoted((Quote(TALKS.card, TERMS.span, TERMS.text, (), also),), 0.9), words("en"), NOW)
    assert text.plain.endswith("Harbour Courier · yesterday\nalso in The Ledger, Notes")
    assert [e.url for e in text.entities if e.kind is EntityKind.LINK][1:] == ["https://ledger.example/grain?id=7#top"]


@pytest.mark.parametrize(
    ("url", "text", "link"),
    [
        ("https://x.example/a", "It ended.", "https://x.example/a#:~:text=It%20ended."),
        ("https://x.example/a#top", "so-so, yes & no", "https://x.example/a#top:~:text=so%2Dso%2C%20yes%20%26%20no"),
        ("https://x.example/ä b", "Київ", "https://x.example/%C3%A4%20b#:~:text=%D0%9A%D0%B8%D1%97%D0%B2"),
        ("https://x.example/%C3%A4?q=a%26b", "x", "https://x.example/%C3%A4?q=a%26b#:~:text=x"),
        ("http://München.example/", "x", "http://xn--mnchen-3ya.example/#:~:text=x"),
        ("https://x.example/a", "One line.\nAnother line.", "https://x.example/a#:~:text=One%20line.,Another%20line."),
        ("https://x.example/a#f:~:text=old", "new", "https://x.example/a#f:~:text=new"),
        ("https://x.example/a", " \n ", "https://x.example/a"),
        ("file:///etc/passwd", "x", None),
        ("javascript:alert(1)", "x", None),
        ("notes.txt", "x", None),
        ("https://[bad/", "x", None),
        ("https://x.example/" + "a" * 3000, "x", None),
    ],
)
def test_a_link_opens_the_page_at_the_quote(url: str, text: str, link: str | None) -> None:
    assert at_quote(url, text) == link


def test_a_link_to_a_long_quote_names_its_ends() -> None:
    text = " ".join(f"word{number}" for number in range(100))
    start, end = (at_quote("https://x.example/", text) or "").partition("=")[2].split(",")
    assert start.startswith("word0%20word1")
    assert end.endswith("word98%20word99")


@pytest.mark.parametrize("button", [{"data": "ü" * 33}, {}, {"data": "a", "url": "https://x.example"}])
def test_a_button_that_telegram_would_refuse_cannot_be_built(button: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="button"):
        Button("Tap me", **button)


@given(st.data(), st.sampled_from(LANGUAGES))
@settings(deadline=None, max_examples=60)
def test_any_quote_is_shown_in_its_context_within_the_limits(data: st.DataObject, code: str) -> None:
    card = data.draw(cards())
    text = (
        data.draw(st.tuples(anything, st.sampled_from([1, 40, 400])).map(lambda pair: pair[0] * pair[1])) + "The end."
    )
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    quote = Quote(card, span, span.of(text))
    message = context_view("key", Quoted((quote, quote), 0.9), 1, Article(card, text), words(code), NOW)
    check_text(message.text.plain, as_sent(message.text))
    bold_words = [e.span.of(message.text.plain) for e in message.text.entities if e.kind is EntityKind.BOLD]
    assert all(shown in quote.text for shown in bold_words)


@given(st.lists(quotes(), min_size=1, max_size=6), st.sampled_from(LANGUAGES))
@settings(deadline=None, max_examples=60)
def test_any_quote_can_be_offered_inline(found: list[Quote], code: str) -> None:
    class Ready:
        def answer(self, query: Query, history: Sequence[Turn] = ()) -> Answer:
            return Quoted(tuple(found), 0.9)

    offers = InlineQueries(Ready()).offers(Person(1, code), "What of it?", NOW)
    assert len({offer.id for offer in offers}) == len(offers) <= 5
    for offer in offers:
        check_text(offer.message.text.plain, as_sent(offer.message.text))
        assert offer.title.strip()
