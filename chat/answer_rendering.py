"""The text of an answer: pages of quotes with their sources, telling words in bold; or why there is none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from chat.formatted_text import CUT, Text, bold, cut_place, joined, linked, plain, quoted, units, with_bold
from chat.quote_links import address, at_quote
from chat.translations import Words, shown_name
from index.library.articles import ArticleCard, Span
from retrieval.answers import Quote, Quoted, Reason, Refused, SpellingCorrection, as_corrected
from retrieval.paging import pages

MOST_HEADLINES = 3
MOST_ALSO = 3
MOST_TELLING = 12  # spans in bold a quote, so that three quotes stay below Telegram's 100 entities
LONGEST_QUOTE_UNITS = 800  # three of these with their credits fit into one message
LONG_QUOTE_UNITS = 320  # about five lines on a phone; a longer quote is folded until it is tapped
LONGEST_TITLE = 150  # characters
LONGEST_SOURCE = 50
OF_THESE_DAYS = timedelta(days=14)  # an older quote has its date in front
MOST_EARLIER = 3
LONGEST_EARLIER_UNITS = 160  # of an earlier quote: two lines on a phone
_LEAD_IN = 4  # a cut quote has its telling words after a quarter of what is shown

REFUSALS = {
    Reason.EMPTY_LIBRARY: "refused-empty-library",
    Reason.NO_WORDS: "refused-no-words",
    Reason.NOTHING_ON_THIS: "refused-nothing-on-this",
    Reason.NOTHING_THEN: "refused-nothing-then",
    Reason.NOTHING_FROM_SOURCE: "refused-nothing-from-source",
    Reason.FUTURE: "refused-future",
    Reason.UNSURE: "refused-unsure",
    Reason.BARE_TOPIC: "latest",
}


def answer_text(answer: Quoted | Refused, words: Words, now: datetime) -> Text:
    """Returns the text of an answer as it is first shown. Dates are relative to `now`, in its time zone."""
    if isinstance(answer, Quoted):
        arranged = adding_first(answer)
        return page_text(arranged, pages_of(arranged)[0], words, now)
    return refusal_text(answer, words, now)


def page_text(answer: Quoted, page: range, words: Words, now: datetime) -> Text:
    """Returns the text of one page: the preface, then each quote with its source.

    A second quote of the same article does not repeat title and date. The first page also has what older articles said.
    """
    shown = []
    before = None
    for number in page:
        quote = answer.quotes[number]
        again = quote.article.id == before
        dated = Text() if again or (number == 0 and answer.from_another_time) else age_text(quote.article, words, now)
        language = language_text(quote, answer.language, words)
        shown.append(joined((dated, quote_text(quote), language, credit_text(quote, words, now, again=again))))
        before = quote.article.id
    earlier = earlier_text(answer.earlier, words, now) if page.start == 0 else Text()
    whole = joined((preface_text(answer, page, words, now), joined((*shown, earlier), "\n\n")))
    return whole.fitted()


def preface_text(answer: Quoted, page: range, words: Words, now: datetime) -> Text:
    """Returns the notes before the quotes: spelling corrections, another time, only likely. Usually empty."""
    corrections = read_as_text(answer.corrections, words)
    other_time = Text()
    if answer.from_another_time and page.start == 0:
        date = _day_and_month(answer.quotes[0].article, words, now)
        other_time = plain(words.say("other-time", date=date) if date else words.say("other-time-undated"))
    return joined((corrections, other_time, "" if answer.is_sure else words.say("likely")))


def read_as_text(corrections: Sequence[SpellingCorrection], words: Words) -> Text:
    """Returns a line with the spelling corrections of a question."""
    pairs = (
        words.say(
            "read-as", written=shown_name(each.written, LONGEST_SOURCE), read=shown_name(each.read, LONGEST_SOURCE)
        )
        for each in corrections
    )
    return joined(pairs, words.say("list-between"))


def age_text(card: ArticleCard, words: Words, now: datetime) -> Text:
    """Returns the date to show before the quote of an older article; empty for a recent one."""
    if card.published is None or now - card.published <= OF_THESE_DAYS:
        return Text()
    return plain(words.say("from-date", date=_day_and_month(card, words, now)))


def earlier_text(earlier: Sequence[Quote], words: Words, now: datetime) -> Text:
    """Returns what older articles said instead: a linked line each with its date, oldest first."""
    lines = []
    for quote in [quote for quote in earlier if quote.article.published][-MOST_EARLIER:]:
        said = quote.sentence.moved(-quote.span.start).of(quote.text) if quote.sentence else quote.text
        short = plain(said).fitted(LONGEST_EARLIER_UNITS).plain
        link = linked(words.isolated(short), at_quote(quote.article.url, said))
        lines.append(words.rich("earlier-on", date=_day_and_month(quote.article, words, now), words=link))
    return joined(lines)


def refusal_text(refused: Refused, words: Words, now: datetime, asked: str = "") -> Text:
    """Returns why what was `asked` has no answer, with the nearest headlines; of a bare topic its headlines alone."""
    if refused.reason is Reason.BARE_TOPIC:
        topic = shown_name(as_corrected(asked, refused.corrections), LONGEST_SOURCE)
        title = words.say("latest-on", topic=topic) if topic else words.say(REFUSALS[refused.reason])
        heading = joined((read_as_text(refused.corrections, words), bold(title)))
        return joined((heading, joined(headline_lines(refused.headlines, words, now))), "\n\n").fitted()
    other = words.language_name(refused.articles_in) if refused.articles_in else ""
    hint = words.say("refused-other-language", language=other) if other else ""
    why = joined((read_as_text(refused.corrections, words), words.say(REFUSALS[refused.reason]), hint))
    if not refused.headlines:
        return why.fitted()
    headlines = headline_lines(refused.headlines[:MOST_HEADLINES], words, now)
    return joined((why, joined((words.say("nearest-headlines"), *headlines))), "\n\n").fitted()


def quote_text(quote: Quote) -> Text:
    """Returns a quote as a blockquote with its telling words in bold.

    A long quote is cut around its telling words, and the cuts are marked.
    """
    text, telling = quote.text, telling_spans(quote)[:MOST_TELLING]
    shown = shown_span(text, telling)
    kept = [Span(max(s.start, shown.start), min(s.end, shown.end)) for s in telling if _meet(s, shown)]
    words = with_bold(shown.of(text), (span.moved(-shown.start) for span in kept)).stripped()
    before = CUT if text[: shown.start].strip() else ""
    after = CUT if text[shown.end :].strip() else ""
    return quoted(plain(before) + words + after, expandable=units(text) > LONG_QUOTE_UNITS)


def language_text(quote: Quote, question_language: str, words: Words) -> Text:
    """Returns a line that names the language of a quote; empty if the question is in the same language."""
    language = quote.article.language
    if not language or not question_language or language == question_language:
        return Text()
    return plain(words.say("quote-language", language=words.language_name(language)))


def telling_spans(quote: Quote) -> tuple[Span, ...]:
    """Returns the telling words of a quote; if there are none, its telling sentence."""
    if quote.highlights or quote.sentence is None or quote.sentence == quote.span:
        return quote.highlights
    return (quote.sentence.moved(-quote.span.start),)


def shown_span(text: str, telling: Sequence[Span]) -> Span:
    """Returns the part of a quote that is shown: all of it, or as much as fits around its first telling words."""
    if units(text) <= LONGEST_QUOTE_UNITS:
        return Span(0, len(text))
    start = 0
    if telling and telling[0].end > cut_place(text, LONGEST_QUOTE_UNITS * (_LEAD_IN - 1) // _LEAD_IN):
        wanted = max(0, telling[0].start - LONGEST_QUOTE_UNITS // _LEAD_IN)
        start = max(text.rfind(" ", 0, wanted), text.rfind("\n", 0, wanted)) + 1 or wanted
        start = max(start, wanted - LONGEST_QUOTE_UNITS // _LEAD_IN)  # a text without spaces is cut all the same
    return Span(start, start + max(1, cut_place(text[start:], LONGEST_QUOTE_UNITS)))


def credit_text(quote: Quote, words: Words, now: datetime, *, again: bool = False) -> Text:
    """Returns the source of a quote: title (linked to the quote on its page), publisher, day, and who else says it.

    `again`: the quote above is of the same article, so that a short form is enough.
    """
    page = at_quote(quote.article.url, quote.text)
    if again:
        return joined((linked(words.say("same-article"), page), also_text(quote.also, words)))
    title = linked(title_text(quote.article, words), page)
    return joined((title, source_line(quote.article, words, now), also_text(quote.also, words)))


def also_text(also: Sequence[ArticleCard], words: Words) -> Text:
    """Returns links to the other articles that say the same, named by their sources; empty if there are none."""
    shown = ((shown_name(card.source or card.title, LONGEST_SOURCE), address(card.url)) for card in also)
    named = [linked(words.isolated(name), url) for name, url in shown if name][:MOST_ALSO]
    if not named:
        return Text()
    listed = joined(named, words.say("list-between"))
    return words.rich("also-in", articles=listed if len(also) <= MOST_ALSO else listed + f" +{len(also) - MOST_ALSO}")


def headline_text(card: ArticleCard, words: Words, now: datetime) -> Text:
    """Returns a headline as a link, with source and day."""
    line = source_line(card, words, now)
    title = linked(title_text(card, words), address(card.url))
    return joined((title, line), " — ") if line else title


def headline_lines(cards: Iterable[ArticleCard], words: Words, now: datetime) -> list[Text]:
    """Returns a bullet with the headline of each article."""
    return [plain("• ") + headline_text(card, words, now) for card in cards]


def title_text(card: ArticleCard, words: Words) -> str:
    """Returns an article's title in one line, isolated from the text direction around it."""
    return words.isolated(shown_name(card.title, LONGEST_TITLE) or words.say("untitled"))


