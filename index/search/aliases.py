"""Groups names of the same thing: "UK", "Britain" and "the British"; "WHO" and "World Health Organization".

The names are in `aliases.toml`; names of countries come from CLDR, in English. Each group has a key that starts with
GROUP, which is used as a term or a stem beside the words themselves.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from babel import Locale

from index.search.letter_folding import WORD, fold
from index.search.spelling_variants import common_form

GROUP = "="
"""The first character of a group's key; no word starts with it."""

Form = tuple[str, ...]


class Alias(NamedTuple):
    """The words from `start` up to, but not including, `end` are a name of `group`."""

    start: int
    end: int
    group: str


@dataclass(frozen=True, slots=True)
class _Aliases:
    single: Mapping[str, str]  # names of one word
    several: Mapping[str, Sequence[tuple[Form, str]]]  # names of several words by their first word, the longest first
    seconds: Mapping[str, frozenset[str]]  # second words of those names, by the first
    capital: frozenset[str]  # words that are names only if capitalised
    seats: Mapping[str, Sequence[Form]]  # seats of government, by group
    seated: Mapping[Form, str]  # the inverse of `seats`


def group_of(word: str) -> str | None:
    """Return the key of the group that one written word names, or None."""
    known = _aliases()
    plain = plain_form(word)
    if plain in known.capital and not word[0].isupper():
        return None
    return known.single.get(plain)


@lru_cache(maxsize=65_536)
def plain_form(word: str) -> str:
    """Return the form in which aliases are compared."""
    return common_form(fold(word))


def begins_name(plain: str) -> bool:
    """Whether a name of several words starts with this word."""
    return plain in _aliases().several


def may_follow(plain: str, following: str) -> bool:
    """Whether a name of several words starts with these two words."""
    return following in _aliases().seconds.get(plain, ())


def name_at(plain: Sequence[str], at: int = 0) -> Alias | None:
    """Return the longest name of several words that starts at index `at`, or None."""
    for form, group in _aliases().several.get(plain[at], ()):
        if tuple(plain[at : at + len(form)]) == form:
            return Alias(at, at + len(form), group)
    return None


def names_in(plain: Sequence[str]) -> list[Alias]:
    """Return the names of several words in a sequence of plain forms, in order, without overlap."""
    found: list[Alias] = []
    at = 0
    while at < len(plain):
        name = name_at(plain, at)
        if name is not None:
            found.append(name)
        at = name.end if name is not None else at + 1
    return found


def seats_of(group: str) -> Sequence[Form]:
    """Return the seats of government of a group, each as plain forms of its words."""
    return _aliases().seats.get(group, ())


def governed_from(form: Form) -> str | None:
    """Return the group whose seat of government this is, or None."""
    return _aliases().seated.get(form)


@cache
def _aliases() -> _Aliases:
    told = tomllib.loads((Path(__file__).parent / "aliases.toml").read_text(encoding="utf-8"))
    groups: dict[str, list[str]] = defaultdict(list)
    for code, name in Locale("en").territories.items():
        if len(code) == 2 and code.isalpha() and code not in told["care"]["ambiguous"]:
            groups[code.lower()] += _country_names(str(name))
    for section in ("countries", "organisations", "words"):
        for key, names in told[section].items():
            groups[key.lower() if section == "countries" else f"{section}-{key}"] += names
    single: dict[str, str] = {}
    several: dict[str, list[tuple[Form, str]]] = defaultdict(list)
    for key, names in groups.items():
        if len({_form(name) for name in names}) < 2:
            continue
        for form in {each for name in names for each in _with_plural(_form(name))}:
            if len(form) == 1:
                single[form[0]] = GROUP + key
            else:
                several[form[0]].append((form, GROUP + key))
    for name in told["care"]["other"]:
        several[_form(name)[0]].append((_form(name), GROUP + "-".join(_form(name))))
    for forms in several.values():
        forms.sort(key=lambda pair: (-len(pair[0]), pair[1]))
    seats = {
        GROUP + (code.lower() if code != "EU" else "organisations-eu"): [_form(name) for name in names]
        for code, names in told["seats"].items()
    }
    return _Aliases(
        single=single,
        several=dict(several),
        seconds={first: frozenset(form[1] for form, _ in forms) for first, forms in several.items()},
        capital=frozenset(plain for word in told["care"]["capital"] for plain in _form(word)),
        seats=seats,
        seated={form: group for group, forms in seats.items() for form in forms},
    )


def _country_names(name: str) -> list[str]:
    """Return CLDR's name as news writes it ("Bosnia & Herzegovina", "Hong Kong SAR China", "Myanmar (Burma)")."""
    short = name.partition(" (")[0].partition(" SAR ")[0]
    return [short.replace("&", "and").replace(" - ", " ").replace("St.", "Saint")]


def _form(name: str) -> Form:
    return tuple(plain_form(word) for word in WORD.findall(name))


def _with_plural(form: Form) -> list[Form]:
    last = form[-1]
    return [form, (*form[:-1], f"{last}s")] if len(last) > 3 and not last.endswith(("s", "h")) else [form]
