"""The names of languages, as somebody writes them in their own or in another: "Deutsch", "german", "немецкий"."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache

from babel import Locale

from chat.translations import LANGUAGES
from index.search.letter_folding import fold

CLOSE = 0.75  # of difflib's ratio: "germna" is German
ALSO = {"farsi": "fa", "bahasa": "id", "bahasa indonesia": "id", "brazilian": "pt", "português do brasil": "pt"}


def own_name(code: str) -> str:
    """What a language calls itself."""
    return str(Locale(code).get_display_name(code)).capitalize()


def language_named(text: str) -> str | None:
    """The code of the language that a text names, by its code or in any of the languages; None where it names none."""
    written = fold(text.strip().strip("."))
    code = written.replace("_", "-").partition("-")[0]
    if code in LANGUAGES:
        return code
    close = get_close_matches(written, _names(), 1, CLOSE)
    return _names()[close[0]] if close else None


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    found = {fold(name): code for name, code in ALSO.items()}
    for code in LANGUAGES:
        for spoken in LANGUAGES:
            found.setdefault(fold(str(Locale(spoken).languages[code])), code)
    return found
