"""What kind of answer a question asks for."""

from __future__ import annotations

import re
from enum import StrEnum


class Kind(StrEnum):
    """Kinds of answers that are told apart by the words that ask."""

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


_PERSONS = (
    r"person|man|woman|actor|actress|singer|musician|rapper|artist|star|celebrity|player|athlete|driver|coach|politician|"
    r"president|minister|senator|governor|lawmaker|congress(?:man|woman)|candidate|leader|ruler|king|queen|prince|princess|"
    r"pope|billionaire|host|author|writer|director|judge|official|host|figure|ceo|founder|general|golfer|gymnast|quarterback"
)
_PLACES = (
    r"country|countries|nation|nations|state|states|city|cities|town|province|region|continent|island|county|capital|"
    r"place|location|borough|village|ocean|sea|river|airport|venue|stadium|park"
)
_VERBS = r"(?:did|does|do|is|are|was|were|has|have|had|will|would|can|could)"
_ASKS = r"(?:which|what|whose)"
_ASKS_OF = rf"\b{_ASKS}\b(?: (?!{_VERBS}\b)[\w'’.-]+){{0,4}}? "  # "which embattled former", and the noun follows

# The first that matches decides.
_RULES: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (Kind.AMOUNT, r"\bhow (?:much|expensive|costly)\b"),
        (Kind.AMOUNT, rf"\b{_ASKS} (?:price|amount|sum|percentage|percent|share)\b"),
        (Kind.NUMBER, r"\bhow (?:many|old|tall|fast|big|large|high|far|long|often)\b"),
        (Kind.NUMBER, rf"\b{_ASKS} (?:number|magnitude|age)\b"),
        (Kind.TIME, rf"\b{_ASKS} (?:year|month|day|date|time|decade|century)\b|since (?:when|which|what)\b"),
        (Kind.TIME, r"\bwhen\b(?! (?:he|she|they|it|the|a)\b.*,)"),  # not "When the ship sank, who …"
        (Kind.PERSON, rf"\b(?:who|whom)\b(?=[^,.]*\?)|^(?:and )?who\b|\bwhose\b|{_ASKS_OF}(?:{_PERSONS})\b"),
        (Kind.PLACE, rf"\bwhere\b|{_ASKS_OF}(?:{_PLACES})\b"),
        (
            Kind.REASON,
            r"\bwhy\b|\bwhat (?:is|was|were) the (?:reason|cause)\b|\bbecause(?: of)?:?$|\bfor what reason\b",
        ),
        (
            Kind.SAYING,
            r"\bwhat (?:did|does|do|has|have|had)\b.*\b(?:say|said|says|tell|told|demand|require|warn|announce|call)\b",
        ),
        (Kind.NAME, rf"\bwhich\b|\bwhat (?:is|was) the (?:name|title)\b|\bwhat (?!{_VERBS}\b|should|happened)\w+\b"),
        (Kind.MANNER, r"\bhow\b"),
        (Kind.THING, r"\bwhat\b"),
        (Kind.YES_NO, rf"^(?:{_VERBS}|should|may|might)\b"),
    )
)


def asked_kind(question: str) -> Kind:
    """The kind of answer that `question` asks for; OTHER where no English rule says."""
    return next((kind for kind, pattern in _RULES if pattern.search(question.strip())), Kind.OTHER)
