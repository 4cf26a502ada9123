"""Answers a message that is just a link: articles on the same subject, and for admins a button to add the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import unquote, urlsplit

from chat.answer_rendering import headline_lines, headline_text
from chat.conversation import person_words
from chat.formatted_text import bold, joined, plain
from chat.incoming import IncomingMessage
from chat.interfaces import Answerer, ArticleLookup
from chat.messages import Button, Message, Reply
from chat.quote_links import address
from chat.shown_answers import ShownAnswers, new_key, shown_answer
from index.gathering.source_channels.channel_state import ChannelReference
from index.library.article_urls import without_tracking
from index.library.articles import ArticleCard
from retrieval.answers import Query, Quoted, Reason, Refused
from retrieval.folded_words import Word, words_of

MOST_SHOWN = 6
FOUND_AT_ONCE = 12
SHARED = 2  # words that a headline must share with an address to be on its subject
_BARE = re.compile(r"(?:www\.\S+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/\S*)", re.IGNORECASE)
_EARLIEST = datetime.min.replace(tzinfo=UTC)


class BareLinks:
    """Answers links. A reader's link is never fetched; an admin's link is fetched when they tap the button."""

    def __init__(self, answerer: Answerer, library: ArticleLookup, answers: ShownAnswers) -> None:
        self._answerer = answerer
        self._library = library
        self._answers = answers

    def report(self, incoming: IncomingMessage, url: str) -> Sequence[Reply]:
        """Returns articles on the subject of a page, newest first."""
        words = person_words(incoming.person)
        own = self._library.at_address(without_tracking(url))
        topic = own.title if own is not None else words_in_address(url)
        cards = self._on(topic, own, incoming.at) if topic else []
        parts = []
        if own is not None:
            parts.append(joined((bold(words.say("link-known")), headline_text(own, words, incoming.at))))
        if cards:
            parts.append(joined((bold(words.say("link-on-this")), *headline_lines(cards, words, incoming.at))))
        can_add = incoming.person.admin and incoming.place.private
        if not parts:
            nothing = "link-what-to-do" if can_add else "link-nothing" if topic else "link-of-what"
            parts.append(plain(words.say(nothing)))
        if not can_add:
            return (Reply(Message(joined(parts, "\n\n").fitted())),)
        key = new_key()
        refused = Refused(Reason.NO_WORDS, headlines=tuple(cards))
        self._answers.note(shown_answer(key, incoming, url, refused))
        add, follow = (
            Button(words.say("link-add"), f"addpage:{key}"),
            Button(words.say("link-follow"), f"addfeed:{key}"),
        )
        offered = (add, follow) if own is None else (follow,)
        return (Reply(Message(joined(parts, "\n\n").fitted(), (offered,)), answer=key),)

    def offer_channel(self, incoming: IncomingMessage, channel: ChannelReference) -> Sequence[Reply]:
        """Asks the bot's admin whether to read the posts of a channel as articles."""
        words, key = person_words(incoming.person), new_key()
        refused, url = (
            Refused(Reason.NO_WORDS),
            f"https://{channel}" if channel.chat else f"https://t.me/{channel.name}",
        )
        self._answers.note(shown_answer(key, incoming, url, refused))
        text = words.say("source-channel-offer", channel=str(channel))
        button = Button(words.say("source-channel-button"), f"addfeed:{key}")
        return (Reply(Message(plain(text), ((button,),)), answer=key),)

    def _on(self, topic: str, own: ArticleCard | None, now: datetime) -> list[ArticleCard]:
        """Returns other articles on a topic. A headline counts only if it shares words with the topic."""
        answer = self._answerer.answer(Query(topic, now, FOUND_AT_ONCE))
        if isinstance(answer, Quoted):
            found = [card for quote in answer.quotes for card in (quote.article, *quote.also)]
        else:
            wanted = {word.stem for word in telling_words(topic)}
            found = [card for card in answer.headlines if len(wanted & _stems(card.title)) >= min(SHARED, len(wanted))]
        others = {card.id: card for card in found if own is None or card.id != own.id}
        return sorted(others.values(), key=lambda card: card.published or _EARLIEST, reverse=True)[:MOST_SHOWN]


def only_link(text: str) -> str | None:
    """Returns the web address if the text is nothing else; otherwise None."""
    word = text.strip()
    if not word or any(character.isspace() for character in word):
        return None
    return address(word) if word.lower().startswith(("http://", "https://")) else _completed(word)


def words_in_address(url: str) -> str:
    """Returns the words in a page's address, such as "grain ships leave odesa" of "…/grain-ships-leave-odesa"."""
    parts = [re.sub(r"\.\w{1,5}$", "", part) for part in unquote(urlsplit(url).path).split("/")]
    told = [[word.text for word in telling_words(re.sub(r"[-_+.]", " ", part)) if not word.number] for part in parts]
    longest: list[str] = max(told, key=lambda words: len(words), default=[])
    return " ".join(longest)


def telling_words(text: str) -> list[Word]:
    """Returns the words of a text without stop words."""
    return [word for word in words_of(text) if not word.stops]


def _completed(word: str) -> str | None:
    return address(f"https://{word}") if _BARE.fullmatch(word) else None


def _stems(text: str) -> set[str]:
    return {word.stem for word in words_of(text)}
