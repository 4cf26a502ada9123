"""What a follow-up takes from the turns before it, by rules that can be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum

from index.search.letter_folding import fold
from retrieval.folded_words import Word, words_of
from retrieval.question_times import asked_time
from retrieval.vocabulary import folded_words_in

TAKEN_WORDS = 10  # of an earlier question at most; more would drown the new one
TURNS_BACK = 3  # a follow-up to a follow-up reaches what both are about
WHOLE_WORDS = 3  # content words, a name among them, with which a question says by itself what it is about
SHORT_WORDS = 3  # content words up to which a question without a name may leave out what it is about

_CONTINUES = re.compile(
    r"^(?:and|but|so|also|then|what about|how about|what else|who else|where else|any more|more|ok and|okay and)\b"
    r"|^(?:und|aber|et|mais|y|pero|ve|peki|и|а|но|та|але)\s|^¿\s?y\s|^و",
    re.IGNORECASE,
)
_POINTING = folded_words_in("referring_back")
_POINTS_WITHIN = re.compile(
    # "this week" points at the calendar, "that" after a verb or a comma joins clauses, "it is … that" points at nothing
    r"\b(?:this|these|those|that) (?:week|weekend|month|year|morning|afternoon|evening|summer|winter|spring|fall|past|"
    r"weeks|months|years)\b|\b(?:said|says|say|announced|claimed|warned|show|shows|showed|so|believe|find|found|mean|"
    r"means|revealed|told \w+) that\b|\b(?:is|are|was|were|will|did|does|do) there\b|\bsince then\b"
    r"|\b(?:is|was) it (?:true|possible)\b|\btime is it\b|\b(?:does|did|will|would|can|could) it (?:take|rain|snow)\b",
    re.IGNORECASE,
)
_ASKING = folded_words_in("asking_elsewhere")  # the English ones are stop words
_BEFORE_SUBJECTS = folded_words_in("before_subjects")


class FollowUp(Enum):
    """Whether a question goes on from what was asked before it."""

    NO = "it stands alone"
    MAYBE = "it can be meant either way"
    YES = "it cannot be understood alone"


@dataclass(frozen=True, slots=True)
class Turn:
    """A question asked before in the same chat; `whole` is how it was completed, where its answer used that."""

    question: str
    whole: str = ""


def follow_up_kind(question: str) -> FollowUp:
    """Whether `question` goes on from what was asked before it, by its words alone.

    One that begins with "and", "what about" or the like, that points at something which it does not name ("he",
    "that"), or that has no content words ("why?") does; it may where it names much all the same. A short one without a
    name ("who scored?") may.
    """
    about = _content_words(question)
    if not about:
        return FollowUp.YES
    if all(word.number for word in words_of(question)):
        return FollowUp.NO  # a price, a telephone number
    named = any(word.capital or word.number for word in about)
    if refers_back(question):
        is_whole = named and len(about) >= WHOLE_WORDS
        return FollowUp.MAYBE if is_whole or _points_within_itself(question) else FollowUp.YES
    is_short = len(about) <= (1 if named else SHORT_WORDS)
    return FollowUp.MAYBE if is_short else FollowUp.NO


def completed(question: str, history: Sequence[Turn]) -> str:
    """`question` with what it misses from `history` (oldest first); unchanged where nothing in it refers back."""
    return with_earlier(question, history) if history and refers_back(question) else question


def with_earlier(question: str, history: Sequence[Turn], *, takes_time: bool = True) -> str:
    """`question` with what it would miss if it went on from `history` (oldest first).

    It takes the names of the last turns, then their other content words where it has few of its own, and with
    `takes_time` the last one's time where it has none.
    """
    if not history:
        return question
    own = {word.stem for word in words_of(question)}
    own_content = [word for word in words_of(question) if not word.stops]
    taken: list[str] = []
    for turn in reversed(history[-TURNS_BACK:]):
        fresh = [word for word in _content_words(turn.whole or turn.question) if word.stem not in own]
        names = [word for word in fresh if word.capital or word.number]
        others = [word for word in fresh if not (word.capital or word.number)]
        chosen = {word.stem for word in (*names, *others)[: TAKEN_WORDS - len(taken)]}
        taken += [word.text for word in fresh if word.stem in chosen]
        own |= chosen
        is_full = len(own_content) + len(taken) >= TAKEN_WORDS
        if taken and (is_full or turn.whole or not refers_back(turn.question)):
            break
    time = _time_taken(question, history) if takes_time else None
    return " ".join([question, *dict.fromkeys(taken), *([time] if time else [])])


def refers_back(question: str) -> bool:
    """Whether something in `question` stands for what was named before it."""
    text = question.strip()
    if _CONTINUES.match(text) or not _content_words(text):
        return True
    pointing = _pointing(text)
    return pointing is not None and not any(word.capital and not word.stops for word in words_of(text)[:pointing])


def _pointing(text: str) -> int | None:
    """Which word points at something outside of the question; None where none does."""
    words = words_of(text)
    within = [match.span() for match in _POINTS_WITHIN.finditer(text)]
    for number, word in enumerate(words):
        if fold(word.text) not in _POINTING or any(start <= word.start < end for start, end in within):
            continue
        if fold(word.text) == "that" and number > 0 and not words[number - 1].stops:
            continue  # "the law that": it joins a clause to a noun
        return number
    return None


def _points_within_itself(question: str) -> bool:
    """Whether what is pointed at may stand in the question: "did the minister say that he resigns?"."""
    pointing = _pointing(question)
    if pointing is None or pointing == 0 or _CONTINUES.match(question.strip()):
        return False
    before = words_of(question)[:pointing]
    return fold(before[-1].text) not in _BEFORE_SUBJECTS and any(not word.stops for word in before)


def _content_words(question: str) -> list[Word]:
    """The words that are about something; those of time are taken by themselves, or not at all."""
    of_time = {word.text for word in words_of(_time_words(question) or "")}
    return [
        word for word in words_of(question) if not (word.stops or word.text in of_time or fold(word.text) in _ASKING)
    ]


def _time_taken(question: str, history: Sequence[Turn]) -> str | None:
    """The words of time of the last turn, where the question has none of its own."""
    return _time_words(history[-1].question) if _time_words(question) is None else None


def _time_words(question: str) -> str | None:
    """The words that name a time; which day is meant does not matter for finding them."""
    time = asked_time(question, datetime(2000, 1, 1, tzinfo=UTC))
    return time.words if time is not None else None
