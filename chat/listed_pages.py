"""Lists that are shown page by page, and what comes after the page that a conversation saw last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock

from cachetools import FIFOCache

from chat.conversation_memory import MOST_CONVERSATIONS, ConversationKey, ConversationMemory, conversation_key
from chat.incoming import IncomingMessage
from chat.messages import Button, Reply, Rows
from chat.shown_answers import new_key
from chat.translations import Words

ShowPage = Callable[[IncomingMessage, int], Sequence[Reply]]
"""Shows the page of that number, from 0."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """A page that was shown, how to show others, and the key of the last answer before it."""

    show: ShowPage
    page: int
    last_answer: str | None


class ListedPages:
    """The pages that conversations saw last. They are kept in memory alone. Thread-safe."""

    def __init__(self, memory: ConversationMemory) -> None:
        self._memory = memory
        self._listed: FIFOCache[ConversationKey, _Listed] = FIFOCache(MOST_CONVERSATIONS)
        self._lists: FIFOCache[str, ShowPage] = FIFOCache(MOST_CONVERSATIONS)  # by the keys in buttons
        self._lock = Lock()

    def note(self, incoming: IncomingMessage, show: ShowPage, page: int) -> str:
        """Notes that a page is shown, and returns a key for a button that shows the next."""
        key, listed = new_key(), _Listed(show, page, self._memory.last_answer(incoming))
        with self._lock:
            self._listed[conversation_key(incoming)] = listed
            self._lists[key] = show
        return key

    def next_page(self, incoming: IncomingMessage) -> Sequence[Reply]:
        """Shows the page after the last one; nothing if none was shown, or a question was answered since then."""
        with self._lock:
            listed = self._listed.get(conversation_key(incoming))
        if listed is None or listed.last_answer != self._memory.last_answer(incoming):
            return ()
        return listed.show(incoming, listed.page + 1)

    def page_of(self, key: str, incoming: IncomingMessage, page: int) -> Sequence[Reply] | None:
        """Shows a page of the list with that key; None if it is forgotten."""
        with self._lock:
            show = self._lists.get(key)
        return None if show is None else show(incoming, page)


def next_page_button(key: str, page: int, words: Words) -> Rows:
    """Returns the button that shows the page after that one."""
    return ((Button(words.say("button-more"), f"list:{key}:{page + 1}"),),)
