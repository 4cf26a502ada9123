"""Subjects of an article, by its names, for questions that it should answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import regex

from index.search.letter_folding import fold
from retrieval.folded_words import words_of
from retrieval.question_times import MONTHS, WEEKDAYS

MOST_NAMES = 2  # of an article
LONGEST_READ = 3000  # characters of an article's beginning

_DAYS_AND_MONTHS = frozenset((*MONTHS, *WEEKDAYS))
_PART = r"\p{Lu}[\p{L}\p{M}\p{N}’'-]+"
_NAME = regex.compile(rf"(?<=[\p{{Ll}}\p{{N}},]\s){_PART}(?:\s{_PART}){{0,3}}")
"""Capitalised words inside a sentence."""
_SAID = r"(?:said|says|announced|warned|demanded|told|added)\b"


class Wording(StrEnum):
    """How a question about a subject is worded."""

    SAID = "said"  # what did they say?
    ABOUT = "about"  # what is new about them?
    TITLE = "title"  # what is known about this headline?


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject to ask about, and the wording."""

    wording: Wording
    text: str


def subjects_of(title: str, text: str, language: str) -> Sequence[Subject]:
    """Returns what can be asked about an article, simplest first: what somebody said, its names, its title."""
    text = text[:LONGEST_READ]
    names = list(dict.fromkeys(_found_names(text, language)))
    found = [Subject(Wording.SAID, name) for name in names if language == "en" and _states_something(name, text)][:1]
    found += [Subject(Wording.ABOUT, name) for name in _titled(names, title)[:MOST_NAMES]]
    line = " ".join(title.split()).strip(" .?!…")
    if line:
        found.append(Subject(Wording.TITLE, line))
    return found


def _states_something(name: str, text: str) -> bool:
    return regex.search(rf"{regex.escape(name)}\s{_SAID}", text) is not None


def _titled(names: Sequence[str], title: str) -> list[str]:
    """Returns the names that are also in the title, in its order, each once in its longest form."""
    words = [fold(word.text) for word in words_of(title)]
    last = {name: fold(words_of(name)[-1].text) for name in names}
    there = sorted((name for name in names if last[name] in words), key=lambda n: (words.index(last[n]), -len(n)))
    return list({last[name]: name for name in reversed(there)}.values())[::-1]


def _found_names(text: str, language: str) -> Iterator[str]:
    for match in _NAME.finditer(text):
        name = match.group().removesuffix("’s").removesuffix("'s").strip("’'-")
        if language == "de":
            name = name.split()[-1]  # every noun has a capital in German, so two of them are not a name
        if words_of(name) and name.lower() not in _DAYS_AND_MONTHS:
            yield name
