"""The words of a text, folded so that a question and an answer meet."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# What asks, joins or points, and so finds nothing. English only: in other languages nothing is dropped.
STOPWORDS = frozenset(
    [
        "a",
        "about",
        "according",
        "after",
        "again",
        "against",
        "all",
        "also",
        "am",
        "among",
        "an",
        "and",
        "any",
        "approximately",
        "are",
        "aren't",
        "around",
        "as",
        "at",
        "be",
        "because",
        "been",
        "before",
        "being",
        "between",
        "both",
        "but",
        "by",
        "can",
        "cannot",
        "could",
        "couldn't",
        "did",
        "didn't",
        "do",
        "does",
        "doesn't",
        "doing",
        "don't",
        "during",
        "each",
        "ever",
        "few",
        "find",
        "following",
        "for",
        "from",
        "further",
        "gave",
        "get",
        "gets",
        "give",
        "given",
        "go",
        "got",
        "had",
        "hadn't",
        "happen",
        "happened",
        "happening",
        "has",
        "hasn't",
        "have",
        "haven't",
        "having",
        "he",
        "her",
        "here",
        "hers",
        "herself",
        "him",
        "himself",
        "his",
        "how",
        "however",
        "i",
        "if",
        "in",
        "into",
        "is",
        "isn't",
        "it",
        "it's",
        "its",
        "itself",
        "just",
        "kind",
        "know",
        "known",
        "last",
        "late",
        "lately",
        "later",
        "latest",
        "let",
        "let's",
        "made",
        "many",
        "me",
        "more",
        "most",
        "mr",
        "mrs",
        "ms",
        "much",
        "must",
        "my",
        "name",
        "named",
        "near",
        "new",
        "news",
        "next",
        "no",
        "nor",
        "not",
        "now",
        "of",
        "off",
        "often",
        "on",
        "once",
        "one",
        "only",
        "or",
        "other",
        "others",
        "ought",
        "our",
        "ours",
        "out",
        "over",
        "own",
        "part",
        "please",
        "quite",
        "rather",
        "recent",
        "recently",
        "really",
        "said",
        "same",
        "saw",
        "say",
        "saying",
        "says",
        "see",
        "shall",
        "she",
        "should",
        "since",
        "so",
        "some",
        "such",
        "take",
        "tell",
        "than",
        "that",
        "that's",
        "the",
        "their",
        "theirs",
        "them",
        "then",
        "there",
        "these",
        "they",
        "thing",
        "things",
        "this",
        "those",
        "though",
        "through",
        "to",
        "today",
        "too",
        "type",
        "under",
        "until",
        "up",
        "upon",
        "us",
        "very",
        "via",
        "was",
        "wasn't",
        "we",
        "week",
        "weekend",
        "weeks",
        "were",
        "weren't",
        "what",
        "what's",
        "when",
        "where",
        "which",
        "while",
        "who",
        "who's",
        "whom",
        "whose",
        "why",
        "will",
        "with",
        "within",
        "without",
        "won't",
        "would",
        "wouldn't",
        "yesterday",
        "yet",
        "you",
        "your",
    ]
)

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_POSSESSIVE = re.compile(r"[’']s?$")


class Word(NamedTuple):
    """A word as it stands at `start` up to `end`, and the `stem` by which it is compared."""

    text: str
    start: int
    end: int
    stem: str

    @property
    def capital(self) -> bool:
        """Whether it is written like a name."""
        return self.text[0].isupper()

    @property
    def number(self) -> bool:
        """Whether it holds a digit."""
        return any(letter.isdigit() for letter in self.text)


def words_of(text: str) -> list[Word]:
    """The words of `text` in order."""
    return [Word(m.group(), m.start(), m.end(), stem(m.group())) for m in WORD.finditer(text)]


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """`word` in lower case without its commonest English endings; other languages keep their words nearly whole.

    Lighter than Porter's: it is run on some thousand words a question, and only has to make
    "resigned", "resigns" and "resigning" the same.
    """
    folded = _POSSESSIVE.sub("", word.lower()).replace("’", "'")
    if len(folded) < 4 or not folded.isascii() or not folded.isalpha():
        return folded
    for ending, replacement in (
        ("ies", "y"),
        ("ied", "y"),
        ("sses", "ss"),
        ("ing", ""),
        ("ed", ""),
        ("es", "e"),
        ("s", ""),
    ):
        if folded.endswith(ending) and len(folded) - len(ending) >= 3 and not folded.endswith("ss"):
            folded = folded[: -len(ending)] + replacement
            break
    if len(folded) > 4 and folded[-1] == folded[-2] and folded[-1] not in "aeiouls":  # "stopped" is "stop"
        folded = folded[:-1]
    return folded[:-1] if len(folded) > 4 and folded.endswith("e") else folded


def is_stop_word(word: str) -> bool:
    """Whether `word` carries nothing to look for."""
    return word.lower().replace("’", "'") in STOPWORDS
