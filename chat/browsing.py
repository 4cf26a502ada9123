"""/latest, /story and /sources, and one article that a link opens: what a reader can browse without a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from chat.answer_rendering import LONGEST_SOURCE, LONGEST_TITLE, headline_lines, source_line, title_text
from chat.answer_views import context_text
from chat.charts import Event, timeline
from chat.conversation import Command, TapAnswer, person_words, text_reply
from chat.formatted_text import Text, bold, joined, linked, plain
from chat.incoming import IncomingMessage
from chat.interfaces import Answerer, ArticleLookup
from chat.messages import LONGEST_CAPTION_UNITS, Attachment, Message, Reply
from chat.permissions import Audience, Guarded
from chat.quote_links import address
from chat.translations import Words, short_code, shown_name
from index.library.articles import ArticleCard, ArticleId, ArticleState, Span
from retrieval.answers import Query, Quoted
from retrieval.folded_words import words_of
from retrieval.other_languages.asked_times import asked_time_in
from retrieval.question_language import ENGLISH, language_of_question
from retrieval.question_times import AskedTime

MOST_LATEST = 10
SHORT_TIME = timedelta(days=3)  # the newest of a month would be of its last day
MOST_IN_A_STORY = 12
MOST_SOURCES = 30
LONGEST_LEAD = 400  # characters of an article's beginning
LONGEST_TOPIC = 8  # words of a topic that are looked for in titles; no title holds more, and SQLite takes no thousand
LOOKED_AT = 50  # titles that hold a topic's letters: "us" is in Russia, too
FOUND_AT_ONCE = 24  # quotes in which articles on a topic are looked for
EARLIEST = datetime.min.replace(tzinfo=UTC)


class Browsing:
    """/latest, /story, /sources, and an article that a link leads to."""

    def __init__(self, answerer: Answerer, library: ArticleLookup) -> None:
        self._answerer = answerer
        self._library = library

    def latest(self, incoming: IncomingMessage, topic: str) -> Sequence[Reply]:
        """/latest [topic or time]: the newest headlines, of a topic or a time if one is given."""
        words = person_words(incoming.person)
        if topic and (time := _time_alone(topic, incoming)) is not None:
            cards = self._published(time.since, min(time.until, incoming.at))
            if not cards:
                return self._nothing_then(words, incoming)
            return _headlines(bold(shown_name(topic, LONGEST_SOURCE)), cards, words, incoming)
        cards = self._newest_about(topic, incoming) if topic else self._library.newest(MOST_LATEST)
        if not cards:
            return text_reply(words.say("latest-none"))
        title = words.say("latest-on", topic=shown_name(topic, LONGEST_SOURCE)) if topic else words.say("latest")
        return _headlines(bold(title), cards, words, incoming)

    def _published(self, since: datetime, until: datetime) -> Sequence[ArticleCard]:
        """Returns the newest articles of a short time; of a longer one, first the newest of each part of it."""
        newest = self._library.newest(MOST_LATEST, published=(since, until))
        if until - since <= SHORT_TIME or len(newest) < MOST_LATEST:
            return newest
        ends = [until - part * (until - since) / MOST_LATEST for part in range(MOST_LATEST + 1)]
        spread = [card for end, begin in pairwise(ends) for card in self._library.newest(1, published=(begin, end))]
        chosen = {card.id: card for card in (*spread, *newest)}
        return sorted(list(chosen.values())[:MOST_LATEST], key=lambda card: card.published or EARLIEST, reverse=True)

    def _nothing_then(self, words: Words, incoming: IncomingMessage) -> Sequence[Reply]:
        """Says that there is no news of a time, and shows the newest there is."""
        newest = self._library.newest(MOST_LATEST)
        nothing = words.say("latest-none")
        if not newest:
            return text_reply(nothing)
        heading = joined((plain(nothing), bold(words.say("latest"))), "\n\n")
        return _headlines(heading, newest, words, incoming)

    def story(self, incoming: IncomingMessage, topic: str) -> Sequence[Reply]:
        """/story TOPIC: what was reported on a topic by date, oldest first."""
        words = person_words(incoming.person)
        if not topic:
            return text_reply(words.say("story-what"))
        cards = [card for card in self._about(topic, incoming) if card.published][:MOST_IN_A_STORY]
        if not cards:
            return text_reply(words.say("latest-none"))
        lines = []
        day = ""
        for card in reversed(cards):
            this_day = words.day((card.published or EARLIEST).astimezone(incoming.at.tzinfo), incoming.at)
            if this_day != day:
                lines.append(bold(this_day))
            day = this_day
            source = shown_name(card.source, LONGEST_SOURCE)
            title = linked(title_text(card, words), address(card.url))
            lines.append(joined((title, words.isolated(source)), " — ") if source else title)
        heading = words.say("story-of", topic=shown_name(topic, LONGEST_SOURCE))
        whole = joined((bold(heading), joined(lines)), "\n\n")
        drawn = [
            Event(card.published.date(), shown_name(card.title, LONGEST_TITLE))
            for card in reversed(cards)
            if card.published
        ]
        picture = timeline(drawn, words.code) if whole.units <= LONGEST_CAPTION_UNITS else None
        attached = Attachment("story.png", picture, picture=True) if picture else None
        return (Reply(Message(whole.fitted(), attachment=attached)),)

    def sources(self, incoming: IncomingMessage, _: str) -> Sequence[Reply]:
        """/sources: the sources in the library, with the number of articles of each."""
        words = person_words(incoming.person)
        sources = [(name, count) for name, count in self._library.sources() if name]
        if not sources:
            return text_reply(words.say("sources-none"))
        lines = [
            words.say("source-line", source=shown_name(name, LONGEST_SOURCE), count=count)
            for name, count in sources[:MOST_SOURCES]
        ]
        if len(sources) > MOST_SOURCES:
            lines.append(words.say("sources-more", count=len(sources) - MOST_SOURCES))
        heading = words.say("sources-heading", count=len(sources))
        return (Reply(Message((bold(heading) + "\n" + joined(lines)).fitted())),)

    def article(self, incoming: IncomingMessage, number: str) -> Sequence[Reply]:
        """Shows one article: its title as a link, source, date, and beginning."""
        words = person_words(incoming.person)
        article = self._library.article(ArticleId(int(number))) if number.isdecimal() else None
        if article is None or article.state is not ArticleState.LIVE:
            return text_reply(words.say("article-gone"))
        card = article.card
        title = linked(title_text(card, words), address(card.url))
        begins = article.text.find("\n")
        lead = Span(0, max(1, min(begins if begins > 0 else len(article.text), LONGEST_LEAD)))
        text = joined((title, source_line(card, words, incoming.at), context_text(article.text, lead)))
        return (Reply(Message(text.fitted())),)

    def commands(self) -> Mapping[str, Guarded[Command]]:
        """See Skill."""
        everybody = Audience.EVERYBODY
        return {
            "latest": Guarded(everybody, self.latest),
            "story": Guarded(everybody, self.story),
            "sources": Guarded(everybody, self.sources),
        }

    def taps(self) -> Mapping[str, Guarded[TapAnswer]]:
        """See Skill."""
        return {}

    def _newest_about(self, topic: str, incoming: IncomingMessage) -> list[ArticleCard]:
        """Returns the newest articles on a topic: with its words in their titles, or found as a question's are."""
        words = [word for word in words_of(topic) if not word.stops]
        stems = {word.stem for word in words}
        sought = " ".join(word.text for word in words) if len(words) <= LONGEST_TOPIC else ""
        titled = self._library.newest(LOOKED_AT, title=sought) if sought else []
        named = [card for card in titled if stems <= {word.stem for word in words_of(card.title)}]
        unique = {card.id: card for card in (*named, *self._about(topic, incoming))}
        return sorted(unique.values(), key=lambda card: card.published or EARLIEST, reverse=True)[:MOST_LATEST]

    def _about(self, topic: str, incoming: IncomingMessage) -> list[ArticleCard]:
        """Returns the articles on a topic, newest first."""
        answer = self._answerer.answer(Query(topic, incoming.at, FOUND_AT_ONCE))
        quotes = answer.quotes if isinstance(answer, Quoted) else ()
        found = [quote.article for quote in quotes] + [card for quote in quotes for card in quote.also]
        if not isinstance(answer, Quoted):
            found = list(answer.headlines)
        unique = {card.id: card for card in found}
        return sorted(unique.values(), key=lambda card: card.published or EARLIEST, reverse=True)


def _headlines(heading: Text, cards: Sequence[ArticleCard], words: Words, incoming: IncomingMessage) -> Sequence[Reply]:
    listed = joined(headline_lines(cards, words, incoming.at))
    return (Reply(Message(joined((heading, listed), "\n\n").fitted())),)


def _time_alone(topic: str, incoming: IncomingMessage) -> AskedTime | None:
    """Returns the time that `topic` names, if it names nothing else."""
    code = short_code(incoming.person.language_code)
    for spoken in (language_of_question(topic, code), code or ENGLISH, ENGLISH):
        time = asked_time_in(topic, spoken, incoming.at)
        if time is not None and len(time.words) >= len(topic.strip()):
            return time
    return None
