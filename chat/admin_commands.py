"""/stats, /articles and /retract: the commands for the bot's admins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Protocol

from sqlalchemy import select

from chat.answer_rendering import headline_text, title_text
from chat.charts import bars
from chat.conversation import Command, TapAnswer, person_words, text_reply
from chat.formatted_text import bold, joined, linked, plain
from chat.incoming import IncomingMessage, Tap
from chat.interfaces import ArticleLookup
from chat.messages import Attachment, Button, Message, Reply, TapResult
from chat.permissions import Audience, Guarded
from chat.question_counts import last_days
from chat.quote_links import address
from index.library.articles import ArticleId, ArticleState
from index.library.database import Database
from index.library.schema import articles

STATS_DAYS = 14
MOST_LISTED = 15


class Catalogue(ArticleLookup, Protocol):
    """The library as an admin of the bot uses it."""

    def retract(self, article: ArticleId, at: datetime | None = None) -> bool:
        """Retracts an article, so that no answer quotes it. Returns False if it was retracted before."""
        ...


class AdminCommands:
    """/stats, /articles and /retract, for the bot's admins alone."""

    def __init__(self, database: Database, catalogue: Catalogue) -> None:
        self._database = database
        self._catalogue = catalogue

    def stats(self, incoming: IncomingMessage, _: str) -> Sequence[Reply]:
        """/stats: a chart of articles and questions per day, with the totals in words."""
        words = person_words(incoming.person)
        today = incoming.at.astimezone(UTC).date()
        with self._database.reading() as connection:
            asked = last_days(connection, today, STATS_DAYS)
            since = datetime.combine(asked[0].day, datetime.min.time(), UTC)
            rows = connection.execute(select(articles.c.indexed_at).where(articles.c.indexed_at >= since)).scalars()
            indexed = [moment.astimezone(UTC).date() for moment in rows]
        taken = [indexed.count(each.day) for each in asked]
        total, answered = sum(each.asked for each in asked), sum(each.answered for each in asked)
        text = words.say(
            "stats", days=STATS_DAYS, articles=len(indexed), questions=total, answered=answered,
            all=sum(count for _, count in self._catalogue.sources()),
        )  # fmt: skip
        picture = bars(
            [each.day for each in asked],
            {words.say("stats-articles"): taken, words.say("stats-questions"): [each.asked for each in asked]},
            words.code,
        )
        attached = Attachment("stats.png", picture, picture=True) if picture else None
        return (Reply(Message(plain(text), attachment=attached)),)

    def articles(self, incoming: IncomingMessage, _: str) -> Sequence[Reply]:
        """/articles: the newest articles, with the numbers that /retract takes."""
        words = person_words(incoming.person)
        cards = self._catalogue.newest(MOST_LISTED)
        if not cards:
            return text_reply(words.say("latest-none"))
        lines = (plain(f"{card.id} · ") + headline_text(card, words, incoming.at) for card in cards)
        return (Reply(Message((bold(words.say("latest")) + "\n" + joined(lines)).fitted())),)

    def retract(self, incoming: IncomingMessage, number: str) -> Sequence[Reply]:
        """/retract 12: shows the article and asks for confirmation."""
        words = person_words(incoming.person)
        article = self._catalogue.article(ArticleId(int(number))) if _is_number(number) else None
        if article is None or article.state is not ArticleState.LIVE:
            return text_reply(words.say("retract-which"))
        title = linked(title_text(article.card, words), address(article.card.url))
        button = Button(words.say("retract-button"), f"retract:{article.card.id}")
        return (Reply(Message(words.rich("retract-sure", title=title).fitted(), ((button,),))),)

    def tap_retract(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Retracts the article."""
        words = person_words(tap.person)
        retracted = self._catalogue.retract(ArticleId(int(parts[0])), tap.at)
        return TapResult(Message(plain(words.say("retracted" if retracted else "article-gone"))))

    def commands(self) -> Mapping[str, Guarded[Command]]:
        """See Skill."""
        return {
            "stats": Guarded(Audience.OPERATORS, self.stats),
            "articles": Guarded(Audience.OPERATORS, self.articles),
            "retract": Guarded(Audience.OPERATORS, self.retract),
        }

    def taps(self) -> Mapping[str, Guarded[TapAnswer]]:
        """See Skill."""
        return {"retract:number": Guarded(Audience.OPERATORS, self.tap_retract)}


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 18
