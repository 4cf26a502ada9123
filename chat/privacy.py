"""What is stored about a reader: told in plain words, handed out as a file, deleted at once."""

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
    """Something else that stores rows about people, in the same database."""

    def stored(self, connection: Connection, person: int) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """What is stored about somebody, by the name of the table."""
        ...

    def forget(self, connection: Connection, person: int) -> None:
        """Deletes all of it, in the transaction of `connection`."""
        ...


class PersonalDataCache(Protocol):
    """Something that holds what somebody said in memory."""

    def forget_person(self, person: int) -> None:
        """Lets it go."""
        ...


class Privacy:
    """/privacy, /mydata, /forgetme."""

    def __init__(
        self, database: Database, personal_data: Sequence[PersonalDataStore], caches: Sequence[PersonalDataCache]
    ) -> None:
        self._database = database
        self._personal_data = personal_data
        self._caches = caches

    def privacy(self, incoming: IncomingMessage, _: str) -> Sequence[Reply]:
        """What is stored, in plain words."""
        hours, days = QUESTION_KEPT.total_seconds() // 3600, ANSWER_KEPT.days
        return text_reply(person_words(incoming.person).say("privacy", hours=int(hours), days=days))

    def mydata(self, incoming: IncomingMessage, _: str) -> Sequence[Reply]:
        """Everything that is stored, as a file. Never in a group, where others would read it."""
        words = person_words(incoming.person)
        content = json.dumps(self.stored(incoming.person.id), ensure_ascii=False, indent=2, default=_plainly)
        file = Attachment("quotewire.json", content.encode())
        return (Reply(Message(plain(words.say("mydata")), attachment=file)),)

    def forgetme(self, incoming: IncomingMessage, _: str) -> Sequence[Reply]:
        """Asks once more, since nothing comes back."""
        words = person_words(incoming.person)
        button = Button(words.say("forget-button"), f"forget:{incoming.person.id}")
        question = "forget-sure" if incoming.person.id >= 0 else "forget-sure-name"
        return (Reply(Message(plain(words.say(question)), ((button,),))),)

    def tap_forget(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Deletes everything, if it is the person's own button, or was asked for here in a chat's name."""
        words, owner = person_words(tap.person), int(parts[0])
        asked_here = owner < 0 and not tap.place.private  # under that message, and an admin taps: see _who_confirms
        if owner != tap.person.id and not asked_here:
            return TapResult(toast=words.say("not-yours"))
        self.forget(owner)
        return TapResult(Message(plain(words.say("forgotten"))))

    def stored(self, person: int) -> dict[str, list[dict[str, Any]]]:
        """What is stored about somebody, by table."""
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
        """Deletes everything about somebody, in one transaction."""
        with self._database.writing() as connection:
            for table in OURS:
                connection.execute(delete(table).where(table.c.person == person))
            # Their numbers stay for a day, as nobody's: Telegram may send the same once more.
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
    """Each for themselves. A tap never tells in whose name somebody speaks: there the group's admins confirm."""
    return Audience.LEADERS if owner.startswith("-") else Audience.EVERYBODY


def _plainly(value: object) -> str:
    """How JSON shows what it has no form for: times, bytes."""
    if isinstance(value, datetime):
        return value.isoformat()
    return f"{len(value)} bytes" if isinstance(value, bytes) else str(value)
