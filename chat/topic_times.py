"""The time that limits a topic: "the talks in June", "Kyiv last week"."""

from __future__ import annotations

import re
from typing import NamedTuple

from chat.incoming import IncomingMessage
from chat.translations import short_code
from retrieval.calendar_ranges import MONTHS, WEEKDAYS
from retrieval.other_languages.asked_times import asked_time_in
from retrieval.question_language import ENGLISH, language_of_question
from retrieval.question_times import AskedTime

LONGEST_PREPOSITION = 4  # letters
_NAMED = re.compile(rf"\b(?:{'|'.join((*MONTHS, *WEEKDAYS))})\b|\d", re.IGNORECASE)


class TimedTopic(NamedTuple):
    """A topic without the time that limits it, and that time."""

    topic: str
    time: AskedTime | None


def timed_topic(topic: str, incoming: IncomingMessage) -> TimedTopic:
    """Returns what `topic` names, and the time at its end.

    A date, or the name of a day or month, limits it only behind a preposition: "women's march" and "euro 2024" name
    matters."""
    spoken = language_of_question(topic, short_code(incoming.person.language_code))
    time = asked_time_in(topic, spoken, incoming.at)
    if time is None or time.loose or time.in_future(incoming.at):
        return TimedTopic(topic, None)
    before, _, after = topic.partition(time.words)
    # An English preposition is among the words of the time.
    rest, is_behind = (before.strip(), False) if spoken == ENGLISH else without_preposition(before)
    is_limit = is_behind or not _NAMED.match(time.words)  # "in June", "last week"
    return TimedTopic(rest, time) if rest and is_limit and not after.strip(" ?.!") else TimedTopic(topic, None)


def without_preposition(before: str) -> tuple[str, bool]:
    """Returns the words before a time less a preposition at their end ("on", "am", "el"), and whether one was there."""
    *rest, last = before.split() or [""]
    is_preposition = len(last) <= LONGEST_PREPOSITION and last.islower()
    return (" ".join(rest), True) if is_preposition else (before.strip(), False)


def with_capitals(time: str) -> str:
    """Returns the words of a time with English names of days and months, and its first word, written as names are."""
    named = _NAMED.sub(lambda match: match.group().capitalize(), time)
    return named[:1].upper() + named[1:]
