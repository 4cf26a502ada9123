"""What a follow-up takes from the turns before it, by rules that can be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from retrieval.times import asked_time
from retrieval.words import Word, words_of

TAKEN_WORDS = 10  # of an earlier question at most; more would drown the new one
TURNS_BACK = 3  # a follow-up to a follow-up reaches what both are about

_CONTINUES = re.compile(
    r"^(?:and|but|so|also|then|what about|how about|what else|who else|where else|any more|more)\b", re.IGNORECASE
)
_POINTS = re.compile(
    r"\b(?:he|she|it|they|him|her|his|hers|its|them|their|theirs|that|this|these|those|there|then)\b", re.IGNORECASE
)
_POINTS_WITHIN = re.compile(
    # "this week" points at the calendar, "that" after a verb or a comma joins clauses, "it is … that" points at nothing
    r"\b(?:this|these|those|that) (?:week|weekend|month|year|morning|afternoon|evening|summer|winter|spring|fall|past|"
    r"weeks|months|years)\b|\b(?:said|says|say|announced|claimed|warned|show|shows|showed|so|believe|find|found|mean|"
    r"means|revealed|told \w+) that\b|\b(?:is|are|was|were|will|did|does|do) there\b|\bsince then\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A question asked before in the same chat, as it was completed then."""

    question: str


def completed(question: str, history: Sequence[Turn]) -> str:
    """`question` with what it misses from `history` (oldest first); unchanged where it stands alone.

    A follow-up is one that begins with "and", "what about" or the like, that points at something which it does not
    name ("he", "that"), or that has no telling word ("why?"). It takes the names of the last turns, then their other
    telling words where it has few of its own, and their time where it has none.
    """
    if not history or not _follows(question):
        return question
    own = {word.stem for word in words_of(question)}
    own_telling = [word for word in words_of(question) if not word.stops]
    taken: list[str] = []
    for turn in reversed(history[-TURNS_BACK:]):
        fresh = [word for word in _telling(turn.question) if word.stem not in own]
        names = [word for word in fresh if word.capital or word.number]
        others = [word for word in fresh if not (word.capital or word.number)]
        chosen = {word.stem for word in (*names, *others)[: TAKEN_WORDS - len(taken)]}
        taken += [word.text for word in fresh if word.stem in chosen]
        own |= chosen
        if taken and (len(own_telling) + len(taken) >= TAKEN_WORDS or not _follows(turn.question)):
            break
    time = _time_taken(question, history)
    return " ".join([question, *dict.fromkeys(taken), *([time] if time else [])])


def _follows(question: str) -> bool:
    text = question.strip()
    telling = [word for word in words_of(text) if not word.stops]
    if not telling or _CONTINUES.match(text):
        return True
    match = _POINTS.search(_POINTS_WITHIN.sub(" ", text))
    if match is None:
        return False
    before = words_of(text[: text.lower().find(match.group().lower())])
    return not any(word.capital and not word.stops for word in before)


def _telling(question: str) -> list[Word]:
    """The words that are about something; those of time are taken by themselves, or not at all."""
    of_time = {word.text for word in words_of(_time_words(question) or "")}
    return [word for word in words_of(question) if not word.stops and word.text not in of_time]


def _time_taken(question: str, history: Sequence[Turn]) -> str | None:
    """The words of time of the last turn, where the question has none of its own."""
    return _time_words(history[-1].question) if _time_words(question) is None else None


def _time_words(question: str) -> str | None:
    """The words that name a time; which day is meant does not matter for finding them."""
    time = asked_time(question, datetime(2000, 1, 1, tzinfo=UTC))
    return time.words if time is not None else None
