"""Recognizes small talk, and requests such as "what's new in Kyiv?", by phrases.

The phrases of each language are in `phrases/*.toml`. A message is small talk only if phrases make up all of it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import regex
from rapidfuzz.distance import OSA

from chat.translations import DEFAULT, LANGUAGES
from index.search.letter_folding import WORD, fold

FOLDER = Path(__file__).parent / "phrases"
TOPIC = "{topic}"
LONGEST_TOPIC = 8  # words; more are a question, or a story
LONGEST = 200  # characters; nobody greets for longer
SHORTEST_MISSPELT = 6  # letters; below, too many words are a letter apart
_BREAK = regex.compile(r"[^\w\s\p{M}\u200C\u200D'‘’ʼ`´&/-]+|\n+")  # separates the parts of a message
_REPEATED = re.compile(r"(.)\1+")
_HASHTAGS = re.compile(r"\s*(?:#\w+\s*)+")


class TalkKind(StrEnum):
    """The kinds of small talk and requests. The values are the names of the lists of phrases."""

    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    WHO = "who"
    CAN = "can"
    HELP = "help"
    HOW = "how"
    SORRY = "sorry"
    OKAY = "okay"
    INSULT = "insult"
    COMPLAINT = "complaint"
    LATEST = "latest"
    MORE = "more"
    SUBSCRIBE = "subscribe"
    UNSUBSCRIBE = "unsubscribe"


REQUESTS = frozenset({TalkKind.LATEST, TalkKind.SUBSCRIBE, TalkKind.UNSUBSCRIBE})
_MISSPELT = frozenset({TalkKind.GREETING, TalkKind.THANKS, TalkKind.GOODBYE, TalkKind.HOW})
_OWN_WORDS = frozenset({TalkKind.MORE, TalkKind.COMPLAINT})  # "co" is "what?" in Polish, and a name elsewhere
_POLITE = frozenset({TalkKind.GREETING, TalkKind.THANKS, TalkKind.GOODBYE, TalkKind.SORRY})  # what goes with a request
_BY_WEIGHT = (  # if a message has several kinds, the first of these is answered
    TalkKind.UNSUBSCRIBE, TalkKind.SUBSCRIBE, TalkKind.LATEST, TalkKind.MORE, TalkKind.CAN, TalkKind.WHO, TalkKind.HELP,
    TalkKind.HOW, TalkKind.INSULT, TalkKind.COMPLAINT, TalkKind.THANKS, TalkKind.GOODBYE, TalkKind.SORRY,
    TalkKind.GREETING, TalkKind.OKAY,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """Small talk or a request, with the topic that it names."""

    kind: TalkKind
    topic: str = ""


@dataclass(frozen=True, slots=True)
class PlainQuestion:
    """A question, without the greeting before it and the thanks after it."""

    question: str


@dataclass(frozen=True, slots=True)
class _Word:
    text: str  # folded, and repeated letters once: "hiii" is "hi"
    plain: str  # folded
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Request:
    """A phrase with a topic: the words before the topic, and those after it."""

    kind: TalkKind
    before: tuple[str, ...]
    after: tuple[str, ...]
    never_first: frozenset[str]  # words with which a topic would be a question
    never_within: frozenset[str]


def meaning_of(text: str, language: str = DEFAULT) -> SmallTalk | PlainQuestion:
    """Returns what `text` means. Typing mistakes are recognized in English and in the reader's `language` only."""
    if len(text) > LONGEST:
        return PlainQuestion(text)
    if _HASHTAGS.fullmatch(text):
        return SmallTalk(TalkKind.LATEST, " ".join(text.replace("#", " ").replace("_", " ").split()))
    parts = [part for part in _parts(text) if not _only_beside(part)] or _parts(text)
    if not parts:
        return _of_pictures(text) or PlainQuestion(text)
    kinds = [_kinds_of(part, language) for part in parts]
    said = [kind for found in kinds for kind in found]
    if all(kinds) and (REQUESTS.isdisjoint(said) or len(said) == 1 or _POLITE.issuperset(set(said) - REQUESTS)):
        return SmallTalk(next(kind for kind in _BY_WEIGHT if kind in said))
    first = next((at for at, found in enumerate(kinds) if not _POLITE.issuperset(found) or not found), 0)
    last = next((at for at in range(len(kinds) - 1, -1, -1) if not _POLITE.issuperset(kinds[at]) or not kinds[at]), 0)
    rest = [word for part in parts[first : last + 1] for word in part]
    request = _request(text, rest)
    if request is not None:
        return request
    end = parts[last + 1][0].start if last + 1 < len(parts) else len(text)
    return PlainQuestion(text[parts[first][0].start : end].strip() if first or last + 1 < len(parts) else text)


