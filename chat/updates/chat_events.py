"""What happens to chats, as subscriptions need to know of it."""

from __future__ import annotations

from collections.abc import Sequence

from chat.incoming import Place
from chat.updates.subscription_access import recipient_of
from retrieval.answers import Quote
from updates.subscription_actions import SubscriptionActions


class SubscriptionChatEvents:
    """An Onlooker that keeps subscriptions at the chats that are there, and knows which sentences were shown."""

    def __init__(self, subscribing: SubscriptionActions) -> None:
        self._subscribing = subscribing

    def shown(self, place: Place, message: int, quotes: Sequence[Quote]) -> None:
        """See Onlooker: who was shown a sentence is told when it changes."""
        if place.takes_updates:
            self._subscribing.shown(recipient_of(place), message, quotes)

    def came_back(self, chat: int) -> None:
        """See Onlooker."""
        self._subscribing.resume(chat)

    def moved(self, old: int, new: int) -> None:
        """See Onlooker."""
        self._subscribing.moved(old, new)

    def language_chosen(self, person: int, language: str) -> None:
        """See Onlooker."""
        self._subscribing.set_language(person, language)
