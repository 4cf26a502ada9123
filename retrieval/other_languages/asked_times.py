"""The time that a question in any language names, and whether what a sentence tells is from that time."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path

from index.library.articles import ArticleCard
from index.search.letter_folding import fold
from retrieval import calendar_ranges as calendar
from retrieval.calendar_ranges import Range
from retrieval.event_dates import is_from, news_range
from retrieval.other_languages.time_words import NamedTime, Telling, knows, named_times
from retrieval.other_languages.words import STOP_WEIGHT, any_words
from retrieval.question_language import ENGLISH
from retrieval.question_times import BEGINNING, AskedTime, asked_time

BOUNDS = Path(__file__).parents[1] / "data" / "time-bounds.toml"
BEHIND = frozenset({"hi", "tr", "uz"})  # languages in which "since" and "until" stand behind a time
REACH = 2  # words beside a time that can say "since"; all of them short
SENTENCES_REMEMBERED = 2_000  # of which stretches share many
OLD_YEARS = 2  # a year so far back is history, which any later article may tell


def asked_time_in(question: str, language: str, now: datetime) -> AskedTime | None:
    """Returns the time that `question` in `language` (ISO 639-1) names, or None. See AskedTime."""
    if language == ENGLISH or not knows(language):
        return asked_time(question, now)
    named = named_times(question, language, Telling(now, is_question=True))
    if not named:
        return None
    first = named[0]
    since, until = first.range
    bound = _bound(question, language, first)
    if bound == "since":
        until = max(until, calendar.days(now, 0)[1])
    elif bound == "until":
        since = BEGINNING
    is_history = 0 < first.year <= now.year - OLD_YEARS
    words = question[first.start : first.end]
    return AskedTime(since, until, words, condition=not is_history and since <= now, is_open=bool(bound))


@lru_cache(SENTENCES_REMEMBERED)
def _told(sentence: str, language: str, published: datetime) -> tuple[Range, ...]:
    return tuple(one.range for one in named_times(sentence, language, Telling(published)))


def _bound(question: str, language: str, time: NamedTime) -> str:
    """Returns "since" or "until" if a word beside the time says so."""
    words = any_words(question, language)
    beside = [word for word in words if word.end <= time.start][: -REACH - 1 : -1]
    if language in BEHIND:
        beside = [word for word in words if word.start >= time.end][:REACH]
    for word in beside:
        if word.plain in _bounds(language):
            return _bounds(language)[word.plain]
        if word.weight > STOP_WEIGHT:
            break
    return ""


@cache
def _bounds(language: str) -> Mapping[str, str]:
    bounds = tomllib.loads(BOUNDS.read_text(encoding="utf-8"))
    return {fold(word): which for which, words in bounds.items() for word in words.get(language, [])}


def is_told_from(time: AskedTime, card: ArticleCard, sentences: Sequence[str]) -> bool:
    """Returns whether the events of `sentences`, in the article's language, can be from the time that was asked for.

    They are if that time is named there. If others alone are named, up to the publication, they are not; without any,
    the day of the article decides, as in English.
    """
    if card.language in ("", ENGLISH) or not knows(card.language) or card.published is None:
        return is_from(time, card, " ".join(sentences))
    told = [one for sentence in sentences for one in _told(sentence, card.language, card.published)]
    if any(since < time.until and until > time.since for since, until in told):
        return True
    if any(since <= card.published for since, _ in told):
        return False
    since, until = news_range(time)
    return since <= card.published < until
