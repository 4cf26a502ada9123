"""Texts as hard as readers and publishers write them."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import strategies as st

from index.library.articles import ArticleCard, ArticleId, Span
from retrieval.answers import Certainty, Quote, Quoted, Reason, Refused, SpellingCorrection

HARD = [
    '<b>&"]()_*', "👩‍👩‍👧‍👦", "🇺🇦", "é", "שלום", "مرحبا بالعالم", "\u200f", "\u202e", "\u2067", "\u2069", "\u2068",
    "\n", "\n\n", " ", "\u00a0", "\t", "…", "-", ",", "&", "%", "#", "\U0001f600", "talks", "Kyiv", "\ue000", "0\ue001",
    "\ue0000\ue001", "長い文", "\r", "\u2028", "\x00", "{ $title }",
]  # fmt: skip
anything = st.one_of(
    st.lists(st.one_of(st.sampled_from(HARD), st.text(max_size=12)), max_size=30).map("".join),
    st.text(max_size=80),
).map(lambda text: text.encode("utf-8", "ignore").decode())
visible = anything.filter(lambda text: bool(text.strip()))
long_texts = st.tuples(visible, st.integers(1, 120)).map(lambda pair: pair[0] * pair[1])


@st.composite
def cards(draw: st.DrawFn) -> ArticleCard:
    """An article's card with any title, source and address."""
    return ArticleCard(
        ArticleId(draw(st.integers(1, 10**12))),
        draw(
            st.sampled_from(
                ["https://x.example/a", "http://ü.example/ä b?q=1#f", "file:///tmp/a.txt", "a.txt", "https://"]
            )
        ),
        draw(st.one_of(anything, long_texts)),
        draw(anything),
        draw(st.none() | st.datetimes(datetime(1990, 1, 2), datetime(2035, 1, 1), timezones=st.just(UTC))),  # noqa: DTZ001
    )


@st.composite
def quotes(draw: st.DrawFn) -> Quote:
    """A quote with any words, some of them telling, and any number of others that say the same."""
    text = draw(st.one_of(visible, long_texts))
    pairs = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=20))
    telling = tuple(Span(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1])
    start = draw(st.integers(0, 1000))
    also = tuple(draw(st.lists(cards(), max_size=6)))
    first = draw(st.integers(0, len(text) - 1))
    sentence = Span(first, draw(st.integers(first + 1, len(text)))).moved(start) if draw(st.booleans()) else None
    return Quote(draw(cards()), Span(start, start + len(text)), text, telling, also, sentence, adds=draw(st.booleans()))


corrections = st.lists(st.builds(SpellingCorrection, visible, visible), max_size=2).map(tuple)
answers = st.one_of(
    st.builds(
        Quoted,
        st.lists(quotes(), min_size=1, max_size=5).map(tuple),
        st.floats(0, 1),
        st.sampled_from([Certainty.SURE, Certainty.LIKELY]),
        corrections,
        st.booleans(),
        st.lists(quotes(), max_size=4).map(tuple),
    ),
    st.builds(
        Refused, st.sampled_from(Reason), headlines=st.lists(cards(), max_size=5).map(tuple), corrections=corrections
    ),
)
