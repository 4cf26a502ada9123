"""Actions on subscriptions: follow, list, change, pause, end, export, forget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, select, update

from config.clock import Clock, utc_now
from index.indexing.embedding import Embedder
from index.library.database import Database
from retrieval.answers import Quote
from updates.delivery import resume_chat
from updates.delivery_contents import sent_digest
from updates.matching import note_told
from updates.outbox import DeliveryState, note_shown, sent_digests
from updates.schedule import ChatPreferences, Quiet, next_slot
from updates.schema import deliveries, subscribers, subscriptions, told_statements
from updates.statements import Statement
from updates.subscription_encoding import all_preferences, thread_of
from updates.subscription_rows import (
    LANGUAGE,
    details_row,
    insert_subscription,
    live_of,
    live_subscriptions,
    note_subscriber,
    own_subscription,
    with_known_source,
)
from updates.subscription_writes import change_chat, change_subscriptions, forget_chat, move_chat
from updates.subscriptions import (
    PRIVATE_CHAT,
    Cadence,
    ChatDetails,
    Interest,
    Recipient,
    State,
    Subscription,
)
from updates.update_messages import Digest

NOT_WELCOMED_AGAIN_FOR = timedelta(days=1)
MOST_UNWANTED = 20  # titles of unwanted stories of a subscription


class SubscriptionActions:
    """The subscriptions of chats. Thread-safe."""

    def __init__(
        self,
        database: Database,
        embedder: Embedder,
        now: Clock = utc_now,
    ) -> None:
        self._database = database
        self._embedder = embedder
        self._now = now

    def follow(
        self,
        recipient: Recipient,
        interest: Interest,
        *,
        cadence: Cadence = Cadence.AT_ONCE,
        language: str = "",
        known: Sequence[Quote] = (),
        details: ChatDetails = PRIVATE_CHAT,
    ) -> Subscription:
        """Adds a subscription. The `known` quotes are not sent to it; `details` are those of a group or channel.

        Raises SubscriptionRefused: ALREADY, TOO_MANY, UNKNOWN_SOURCE, NO_WORDS.
        """
        with self._database.reading() as connection:
            interest = with_known_source(connection, interest)
        vector = self._embedder.questions([interest.text])[0] if interest.has_meaning else None
        with self._database.writing() as connection:
            subscription = insert_subscription(
                connection, recipient, interest, cadence, vector, self._embedder.name, self._now()
            )
            note_subscriber(connection, recipient.chat, language, self._now(), details)
            for quote in known:
                note_told(connection, subscription.id, Statement(quote.text), self._now())
        return subscription

    def of(self, recipient: Recipient) -> list[Subscription]:
        """Returns the subscriptions there that have not ended, oldest first."""
        with self._database.reading() as connection:
            return live_subscriptions(connection, recipient)

    def find(self, recipient: Recipient, id_: int) -> Subscription:
        """Returns that subscription. Raises SubscriptionRefused(GONE) if it is not, or no longer, the recipient's."""
        with self._database.reading() as connection:
            return own_subscription(connection, recipient, id_)

    def change(
        self,
        recipient: Recipient,
        id_: int,
        *,
        cadence: Cadence | None = None,
        muted: bool | None = None,
        important_only: bool | None = None,
    ) -> Subscription:
        """Changes how it is sent, also for what waits for a digest. Raises SubscriptionRefused(GONE)."""
        with self._database.writing() as connection:
            own = own_subscription(connection, recipient, id_)
            changed = replace(
                own,
                cadence=own.cadence if cadence is None else cadence,
                muted=own.muted if muted is None else muted,
                important_only=own.important_only if important_only is None else important_only,
            )
            change_subscriptions(
                connection,
                subscriptions.c.id == own.id,
                cadence=changed.cadence.value,
                muted=changed.muted,
                important_only=changed.important_only,
            )
            if changed.cadence is not own.cadence:
                _plan(connection, recipient.chat, self._now())
        return changed

    def want_less(self, recipient: Recipient, id_: int, titles: Sequence[str]) -> Subscription:
        """Stops stories like those of these titles. Raises SubscriptionRefused(GONE)."""
        with self._database.writing() as connection:
            own = own_subscription(connection, recipient, id_)
            unwanted = tuple(dict.fromkeys((*own.unwanted, *(title for title in titles if title.strip()))))
            changed = replace(own, unwanted=unwanted[-MOST_UNWANTED:])
            change_subscriptions(connection, subscriptions.c.id == own.id, unwanted=list(changed.unwanted))
        return changed

    def want_all(self, recipient: Recipient, id_: int) -> Subscription:
        """Sends all stories again. Raises SubscriptionRefused(GONE)."""
        with self._database.writing() as connection:
            own = own_subscription(connection, recipient, id_)
            change_subscriptions(connection, subscriptions.c.id == own.id, unwanted=[], important_only=False)
        return replace(own, unwanted=(), important_only=False)

    def change_all(self, recipient: Recipient, cadence: Cadence) -> int:
        """Changes the cadence of all subscriptions there. Returns how many there are."""
        with self._database.writing() as connection:
            changed = change_subscriptions(connection, live_of(recipient), cadence=cadence.value)
            _plan(connection, recipient.chat, self._now())
        return changed

    def pause(self, recipient: Recipient, id_: int, paused: bool = True) -> Subscription:
        """Pauses or resumes it. Raises SubscriptionRefused(GONE)."""
        state = State.PAUSED if paused else State.ACTIVE
        with self._database.writing() as connection:
            own = own_subscription(connection, recipient, id_)
            change_subscriptions(connection, subscriptions.c.id == own.id, state=state.value)
        return replace(own, state=state)

    def end(self, recipient: Recipient, id_: int) -> Subscription:
        """Ends it. Raises SubscriptionRefused(GONE)."""
        with self._database.writing() as connection:
            own = own_subscription(connection, recipient, id_)
            change_subscriptions(connection, subscriptions.c.id == own.id, state=State.ENDED.value)
            connection.execute(delete(told_statements).where(told_statements.c.subscription == own.id))
        return replace(own, state=State.ENDED)

    def end_all(self, recipient: Recipient) -> int:
        """Ends all subscriptions there. Returns how many there were."""
        with self._database.writing() as connection:
            return change_subscriptions(connection, live_of(recipient), state=State.ENDED.value)

    def preferences(self, chat: int) -> ChatPreferences:
        """Returns the preferences of a chat."""
        with self._database.reading() as connection:
            return all_preferences(connection, [chat]).get(chat, ("", ChatPreferences()))[1]

    def language(self, chat: int) -> str:
        """Returns the language of a chat; empty where it is not known."""
        with self._database.reading() as connection:
            known = all_preferences(connection, [chat]).get(chat)
        return known[1].language if known else ""

    def set_zone(self, chat: int, zone: str) -> ChatPreferences:
        """Sets its time zone, an IANA name."""
        return self._change_preferences(chat, zone=zone)

    def set_quiet(self, chat: int, quiet: Quiet | None) -> ChatPreferences:
        """Sets its quiet hours, or none."""
        start, end = (quiet.start, quiet.end) if quiet else (None, None)
        return self._change_preferences(chat, quiet_from=start, quiet_to=end)

    def set_digest(self, chat: int, minute: int, weekday: int | None = None) -> ChatPreferences:
        """Sets when its digests come: minutes after midnight, and for weekly ones the weekday (Monday is 0)."""
        values = {"digest_minute": minute} | ({} if weekday is None else {"digest_weekday": weekday})
        return self._change_preferences(chat, **values)

    def set_language(self, chat: int, language: str) -> None:
        """Sets the language of its updates, if it is known here."""
        with self._database.writing(exclusive=False) as connection:
            connection.execute(
                update(subscribers).where(subscribers.c.chat == chat).values(language=language[:LANGUAGE])
            )

    def _change_preferences(self, chat: int, **values: Any) -> ChatPreferences:
        with self._database.writing() as connection:
            change_chat(connection, chat, self._now(), **values)
            _plan(connection, chat, self._now())
            return all_preferences(connection, [chat])[chat][1]

    def resume(self, chat: int) -> bool:
        """Resumes a chat that had blocked the bot. Returns False if it had not."""
        with self._database.reading() as connection:
            known = all_preferences(connection, [chat]).get(chat)
        if known is None or known[0] == "active":
            return False
        with self._database.writing() as connection:
            return resume_chat(connection, chat, self._now())

    def joined(self, chat: int, details: ChatDetails, language: str, may_post: bool) -> bool:
        """Records that the bot was added to a group or channel. Returns whether to say so there, or to who added it.

        That is once in NOT_WELCOMED_AGAIN_FOR for a welcome, and once for a warning where it may not post.
        """
        now, said = self._now(), subscribers.c.welcomed_at if may_post else subscribers.c.warned_at
        with self._database.writing() as connection:
            row = connection.execute(
                select(subscribers.c.language, said.label("said_at")).where(subscribers.c.chat == chat)
            ).one_or_none()
            again = row is not None and row.said_at is not None and now - row.said_at < NOT_WELCOMED_AGAIN_FOR
            values = details_row(details) | ({} if again else {said.name: now})
            if row is None or not row.language:
                values["language"] = language[:LANGUAGE]
            change_chat(connection, chat, now, **values)
        return not again

    def not_welcomed(self, chat: int) -> None:
        """Records that the welcome did not arrive there, so that it is due when the bot is added again."""
        with self._database.writing() as connection:
            change_chat(connection, chat, self._now(), welcomed_at=None)

    def moved(self, old: int, new: int) -> None:
        """Moves a group that became a supergroup to its new id."""
        with self._database.writing() as connection:
            move_chat(connection, old, new)

    def shown(self, recipient: Recipient, message: int, quotes: Sequence[Quote]) -> None:
        """Records the quotes of an answer in `message`, so that its reader hears of later changes."""
        with self._database.writing(exclusive=False) as connection:
            note_shown(connection, recipient, message, quotes, self._now())

    def digest(self, recipient: Recipient, name: str) -> Digest | None:
        """Returns a digest that was sent there, as its stories stand now."""
        with self._database.reading() as connection:
            return sent_digest(connection, recipient.chat, thread_of(recipient), name)

    def forget(self, chat: int) -> None:
        """Deletes all subscriptions, deliveries and preferences of a chat."""
        with self._database.writing() as connection:
            forget_chat(connection, chat)


def _plan(connection: Connection, chat: int, now: datetime) -> None:
    """Moves what waits for a digest, or for the end of quiet hours, to the time that the chat wants now."""
    _, preferences = all_preferences(connection, [chat]).get(chat, ("", ChatPreferences()))
    waiting = connection.execute(
        select(deliveries.c.id, deliveries.c.thread, deliveries.c.not_before, subscriptions.c.cadence)
        .join(subscriptions, subscriptions.c.id == deliveries.c.subscription)
        .where(deliveries.c.chat == chat, deliveries.c.state == DeliveryState.DUE.value, deliveries.c.origin == 0)
    ).all()
    for row in waiting:
        recipient = Recipient(chat, row.thread or None)
        cadence = Cadence(row.cadence)
        if cadence is Cadence.AT_ONCE:
            digest, not_before = "", now  # quiet hours apply when it is sent
        else:
            slot = next_slot(now, cadence, preferences, sent_digests(connection, [recipient]).get(recipient, ()))
            digest, not_before = slot.name, slot.at
        connection.execute(
            update(deliveries)
            .where(deliveries.c.id == row.id, deliveries.c.state == DeliveryState.DUE.value)  # unless it is being sent
            .values(digest=digest, not_before=not_before)
        )
