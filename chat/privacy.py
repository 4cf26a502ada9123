"""/privacy, /mydata and /forgetme: readers see, export and delete what is stored about them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Connection, Table, delete, select, update

from chat.conversation import Command, TapAnswer, person_words, text_reply
from chat.formatted_text import plain
from chat.incoming import IncomingMessage, Tap
from chat.messages import Attachment, Button, Message, Reply, TapResult
from chat.permissions import Audience, Guarded
from chat.schema import EMPTIED, conversations, feedback, inbox, readers, shown_answers
from chat.shown_answers import ANSWER_KEPT, QUESTION_KEPT
from index.library.database import Database

OURS: tuple[Table, ...] = (shown_answers, readers, feedback, conversations)


class PersonalDataStore(Protocol):
    """A store outside this room that holds rows about people, in the same database."""

    def stored(self, connection: Connection, person: int) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """Returns the rows about a person, by the name of their table."""
        ...

    def forget(self, connection: Connection, person: int) -> None:
        """Deletes the rows about a person, in the transaction of `connection`."""
        ...


class PersonalDataCache(Protocol):
    """A cache in memory that holds data about people."""

    def forget_person(self, person: int) -> None:
        """Drops the data about a person."""
        ...


class Privacy:
    """/privacy, /mydata and /forgetme."""

    def __init__(
        self, database: Database, personal_data: Sequence[PersonalDataStore], caches: Sequence[PersonalDataCache]
    ) -> None:
        self._database = database
        self._personal_data = personal_data
        self._caches = caches

    def privacy(self, incoming: IncomingMessage, _: str) -> Sequence[Reply]:
        """/privacy: says in plain words what is stored."""
        hours, days = QUESTION_KEPT.total_seconds() // 3600, ANSWER_KEPT.days
        return text_reply(person_words(incoming.person).say("privacy", hours=int(hours), days=days))

    def mydata(self, incoming: IncomingMessage, _: str) -> Sequence[Reply]:
        """/mydata: sends everything that is stored about a person as a file. Never in a group, where others see it."""
        words = person_words(incoming.person)
        content = json.dumps(self.stored(incoming.person.id), ensure_ascii=False, indent=2, default=_plainly)
        file = Attachment("quotewire.json", content.encode())
        return (Reply(Message(plain(words.say("mydata")), attachment=file)),)

    def forgetme(self, incoming: IncomingMessage, _: str) -> Sequence[Reply]:
        """/forgetme: asks for confirmation, since deletion is final."""
        words = person_words(incoming.person)
        button = Button(words.say("forget-button"), f"forget:{incoming.person.id}")
        question = "forget-sure" if incoming.person.id >= 0 else "forget-sure-name"
        return (Reply(Message(plain(words.say(question)), ((button,),))),)

    def tap_forget(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Deletes everything, if the button is the person's own, or if the request was made in a chat's name here."""
        words, owner = person_words(tap.person), int(parts[0])
        asked_here = owner < 0 and not tap.place.private  # an admin of the chat taps: see _who_confirms
        if owner != tap.person.id and not asked_here:
            return TapResult(toast=words.say("not-yours"))
        self.forget(owner)
        return TapResult(Message(plain(words.say("forgotten"))))

    def stored(self, person: int) -> dict[str, list[dict[str, Any]]]:
        """Returns all rows about a person, by the name of their table."""
        found: dict[str, list[dict[str, Any]]] = {}
        with self._database.reading() as connection:
            for table in (*OURS, inbox):
                rows = connection.execute(select(table).where(table.c.person == person)).mappings()
                found[table.name] = [dict(row) for row in rows]
            for keeper in self._personal_data:
                for name, kept in keeper.stored(connection, person).items():
                    found[name] = [dict(row) for row in kept]
        return found

    def forget(self, person: int) -> None:
        """Deletes everything about a person, in one transaction."""
        with self._database.writing() as connection:
            for table in OURS:
                connection.execute(delete(table).where(table.c.person == person))
            # The numbers of these updates stay for a day, without the person: Telegram may send the same again.
            theirs = update(inbox).where(inbox.c.person == person, inbox.c.done_at.is_(None))
            connection.execute(theirs.values(EMPTIED | {"done_at": inbox.c.received_at}))
            for keeper in self._personal_data:
                keeper.forget(connection, person)
        for memory in self._caches:
            memory.forget_person(person)

    def commands(self) -> Mapping[str, Guarded[Command]]:
        """See Skill."""
        return {
            "privacy": Guarded(Audience.EVERYBODY, self.privacy),
            "mydata": Guarded(Audience.PRIVATE, self.mydata),
            "forgetme": Guarded(Audience.EVERYBODY, self.forgetme),
        }

    def taps(self) -> Mapping[str, Guarded[TapAnswer]]:
        """See Skill."""
        return {"forget:number": Guarded(_who_confirms, self.tap_forget)}


def _who_confirms(owner: str) -> Audience:
    """Returns who may confirm: the person themselves. For a chat's data, its admins: a tap does not tell who speaks."""
    return Audience.LEADERS if owner.startswith("-") else Audience.EVERYBODY


def _plainly(value: object) -> str:
    """Returns times and bytes as text, which JSON has no type for."""
    if isinstance(value, datetime):
        return value.isoformat()
    return f"{len(value)} bytes" if isinstance(value, bytes) else str(value)