def asks_what_happened(text: str) -> bool:
    """Returns whether `text` asks what happened, or for the news, and nothing else."""
    return tuple(word.text for part in _parts(text) for word in part) in _happened()


@cache
def _happened() -> frozenset[tuple[str, ...]]:
    return frozenset(_folded_phrase(phrase) for code in LANGUAGES for phrase in _lists(code)["happened"])


def _parts(text: str) -> list[list[_Word]]:
    """Returns the words of each part of a message; punctuation marks and emoji separate the parts."""
    found, start = [], 0
    for mark in (*_BREAK.finditer(text), None):
        end = mark.start() if mark else len(text)
        found.append(_words(text, start, end))
        start = mark.end() if mark else end
    return [part for part in found if part]


def _words(text: str, start: int, end: int) -> list[_Word]:
    found = []
    for match in WORD.finditer(text, start, end):
        plain = fold(match.group().lower())
        if plain:
            found.append(_Word(_REPEATED.sub(r"\1", plain), plain, match.start(), match.end()))
    return found


def _of_pictures(text: str) -> SmallTalk | None:
    for kind, pictures in _lists("emoji").items():
        if any(picture in text for picture in pictures):
            return SmallTalk(TalkKind(kind))
    return None


def _kinds_of(part: Sequence[_Word], language: str) -> tuple[TalkKind, ...]:
    """Returns the kinds of the phrases that make up a part; empty if it holds other words."""
    words = tuple(word.text for word in part)
    kinds = _covered(words, language)
    return kinds or _misspelt(" ".join(words), language)


def _only_beside(part: Sequence[_Word]) -> bool:
    return tuple(word.text for word in part) in _beside()


def _covered(words: tuple[str, ...], language: str) -> tuple[TalkKind, ...]:
    phrases, beside = _phrases(language), _beside()
    kinds: list[TalkKind] = []
    spare: list[TalkKind] = []  # what counts where nothing else is said: "please"
    at = 0
    while at < len(words):
        longest = next((n for n in range(len(words) - at, 0, -1) if words[at : at + n] in phrases), 0)
        skipped = next((n for n in range(3, 0, -1) if words[at : at + n] in beside), 0)
        if not max(longest, skipped):
            return ()
        if longest:
            (kinds if longest > skipped else spare).append(phrases[words[at : at + longest]])
        at += max(longest, skipped)
    return tuple(kinds or spare)


def _misspelt(said: str, language: str) -> tuple[TalkKind, ...]:
    """Returns the kind of a phrase with one letter wrong, missing, added or swapped."""
    if len(said) < SHORTEST_MISSPELT or said in _others():
        return ()
    for phrase, kind in _own_phrases(language):
        if phrase[0] == said[0] and OSA.distance(phrase, said, score_cutoff=1) <= 1:
            return (kind,)
    return ()


