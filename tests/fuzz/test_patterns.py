"""No regular expression of the program takes more than its share of time on text that somebody else wrote.

Every pattern of every room is found and tried on texts made of what it looks for, again and again: a pattern that
backtracks takes sixteen times as long for a text that is four times as long, or worse.
"""

from __future__ import annotations

import ast
import importlib
import re
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from re import _constants, _parser  # type: ignore[attr-defined]  # Python's own parser of patterns
from types import ModuleType
from typing import Any

import pytest
import regex

from index.gathering.reading.dates import MAX_DATE_CHARACTERS
from index.indexing.passages import SENTENCE_CHARACTERS
from retrieval.question_analysis import LONGEST_QUESTION
from tests.commands.conftest import ROOT
from tests.fuzz.boxed import SECONDS

ROOMS = ("config", "index", "retrieval", "updates", "chat", "commands")
SHORT, LESS, MORE = 20, 500, 4_000  # characters; the first finds what doubles, before it takes for ever
MOST_SECONDS = 0.02  # for the first two; a pattern that looks once at each character takes a thousandth of it
SURELY_SECONDS = 0.002  # below that, nothing is measured but the clock
MOST_RATIO = 2.5 * MORE / LESS  # of the times for the last two; where all is looked at from each place, it is 64
MOST_DOUBLED = 3.0  # for twice the text; where all is looked at from each place, it is 4
MOST_SAMPLES, MOST_TEXTS = (24, 200) if SECONDS else (12, 50)  # of one pattern
# Modules whose patterns see only texts that were cut before, and the characters that these have at most.
DATES = ("dates", "written_dates", "clock_times", "zones")
QUESTIONS = ("kinds", "understanding", "followups", "statements", "times", "sources")
BOUNDED = {
    **{f"index/gathering/reading/{name}.py": MAX_DATE_CHARACTERS for name in DATES},
    **{f"retrieval/{name}.py": LONGEST_QUESTION for name in QUESTIONS},
    "retrieval/tokens.py": SENTENCE_CHARACTERS,
}
ANY = {_constants.CATEGORY_SPACE: " \n\u00a0", _constants.CATEGORY_WORD: "aé_", _constants.CATEGORY_DIGIT: "7"}
EVERY_WAY = frozenset({"match", "fullmatch", "finditer"})
FUNCTIONS = frozenset({"compile", "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"})


Pattern = re.Pattern[Any] | regex.Pattern[Any]


@dataclass(frozen=True, slots=True)
class Tried:
    """A pattern and the methods that it is used with."""

    pattern: Pattern
    methods: frozenset[str]


def patterns_in(value: object) -> Iterator[Pattern]:
    """The patterns that a module's value is or holds."""
    if isinstance(value, re.Pattern | regex.Pattern):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from patterns_in(each)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from patterns_in(each)


def literal_patterns(source: str) -> Iterator[tuple[int, str]]:
    """Line and pattern of every call of `re` with a constant: those within functions too."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
            continue
        of, first = node.func.value, node.args[0]
        if isinstance(of, ast.Name) and of.id == "re" and node.func.attr in FUNCTIONS and node.func.attr != "compile":
            yield from [(node.lineno, str(first.value))] if isinstance(first, ast.Constant) else []


def all_patterns() -> dict[str, Tried]:
    """Every pattern of the program, by where it stands."""
    files = [file for room in ROOMS for file in sorted((ROOT / room).rglob("*.py"))]
    sources = {file: file.read_text(encoding="utf-8") for file in files if "migrations" not in file.parts}
    everything = "\n".join(sources.values())
    found: dict[str, Tried] = {}
    for file, source in sources.items():
        if "import re" not in source:
            continue
        name = file.relative_to(ROOT).as_posix()
        module: ModuleType = importlib.import_module(name.removesuffix(".py").replace("/", "."))
        for constant, value in vars(module).items():
            for number, pattern in enumerate(patterns_in(value)):
                place = f"{name}:{constant}{f'[{number}]' if number else ''}"
                found[place] = Tried(pattern, methods_of(constant, everything))
        for line, text in literal_patterns(source):
            found[f"{name}:{line}"] = Tried(re.compile(text), EVERY_WAY)
    return found


def letters_of(parsed: Any) -> Iterator[str]:
    """Characters that the parts of a pattern look for."""
    for kind, argument in parsed:
        match kind:
            case _constants.LITERAL | _constants.NOT_LITERAL:
                yield chr(argument)
            case _constants.RANGE:
                yield chr(argument[0])
            case _constants.CATEGORY:
                yield from ANY.get(argument, "-")
            case _constants.ANY:
                yield "z"
            case _constants.IN:
                yield from letters_of(argument)
            case _constants.BRANCH:
                for branch in argument[1]:
                    yield from letters_of(branch)
            case _constants.MAX_REPEAT | _constants.MIN_REPEAT | _constants.POSSESSIVE_REPEAT:
                yield from letters_of(argument[2])
            case _constants.SUBPATTERN | _constants.ATOMIC_GROUP:
                yield from letters_of(argument if kind is _constants.ATOMIC_GROUP else argument[3])
            case _constants.ASSERT | _constants.ASSERT_NOT:
                yield from letters_of(argument[1])


def samples(parsed: Any) -> list[str]:
    """Texts that a pattern is for, with each choice and without and with what may be left out."""
    said = [""]
    for kind, argument in parsed:
        match kind:
            case _constants.SUBPATTERN | _constants.ATOMIC_GROUP:
                parts = samples(argument if kind is _constants.ATOMIC_GROUP else argument[3])
            case _constants.BRANCH:
                parts = [sample for branch in argument[1] for sample in samples(branch)[:2]]
            case _constants.MAX_REPEAT | _constants.MIN_REPEAT | _constants.POSSESSIVE_REPEAT:
                least, parts = argument[0], samples(argument[2])[:2]
                parts = [part * min(least, 40) for part in parts] if least else ["", *parts]
            case _constants.AT | _constants.ASSERT | _constants.ASSERT_NOT:
                continue
            case _:
                parts = [next(letters_of([(kind, argument)]), "")]
        said = [before + part for part in parts for before in said][:MOST_SAMPLES]
    return said


def parsed_of(pattern: Pattern) -> Any:
    """The parts of a pattern, of which `\\p{L}` is a library's own."""
    if isinstance(pattern, re.Pattern):
        return _parser.parse(pattern.pattern, pattern.flags)
    return _parser.parse(re.sub(r"\\p\{\w+\}", "a", pattern.pattern))