def source_line(card: ArticleCard, words: Words, now: datetime) -> Text:
    """Returns source and day, as far as they are known."""
    source = shown_name(card.source, LONGEST_SOURCE)
    date = words.day(card.published.astimezone(now.tzinfo), now) if card.published else words.say("undated")
    return plain(words.say("credit", source=source, date=date) if source else date)


def _day_and_month(card: ArticleCard, words: Words, now: datetime) -> str:
    """Empty where there is no date."""
    if card.published is None:
        return ""
    return words.day_and_month(card.published.astimezone(now.tzinfo).date(), now.date())


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def adding_first(answer: Quoted) -> Quoted:
    """Returns the answer with the quotes that add something before the others: the order in which they are numbered."""
    best, *others = answer.quotes
    ordered = sorted(others, key=lambda quote: not quote.adds)
    return replace(answer, quotes=(best, *ordered))


def pages_of(answer: Quoted) -> list[range]:
    """Returns the numbers of the quotes on each page of an answer that `adding_first` has ordered.

    The first page holds the best quote and those that add something to it. If the answer is only likely, it holds
    just the best.
    """
    lengths = [len(quote.text) for quote in answer.quotes]
    at_first = 1
    while answer.is_sure and at_first < len(lengths) and answer.quotes[at_first].adds:
        at_first += 1
    first = pages(lengths[:at_first])[0]
    others = pages(lengths[first.stop :])
    return [first, *(range(page.start + first.stop, page.stop + first.stop) for page in others)]


def first_page(answer: Quoted) -> Sequence[Quote]:
    """Returns the quotes on the first page."""
    return answer.quotes[: pages_of(answer)[0].stop]
