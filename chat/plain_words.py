"""What plain words are: a link, a claim to check, or a question."""

from __future__ import annotations

from collections.abc import Sequence

from chat.checking import Checking
from chat.conversation import Command
from chat.hearing import Said
from chat.linked_pages import LinkedPages, only_link
from chat.message import Reply


class PlainWords:
    """Hands what is no command to whoever answers it."""

    def __init__(self, ask: Command, checking: Checking, pages: LinkedPages) -> None:
        self._ask = ask
        self._checking = checking
        self._pages = pages

    def hear(self, said: Said, text: str) -> Sequence[Reply]:
        """The answer to whatever it is."""
        link = only_link(text)
        if link is not None:
            return self._pages.report(said, link)
        if self._checking.takes(said, text):
            return self._checking.check(said, text)
        return self._ask(said, text)
