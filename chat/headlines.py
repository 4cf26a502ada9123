"""/latest: the newest headlines, of a topic or a time if one is given."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import islice, pairwise

from chat.answer_rendering import LONGEST_SOURCE, headline_lines
from chat.conversation import Command, TapAnswer, person_words, text_reply
from chat.formatted_text import Text, bold, joined, plain
from chat.incoming import IncomingMessage, Tap
from chat.interfaces import Answerer, ArticleLookup
from chat.listed_pages import ListedPages
from chat.messages import Message, Reply, TapResult
from chat.overviews import overview
from chat.permissions import Audience, Guarded
from chat.topic_articles import TopicArticles, publication
from chat.topic_times import timed_topic, with_capitals
from chat.translations import Words, short_code, shown_name
from index.library.articles import ArticleCard
from retrieval.other_languages.asked_times import asked_time_in
from retrieval.question_language import ENGLISH, language_of_question
from retrieval.question_times import AskedTime

ON_A_PAGE = 10
LAST_PAGE = 30  # from 0: whoever wants more asks; a client can send any number, and SQLite takes none of 20 digits
SHORT_TIME = timedelta(days=3)  # the newest of a month would be of its last day
OF_A_PART = 300  # articles of a part of a longer time that are looked at


class Headlines:
    """/latest."""

    def __init__(self, answerer: Answerer, library: ArticleLookup, listed: ListedPages) -> None:
        self._topics = TopicArticles(answerer, library)
        self._library = library
        self._listed = listed

    def latest(self, incoming: IncomingMessage, topic: str) -> Sequence[Reply]:
        """/latest [topic or time]: the newest headlines, of a topic or a time if one is given."""
        return self._page(topic, incoming, 0)

    def others(self, incoming: IncomingMessage, topic: str, shown: Collection[int]) -> Sequence[Reply]:
        """Lists the newest headlines on a topic but for those of the articles that were `shown`."""
        return self._page(topic, incoming, 0, shown)

    def commands(self) -> Mapping[str, Guarded[Command]]:
        """See Skill."""
        return {"latest": Guarded(Audience.EVERYBODY, self.latest)}

    def taps(self) -> Mapping[str, Guarded[TapAnswer]]:
        """See Skill."""
        return {"list:word:number": Guarded(Audience.EVERYBODY, self.tap_page)}

    def tap_page(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Lists the next headlines."""
        return self._listed.tapped(tap, parts, self._page)

    def _page(self, topic: str, incoming: IncomingMessage, page: int, without: Collection[int] = ()) -> Sequence[Reply]:
        words = person_words(incoming.person)
        if page > LAST_PAGE:
            return text_reply(words.say("no-more-headlines"))
        time = _time_alone(topic, incoming) if topic else None
        start, shown = page * ON_A_PAGE, shown_name(topic, LONGEST_SOURCE)
        if time is not None:
            title, found = with_capitals(shown), self._published(time.since, min(time.until, incoming.at), start)
        elif topic:
            cards = [card for card in self._topics.about(topic, incoming) if card.id not in without]
            title, found = words.say("latest-on", topic=shown), cards[start : start + ON_A_PAGE]
        else:
            title, found = words.say("latest"), self._library.newest(ON_A_PAGE, offset=start)
        if found:
            self._listed.note(incoming, partial(self._page, topic, without=without), page)
            message = _message(bold(title), found, words, incoming)
            if len(found) < ON_A_PAGE:
                return (Reply(message),)
            return (self._listed.reply(message, "list", topic, incoming, page + 1, without),)
        if page or without:
            return text_reply(words.say("no-more-headlines"))
        if time is not None:
            return _nothing_but(self._library.newest(ON_A_PAGE), words.say("latest"), words, incoming)
        timed = timed_topic(topic, incoming)
        newest = self._topics.about(timed.topic, incoming)[:ON_A_PAGE] if timed.time is not None else ()
        return _nothing_but(
            newest, words.say("latest-on", topic=shown_name(timed.topic, LONGEST_SOURCE)), words, incoming
        )

    def _published(self, since: datetime, until: datetime, start: int) -> Sequence[ArticleCard]:
        """Returns a page of the newest articles of a short time; of a longer one, of what was written about most."""
        newest = self._library.newest(ON_A_PAGE, published=(since, until))
        if until - since <= SHORT_TIME or len(newest) < ON_A_PAGE:
            return self._library.newest(ON_A_PAGE, offset=start, published=(since, until)) if start else newest
        chosen = islice(overview(self._parts(since, until)), start, start + ON_A_PAGE)
        return sorted(chosen, key=publication, reverse=True)

    def _parts(self, since: datetime, until: datetime) -> list[Sequence[ArticleCard]]:
        """Returns the newest articles of each of ON_A_PAGE parts of a time."""
        ends = [until - part * (until - since) / ON_A_PAGE for part in range(ON_A_PAGE + 1)]
        return [self._library.newest(OF_A_PART, published=(begin, end)) for end, begin in pairwise(ends)]


def _nothing_but(newest: Sequence[ArticleCard], title: str, words: Words, incoming: IncomingMessage) -> Sequence[Reply]:
    """Says that there is nothing of what was asked for, and shows the newest there is of something wider."""
    nothing = words.say("latest-none")
    if not newest:
        return text_reply(nothing)
    heading = joined((plain(nothing), bold(title)), "\n\n")
    return (Reply(_message(heading, newest, words, incoming)),)


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
