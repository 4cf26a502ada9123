"""Routes a message without a command: it is a link, small talk, a claim to check, or a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chat.asked_headlines import meaning_then
from chat.bare_links import BareLinks, only_link
from chat.claim_checks import ClaimChecks
from chat.conversation import Command, person_words, text_reply
from chat.incoming import IncomingMessage
from chat.messages import Reply
from chat.plain_requests import PlainRequests
from chat.small_talk import SmallTalk
from chat.source_channel_intake import channel_to_read
from chat.translations import words
from retrieval.question_language import ENGLISH

LONGEST_NUMBER = 3  # digits; more may be a year, or the number of a law


class MessageRouter:
    """Passes a message without a command to the part of the conversation that answers it."""

    def __init__(
        self,
        ask: Command,
        checking: ClaimChecks,
        pages: BareLinks,
        requests: PlainRequests,
        typed_buttons: Mapping[str, Command],
    ) -> None:
        """`typed_buttons` has the commands that the words on buttons stand for, by the keys of these words."""
        self._ask = ask
        self._typed_buttons = typed_buttons
        self._checking = checking
        self._pages = pages
        self._requests = requests

    def answer(self, incoming: IncomingMessage, text: str) -> Sequence[Reply]:
        """Returns the replies to a message without a command."""
        if incoming.person.admin and incoming.place.private and (channel := channel_to_read(text)) is not None:
            return self._pages.offer_channel(incoming, channel)
        link = only_link(text)
        if link is not None:
            return self._pages.report(incoming, link)
        if self._checking.takes(incoming, text):
            return self._checking.check(incoming, text)
        meaning = meaning_then(text, incoming)
        if isinstance(meaning, SmallTalk):
            return self._requests.meet(incoming, meaning)
        if meaning.question.isdecimal() and len(meaning.question) <= LONGEST_NUMBER:
            nothing = "refused-no-words" if incoming.place.private else "ask-what"
            return () if incoming.edited else text_reply(person_words(incoming.person).say(nothing))
        return self._typed_button(incoming, meaning.question) or self._ask(incoming, meaning.question)

    def _typed_button(self, incoming: IncomingMessage, text: str) -> Sequence[Reply]:
        """Returns the replies to the words of a button, such as "more"; none if they are no button's.

        English ones count in every language: whoever types a language that the bot speaks may mean either."""
        typed, spoken = text.rstrip(".!?").casefold(), (person_words(incoming.person), words(ENGLISH))
        for key, command in self._typed_buttons.items():
            if typed in {each.say(key).casefold() for each in spoken} and not incoming.edited:
                return command(incoming, "")
        return ()
