"""The names of months and weekdays in the languages of news, as CLDR has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from babel import Locale

from index.gathering.reading.calendar_words import fold

LOCALES = """
en en_GB en_AU de de_AT fr es es_MX it pt nl af da nb nn sv is fo fi et lv lt pl cs sk sl hr sr sr_Latn bs mk bg
ru uk be hu ro sq mt el tr az uz kk ky hy ka ca gl eu ga cy id ms fil sw so ha zu vi th lo km my hi bn ta te ml
mr gu kn pa ur ne si fa ps ar ar_SY ar_DZ ar_MA he
"""


def calendar_words() -> dict[str, dict[str, dict[str, int]]]:
    """The numbers of months and of words of weekdays, by language (ISO 639-1, variants together) and folded name."""
    found: dict[str, dict[str, dict[str, int]]] = {"months": {}, "weekdays": {}}
    for name in LOCALES.split():
        locale = Locale.parse(name)
        code = name.partition("_")[0]
        found["months"].setdefault(code, {}).update(_names(locale.months))
        words = {word: number for day, number in _names(locale.days) for word in re.split(r"[\s-]+", day)}
        found["weekdays"].setdefault(code, {}).update(words)
    return found


def _names(forms: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    for widths in forms.values():
        for width, names in widths.items():
            if width != "narrow":  # single letters
                yield from ((fold(name).strip(". "), number) for number, name in names.items())
