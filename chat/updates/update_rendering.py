"""Renders updates as messages: news with a quote, a digest page by page, a correction, a retraction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from chat.answer_rendering import also_text, credit_text, headline_lines, headline_text, quote_text, shown_span
from chat.formatted_text import (
    CUT,
    LONGEST_MESSAGE_UNITS,
    MOST_ENTITIES,
    Text,
    bold,
    cut_place,
    italic,
    joined,
    plain,
    quoted,
    units,
)
from chat.messages import Button, Message, Rows
from chat.reader_channels import only_links, shown_chat
from chat.translations import Words
from chat.updates.subscription_labels import interest_label
from index.library.articles import Span
from index.search.aliases import plain_form
from index.search.letter_folding import WORD
from retrieval.answers import Certainty
from updates.subscriptions import Cadence, Interest, Kind, Subscription
from updates.update_messages import (
    Content,
    Correction,
    Digest,
    Item,
    News,
    Notice,
    OutgoingUpdate,
    PostingLost,
    Retraction,
    TopicClosed,
)

LONGEST_DIGEST_QUOTE_UNITS = 240  # a story in a digest is three lines; the page has the rest
LONGEST_BUTTON = 38  # characters
MOST_STOPS = 3  # buttons under a digest; with more subscriptions in it, their list is one tap away
SPARE_UNITS = 200  # of a digest, for its heading
SPARE_ENTITIES = 4


def update_message(outgoing: OutgoingUpdate, words: Words) -> Message:
    """Returns the message of an update. In a channel it has no buttons that only a person can use."""
    now = outgoing.at.astimezone(ZoneInfo(outgoing.preferences.zone))
    if outgoing.preferences.channel:
        words = words.in_channel
        message = only_links(_in_channel(outgoing.content, words, now))
    else:
        message = _message(outgoing.content, words, now)
    if outgoing.offers_digest:
        offer = joined((message.text, plain(words.say("digest-offer"))), "\n\n")
        button = Button(words.say("button-all-as-digest"), "alldigest")
        message = replace(message, text=offer.fitted(), buttons=(*message.buttons, (button,)))
    if not outgoing.repeat:
        return message
    marked = joined((italic(words.say("may-be-a-repeat")), message.text), "\n")
    return replace(message, text=marked.fitted())


def _in_channel(content: Content, words: Words, now: datetime) -> Message:
    """Returns a message for a channel, where nobody can turn pages: a long digest becomes a list of headlines."""
    if isinstance(content, Digest) and len(digest_pages([story_text(item, words, now) for item in content.items])) > 1:
        return _headline_digest(content, words, now)
    return _message(content, words, now)


def _message(content: Content, words: Words, now: datetime) -> Message:
    match content:
        case News(item=item):
            return Message(news_text(item, words, now).fitted(), _news_buttons(item, words))
        case Digest():
            return digest_message(content, 0, words, now)
        case Correction(before=before, now=after):
            heading = words.say("correction-changed" if after else "correction-gone")
            parts = [plain(heading), _cut_quote(before)]
            if after is not None:
                parts += [plain(words.say("correction-now")), quote_text(after), credit_text(after, words, now)]
            else:
                parts.append(headline_text(content.card, words, now))
            return Message(joined(parts).fitted())
        case Retraction(card=card, before=before):
            heading = words.say("retraction")
            said = _cut_quote(before) if before else Text()
            return Message(joined((plain(heading), headline_text(card, words, now), said)).fitted())
        case TopicClosed():
            return Message(plain(words.say("topic-closed")))
        case PostingLost(title=title, gone=gone):
            return Message(plain(words.say("chat-gone" if gone else "rights-lost", chat=shown_chat(title))).fitted())
        case Notice(text=text):
            return Message(plain(text).fitted())


def news_text(item: Item, words: Words, now: datetime) -> Text:
    """Returns a news update: the reason, the quote, and its source."""
    heading = plain(_reason(item, item.subscription.interest, words)) if item.subscription else ""
    if item.quote is None:
        return joined((heading, headline_text(item.card, words, now), also_text(item.also, words)))
    quote = replace(item.quote, also=item.also)
    return joined((heading, quote_text(quote), credit_text(quote, words, now)))


def _reason(item: Item, interest: Interest, words: Words) -> str:
    """Returns a line with the reason of an update; "" in a channel that follows a source or everything."""
    if words.for_channel and interest.kind in (Kind.SOURCE, Kind.EVERYTHING):
        return ""
    what = interest_label(interest, words)
    match item.certainty:
        case Certainty.SURE:
            return words.say("update-answers", what=what)
        case Certainty.LIKELY:
            return words.say("update-may-answer", what=what)
    if item.matched and plain_form(item.matched) not in {plain_form(word) for word in WORD.findall(interest.text)}:
        return words.say("update-for-word", what=what, word=item.matched)
    return words.say("update-for", what=what)


def digest_message(digest: Digest, page: int, words: Words, now: datetime) -> Message:
    """Returns a page of a digest, counted from 0, with buttons to its neighbours."""
    pages = digest_pages([story_text(item, words, now) for item in digest.items])
    page = min(max(page, 0), len(pages) - 1)
    shown = pages[page]
    stories = [story_text(item, words, now) for item in digest.items[shown.start : shown.end]]
    turn = []
    if page > 0:
        turn.append(Button(words.say("button-back"), f"dig:{digest_code(digest.name)}:{page - 1}"))
    if page + 1 < len(pages):
        rest = len(digest.items) - shown.end
        turn.append(Button(words.say("button-rest", count=rest), f"dig:{digest_code(digest.name)}:{page + 1}"))
    buttons = ((tuple(turn),) if turn else ()) + _stop_buttons(digest.items, words)
    return Message(joined((_digest_heading(digest, words), *stories), "\n\n").fitted(), buttons)


def story_text(item: Item, words: Words, now: datetime) -> Text:
    """Returns a story of a digest: headline, source and day, its best quote cut short, and who else has it."""
    said = Text()
    if item.quote is not None:
        said = _cut_quote(item.quote.text, LONGEST_DIGEST_QUOTE_UNITS)
    doubt = Text()
    if item.certainty is Certainty.LIKELY and item.subscription is not None:
        doubt = plain(words.say("update-may-answer", what=interest_label(item.subscription.interest, words)))
    return joined((doubt, headline_text(item.card, words, now), said, also_text(item.also, words)))


def _headline_digest(digest: Digest, words: Words, now: datetime) -> Message:
    """Returns a digest on one page: as many headlines as fit, and the number of others."""
    lines = headline_lines((item.card for item in digest.items), words, now)
    shown = lines[: digest_pages(lines)[0].end]
    rest = len(lines) - len(shown)
    more = words.say("digest-more", count=rest) if rest else ""
    return Message(joined((_digest_heading(digest, words), *shown, more)).fitted())


def _digest_heading(digest: Digest, words: Words) -> Text:
    name = "digest-daily" if digest.cadence is Cadence.DAILY else "digest-weekly"
    return bold(words.say(name, count=len(digest.items)))


def digest_pages(stories: Sequence[Text]) -> list[Span]:
    """Returns the stories on each page, as spans of their numbers; as many as fit on a page."""
    pages: list[Span] = []
    first, length, entities = 0, 0, 0
    for number, story in enumerate(stories):
        longer = length + story.units + 2
        more = entities + len(story.entities)
        over = longer > LONGEST_MESSAGE_UNITS - SPARE_UNITS or more > MOST_ENTITIES - SPARE_ENTITIES
        if over and number > first:
            pages.append(Span(first, number))
            first, longer, more = number, story.units + 2, len(story.entities)
        length, entities = longer, more
    pages.append(Span(first, len(stories)))
    return pages


def digest_code(name: str) -> str:
    """Returns a digest's name in the short form for buttons: "d2026-11-24" for "daily:2026-11-24"."""
    cadence, _, day = name.partition(":")
    return cadence[0] + day


