"""Tells whether a text asks for headlines, of a time or a topic, rather than for an answer."""

from __future__ import annotations

import re
from dataclasses import replace

from chat.incoming import IncomingMessage
from chat.small_talk import LONGEST, PlainQuestion, SmallTalk, TalkKind, asks_what_happened, meaning_of
from chat.topic_times import without_preposition
from chat.translations import language, short_code
from retrieval.misspelt_times import with_times_read
from retrieval.other_languages.asked_times import asked_time_in
from retrieval.question_language import ENGLISH, language_of_question
from retrieval.question_times import WEEKDAYS, AskedTime

_ENDING_IN_A_DAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})[\s,]*$", re.IGNORECASE)


def meaning_then(text: str, incoming: IncomingMessage) -> SmallTalk | PlainQuestion:
    """Returns what a text means at that moment. "What happened yesterday?" wishes for the headlines of that time."""
    meaning = meaning_of(text, language(incoming.person.language_code))
    if isinstance(meaning, SmallTalk):
        is_latest = meaning.kind is TalkKind.LATEST and _is_english(meaning.topic, incoming)
        return replace(meaning, topic=with_times_read(meaning.topic)) if is_latest else meaning
    question = meaning.question
    if len(question) <= LONGEST and _is_english(question, incoming):
        question = with_times_read(question)
    time = _only_time(question, incoming)
    return meaning if time is None else SmallTalk(TalkKind.LATEST, time.words)


def headlines_asked_for(incoming: IncomingMessage) -> str | None:
    """Returns the topic or time of which a message asks for headlines; "" for all of them, None if it asks for none."""
    meaning = meaning_then(incoming.text, incoming)
    return meaning.topic if isinstance(meaning, SmallTalk) and meaning.kind is TalkKind.LATEST else None


def _is_english(text: str, incoming: IncomingMessage) -> bool:
    return language_of_question(text, short_code(incoming.person.language_code)) == ENGLISH


def _only_time(question: str, incoming: IncomingMessage) -> AskedTime | None:
    """Returns the time of a question that asks for all news of it and names no matter: "What happened yesterday?"."""
    if len(question) > LONGEST:
        return None
    spoken = language_of_question(question, short_code(incoming.person.language_code))
    time = asked_time_in(question, spoken, incoming.at)
    if time is None or time.in_future(incoming.at):
        return None
    if not time.loose and question.strip(" .!") == time.words.strip():
        return time  # "february 2022"; "yesterday?" may go on from a question
    before, _, after = question.partition(time.words)
    before = _ENDING_IN_A_DAY.sub("", before)  # "on Wednesday, 24 February"
    rest, _ = without_preposition(before)
    return time if any(asks_what_happened(f"{words} {after}") for words in (rest, before)) else None
