"""Routes a message without a command: it is a link, small talk, a claim to check, or a question."""

from __future__ import annotations

from collections.abc import Sequence

from chat.bare_links import BareLinks, only_link
from chat.claim_checks import ClaimChecks
from chat.conversation import Command
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


class MessageRouter:
    """Passes a message without a command to the part of the conversation that answers it."""

    def __init__(self, ask: Command, checking: ClaimChecks, pages: BareLinks, requests: PlainRequests) -> None:
        self._ask = ask
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
        return self._ask(incoming, meaning.question)


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
