"""What kind of answer a question asks for."""

from __future__ import annotations

import re
from enum import StrEnum

from retrieval.english_words import words_in


class Kind(StrEnum):
    """Kinds of answers, recognised by the question words."""

    PERSON = "who"
    PLACE = "where"
    TIME = "when"
    NUMBER = "how many"
    AMOUNT = "how much"
    REASON = "why"
    MANNER = "how"
    NAME = "which"
    SAYING = "what said"
    YES_NO = "whether"
    THING = "what"
    OTHER = "other"


MOST_WORDS_OF_A_FRAGMENT = 8

_NOUNS = {
    Kind.PERSON: "asked_persons", Kind.PLACE: "asked_places", Kind.TIME: "asked_times", Kind.AMOUNT: "asked_amounts",
    Kind.NUMBER: "asked_numbers", Kind.REASON: "asked_reasons", Kind.NAME: "asked_names",
}  # fmt: skip
_VERBS = r"(?:did|does|do|is|are|was|were|has|have|had|will|would|can|could)"
_ASKS = r"(?:which|what|whose)"
_ASKS_OF = rf"\b{_ASKS}\b(?: (?!{_VERBS}\b)[\w'-]+){{0,4}}? "  # "which embattled former", and the noun follows
_BE_THE = r"(?:'s|s| is| was| are| were| will be)(?: the| his| her| its| their)?(?: [\w-]+){0,2}? "
_WORDS_THAT_ASK = r"(?:who|whom|whose|what|which|when|where|why|how)(?:'s|s)?\b"

_LEADING = re.compile(r"^(?:(?:and|so|but|then|also|ok|okay|hey|hi|hello|please|well|now)\b[,!]?\s+)+", re.IGNORECASE)
_SOMEBODY = r"(?:you|u|anyone|anybody|somebody|someone|they)"
_TELLS = r"(?:tell|know|say|explain|remember|find out|show|remind)"
_ASKS_INDIRECTLY = re.compile(
    rf"^(?:(?:can|could|would|will|do|does|did) {_SOMEBODY}(?: please)? {_TELLS}(?: me| us)?|(?:please )?tell me|"
    r"i (?:want|need|would like) to know|is it (?:known|clear)|has it been (?:said|announced)|do we know|i wonder|"
    rf"any idea)(?: about)? (?=.*\b{_WORDS_THAT_ASK}|if\b|whether\b)",
    re.IGNORECASE,
)
_ASKS_WHETHER = re.compile(
    rf"^(?:if|whether|(?:{_VERBS}|should|may|might|must|shall|am)(?:n'?t)?)\b(?!'s| not only)|^ain't\b", re.IGNORECASE
)


def _nouns(kind: Kind) -> str:
    return "(?:" + "|".join(sorted(words_in(_NOUNS[kind]), key=len, reverse=True)) + ")"


def _of_noun(kind: Kind) -> str:
    """ "what price", "what is the price"."""
    return rf"\b{_ASKS} {_nouns(kind)}\b|\bwhat{_BE_THE}{_nouns(kind)}\b"


# The first rule that matches decides.
_RULES: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (Kind.REASON, r"\bhow come\b"),
        (Kind.AMOUNT, rf"\bhow (?:much|expensive|costly)\b|{_of_noun(Kind.AMOUNT)}"),
        (Kind.TIME, r"\bhow (?:soon|late|early)\b"),
        (
            Kind.NUMBER,
            r"\bhow (?:many|old|tall|fast|big|large|high|far|long|often|hot|cold|warm|deep|heavy|wide|strong|small)\b"
            rf"|{_of_noun(Kind.NUMBER)}",
        ),
        (Kind.TIME, rf"{_of_noun(Kind.TIME)}|since (?:when|which|what)\b"),
        (Kind.TIME, r"\bwhen(?:'s|s)?\b(?! (?:he|she|they|it|the|a)\b.*,)"),  # not "When the ship sank, who …"
        (
            Kind.PERSON,
            rf"\b(?:who|whom)\b(?=[^,.]*\?)|(?:^|[.?!] )who(?:'s|s|m)?\b|\bwhose\b|{_ASKS_OF}{_nouns(Kind.PERSON)}\b",
        ),
        (Kind.PLACE, rf"\bwhere(?:'s|s)?\b|{_ASKS_OF}{_nouns(Kind.PLACE)}\b"),
        (Kind.REASON, rf"\bwhy\b|\bwhat{_BE_THE}{_nouns(Kind.REASON)}\b|\bbecause(?: of)?:?$|\bfor what reason\b"),
        (
            Kind.SAYING,
            r"\bwhat (?:did|does|do|has|have|had)\b.*\b(?:say|said|says|tell|told|demand|require|warn|announce|call)\b",
        ),
        (Kind.NAME, rf"\bwhich\b|\bwhat{_BE_THE}{_nouns(Kind.NAME)}\b|\bwhat (?!{_VERBS}\b|should|happened)\w+\b"),
        (Kind.MANNER, r"\bhow\b"),
        (Kind.THING, r"\bwhat(?:'s|s)?\b"),
    )
)
_FRAGMENTS: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (
        kind,
        re.compile(
            rf"^(?:the |new |exact |current )*{_nouns(kind)} (?:of|for|behind)\b|\b{_nouns(kind)}$", re.IGNORECASE
        ),
    )
    for kind in (Kind.REASON, Kind.NAME, Kind.AMOUNT, Kind.NUMBER, Kind.TIME, Kind.PLACE, Kind.PERSON)
)


def asked_kind(question: str) -> Kind:
    """Returns the kind of answer that `question` asks for; OTHER if no English rule matches.

    A question that begins with a verb asks YES_NO, unless it introduces another ("Do you know when …").
    A few words without a question word ("bridge reopening date") ask for their noun.
    """
    text = " ".join(question.replace("’", "'").split())
    text = _LEADING.sub("", text)
    text = _ASKS_INDIRECTLY.sub("", text)
    if _ASKS_WHETHER.search(text):
        return Kind.YES_NO
    asked = next((kind for kind, pattern in _RULES if pattern.search(text)), Kind.OTHER)
    if asked is not Kind.OTHER or len(text.split()) > MOST_WORDS_OF_A_FRAGMENT:
        return asked
    return next((kind for kind, pattern in _FRAGMENTS if pattern.search(text.rstrip("?!. "))), Kind.OTHER)
