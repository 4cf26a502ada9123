"""Detects the language of an article, as ISO 639-1."""

from __future__ import annotations

import logging
import re
from functools import cache
from typing import Any

import numpy as np
import regex

from config.memory import moved_to_file

log = logging.getLogger(__name__)

# The detector's cost grows with the text (0.3 ms for 200 characters, 0.9 ms for 1,000), its choice between
# languages that news is written in hardly changes beyond this.
SAMPLE_CHARACTERS = 400
# Only a text long enough for reliable detection overrules a stated language.
OVERRULING_CHARACTERS = 400
OVERRULED_PROBABILITY = 0.02  # in both of two samples

_TAG = re.compile(r"^\s*([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]*)?\s*$")
# ISO 639-2 and -3 codes that sites state, as 639-1.
_TWO_LETTERS = {
    "ara": "ar", "ces": "cs", "chi": "zh", "cze": "cs", "dan": "da", "deu": "de", "dut": "nl", "ell": "el", "eng": "en",
    "fas": "fa", "fin": "fi", "fra": "fr", "fre": "fr", "ger": "de", "gre": "el", "heb": "he", "hin": "hi", "hun": "hu",
    "ind": "id", "ita": "it", "jpn": "ja", "kor": "ko", "nld": "nl", "nor": "no", "per": "fa", "pol": "pl", "por": "pt",
    "ron": "ro", "rum": "ro", "rus": "ru", "spa": "es", "srp": "sr", "swe": "sv", "tha": "th", "tur": "tr", "ukr": "uk",
    "vie": "vi", "zho": "zh",
}  # fmt: skip
# Languages that the detector cannot distinguish reliably: within a group, the stated language is used.
_ALIKE = (
    {"no", "nb", "nn", "da"},
    {"bs", "hr", "sr", "sh", "cnr"},
    {"id", "ms", "jv"},
    {"zu", "xh", "ss", "nr", "st", "nso"},
    {"cs", "sk"},
    {"es", "gl", "ca", "ast", "an", "oc"},
    {"pt", "gl"},
    {"zh", "yue", "wuu"},
    {"hi", "mr", "ne", "sa"},
    {"ar", "ary", "arz", "fa", "ur", "ku", "ps"},
    {"bg", "mk"},
    {"ru", "be", "uk"},
    {"af", "nl"},
)


# Written in Latin letters only: a text in other letters is in another language, however short it is.
_LATIN_ONLY = frozenset({
    "af", "ca", "cs", "da", "de", "en", "es", "et", "eu", "fi", "fr", "ga", "hr", "hu", "id", "is", "it", "lt", "lv",
    "ms", "nl", "no", "pl", "pt", "ro", "sk", "sl", "sq", "sv", "sw", "tl", "tr", "vi",
})  # fmt: skip
_LATIN = regex.compile(r"\p{Latin}")
_LETTER = regex.compile(r"\p{L}")
DIALECTS = {"wuu": "zh", "yue": "zh", "arz": "ar", "ary": "ar", "nb": "no", "nn": "no"}
"""Languages that the detector tells apart, by the one that news is written in."""
LATIN_LEAST = 0.3  # of the letters; the rest may be names and quotations


def stated_language(tag: str) -> str:
    """Return the ISO 639-1 code of a tag such as "en-GB", "pt_BR" or "deu"; "" if there is none."""
    match = _TAG.match(tag)
    if not match:
        return ""
    code = match[1].lower()
    return code if len(code) == 2 else _TWO_LETTERS.get(code, "")


def language_of(title: str, text: str, stated: str = "") -> str:
    """Return the stated language, unless a long text is clearly in another or its letters are; "" if unknown."""
    code = stated_language(stated)
    if code in _LATIN_ONLY and _is_in_another_script(f"{title} {text[:SAMPLE_CHARACTERS]}"):
        code = ""
    if code and len(text) < OVERRULING_CHARACTERS:
        return code
    sample = f"{title}\n{text[:SAMPLE_CHARACTERS]}"
    found = _best(sample)
    if not code or found in ("", code) or any(code in group and found in group for group in _ALIKE):
        return code or found
    middle = len(text) // 2
    samples = (sample, text[middle : middle + SAMPLE_CHARACTERS])
    return found if all(_probability(code, part) < OVERRULED_PROBABILITY for part in samples) else code


def _is_in_another_script(sample: str) -> bool:
    letters = len(_LETTER.findall(sample))
    return letters > 0 and len(_LATIN.findall(sample)) < LATIN_LEAST * letters


def probabilities(sample: str) -> dict[str, float]:
    """Return how likely `sample` is in each language that the detector knows; together 1."""
    return {str(code): float(probability) for code, probability in _detector().rank(sample)}


def _best(sample: str) -> str:
    """Return the likeliest language, as ISO 639-1; "" if the detector finds none with such a code."""
    if not any(character.isalpha() for character in sample):
        return ""
    code = str(_detector().classify(sample)[0])
    code = DIALECTS.get(code, code)
    return code if len(code) == 2 else ""


def _probability(code: str, sample: str) -> float:
    """Return the probability (0 to 1) that `sample` is in that language; 1 if the detector does not know it."""
    return probabilities(sample).get(code, 1.0)


@cache
def _detector() -> Any:
    """py3langid's identifier; loading it takes 0.9 s, so it waits for the first text that needs it.

    Its tables, 70 MB of which a text touches little, are moved to a mapped file if there is room for one.
    """
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    loaded = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    table, moves = loaded.nb_ptc, loaded.tk_nextmove
    try:
        features = np.frombuffer(moved_to_file(np.ascontiguousarray(table)), table.dtype).reshape(table.shape)
        steps = memoryview(moved_to_file(moves)).cast(moves.typecode)
    except OSError as problem:
        log.debug("the tables of the language detector stay in memory: %s", problem)
        return loaded
    return LanguageIdentifier(
        features, loaded.nb_pc, loaded.nb_classes, steps, loaded.tk_output, norm_probs=True, tk_row=loaded.tk_row
    )
