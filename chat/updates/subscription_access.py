"""Connects the conversation with subscriptions: following questions, chat events, and what is stored about people."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from chat.incoming import Person, Place
from chat.interfaces import FollowOutcome
from retrieval.answers import Quote
from retrieval.bare_topics import is_bare_topic
from updates.errors import RefusalReason, SubscriptionRefused
from updates.interests import make_interest
from updates.schema import subscriptions, told_statements
from updates.subscription_actions import SubscriptionActions
from updates.subscription_writes import PEOPLE, forget_chat
from updates.subscriptions import PRIVATE_CHAT, ChatDetails, Kind, Recipient


def recipient_of(place: Place) -> Recipient:
    """Returns the recipient of updates for a place."""
    return Recipient(place.chat, place.thread)


def details_of(place: Place, person: Person) -> ChatDetails:
    """Returns the details of the group or channel where somebody follows something."""
    if place.private:
        return PRIVATE_CHAT
    own = max(0, person.id)
    return ChatDetails(place.channel, place.title, person.behind or own)


class SubscribedQuestions:
    """Follows questions, and bare topics, by subscriptions. `shown_of` returns the quotes that answer one now."""

    def __init__(self, actions: SubscriptionActions, shown_of: Callable[[str], Sequence[Quote]] = lambda _: ()) -> None:
        self._actions = actions
        self._shown_of = shown_of

    def follow(self, place: Place, person: Person, question: str) -> FollowOutcome:
        """See StandingQuestions."""
        if not place.takes_updates:
            return FollowOutcome.NOT_HERE
        try:
            interest = make_interest(Kind.TOPIC if is_bare_topic(question) else Kind.QUESTION, question)
            known = self._shown_of(question)
            self._actions.follow(
                recipient_of(place),
                interest,
                language=person.language_code,
                known=known,
                details=details_of(place, person),
            )
        except SubscriptionRefused as declined:
            match declined.reason:
                case RefusalReason.ALREADY:
                    return FollowOutcome.ALREADY
                case RefusalReason.TOO_MANY:
                    return FollowOutcome.TOO_MANY
                case _:
                    return FollowOutcome.NOT_HERE
        return FollowOutcome.NOW


class SubscriptionPersonalData:
    """The rows of subscriptions about a person. A private chat has the person's id."""

    def stored(self, connection: Connection, person: int) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """See PersonalDataStore."""
        found: dict[str, list[dict[str, Any]]] = {}
        for table in PEOPLE:
            rows = connection.execute(select(table).where(table.c.chat == person)).mappings()
            found[table.name] = [{k: v for k, v in row.items() if k != "vector"} for row in rows]
        own = select(subscriptions.c.id).where(subscriptions.c.chat == person)
        statements = connection.execute(
            select(told_statements).where(told_statements.c.subscription.in_(own))
        ).mappings()
        found[told_statements.name] = [{k: v for k, v in row.items() if k != "vector"} for row in statements]
        return found

    def forget(self, connection: Connection, person: int) -> None:
        """See PersonalDataStore."""
        forget_chat(connection, person)


class SubscriptionChatEvents:
    """A ChatEventListener that keeps subscriptions with their chats and notes which quotes were shown."""

    def __init__(self, actions: SubscriptionActions) -> None:
        self._actions = actions

    def shown(self, place: Place, message: int, quotes: Sequence[Quote]) -> None:
        """See ChatEventListener. A chat is told when a quote that it was shown changes."""
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
