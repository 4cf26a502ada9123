"""Finds the sentences of a long message that ask something."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from index.indexing.passages import split_sentences
from index.search.letter_folding import WORD, fold
from retrieval.folded_words import words_of
from retrieval.follow_ups import Turn, refers_back, with_earlier

LONGEST_UNCHANGED = 200  # characters; shorter messages are one question
LONGEST_ASKING = 600  # characters of what is returned
LONG_SENTENCE = 120  # characters; a longer sentence may ask at its end
LONGEST_SENTENCE = 250  # characters; of a longer sentence only the last clauses are taken
MOST_QUESTIONS = 2  # taken from one message; with more of them no quote answers
OPENING_WORDS = 4  # within which an auxiliary follows the opening: "how many ships did"
WORDS_BEFORE_REQUEST = 6  # before a request: "hello everybody, could you please tell me"

_MARKS = "?؟？⁇︖՞፧"  # the last ones are Armenian and Ethiopic
_CLOSING = "\\s\"'”’»)\\]!"  # what may follow a mark
# The look behind is for speed: what closes a sentence is looked at from its start alone.
_MARK = re.compile(rf"[^{_MARKS}\s][{_MARKS}]+")  # "really??" is one
_ENDS_IN_MARK = re.compile(rf"(?<![{_CLOSING}{_MARKS}])[{_CLOSING}]*[{_MARKS}][{_CLOSING}{_MARKS}]*$")
_QUOTED = re.compile(r"“[^“”]{1,500}”|«[^«»]{1,500}»|„[^„“]{1,500}“|\"[^\"]{1,500}\"")
_CLAUSE = re.compile(r"(?:[,:–—]|\b(?:so|and|but|because))\s+(?=\S)", re.IGNORECASE)
_JOINED = re.compile(r"^(?:and|also|und|et|y|и|а|та)\s+(?=\w)", re.IGNORECASE)
_ASKING = Path(__file__).parent / "data" / "asking.toml"


def asking_sentences(text: str) -> str:
    """Returns what a message asks: its first two sentences that ask, at most 600 characters.

    A short text with at most two questions is returned unchanged; a text that asks nothing is cut. If a sentence refers
    back ("it", "he"), the names that it needs from the sentences before are appended.
    """
    if len(text) <= LONGEST_UNCHANGED and len(_MARK.findall(text)) <= MOST_QUESTIONS:
        return text
    text = text.encode("utf-8", "replace").decode()  # replaces lone surrogates, which cannot be encoded
    sentences = [span.of(text) for span in split_sentences(text)]
    asking = [(number, _asked_in(sentence)) for number, sentence in enumerate(sentences)]
    found = [(number, asked) for number, asked in asking if asked]
    with_content = [(number, asked) for number, asked in found if _tells(asked)] or found
    if not with_content:
        return _beginning(text)
    chosen = [_with_names(asked, sentences[:number]) for number, asked in with_content[:MOST_QUESTIONS]]
    return _beginning(" ".join(dict.fromkeys(chosen)))


def separate_questions(text: str) -> list[str]:
    """Returns each question of a message that asks several, without an "and" before it; empty for other messages.

    One without words of its own ("and when?") belongs to the question before it.
    """
    if sum(map(text.count, _MARKS)) < 2:  # of most messages, which are not cut into sentences for that
        return []
    text = text.encode("utf-8", "replace").decode()
    sentences = [span.of(text) for span in split_sentences(text)]
    asked = [_asked_in(sentence) for sentence in sentences if _ENDS_IN_MARK.search(sentence)]
    found = [_JOINED.sub("", each) for each in dict.fromkeys(asked) if _tells(each)]
    return [each[:1].upper() + each[1:] for each in found] if len(found) > 1 else []


def asks(text: str) -> bool:
    """Returns whether a sentence of `text` asks something, outside quotation marks."""
    told = _QUOTED.sub(" ", text.encode("utf-8", "replace").decode())
    return any(_tells(asked) for span in split_sentences(told) if (asked := _asked_in(span.of(told))))


def _asked_in(sentence: str) -> str:
    """Returns what a sentence asks, without words such as "I would like to know"; empty if it asks nothing."""
    request = _request(sentence)
    if request is not None:
        return _ending(request)
    return _ending(sentence) if _ENDS_IN_MARK.search(sentence) or _opens_a_question(_folded_words(sentence)) else ""


def _request(sentence: str) -> str | None:
    """Returns what follows a request such as "tell me", or None."""
    matches = list(WORD.finditer(sentence))
    words = [fold(match.group()) for match in matches]
    for start, word in enumerate(words):
        for phrase in _requests().get(word, ()):
            end = start + len(phrase)
            if end >= len(words) or tuple(words[start:end]) != phrase:
                continue
            opens = words[end] in _phrases("openings") | _phrases("joining")
            if opens or (start < WORDS_BEFORE_REQUEST and phrase not in _before_openings()):
                return sentence[matches[end].start() :]
    return None


def _opens_a_question(words: list[str]) -> bool:
    if not words:
        return False
    if words[0] in _phrases("openings"):
        return not _phrases("auxiliaries").isdisjoint(words[1:OPENING_WORDS])
    return any(tuple(words[: len(phrase)]) == phrase for phrase in _openings_elsewhere())


def _ending(sentence: str) -> str:
    """Returns the sentence; of a long one the last clause that opens a question, or its last clauses."""
    if len(sentence) <= LONG_SENTENCE:
        return sentence
    earliest = max(0, len(sentence) - LONGEST_SENTENCE)
    clauses = [match.end() for match in _CLAUSE.finditer(sentence, earliest)]
    opening = [start for start in clauses if _opens_a_question(_folded_words(sentence[start:]))]
    if opening:
        return sentence[opening[-1] :]
    if len(sentence) <= LONGEST_SENTENCE:
        return sentence
    start = next(iter(clauses), sentence.find(" ", earliest) + 1)
    return sentence[start if start > 0 else earliest :]


def _folded_words(text: str) -> list[str]:
    return [fold(match.group()) for match in WORD.finditer(text)]


def _tells(sentence: str) -> bool:
    """Returns whether a question has content words. "How are you?" and "right?" do not."""
    return any(not word.stops for word in words_of(sentence))


def _with_names(sentence: str, before: list[str]) -> str:
    """Returns the sentence with the names that it refers back to, but without their time."""
    turns = [Turn(each) for each in before]
    return with_earlier(sentence, turns, takes_time=False) if refers_back(sentence) else sentence


def _beginning(text: str) -> str:
    """Returns the first LONGEST_ASKING characters of a text, up to the end of a word."""
    if len(text) <= LONGEST_ASKING:
        return text
    space = text.rfind(" ", 0, LONGEST_ASKING + 1)
    return text[: space if space > LONGEST_ASKING // 2 else LONGEST_ASKING]


@cache
def _lists() -> dict[str, list[str]]:
    found: dict[str, list[str]] = tomllib.loads(_ASKING.read_text(encoding="utf-8"))
    return found


@cache
def _phrases(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _lists()[name])


@cache
def _requests() -> dict[str, list[tuple[str, ...]]]:
    """Returns the phrases as folded words, longest first, by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in (*_folded("requests"), *_before_openings()):
        found.setdefault(phrase[0], []).append(phrase)
    return found


@cache
def _before_openings() -> tuple[tuple[str, ...], ...]:
    return _folded("requests_before_openings")


@cache
def _openings_elsewhere() -> tuple[tuple[str, ...], ...]:
    return _folded("openings_elsewhere")


def _folded(name: str) -> tuple[tuple[str, ...], ...]:
    phrases = (tuple(_folded_words(phrase)) for phrase in _lists()[name])
    return tuple(sorted(phrases, key=len, reverse=True))
