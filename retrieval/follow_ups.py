"""Follow-up questions, and what they take from earlier questions, by rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from functools import lru_cache

from index.search.letter_folding import fold
from retrieval.english_words import folded_words_in
from retrieval.folded_words import Word, words_of
from retrieval.question_times import asked_time
from retrieval.question_words import question_words

TAKEN_WORDS = 10  # taken from earlier questions at most; more would outweigh the new one
TURNS_BACK = 3  # earlier questions looked at, so that a follow-up to a follow-up finds its subject
WHOLE_WORDS = 3  # content words, a name among them, with which a question is complete
ASKED_AND_DONE = 2  # words that name nobody: "who killed"
REMEMBERED = 256  # questions, of which each part of this module asks for the words of time
SHORT_WORDS = 3  # content words up to which a question without a name may be incomplete

_CONTINUES = re.compile(
    r"^(?:and|but|so|also|then|what about|how about|what else|who else|where else|any more|more|ok and|okay and)\b"
    r"|^(?:und|aber|et|mais|y|pero|ve|peki|и|а|но|та|але)\s|^¿\s?y\s|^و",
    re.IGNORECASE,
)
_POINTING = folded_words_in("referring_back")
_POINTS_WITHIN = re.compile(
    # Not references: "this week" means the calendar, "that" after a verb joins clauses, "is there" refers to nothing.
    r"\b(?:this|these|those|that) (?:week|weekend|month|year|morning|afternoon|evening|summer|winter|spring|fall|past|"
    r"weeks|months|years)\b|\b(?:said|says|say|announced|claimed|warned|show|shows|showed|so|believe|find|found|mean|"
    r"means|revealed|told \w+) that\b|\b(?:is|are|was|were|will|did|does|do) there\b|\bsince then\b"
    r"|\b(?:is|was) it (?:true|possible)\b|\btime is it\b|\b(?:does|did|will|would|can|could) it (?:take|rain|snow)\b",
    re.IGNORECASE,
)
_PEOPLE = folded_words_in("referring_to_people")
_ASKING = folded_words_in("asking_elsewhere")  # the English ones are stop words
_BEFORE_SUBJECTS = folded_words_in("before_subjects")


class FollowUp(Enum):
    """Whether a question is a follow-up."""

    NO = "it stands alone"
    MAYBE = "it can be meant either way"
    YES = "it cannot be understood alone"


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question of the same chat. `whole` is its completed form, if its answer used that."""

    question: str
    whole: str = ""


def follow_up_kind(question: str) -> FollowUp:
    """Returns whether `question` is a follow-up, by its words alone.

    It is one if it begins with "and", "what about" or the like, refers to something that it does not name ("he",
    "that"), or has no content words ("why?"). It may be one if it then names enough all the same, or if it is short
    and names nothing ("who scored?").
    """
    about, words = _content_words(question), words_of(question)
    if words and not about:
        return FollowUp.YES
    if all(word.number for word in words):
        return FollowUp.NO  # a price, a telephone number, a picture
    named = any(word.capital or word.number for word in about)
    if refers_back(question):
        is_whole = named and len(about) >= WHOLE_WORDS
        return FollowUp.MAYBE if is_whole or _points_within_itself(question) else FollowUp.YES
    is_short = len(about) <= (1 if named else SHORT_WORDS)
    return FollowUp.MAYBE if is_short else FollowUp.NO


def asks_about_someone(question: str) -> bool:
    """Returns whether `question` refers to a person whom it does not name: "when did she resign?"."""
    if not refers_back(question) or _points_within_itself(question):
        return False
    return any(fold(word.text) in _PEOPLE for word in words_of(question))


def without_continuing(question: str) -> str:
    """Returns `question` without the words that go on from another: "Torvik" for "what about Torvik?"."""
    return _CONTINUES.sub("", question.strip()).strip(" ,?")


def names_nothing(question: str) -> bool:
    """Returns whether nothing in `question` can be looked for without what was asked before: "who is he?", "why?"."""
    return all(word.stops for word in question_words(question)) and refers_back(question)


def completed(question: str, history: Sequence[Turn]) -> str:
    """Returns `question` completed from `history` (oldest first); unchanged if nothing in it refers back."""
    return with_earlier(question, history) if history and refers_back(question) else question


def with_earlier(question: str, history: Sequence[Turn], *, takes_time: bool = True) -> str:
    """Returns `question` with the words that it would need as a follow-up to `history` (oldest first).

    It takes the names of the last questions, then their other content words while there are few. With `takes_time` it
    takes the time of the last question if it has none itself.
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
    """Returns whether a word of `question` stands for something named before it."""
    text = question.strip()
    if not words_of(text):
        return False
    if _CONTINUES.match(text) or not _content_words(text):
        return True
    pointing = _pointing(text)
    return pointing is not None and not any(word.capital and not word.stops for word in words_of(text)[:pointing])


def _pointing(text: str) -> int | None:
    """Returns the number of the word that refers to something outside the question, or None."""
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
    """Returns whether the question itself may hold what it refers to: "did the minister say that he resigns?"."""
    pointing = _pointing(question)
    if pointing is None or pointing == 0 or _CONTINUES.match(question.strip()):
        return False
    words = words_of(question)
    before = words[:pointing]
    if len(before) == ASKED_AND_DONE and before[0].stops and pointing == len(words) - 1:
        return False  # "who killed him?"
    return fold(before[-1].text) not in _BEFORE_SUBJECTS and any(not word.stops for word in before)


def _content_words(question: str) -> list[Word]:
    """Returns the content words of a question, without those of its time."""
    of_time = {word.text for word in words_of(_time_words(question) or "")}
    return [
        word for word in words_of(question) if not (word.stops or word.text in of_time or fold(word.text) in _ASKING)
    ]


def _time_taken(question: str, history: Sequence[Turn]) -> str | None:
    """Returns the words of time of the last question, if this one has none."""
    return _time_words(history[-1].question) if _time_words(question) is None else None


@lru_cache(REMEMBERED)
def _time_words(question: str) -> str | None:
    """Returns the words that name a time. The date given does not matter for finding them."""
    time = asked_time(question, datetime(2000, 1, 1, tzinfo=UTC))
    return time.words if time is not None else None
