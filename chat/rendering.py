"""From an answer to the text that shows it: quotes as blockquotes with their telling words in bold, and where they
stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from chat.links import address, at_quote
from chat.text import CUT, Text, cut_place, joined, linked, plain, quoted, units, with_bold
from chat.words import Words, shown_name
from index.articles import ArticleCard, Span
from retrieval.answers import Quote, Quoted, Reason, Refused
from retrieval.paging import pages

MOST_HEADLINES = 3
MOST_ALSO = 3
MOST_TELLING = 12  # spans in bold a quote, so that three quotes stay below Telegram's 100 entities
LONGEST_QUOTE_UNITS = 800  # three of these with their credits fit into one message
LONG_QUOTE_UNITS = 320  # about five lines on a phone; a longer one folds up until it is tapped
LONGEST_TITLE = 150  # characters
LONGEST_SOURCE = 50
_LEAD_IN = 4  # where a cut quote's telling words stand: after a quarter of what is shown

REFUSALS = {
    Reason.EMPTY_LIBRARY: "refused-empty-library",
    Reason.NO_WORDS: "refused-no-words",
    Reason.NOTHING_ON_THIS: "refused-nothing-on-this",
    Reason.NOTHING_THEN: "refused-nothing-then",
    Reason.NOTHING_FROM_SOURCE: "refused-nothing-from-source",
    Reason.FUTURE: "refused-future",
    Reason.UNSURE: "refused-unsure",
}


def answer_text(answer: Quoted | Refused, words: Words, now: datetime) -> Text:
    """The whole of an answer as it is first shown; dates are told as seen from `now`, in its zone."""
    if isinstance(answer, Quoted):
        return quotes_text(first_page(answer.quotes), words, now)
    return refusal_text(answer, words, now)


def first_page(quotes: Sequence[Quote]) -> Sequence[Quote]:
    """Those that are shown at first."""
    return quotes[: len(pages([len(quote.text) for quote in quotes])[0])] if quotes else quotes


def quotes_text(quotes: Sequence[Quote], words: Words, now: datetime) -> Text:
    """Quotes, each with its credit; under a further one of an article its title is not said again."""
    shown = []
    before = None
    for quote in quotes:
        again = quote.article.id == before
        shown.append(joined((quote_text(quote), credit_text(quote, words, now, again=again))))
        before = quote.article.id
    return joined(shown, "\n\n").fitted()


def refusal_text(refused: Refused, words: Words, now: datetime) -> Text:
    """One line why, and the nearest headlines as what they are: headlines."""
    why = plain(words.say(REFUSALS[refused.reason]))
    if not refused.headlines:
        return why.fitted()
    headlines = (plain("• ") + headline_text(card, words, now) for card in refused.headlines[:MOST_HEADLINES])
    return joined((why, joined((words.say("nearest-headlines"), *headlines))), "\n\n").fitted()


def quote_text(quote: Quote) -> Text:
    """The published words in a blockquote; what is too long is cut to where it tells, and the cuts are marked."""
    text, telling = quote.text, quote.telling[:MOST_TELLING]
    shown = shown_span(text, telling)
    kept = [Span(max(s.start, shown.start), min(s.end, shown.end)) for s in telling if _meet(s, shown)]
    words = with_bold(shown.of(text), (span.moved(-shown.start) for span in kept)).stripped()
    before = CUT if text[: shown.start].strip() else ""
    after = CUT if text[shown.end :].strip() else ""
    return quoted(plain(before) + words + after, expandable=units(text) > LONG_QUOTE_UNITS)


def shown_span(text: str, telling: Sequence[Span]) -> Span:
    """Which part of a quote is shown: all of it, or as much as fits around the first words that tell."""
    if units(text) <= LONGEST_QUOTE_UNITS:
        return Span(0, len(text))
    start = 0
    if telling and telling[0].end > cut_place(text, LONGEST_QUOTE_UNITS * (_LEAD_IN - 1) // _LEAD_IN):
        wanted = max(0, telling[0].start - LONGEST_QUOTE_UNITS // _LEAD_IN)
        start = max(text.rfind(" ", 0, wanted), text.rfind("\n", 0, wanted)) + 1 or wanted
        start = max(start, wanted - LONGEST_QUOTE_UNITS // _LEAD_IN)  # a text without spaces is cut all the same
    return Span(start, start + max(1, cut_place(text[start:], LONGEST_QUOTE_UNITS)))


def credit_text(quote: Quote, words: Words, now: datetime, *, again: bool = False) -> Text:
    """The title as a link that opens the page at the quote; source, day, and who else says it.

    `again`: it stands under another quote of the same article, and is short.
    """
    page = at_quote(quote.article.url, quote.text)
    if again:
        return joined((linked(words.say("same-article"), page), also_text(quote.also, words)))
    title = linked(title_text(quote.article, words), page)
    return joined((title, source_line(quote.article, words, now), also_text(quote.also, words)))


def also_text(also: Sequence[ArticleCard], words: Words) -> Text:
    """The other articles with the same statement, by their sources, as links; empty where there are none."""
    shown = ((shown_name(card.source or card.title, LONGEST_SOURCE), address(card.url)) for card in also)
    named = [linked(words.isolated(name), url) for name, url in shown if name][:MOST_ALSO]
    if not named:
        return Text()
    listed = joined(named, words.say("list-between"))
    return words.rich("also-in", articles=listed if len(also) <= MOST_ALSO else listed + f" +{len(also) - MOST_ALSO}")


def headline_text(card: ArticleCard, words: Words, now: datetime) -> Text:
    """A headline as a link, with source and day."""
    line = source_line(card, words, now)
    title = linked(title_text(card, words), address(card.url))
    return joined((title, line), " — ") if line else title


def title_text(card: ArticleCard, words: Words) -> str:
    """The article's title in one line, kept from turning the line round."""
    return words.isolated(shown_name(card.title, LONGEST_TITLE) or words.say("untitled"))


def source_line(card: ArticleCard, words: Words, now: datetime) -> Text:
    """Source and day, or what is known of them."""
    source = shown_name(card.source, LONGEST_SOURCE)
    date = words.day(card.published.astimezone(now.tzinfo), now) if card.published else words.say("undated")
    return plain(words.say("credit", source=source, date=date) if source else date)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
