"""Lists that are shown page by page, and what comes after the page that a conversation saw last."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from threading import Lock

from cachetools import FIFOCache

from chat.conversation import person_words
from chat.conversation_memory import MOST_CONVERSATIONS, ConversationKey, ConversationMemory, conversation_key
from chat.incoming import IncomingMessage, Tap
from chat.messages import Button, Message, Reply, TapResult
from chat.shown_answers import ShownAnswers, new_key, shown_request

ShowPage = Callable[[IncomingMessage, int], Sequence[Reply]]
"""Shows the page of that number, from 0."""
ShowPageOf = Callable[[str, IncomingMessage, int, Collection[int]], Sequence[Reply]]
"""The same of a list on a topic, without the articles of those ids: they were shown before it."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """A page that was shown, how to show others, and the key of the last answer before it."""

    show: ShowPage
    page: int
    last_answer: str | None


class ListedPages:
    """The pages that conversations saw last, which are kept in memory alone, and buttons for others. Thread-safe."""

    def __init__(self, memory: ConversationMemory, answers: ShownAnswers | None = None) -> None:
        """`answers` stores the topics of buttons; without it lists have none."""
        self._memory = memory
        self._answers = answers
        self._listed: FIFOCache[ConversationKey, _Listed] = FIFOCache(MOST_CONVERSATIONS)
        self._lock = Lock()

    def note(self, incoming: IncomingMessage, show: ShowPage, page: int) -> None:
        """Notes that a page is shown."""
        listed = _Listed(show, page, self._memory.last_answer(incoming))
        with self._lock:
            self._listed[conversation_key(incoming)] = listed

    def next_page(self, incoming: IncomingMessage) -> Sequence[Reply]:
        """Shows the page after the last one; nothing if none was shown, or a question was answered since then."""
        with self._lock:
            listed = self._listed.get(conversation_key(incoming))
        if listed is None or listed.last_answer != self._memory.last_answer(incoming):
            return ()
        return listed.show(incoming, listed.page + 1)

    def reply(
        self,
        message: Message,
        verb: str,
        topic: str,
        incoming: IncomingMessage,
        page: int,
        without: Collection[int] = (),
    ) -> Reply:
        """Returns a page with the button that shows that further page of what is listed on a topic, `without` articles.

        `verb` begins its data. The topic is stored: a button outlives the process, and another may hear its tap."""
        if self._answers is None:
            return Reply(message)
        key = new_key()
        request = shown_request(key, replace(incoming, message=None), topic)
        self._answers.note(replace(request, headlines=tuple(without)))
        button = Button(person_words(incoming.person).say("button-more"), f"{verb}:{key}:{page}")
        return Reply(replace(message, buttons=((button,),)), answer=key)

    def tapped(self, tap: Tap, parts: Sequence[str], show: ShowPageOf) -> TapResult:
        """Shows the page of a tapped button."""
        stored = self._answers.get(parts[0]) if self._answers is not None else None
        if stored is None or stored.place.chat != tap.place.chat:
            return TapResult(toast=person_words(tap.person).say("answer-gone"))
        incoming = IncomingMessage(tap.place, tap.person, stored.question, tap.at)
        return TapResult(replies=tuple(show(stored.question, incoming, max(0, int(parts[1])), stored.headlines)))
