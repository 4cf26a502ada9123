"""/latest: the newest headlines, of a topic or a time if one is given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import count, islice, pairwise

from chat.answer_rendering import LONGEST_SOURCE, headline_lines
from chat.conversation import Command, TapAnswer, person_words, text_reply
from chat.formatted_text import Text, bold, joined, plain
from chat.incoming import IncomingMessage, Tap
from chat.interfaces import Answerer, ArticleLookup
from chat.listed_pages import ListedPages
from chat.messages import Message, Reply, TapResult
from chat.permissions import Audience, Guarded
from chat.translations import Words, short_code, shown_name
from index.library.articles import ArticleCard
from retrieval.answers import Answer, Query, Quoted
from retrieval.bare_topics import EARLIEST
from retrieval.other_languages.asked_times import asked_time_in
from retrieval.question_language import ENGLISH, language_of_question
from retrieval.question_times import AskedTime
from retrieval.question_words import question_words
from retrieval.tokens import stems_in

ON_A_PAGE = 10
LAST_PAGE = 30  # from 0: whoever wants more asks; a client can send any number, and SQLite takes none of 20 digits
SHORT_TIME = timedelta(days=3)  # the newest of a month would be of its last day
LONGEST_TOPIC = 8  # words of a topic that are looked for in titles; no title holds more, and SQLite takes no thousand
LOOKED_AT = 50  # titles that hold a topic's letters: "us" is in Russia, too
FOUND_AT_ONCE = 24  # quotes in which articles on a topic are looked for


class Headlines:
    """/latest."""

    def __init__(self, answerer: Answerer, library: ArticleLookup, listed: ListedPages) -> None:
        self._answerer = answerer
        self._library = library
        self._listed = listed

    def latest(self, incoming: IncomingMessage, topic: str) -> Sequence[Reply]:
        """/latest [topic or time]: the newest headlines, of a topic or a time if one is given."""
        return self._page(topic, incoming, 0)

    def commands(self) -> Mapping[str, Guarded[Command]]:
        """See Skill."""
        return {"latest": Guarded(Audience.EVERYBODY, self.latest)}

    def taps(self) -> Mapping[str, Guarded[TapAnswer]]:
        """See Skill."""
        return {"list:word:number": Guarded(Audience.EVERYBODY, self.tap_page)}

    def tap_page(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Lists the next headlines."""
        return self._listed.tapped(tap, parts, self._page)

    def _page(self, topic: str, incoming: IncomingMessage, page: int) -> Sequence[Reply]:
        words = person_words(incoming.person)
        if page > LAST_PAGE:
            return text_reply(words.say("no-more-headlines"))
        time = _time_alone(topic, incoming) if topic else None
        start, shown = page * ON_A_PAGE, shown_name(topic, LONGEST_SOURCE)
        if time is not None:
            title, found = (
                shown[:1].upper() + shown[1:],
                self._published(time.since, min(time.until, incoming.at), start),
            )
        elif topic:
            title, found = words.say("latest-on", topic=shown), self._newest_about(topic, incoming, start)
        else:
            title, found = words.say("latest"), self._library.newest(ON_A_PAGE, offset=start)
        if found:
            self._listed.note(incoming, partial(self._page, topic), page)
            message = _message(bold(title), found, words, incoming)
            if len(found) < ON_A_PAGE:
                return (Reply(message),)
            return (self._listed.reply(message, "list", topic, incoming, page + 1),)
        if page:
            return text_reply(words.say("no-more-headlines"))
        return self._nothing_then(words, incoming) if time is not None else text_reply(words.say("latest-none"))

    def _published(self, since: datetime, until: datetime, start: int) -> Sequence[ArticleCard]:
        """Returns a page of the newest articles of a short time; of a longer one, of each part of it in turn."""
        newest = self._library.newest(ON_A_PAGE, published=(since, until))
        if until - since <= SHORT_TIME or len(newest) < ON_A_PAGE:
            return self._library.newest(ON_A_PAGE, offset=start, published=(since, until)) if start else newest
        chosen = islice(self._spread(since, until), start, start + ON_A_PAGE)
        return sorted(chosen, key=_publication, reverse=True)

    def _spread(self, since: datetime, until: datetime) -> Iterator[ArticleCard]:
        """Yields the newest article of each part of a time, then the second newest of each, and so on."""
        ends = [until - part * (until - since) / ON_A_PAGE for part in range(ON_A_PAGE + 1)]
        for turn in count():
            found = [
                card
                for end, begin in pairwise(ends)
                for card in self._library.newest(1, offset=turn, published=(begin, end))
            ]
            if not found:
                return
            yield from found

    def _nothing_then(self, words: Words, incoming: IncomingMessage) -> Sequence[Reply]:
        """Says that there is no news of a time, and shows the newest there is."""
        newest = self._library.newest(ON_A_PAGE)
        nothing = words.say("latest-none")
        if not newest:
            return text_reply(nothing)
        heading = joined((plain(nothing), bold(words.say("latest"))), "\n\n")
        return (Reply(_message(heading, newest, words, incoming)),)

    def _newest_about(self, topic: str, incoming: IncomingMessage, start: int) -> list[ArticleCard]:
        """Returns a page of the newest articles on a topic: with its words in their titles, or found as a question's.

        Articles without any of its words are left out."""
        answer = self._answerer.answer(Query(topic, incoming.at, FOUND_AT_ONCE))
        words = [word for word in question_words(_corrected(topic, answer)) if not word.stops]
        stems = {word.stem for word in words}
        sought = " ".join(word.text for word in words) if len(words) <= LONGEST_TOPIC else ""
        titled = self._library.newest(LOOKED_AT, title=sought) if sought else []
        named = [card for card in titled if stems <= stems_in(card.title)]
        quotes = answer.quotes if isinstance(answer, Quoted) else answer.candidates
        near = {quote.article.id for quote in quotes if stems & stems_in(quote.text)}
        found = [card for card in articles_of(answer) if card.id in near or stems & stems_in(card.title)]
        unique = {(card.title or card.url, card.source, card.published): card for card in (*named, *found)}
        return sorted(unique.values(), key=_publication, reverse=True)[start : start + ON_A_PAGE]


def articles_of(answer: Answer) -> list[ArticleCard]:
    """Returns the articles of an answer, newest first; the nearest ones if it is none."""
    if isinstance(answer, Quoted):
        found = [quote.article for quote in answer.quotes] + [card for quote in answer.quotes for card in quote.also]
    else:
        found = list(answer.headlines)
    unique = {card.id: card for card in found}
    return sorted(unique.values(), key=_publication, reverse=True)


def _publication(card: ArticleCard) -> datetime:
    return card.published or EARLIEST


def _corrected(topic: str, answer: Answer) -> str:
    read = {each.written: each.read for each in answer.corrections}
    return re.sub(r"\w+", lambda word: read.get(word[0], word[0]), topic)


def _message(heading: Text, cards: Sequence[ArticleCard], words: Words, incoming: IncomingMessage) -> Message:
    listed = joined(headline_lines(cards, words, incoming.at))
    return Message(joined((heading, listed), "\n\n").fitted())


def _time_alone(topic: str, incoming: IncomingMessage) -> AskedTime | None:
    """Returns the time that `topic` names, if it names nothing else."""
    code = short_code(incoming.person.language_code)
    for spoken in (language_of_question(topic, code), code or ENGLISH, ENGLISH):
        time = asked_time_in(topic, spoken, incoming.at)
        if time is not None and len(time.words) >= len(topic.strip()):
            return time
    return None
