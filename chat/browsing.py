"""What a reader can look through without a question: the latest, a story by its dates, the sources, one article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from chat.answer_rendering import LONGEST_SOURCE, LONGEST_TITLE, headline_text, source_line, title_text
from chat.answer_views import context_text
from chat.charts import Event, timeline
from chat.conversation import Command, TapAnswer, person_words, say
from chat.formatted_text import bold, joined, linked, plain
from chat.incoming import Said
from chat.interfaces import Answerer, ArticleLookup
from chat.messages import LONGEST_CAPTION_UNITS, Attachment, Message, Reply
from chat.permissions import Audience, Declared
from chat.quote_links import address
from chat.translations import shown_name
from index.library.articles import ArticleCard, ArticleId, ArticleState, Span
from retrieval.answers import Query, Quoted

MOST_LATEST = 10
MOST_IN_A_STORY = 12
MOST_SOURCES = 30
LONGEST_LEAD = 400  # characters of an article's beginning
FOUND_AT_ONCE = 24  # quotes looked through for a topic's articles
EARLIEST = datetime.min.replace(tzinfo=UTC)


class Browsing:
    """/latest, /story, /sources, and an article that a link leads to."""

    def __init__(self, answerer: Answerer, shelf: ArticleLookup) -> None:
        self._answerer = answerer
        self._shelf = shelf

    def latest(self, said: Said, topic: str) -> Sequence[Reply]:
        """/latest [topic]: the newest headlines."""
        words = person_words(said.person)
        cards = self._about(topic, said)[:MOST_LATEST] if topic else self._shelf.newest(MOST_LATEST)
        if not cards:
            return say(words.say("latest-none"))
        title = words.say("latest-on", topic=shown_name(topic, LONGEST_SOURCE)) if topic else words.say("latest")
        listed = (plain("• ") + headline_text(card, words, said.at) for card in cards)
        return (Reply(Message(joined((bold(title), joined(listed)), "\n\n").fitted())),)

    def story(self, said: Said, topic: str) -> Sequence[Reply]:
        """/story: what has been reported on something, by date, the oldest first."""
        words = person_words(said.person)
        if not topic:
            return say(words.say("story-what"))
        cards = [card for card in self._about(topic, said) if card.published][:MOST_IN_A_STORY]
        if not cards:
            return say(words.say("latest-none"))
        lines = []
        day = ""
        for card in reversed(cards):
            this_day = words.day((card.published or EARLIEST).astimezone(said.at.tzinfo), said.at)
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

    def sources(self, said: Said, _: str) -> Sequence[Reply]:
        """/sources: who is quoted here, and how often."""
        words = person_words(said.person)
        sources = [(name, count) for name, count in self._shelf.sources() if name]
        if not sources:
            return say(words.say("sources-none"))
        lines = [
            words.say("source-line", source=shown_name(name, LONGEST_SOURCE), count=count)
            for name, count in sources[:MOST_SOURCES]
        ]
        if len(sources) > MOST_SOURCES:
            lines.append(words.say("sources-more", count=len(sources) - MOST_SOURCES))
        heading = words.say("sources-heading", count=len(sources))
        return (Reply(Message((bold(heading) + "\n" + joined(lines)).fitted())),)

    def article(self, said: Said, number: str) -> Sequence[Reply]:
        """One article: its title as a link, source, date, and how it begins."""
        words = person_words(said.person)
        article = self._shelf.article(ArticleId(int(number))) if number.isdecimal() else None
        if article is None or article.state is not ArticleState.LIVE:
            return say(words.say("article-gone"))
        card = article.card
        title = linked(title_text(card, words), address(card.url))
        begins = article.text.find("\n")
        lead = Span(0, max(1, min(begins if begins > 0 else len(article.text), LONGEST_LEAD)))
        text = joined((title, source_line(card, words, said.at), context_text(article.text, lead)))
        return (Reply(Message(text.fitted())),)

    def commands(self) -> Mapping[str, Declared[Command]]:
        """See Skill."""
        everybody = Audience.EVERYBODY
        return {
            "latest": Declared(everybody, self.latest),
            "story": Declared(everybody, self.story),
            "sources": Declared(everybody, self.sources),
        }

    def taps(self) -> Mapping[str, Declared[TapAnswer]]:
        """See Skill."""
        return {}

    def _about(self, topic: str, said: Said) -> list[ArticleCard]:
        """The articles in which something stands about a topic, the newest first."""
        answer = self._answerer.answer(Query(topic, said.at, FOUND_AT_ONCE))
        quotes = answer.quotes if isinstance(answer, Quoted) else ()
        found = [quote.article for quote in quotes] + [card for quote in quotes for card in quote.also]
        if not isinstance(answer, Quoted):
            found = list(answer.headlines)
        unique = {card.id: card for card in found}
        return sorted(unique.values(), key=lambda card: card.published or EARLIEST, reverse=True)
