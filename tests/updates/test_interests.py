"""What people write becomes an interest, a time or a zone, or a plain reason why not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testing.newsroom import ADA, Newsroom, story
from updates.arrivals import literal
from updates.errors import RefusalReason as Why
from updates.errors import SubscriptionRefused
from updates.interests import read_interest
from updates.quote_changes import QuoteChange, locate_quote
from updates.relevance import passes_filters
from updates.schedule import ChatPreferences, Quiet
from updates.statements import Statement, same_statement
from updates.subscription_export import export_file, import_file
from updates.subscriptions import Cadence, Interest, Kind
from updates.written_times import minute_of_day, quiet_of, time_text, zone_of

SOURCES = ["Harbour Courier", "Island Radio", ""]


@pytest.mark.parametrize(
    ("text", "interest"),
    [
        ("Black Sea grain", Interest(Kind.TOPIC, "Black Sea grain")),
        ("What delayed the ferry?", Interest(Kind.QUESTION, "What delayed the ferry?")),
        ("harbour  courier", Interest(Kind.SOURCE, "Harbour Courier")),
        ("everything", Interest(Kind.EVERYTHING)),
        ("все +Одеса", Interest(Kind.EVERYTHING, include=("Одеса",))),
        ("vaccines +WHO", Interest(Kind.TOPIC, "vaccines", include=("WHO",))),
        ("+ferry +fog", Interest(Kind.EVERYTHING, include=("ferry", "fog"))),
        ('grain -"black sea" +odesa', Interest(Kind.TOPIC, "grain", ("odesa",), ("black sea",))),
        ("Covid-19 vaccines", Interest(Kind.TOPIC, "Covid-19 vaccines")),
        ("C++ jobs", Interest(Kind.TOPIC, "C++ jobs")),
    ],
)
def test_what_is_written_becomes_an_interest(text: str, interest: Interest) -> None:
    assert read_interest(text, SOURCES) == interest


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", Why.EMPTY), ("   ", Why.EMPTY), ("🎉🎉", Why.NO_WORDS), ("?!", Why.NO_WORDS), ("x" * 4096, Why.TOO_LONG),
        ("the and of", Why.SAYS_NOTHING), ("und der", Why.SAYS_NOTHING), ("x", Why.ONE_LETTER),
        ("https://news.example/a", Why.ADDRESS), ("news.example.com/world/ferry", Why.ADDRESS),
        ("ships +the", Why.FILTER_SAYS_NOTHING), ("+the", Why.FILTER_SAYS_NOTHING), ("x -и", Why.ONE_LETTER),
        ("grain -und", Why.FILTER_SAYS_NOTHING), ("grain -🎉", Why.WRONG_FILTER),
        ("grain " + " ".join(f"+w{n}" for n in range(11)), Why.WRONG_FILTER),
    ],
)  # fmt: skip
def test_what_is_no_interest_is_declined_with_its_reason(text: str, why: Why) -> None:
    with pytest.raises(SubscriptionRefused) as declined:
        read_interest(text, SOURCES)
    assert declined.value.reason is why


@given(st.text(max_size=200))
def test_nothing_that_is_written_breaks_anything(text: str) -> None:
    for read in (read_interest, minute_of_day, quiet_of, zone_of):
        try:
            read(text)
        except SubscriptionRefused as declined:
            assert str(declined)


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("8", 480),
        ("08:30", 510),
        ("8.30", 510),
        ("7pm", 1140),
        ("12 am", 0),
        ("12pm", 720),
        ("23:59", 1439),
        ("24:00", 0),
    ],
)
def test_times_of_day(text: str, minute: int) -> None:
    assert minute_of_day(text) == minute
    assert minute_of_day(time_text(minute)) == minute


@pytest.mark.parametrize("text", ["25:00", "7:60", "-1", "13pm", "noon", "8:3", "", "٨٨"])
def test_what_is_no_time_of_day_is_declined(text: str) -> None:
    with pytest.raises(SubscriptionRefused):
        minute_of_day(text)


@pytest.mark.parametrize(
    ("text", "zone"),
    [("Europe/Kyiv", "Europe/Kyiv"), ("europe/kyiv", "Europe/Kyiv"), ("new york", "America/New_York"), ("utc", "UTC")],
)
def test_time_zones_and_cities(text: str, zone: str) -> None:
    assert zone_of(text) == zone


@pytest.mark.parametrize("text", ["Mars/Olympus", "", "../etc/passwd", "Europe", "/usr"])
def test_zones_that_do_not_exist_are_declined(text: str) -> None:
    with pytest.raises(SubscriptionRefused):
        zone_of(text)


def test_quiet_hours() -> None:
    assert quiet_of("22-7") == quiet_of("22:00 to 7am") == quiet_of("22:00 – 07:00") == Quiet(22 * 60, 7 * 60)


@pytest.mark.parametrize(
    ("words", "text", "passes"),
    [("sea", "The seaside", False), ("Sea", "By the SEA.", True), ("black sea", "the Black  Sea!", True),
     ("a.c", "abc", False), ("Straße", "STRASSE", True), ("моря", "біля моря", True)],
)  # fmt: skip
def test_include_words_are_whole_words_and_literal(words: str, text: str, passes: bool) -> None:
    assert passes_filters(Interest(Kind.EVERYTHING, include=(words,)), literal(text)) is passes
    assert passes_filters(Interest(Kind.EVERYTHING, exclude=(words,)), literal(text)) is not passes


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The ferry was delayed by fog.", "The ferry was delayed by thick fog.", True),
        ("12 people were hurt in the fire.", "14 people were hurt in the fire.", False),
        ("The ferry was delayed by fog.", "The minister resigned on Monday.", False),
    ],
)
def test_statements_are_the_same_in_words_and_numbers(one: str, other: str, same: bool) -> None:
    assert same_statement(Statement(one), Statement(other)) is same


SENTENCE = "The ferry to the islands was delayed by fog."


@given(
    st.lists(st.sampled_from(["Trains ran.", "It rained all day.", "Nobody was hurt.\n"]), max_size=6),
    st.integers(0, 6),
)
def test_a_sentence_that_stands_anywhere_is_the_same(others: list[str], place: int) -> None:
    text = " ".join([*others[:place], SENTENCE, *others[place:]])
    became = locate_quote(SENTENCE, 3, text)
    assert became.change is QuoteChange.SAME
    assert became.span is not None
    assert became.span.of(text) == SENTENCE


@given(st.text(max_size=300), st.integers(0, 400))
def test_a_fate_lies_within_the_new_text(text: str, start: int) -> None:
    became = locate_quote(SENTENCE, start, text)
    assert (became.span is None) == (became.change is QuoteChange.GONE)
    if became.span is not None:
        assert became.span.of(text)


def test_a_preview_shows_what_would_have_been_told(newsroom: Newsroom) -> None:
    ferry = "The ferry to the islands was delayed by fog. Passengers waited in the terminal for three hours."
    newsroom.publishes(
        story(1, ferry), story(2, "Trams run again in the old town."), story(3, ferry + " Long ago.", days_ago=9)
    )
    previewing = newsroom.new_previewer()
    asked = previewing.preview(read_interest("What delayed the ferry to the islands?"))
    assert [item.card.title for item in asked.items] == ["Article 1"]
    everything = previewing.preview(read_interest("everything"), limit=1)
    assert (len(everything.items), everything.count, everything.more) == (1, 2, False)
    source = previewing.preview(read_interest("the harbour post", ["The Harbour Post"]))
    assert [item.card.title for item in source.items] == ["Article 1", "Article 2"]


def test_a_file_brings_back_what_was_followed(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "everything -weather", Cadence.WEEKLY)
    newsroom.subscribing.set_zone(ADA.chat, "Europe/Kyiv")
    preferences = newsroom.subscribing.set_quiet(ADA.chat, Quiet(60, 120))
    there = newsroom.subscribing.of(ADA)
    file = export_file(there, preferences)
    newsroom.subscribing.forget(ADA.chat)
    assert newsroom.subscribing.preferences(ADA.chat) == ChatPreferences()
    assert import_file(newsroom.subscribing, ADA, file).added == 1
    assert import_file(newsroom.subscribing, ADA, file).there == 1
    (back,) = newsroom.subscribing.of(ADA)
    assert (back.interest, back.cadence) == (there[0].interest, there[0].cadence)
    assert newsroom.subscribing.preferences(ADA.chat).zone == "Europe/Kyiv"


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[1]", b"\xff\xfe", b'{"format": "quotewire-subscriptions"}', b"[" * 9999]
)
def test_a_wrong_file_is_declined(newsroom: Newsroom, content: bytes) -> None:
    with pytest.raises(SubscriptionRefused):
        import_file(newsroom.subscribing, ADA, content)