def _request(text: str, words: Sequence[_Word]) -> SmallTalk | None:
    """Returns the request that the words make, by the longest phrase that fits."""
    told = tuple(word.text for word in words)
    starts, end = _after_politeness(told), _before_politeness(told)
    beginnings = {told[start : start + 1] for start in starts}
    for request in _requests():
        if request.before and request.before[:1] not in beginnings:
            continue  # most of them, at once
        for start in starts:
            first, last = start + len(request.before), end - len(request.after)
            fits = told[start:first] == request.before and told[last:end] == request.after
            if not fits or not 0 < last - first <= LONGEST_TOPIC:
                continue
            asks = words[first].plain in request.never_first
            if asks or any(word.plain in request.never_within for word in words[first:last]):
                continue
            if all(word.plain in _pointing() for word in words[first:last]):
                continue  # "what's going on with him?" is about whom was spoken of before
            return SmallTalk(request.kind, text[words[first].start : words[last - 1].end])
    return None


def _after_politeness(words: tuple[str, ...]) -> list[int]:
    """Returns where a request may begin: at the first word, and after each "please" or "can you" before it."""
    starts = [0]
    while skipped := next((n for n in range(3, 0, -1) if words[starts[-1] : starts[-1] + n] in _beside()), 0):
        starts.append(starts[-1] + skipped)
    return starts


def _before_politeness(words: tuple[str, ...]) -> int:
    """Returns where a request ends: before "please"."""
    end = len(words)
    while end > 1 and words[end - 1 : end] in _beside():
        end -= 1
    return end


@cache
def _lists(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return found


def _folded_phrase(phrase: str) -> tuple[str, ...]:
    return tuple(word.text for word in _words(phrase, 0, len(phrase)))


@cache
def _phrases(language: str) -> dict[tuple[str, ...], TalkKind]:
    """Returns the phrases without a topic of every language. An ambiguous one has its meaning in `language`."""
    own = {language, DEFAULT}
    return {
        words: kind
        for code in (*LANGUAGES, language)
        for words, kind in _whole_phrases(code)
        if code in own or kind not in _OWN_WORDS or len(words) > 1
    }


@cache
def _whole_phrases(code: str) -> tuple[tuple[tuple[str, ...], TalkKind], ...]:
    lists = _lists(code)
    return tuple(
        (_folded_phrase(phrase), kind) for kind in reversed(_BY_WEIGHT) for phrase in lists[kind] if TOPIC not in phrase
    )


@cache
def _own_phrases(language: str) -> tuple[tuple[str, TalkKind], ...]:
    """Returns the phrases in which typing mistakes are recognized for a reader's language."""
    codes = dict.fromkeys((language, DEFAULT))
    found = ((" ".join(words), kind) for code in codes for words, kind in _whole_phrases(code) if kind in _MISSPELT)
    return tuple((phrase, kind) for phrase, kind in found if len(phrase) >= SHORTEST_MISSPELT)


@cache
def _requests() -> tuple[_Request, ...]:
    """Returns the phrases with a topic, longest first. One that languages share excludes the question words of each."""
    found: dict[tuple[TalkKind, tuple[str, ...], tuple[str, ...]], _Request] = {}
    for code in LANGUAGES:
        lists = _lists(code)
        first, past = (frozenset(fold(word) for word in lists[name]) for name in ("asks", "past"))
        for kind in REQUESTS:
            for phrase in (phrase for phrase in lists[kind] if TOPIC in phrase):
                before, after = map(_folded_phrase, phrase.split(TOPIC))
                within = past if kind is TalkKind.SUBSCRIBE else frozenset[str]()
                same = found.get((kind, before, after))
                asks, told = (same.never_first, same.never_within) if same else (frozenset(), frozenset())
                found[kind, before, after] = _Request(kind, before, after, asks | first, told | within)
    return tuple(sorted(found.values(), key=lambda each: -len(each.before) - len(each.after)))


@cache
def _pointing() -> frozenset[str]:
    return frozenset(fold(word) for code in LANGUAGES for word in _lists(code)["pointing"])


@cache
def _beside() -> frozenset[tuple[str, ...]]:
    """Returns the words that may stand before or after a phrase, of every language."""
    return frozenset(_folded_phrase(phrase) for code in LANGUAGES for phrase in _lists(code)["beside"])


@cache
def _others() -> frozenset[str]:
    return frozenset(" ".join(_folded_phrase(word)) for code in LANGUAGES for word in _lists(code)["others"])
