"""/broadcast: an admin writes to all chats, after confirming how many there are."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Mapping, Sequence

from cachetools import FIFOCache
from sqlalchemy import Connection, select

from chat.conversation import Command, TapAnswer, person_words, text_reply
from chat.formatted_text import joined, plain, quoted, units
from chat.incoming import IncomingMessage, Tap
from chat.messages import Button, Message, Reply, TapResult
from chat.permissions import Audience, Guarded
from chat.schema import readers, shown_answers
from config.telegram_ids import SHARED_ACCOUNTS
from index.library.database import Database
from updates.notices import audience, post_notice

LONGEST_UNITS = 3500  # of a broadcast, so that it fits into the message that asks once more
MOST_WAITING = 20  # broadcasts that nobody has confirmed; the oldest is forgotten


class Broadcasts:
    """/broadcast, for admins. A confirmed broadcast is in the outbox, so it survives a crash."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: FIFOCache[str, str] = FIFOCache(MOST_WAITING)  # text by key; lost at a restart
        self._lock = threading.Lock()

    def broadcast(self, incoming: IncomingMessage, text: str) -> Sequence[Reply]:
        """/broadcast TEXT: shows the text and to how many chats it would go, and asks for confirmation."""
        words = person_words(incoming.person)
        if not text.strip():
            return text_reply(words.say("broadcast-what"))
        if units(text) > LONGEST_UNITS:
            return text_reply(words.say("broadcast-too-long", limit=LONGEST_UNITS))
        with self._database.reading() as connection:
            chats = len(audience(connection, _known(connection)))
        if not chats:
            return text_reply(words.say("broadcast-nobody"))
        key = secrets.token_hex(6)
        with self._lock:
            self._waiting[key] = text.strip()
        shown = joined((plain(words.say("broadcast-sure", chats=chats)), quoted(text.strip())))
        button = Button(words.say("broadcast-button"), f"broadcast:{key}")
        return (Reply(Message(shown.fitted(), ((button,),))),)

    def tap_broadcast(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Puts the broadcast into the outbox. A second tap finds nothing to send."""
        words = person_words(tap.person)
        with self._lock:
            text = self._waiting.get(parts[0])
        if text is None:
            return TapResult(toast=words.say("button-gone"))
        with self._database.writing() as connection:
            recipients = audience(connection, _known(connection))
            post_notice(connection, parts[0], text, recipients, tap.at)
        with self._lock:
            self._waiting.pop(parts[0], None)
        done = plain(words.say("broadcast-sent", chats=len(recipients)))
        return TapResult(Message(joined((done, quoted(text))).fitted()))

    def commands(self) -> Mapping[str, Guarded[Command]]:
        """See Skill."""
        return {"broadcast": Guarded(Audience.OPERATORS, self.broadcast)}

    def taps(self) -> Mapping[str, Guarded[TapAnswer]]:
        """See Skill."""
        return {"broadcast:word": Guarded(Audience.OPERATORS, self.tap_broadcast)}


def _known(connection: Connection) -> set[int]:
    """Returns the private chats of people who asked or set something; a private chat has the person's id."""
    asked = connection.execute(select(shown_answers.c.chat).distinct()).scalars()
    known = {*asked, *connection.execute(select(readers.c.person)).scalars()}
    return known - SHARED_ACCOUNTS.keys()  # former versions stored settings of shared accounts
