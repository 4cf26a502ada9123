"""What is stored about a reader: told in plain words, handed out as a file, deleted at once."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Connection, Table, delete, select, update

from chat.conversation import Command, TapAnswer, person_words, say
from chat.formatted_text import plain
from chat.incoming import Said, Tap
from chat.messages import Attachment, Button, Message, Reply, Tapped
from chat.permissions import Audience, Declared
from chat.schema import EMPTIED, conversations, feedback, inbox, readers, shown_answers
from chat.shown_answers import ANSWER_KEPT, QUESTION_KEPT
from index.library.database import Database

OURS: tuple[Table, ...] = (shown_answers, readers, feedback, conversations)


class Keeper(Protocol):
    """Something else that stores rows about people, in the same database."""

    def stored(self, connection: Connection, person: int) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """What is stored about somebody, by the name of the table."""
        ...

    def forget(self, connection: Connection, person: int) -> None:
        """Deletes all of it, in the transaction of `connection`."""
        ...


class ForgettingStore(Protocol):
    """Something that holds what somebody said in memory."""

    def forget_person(self, person: int) -> None:
        """Lets it go."""
        ...


class Privacy:
    """/privacy, /mydata, /forgetme."""

    def __init__(self, database: Database, keepers: Sequence[Keeper], memories: Sequence[ForgettingStore]) -> None:
        self._database = database
        self._keepers = keepers
        self._memories = memories

    def privacy(self, said: Said, _: str) -> Sequence[Reply]:
        """What is stored, in plain words."""
        hours, days = QUESTION_KEPT.total_seconds() // 3600, ANSWER_KEPT.days
        return say(person_words(said.person).say("privacy", hours=int(hours), days=days))

    def mydata(self, said: Said, _: str) -> Sequence[Reply]:
        """Everything that is stored, as a file. Never in a group, where others would read it."""
        words = person_words(said.person)
        content = json.dumps(self.stored(said.person.id), ensure_ascii=False, indent=2, default=_plainly)
        file = Attachment("quotewire.json", content.encode())
        return (Reply(Message(plain(words.say("mydata")), attachment=file)),)

    def forgetme(self, said: Said, _: str) -> Sequence[Reply]:
        """Asks once more, since nothing comes back."""
        words = person_words(said.person)
        button = Button(words.say("forget-button"), f"forget:{said.person.id}")
        question = "forget-sure" if said.person.id >= 0 else "forget-sure-name"
        return (Reply(Message(plain(words.say(question)), ((button,),))),)

    def tap_forget(self, tap: Tap, parts: Sequence[str]) -> Tapped:
        """Deletes everything, if it is the person's own button, or was asked for here in a chat's name."""
        words, owner = person_words(tap.person), int(parts[0])
        asked_here = owner < 0 and not tap.place.private  # under that message, and an admin taps: see _who_confirms
        if owner != tap.person.id and not asked_here:
            return Tapped(toast=words.say("not-yours"))
        self.forget(owner)
        return Tapped(Message(plain(words.say("forgotten"))))

    def stored(self, person: int) -> dict[str, list[dict[str, Any]]]:
        """What is stored about somebody, by table."""
        found: dict[str, list[dict[str, Any]]] = {}
        with self._database.reading() as connection:
            for table in (*OURS, inbox):
                rows = connection.execute(select(table).where(table.c.person == person)).mappings()
                found[table.name] = [dict(row) for row in rows]
            for keeper in self._keepers:
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
            for keeper in self._keepers:
                keeper.forget(connection, person)
        for memory in self._memories:
            memory.forget_person(person)

    def commands(self) -> Mapping[str, Declared[Command]]:
        """See Skill."""
        return {
            "privacy": Declared(Audience.EVERYBODY, self.privacy),
            "mydata": Declared(Audience.PRIVATE, self.mydata),
            "forgetme": Declared(Audience.EVERYBODY, self.forgetme),
        }

    def taps(self) -> Mapping[str, Declared[TapAnswer]]:
        """See Skill."""
        return {"forget:number": Declared(_who_confirms, self.tap_forget)}


def _who_confirms(owner: str) -> Audience:
    """Each for themselves. A tap never tells in whose name somebody speaks: there the group's admins confirm."""
    return Audience.LEADERS if owner.startswith("-") else Audience.EVERYBODY


def _plainly(value: object) -> str:
    """How JSON shows what it has no form for: times, bytes."""
    if isinstance(value, datetime):
        return value.isoformat()
    return f"{len(value)} bytes" if isinstance(value, bytes) else str(value)
