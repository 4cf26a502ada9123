"""The messages that show an answer: quotes page by page, one quote in its context, or a refusal."""

from __future__ import annotations

from datetime import datetime

from chat.answer_rendering import page_text, pages_of, refusal_text, source_line, title_text
from chat.formatted_text import (
    CUT,
    LONGEST_MESSAGE_UNITS,
    Text,
    cut_place,
    joined,
    linked,
    plain,
    quoted,
    units,
    with_bold,
)
from chat.messages import Button, Message, Rows
from chat.quote_links import address, at_quote
from chat.translations import Words
from index.library.articles import Article, Span
from retrieval.answers import Quote, Quoted, Reason, Refused
from retrieval.bare_topics import HEADLINES

LONGEST_SIDE_UNITS = 1200  # of the context before a quote, and after it
FOLLOWABLE = frozenset(Reason) - {Reason.NO_WORDS}


def answer_view(key: str, answer: Quoted, words: Words, now: datetime, page: int = 0, preview: bool = False) -> Message:
    """Returns one page of quotes with its buttons. `page` counts from 0; the last page is shown if there are fewer."""
    numbers = pages_of(answer)
    page = min(page, len(numbers) - 1)
    shown = numbers[page]
    look = [Button(words.say("button-context"), f"ctx:{key}:{shown.start}")]
    if page > 0:
        look.append(Button(words.say("button-back"), f"page:{key}:{page - 1}"))
    if page + 1 < len(numbers):
        look.append(Button(words.say("button-more"), f"page:{key}:{page + 1}"))
    say = [
        Button(words.say("button-follow"), f"follow:{key}"),
        Button("👍", f"mark:{key}:1"),
        Button("👎", f"mark:{key}:-1"),
    ]
    seen = address(answer.quotes[shown.start].article.url) if preview else None
    return Message(page_text(answer, shown, words, now), (tuple(look), tuple(say)), seen)


def refusal_view(key: str, refused: Refused, words: Words, now: datetime, asked: str) -> Message:
    """Returns why what was `asked` has no answer, the nearest headlines, and a button to follow the question or topic.

    Where a topic alone has as many headlines as are shown, a button lists more."""
    is_topic = refused.reason is Reason.BARE_TOPIC
    follow = Button(words.say("button-follow" if is_topic else "button-follow-question"), f"follow:{key}")
    more = (
        (Button(words.say("button-more"), f"list:{key}:0"),) if is_topic and len(refused.headlines) >= HEADLINES else ()
    )
    buttons: Rows = ((*more, follow),) if refused.reason in FOLLOWABLE else ()
    return Message(refusal_text(refused, words, now, asked), buttons)


def context_view(key: str, answer: Quoted, number: int, article: Article, words: Words, now: datetime) -> Message:
    """Returns one quote (`number` counts from 0) in its paragraph, with the quote or its telling sentence in bold."""
    quotes = answer.quotes
    quote = quotes[number]
    title = linked(title_text(quote.article, words), at_quote(quote.article.url, quote.text))
    text = joined((title, source_line(quote.article, words, now), context_text(article.text, quote.span, _bold(quote))))
    look = []
    if number > 0:
        look.append(Button(f"‹ {number}", f"ctx:{key}:{number - 1}"))
    if number + 1 < len(quotes):
        look.append(Button(f"{number + 2} ›", f"ctx:{key}:{number + 1}"))
    page = next(at for at, shown in enumerate(pages_of(answer)) if number in shown)
    back = Button(words.say("button-back"), f"page:{key}:{page}")
    return Message(text.fitted(), ((*look, back),))


def context_text(text: str, span: Span, marked: Span | None = None) -> Text:
    """Returns the paragraphs around a span as a blockquote; cuts are marked.

    The span is in bold, or only `marked` if that is given.
    """
    marked = marked or span
    around = paragraphs_around(text, span)
    start = max(around.start, _not_before(text, span.start))
    end = min(around.end, max(span.end, span.start + cut_place(text[span.start :], LONGEST_MESSAGE_UNITS // 2)))
    end = min(end, span.end + cut_place(text[span.end :], LONGEST_SIDE_UNITS)) if end > span.end else end
    spans = [Span(marked.start - start, min(marked.end, end) - start)] if marked.start < end else []
    words = with_bold(text[start:end], spans).stripped()
    before = CUT if text[:start].strip() else ""
    after = CUT if text[end:].strip() else ""
    return quoted(plain(before) + words + after, expandable=units(text[start:end]) > LONGEST_SIDE_UNITS)


def _bold(quote: Quote) -> Span:
    """Returns what is in bold when a quote is shown in context: the telling sentence if it has no telling words."""
    return quote.sentence if quote.sentence and not quote.highlights else quote.span


def paragraphs_around(text: str, span: Span) -> Span:
    """Returns the paragraphs that hold a span, with their neighbours if the span fills them."""
    start, end = _paragraph(text, span.start, span.end)
    if text[start:end].strip() == span.of(text).strip():
        start, end = _paragraph(text, len(text[:start].rstrip()), end + len(text[end:]) - len(text[end:].lstrip()))
    return Span(start, end)


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    after = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, after if after >= 0 else len(text)


def _not_before(text: str, end: int) -> int:
    """Where the last LONGEST_SIDE_UNITS before `end` begin, at a word."""
    side = text[max(0, end - LONGEST_SIDE_UNITS) : end]
    while units(side) > LONGEST_SIDE_UNITS:
        side = side[1:]
    start = end - len(side)
    space = text.find(" ", start, end)
    return start if start == 0 or space < 0 else space + 1
