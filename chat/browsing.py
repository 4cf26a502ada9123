"""/story and /sources, and one article that a link opens: what a reader can browse without a question."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from chat.answer_rendering import LONGEST_SOURCE, LONGEST_TITLE, source_line, title_text
from chat.answer_views import context_text
from chat.charts import Event, timeline
from chat.conversation import Command, TapAnswer, person_words, text_reply
from chat.formatted_text import bold, joined, linked
from chat.incoming import IncomingMessage, Tap
from chat.interfaces import Answerer, ArticleLookup
from chat.listed_pages import ListedPages
from chat.messages import LONGEST_CAPTION_UNITS, Attachment, Message, Reply, TapResult
from chat.permissions import Audience, Guarded
from chat.quote_links import address
from chat.topic_articles import TopicArticles, publication
from chat.translations import shown_name
from index.library.articles import ArticleId, ArticleState, Span
from retrieval.bare_topics import EARLIEST

MOST_IN_A_STORY = 12
MOST_SOURCES = 30
LONGEST_LEAD = 400  # characters of an article's beginning


class Browsing:
    """/story, /sources, and an article that a link leads to."""

    def __init__(self, answerer: Answerer, library: ArticleLookup, listed: ListedPages) -> None:
        self._topics = TopicArticles(answerer, library)
        self._library = library
        self._listed = listed

    def story(self, incoming: IncomingMessage, topic: str) -> Sequence[Reply]:
        """/story TOPIC: what was reported on a topic by date, oldest first."""
        words = person_words(incoming.person)
        if not topic:
            return text_reply(words.say("story-what"))
        return self._story_page(topic, incoming, 0)

    def _story_page(self, topic: str, incoming: IncomingMessage, page: int, _: Collection[int] = ()) -> Sequence[Reply]:
        words = person_words(incoming.person)
        start = page * MOST_IN_A_STORY
        dated = [card for card in self._topics.about(topic, incoming) if card.published]
        cards = sorted(dated[start : start + MOST_IN_A_STORY], key=publication, reverse=True)
        if not cards:
            return text_reply(words.say("no-more-headlines" if page else "latest-none"))
        self._listed.note(incoming, partial(self._story_page, topic), page)
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
        message = Message(whole.fitted(), attachment=attached)
        if len(cards) < MOST_IN_A_STORY:
            return (Reply(message),)
        return (self._listed.reply(message, "story", topic, incoming, page + 1),)

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
            "story": Guarded(everybody, self.story),
            "sources": Guarded(everybody, self.sources),
        }

    def taps(self) -> Mapping[str, Guarded[TapAnswer]]:
        """See Skill."""
        return {"story:word:number": Guarded(Audience.EVERYBODY, self.tap_story)}

    def tap_story(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Tells what was reported before."""
        return self._listed.tapped(tap, parts, self._story_page)