def texts_for(pattern: Pattern) -> list[tuple[str, str]]:
    """What texts begin with, and what is repeated in them."""
    parsed = parsed_of(pattern)
    letters = list(dict.fromkeys([" ", "a", "A", "\n", "7", *letters_of(parsed)]))[:24]
    begun = [sample[:end] for sample in samples(parsed) for end in range(1, min(len(sample), 24) + 1)]
    repeated = [*letters, *("".join(pair) for pair in product(letters[:6], repeat=2)), *begun]
    units = list(dict.fromkeys(repeated))
    units = units[:: max(1, len(units) // MOST_TEXTS)]
    return [("", unit) for unit in units] + [
        (begin, unit) for begin in begun[-3 if SECONDS else -1 :] for unit in letters[:8]
    ]


def methods_of(constant: str, sources: str) -> frozenset[str]:
    """How a pattern of that name is used: `finditer` stands for all that search."""
    used = set(re.findall(rf"\b{constant}\.([a-z]+)\(", sources)) & FUNCTIONS
    return frozenset(method if method in ("match", "fullmatch") else "finditer" for method in used) or EVERY_WAY


def seconds_of(tried: Tried, text: str) -> float:
    subject = text.encode("utf-8", "replace") if isinstance(tried.pattern.pattern, bytes) else text
    started = time.thread_time()
    for method in tried.methods:
        found = getattr(tried.pattern, method)(subject)
        if method == "finditer":
            deque(found, maxlen=0)
    return time.thread_time() - started


def seconds_for(tried: Tried, begin: str, repeated: str, length: int) -> float:
    """The least of a few times of the processor, since the machine may be busy."""
    text = begin + repeated * (length // len(repeated)) + "\x01"
    taken = seconds_of(tried, text)
    return taken if taken < SURELY_SECONDS else min(taken, *(seconds_of(tried, text) for _ in range(2)))


def slowness(tried: Tried, begin: str, repeated: str) -> str:
    """How a text of that kind takes too long; "" where it does not."""
    for length in (SHORT, LESS):
        if (taken := seconds_for(tried, begin, repeated, length)) > MOST_SECONDS:
            return f"{length} characters take {taken:.3f} s"
    more = seconds_for(tried, begin, repeated, MORE)
    less = seconds_for(tried, begin, repeated, LESS)
    if more < SURELY_SECONDS or more < MOST_RATIO * less:
        return ""
    if seconds_for(tried, begin, repeated, 2 * MORE) < MOST_DOUBLED * more:  # it was the machine
        return ""
    return f"{LESS} characters take {less:.6f} s, {MORE} take {more:.6f} s"


PATTERNS = all_patterns()
LOOKS = 6  # at a pattern that takes too long: on a busy machine one look may take it for the machine's fault


@pytest.mark.parametrize("place", PATTERNS)
def test_a_pattern_takes_no_longer_than_its_text_is(place: str) -> None:
    if (length := BOUNDED.get(place.partition(":")[0])) is not None:
        for begin, repeated in texts_for(PATTERNS[place].pattern):
            assert seconds_for(PATTERNS[place], begin, repeated, length) < MOST_SECONDS, (begin, repeated)
        return
    for begin, repeated in texts_for(PATTERNS[place].pattern):
        slow = slowness(PATTERNS[place], begin, repeated)
        assert not slow, f"{place}: {slow}; the text is {begin!r}, then {repeated!r} again and again"


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+$",
        r"(?:a|a)*b",
        r"\w+@\w+",
        r"\s+$",
        "<[^>]*>",
        "foo.*bar.*baz",
        r"<id(?:\s[^>]*)?>",
        r"\d+(?:,\d+)*x",
        r"\.\s*\([^)]*\)$",
    ],
)
def test_a_pattern_that_does_is_found(pattern: str) -> None:
    tried = Tried(re.compile(pattern), EVERY_WAY)
    assert any(slowness(tried, *text) for _ in range(LOOKS) for text in texts_for(tried.pattern))
