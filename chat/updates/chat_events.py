"""Keeps subscriptions in step with what happens to chats."""

from __future__ import annotations

from collections.abc import Sequence

from chat.incoming import Place
from chat.updates.subscription_access import recipient_of
from retrieval.answers import Quote
from updates.subscription_actions import SubscriptionActions


class SubscriptionChatEvents:
    """A ChatEventListener that keeps subscriptions with their chats, and notes which sentences were shown."""

    def __init__(self, actions: SubscriptionActions) -> None:
        self._actions = actions

    def shown(self, place: Place, message: int, quotes: Sequence[Quote]) -> None:
        """See ChatEventListener: who was shown a sentence is told when it changes."""
        if place.takes_updates:
            self._actions.shown(recipient_of(place), message, quotes)

    def came_back(self, chat: int) -> None:
        """See ChatEventListener."""
        self._actions.resume(chat)

    def moved(self, old: int, new: int) -> None:
        """See ChatEventListener."""
        self._actions.moved(old, new)

    def language_chosen(self, person: int, language: str) -> None:
        """See ChatEventListener."""
        self._actions.set_language(person, language)
