"""Commands that are for the bot's admins alone: to everybody else they do not exist."""

from __future__ import annotations

from collections.abc import Sequence

from chat.conversation import Command, person_words, say
from chat.hearing import Said
from chat.message import Reply


def for_admins(command: Command) -> Command:
    """The command, answered to everybody else as one that there is not."""

    def guarded(said: Said, rest: str) -> Sequence[Reply]:
        if said.person.admin:
            return command(said, rest)
        return _unknown(said)

    return guarded


def _unknown(said: Said) -> Sequence[Reply]:
    """What an unknown command is answered with: nothing tells that it exists."""
    if not said.place.private:
        return ()
    name = said.text.split()[0][:32]
    return say(person_words(said.person).say("unknown-command", command=name))
