"""Words that people write behind /digest and /quiet, in any of the languages, mistyped or not."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache

from chat.translations import LANGUAGES, words
from chat.updates.subscription_labels import CADENCES
from index.search.letter_folding import fold
from updates.subscriptions import Cadence

CLOSE = 0.75  # of difflib's ratio: "dayly" is daily
OFF = frozenset(
    fold(word)
    for word in (
        "off", "no", "none", "0", "aus", "nein", "keine", "non", "aucune", "kapalı", "hayır", "нет", "выкл", "ні",
        "nie", "brak", "wyłącz",
        "nessuna", "disattiva",
        "yo‘q", "o‘chir",
        "вимк", "لا", "إيقاف", "خاموش", "نه", "não", "desligar", "tidak", "matikan",
    )
)  # fmt: skip


def says_off(text: str) -> bool:
    """Whether a word ends something."""
    return fold(text.strip()) in OFF


def cadence_named(text: str) -> Cadence | None:
    """How often, as a word says it: "daily", "täglich", "wekly"; None where it says something else."""
    close = get_close_matches(fold(text), _cadences(), 1, CLOSE)
    return _cadences()[close[0]] if close else None


@lru_cache(maxsize=1)
def _cadences() -> Mapping[str, Cadence]:
    found = {"now": Cadence.AT_ONCE}
    for code in LANGUAGES:
        for cadence, name in CADENCES.items():
            found.setdefault(fold(words(code).say(name)), cadence)
    return found
