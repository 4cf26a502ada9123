"""Routes a message without a command: it is a link, small talk, a claim to check, or a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chat.bare_links import BareLinks, only_link
from chat.claim_checks import ClaimChecks
from chat.conversation import Command, person_words, text_reply
from chat.incoming import IncomingMessage
from chat.messages import Reply
from chat.plain_requests import PlainRequests
from chat.small_talk import LONGEST, PlainQuestion, SmallTalk, TalkKind, asks_what_happened, meaning_of
from chat.source_channel_intake import channel_to_read
from chat.translations import language, short_code
from retrieval.other_languages.asked_times import asked_time_in
from retrieval.question_language import language_of_question
from retrieval.question_times import AskedTime

LONGEST_PREPOSITION = 4  # letters
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
        meaning = meaning_of(text, language(incoming.person.language_code))
        if isinstance(meaning, PlainQuestion) and (time := _only_time(meaning.question, incoming)) is not None:
            meaning = SmallTalk(TalkKind.LATEST, time.words)
        if isinstance(meaning, SmallTalk):
            return self._requests.meet(incoming, meaning)
        if meaning.question.isdecimal() and len(meaning.question) <= LONGEST_NUMBER:
            return () if incoming.edited else text_reply(person_words(incoming.person).say("ask-what"))
        return self._typed_button(incoming, meaning.question) or self._ask(incoming, meaning.question)

    def _typed_button(self, incoming: IncomingMessage, text: str) -> Sequence[Reply]:
        """Returns the replies to the words of a button, such as "more"; none if they are no button's."""
        words, typed = person_words(incoming.person), text.rstrip(".!?").casefold()
        for key, command in self._typed_buttons.items():
            if typed == words.say(key).casefold() and not incoming.edited:
                return command(incoming, "")
        return ()


def _only_time(question: str, incoming: IncomingMessage) -> AskedTime | None:
    """Returns the time of a question that asks for all news of it and names no matter: "What happened yesterday?"."""
    if len(question) > LONGEST:
        return None
    spoken = language_of_question(question, short_code(incoming.person.language_code))
    time = asked_time_in(question, spoken, incoming.at)
    if time is None or time.in_future(incoming.at):
        return None
    before, _, after = question.partition(time.words)
    *rest, last = before.split() or [""]
    is_preposition = len(last) <= LONGEST_PREPOSITION and last.islower()  # "on", "am", "el"
    without = " ".join([*rest, after]) if is_preposition else f"{before} {after}"
    return time if asks_what_happened(without) or asks_what_happened(f"{before} {after}") else None
