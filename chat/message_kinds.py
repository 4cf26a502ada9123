"""What plain words are: a link, small talk, a claim to check, or a question."""

from __future__ import annotations

from collections.abc import Sequence

from chat.bare_links import LinkedPages, only_link
from chat.channel_intake import channel_to_read
from chat.claim_checks import ClaimChecks
from chat.conversation import Command
from chat.incoming import Said
from chat.messages import Reply
from chat.plain_requests import PlainRequests
from chat.small_talk import Talk, meaning_of
from chat.translations import language


class PlainWords:
    """Hands what is no command to whoever answers it."""

    def __init__(self, ask: Command, checking: ClaimChecks, pages: LinkedPages, reception: PlainRequests) -> None:
        self._ask = ask
        self._checking = checking
        self._pages = pages
        self._reception = reception

    def hear(self, said: Said, text: str) -> Sequence[Reply]:
        """The answer to whatever it is."""
        if said.person.admin and said.place.private and (channel := channel_to_read(text)) is not None:
            return self._pages.offer_channel(said, channel)
        link = only_link(text)
        if link is not None:
            return self._pages.report(said, link)
        if self._checking.takes(said, text):
            return self._checking.check(said, text)
        meaning = meaning_of(text, language(said.person.language_code))
        if isinstance(meaning, Talk):
            return self._reception.meet(said, meaning)
        return self._ask(said, meaning.question)
