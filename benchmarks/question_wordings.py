"""A question as somebody types it in a chat: fewer words, no question mark, a slip of a finger, a greeting before."""

from __future__ import annotations

import random
import re

KEPT_SHARE = 0.45  # of the questions stay as they are
_MARK = re.compile(r"[?.!\s]+$")
_OPENS = re.compile(
    r"^(?:(?:so|and|well),? )?(?:what|which|who|when|where|how|why)"
    r"(?:'s| (?:is|are|was|were|did|does|do|has|have|had))? (?:the )?",
    re.IGNORECASE,
)
_SMALL = frozenset(
    {"a", "an", "the", "is", "are", "was", "were", "did", "does", "do", "has", "have", "had", "of", "to", "in", "that"}
)
_BEFORE = (
    "hi, ", "hello! ", "do you know ", "can you tell me ", "i would like to know ", "quick question: ", "any idea ",
    "just wondering, ", "tell me ", "sorry if this was asked before but ",
)  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
SLIP_LETTERS = 5  # a word of at least so many letters gets a slip


def as_typed(question: str, chance: random.Random) -> str:
    """`question` in another wording with the same answer; as it is for KEPT_SHARE of them."""
    if chance.random() < KEPT_SHARE:
        return question
    bare = _MARK.sub("", question)
    ways = (
        bare,
        _fragment(bare),
        _slipped(bare, chance),
        chance.choice(_BEFORE) + bare,
        _slipped(_fragment(bare), chance),
    )
    return chance.choice(ways)


def _fragment(question: str) -> str:
    """Without the words that ask and the small ones: "bridge reopening date"; whole where too little is left."""
    opening = _OPENS.match(question)
    asks_person = bool(opening) and question.lower().startswith(("who", "when", "where", "how"))
    rest = question if asks_person or not opening else question[opening.end() :]
    words = [word for word in rest.split() if word.lower() not in _SMALL]
    return " ".join(words) if len(words) >= 3 else question


def _slipped(question: str, chance: random.Random) -> str:
    """With one letter of one longer word swapped, lost, doubled or replaced."""
    words = question.split()
    long = [at for at, word in enumerate(words) if len(word) >= SLIP_LETTERS and word.isalpha()]
    if not long:
        return question
    at = chance.choice(long)
    word, place = words[at], chance.randrange(1, len(words[at]) - 1)
    words[at] = chance.choice(
        (
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
            word[:place] + word[place + 1 :],
            word[:place] + word[place] + word[place:],
            word[:place] + chance.choice(_LETTERS) + word[place + 1 :],
        )
    )
    return " ".join(words)
