"""Parses a question: content words, kind of answer, time, sources."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from datetime import datetime

from index.search.letter_folding import ACRONYMS, fold
from retrieval.answer_kinds import Kind, asked_kind
from retrieval.answers import SpellingCorrection
from retrieval.folded_words import Word
from retrieval.long_messages import asking_sentences
from retrieval.named_sources import named_sources
from retrieval.polarity import NEUTRAL, Polarity, polarity
from retrieval.question_times import AskedTime, asked_time
from retrieval.question_words import question_words
from retrieval.spelling_correction import Spelling

LONGEST_QUESTION = 600  # characters of a question that are read

_VERBS = r"(?:did|does|do|is|are|was|were|has|have|had|will|would|can|could|should)\b"
_FOCUS = re.compile(
    rf"\b(?:which|what|whose|how many|how much)\s+(?!{_VERBS})((?:[\w'’.-]+\s+){{0,4}}?[\w'’-]+)"
    rf"(?=\s+(?:{_VERBS}|(?:to|in|on|of|for|from|that|who|by|at|this|said|recently)\b)|[?:,]|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ParsedQuestion:
    """A parsed question. `words` are searched for; `stems`, each once, are compared.

    `focus` holds the stems of what is asked for ("company" in "Which company …"), `sources` the names of possible
    sources, `corrections` the corrected words, `polarity` the negations.
    One field per fact that is found in a question.
    """

    text: str
    words: tuple[str, ...]
    stems: tuple[str, ...]
    pairs: frozenset[tuple[str, str]]
    kind: Kind
    focus: frozenset[str] = frozenset()
    time: AskedTime | None = None
    sources: tuple[str, ...] = ()
    corrections: tuple[SpellingCorrection, ...] = ()
    polarity: Polarity = NEUTRAL

    @property
    def query(self) -> str:
        """The words to search for, separated by blanks."""
        return " ".join(self.words)


def parse_question(question: str, now: datetime, spelling: Spelling | None = None) -> ParsedQuestion:
    """Parses `question` as asked at `now`. Fields without rules for its language keep their defaults.

    With `spelling`, misspelt words are replaced by words of the library, and listed in `corrections`.
    """
    whole = question.encode("utf-8", "replace").decode()  # JSON can carry lone surrogates, which no tokenizer accepts
    text = " ".join(asking_sentences(whole).split())[:LONGEST_QUESTION]
    corrections: tuple[SpellingCorrection, ...] = ()
    if spelling is not None:
        text, corrections = spelling.corrected(text)
    all_words = question_words(text)
    content = [word for word in all_words if not word.stops] or all_words
    time = asked_time(text, now)
    focus = {word.stem for match in _FOCUS.finditer(text) for word in question_words(match.group(1)) if not word.stops}
    return ParsedQuestion(
        text=text,
        words=tuple(_as_looked_for(word) for word in content),
        stems=tuple(dict.fromkeys(word.stem for word in content)),
        pairs=frozenset((a.stem, b.stem) for a, b in itertools.pairwise(content)),
        kind=asked_kind(text),
        focus=frozenset(focus),
        time=time,
        sources=named_sources(text),
        corrections=corrections,
        polarity=polarity([word.stem for word in all_words]),
    )


def _as_looked_for(word: Word) -> str:
    """Returns the word as it is searched for: acronyms in capitals, since "the us" is a country."""
    return word.text.upper() if not word.stops and fold(word.text) in ACRONYMS else word.text