def digest_name(code: str) -> str:
    """Returns the name of a digest by its short form; the inverse of `digest_code`."""
    cadence = {"d": Cadence.DAILY, "w": Cadence.WEEKLY}.get(code[:1])
    return f"{cadence.value}:{code[1:]}" if cadence else ""


def _news_buttons(item: Item, words: Words) -> Rows:
    """Returns the buttons below a news update."""
    if item.subscription is None:
        return ()
    id_, interest = item.subscription.id, item.subscription.interest
    if interest.kind is Kind.QUESTION:
        answered = Button(words.say("button-answered"), f"stop:{id_}")
        return ((answered, Button(words.say("button-keep-on"), f"keepon:{id_}")),)
    less = [Button(words.say("button-less-like-this"), f"less:{id_}:{item.card.id}")] if item.card.title else []
    if not item.subscription.important_only:
        less.insert(0, Button(words.say("button-important"), f"important:{id_}"))
    return (
        *((tuple(less),) if less else ()),
        (Button(words.say("button-as-digest"), f"asdigest:{id_}"), Button(words.say("button-stop"), f"stop:{id_}")),
    )


def _stop_buttons(items: Sequence[Item], words: Words) -> Rows:
    told: dict[int, Subscription] = {item.subscription.id: item.subscription for item in items if item.subscription}
    if len(told) > MOST_STOPS:
        return ((Button(words.say("button-what-i-follow"), "subs"),),)
    stop = words.say("button-stop")
    if len(told) == 1:
        return tuple((Button(stop, f"stop:{id_}"),) for id_ in told)
    return tuple(
        (Button(_short(f"{stop}: {interest_label(each.interest, words)}"), f"stop:{id_}"),)
        for id_, each in told.items()
    )


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_BUTTON else label[: LONGEST_BUTTON - 1].rstrip() + CUT


def _cut_quote(text: str, longest_units: int | None = None) -> Text:
    """Returns published words as a blockquote, cut and marked if too long."""
    if longest_units is None:
        end = shown_span(text, ()).end
    else:
        end = len(text) if units(text) <= longest_units else cut_place(text, longest_units)
    return quoted(plain(text[:end].rstrip()) + (CUT if text[end:].strip() else ""))


def headlines_text(items: Sequence[Item], words: Words, now: datetime) -> Text:
    """Returns stories as a list of headlines."""
    return joined(headline_lines((item.card for item in items), words, now))
