"""What comes from elsewhere cannot steer a terminal or a log, whatever it holds, and JSON stays exact."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.printable_text import json_line, printable_line, printable_text

STEERING = (
    "\x00\x07\x08\t\n\v\r\x1b\x7f\x85\x90\x9b\x9d\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069\u206a\ud800"
)
ANYTHING = st.text(st.characters(exclude_categories=()) | st.sampled_from(STEERING) | st.sampled_from("aб ب[]"))


def steers(character: str) -> bool:
    """Whether a terminal, or an editor that shows a log, does more with it than draw it."""
    bidirectional = unicodedata.bidirectional(character)
    return (
        unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}
        or bidirectional in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
        or character in "\u200e\u200f\u061c"
    )


@given(ANYTHING)
def test_a_line_is_one_line_that_steers_nothing(text: str) -> None:
    line = printable_line(text)
    assert not any(steers(character) for character in line)
    assert len(line.splitlines()) <= 1
    line.encode()
    assert printable_line(line) == line


@given(ANYTHING)
def test_a_text_keeps_its_lines_and_steers_nothing(text: str) -> None:
    shown = printable_text(text)
    assert not any(steers(character) for character in shown.replace("\n", "").replace("\t", ""))
    shown.encode()
    assert printable_text(shown) == shown


@given(ANYTHING)
def test_json_is_exact_and_steers_nothing(text: str) -> None:
    value = {"title": text, text: [text]}
    line = json_line(value)
    assert json.loads(line) == json.loads(json.dumps(value))  # two lone surrogates beside each other become one letter
    assert not any(steers(character) for character in line)


@given(st.text(st.characters(categories=("L", "M", "N", "P", "S"))))
def test_letters_of_every_script_stay(text: str) -> None:
    assert printable_line(text) == printable_text(text) == text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Ferry\r\nruns\u2028late", "Ferry runs late"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("text/html\u009b2J", "text/html\ufffd2J"),
        ("report\u202efdp.exe", "reportfdp.exe"),
        ("\u2067שלום\u2069 \u200fمرحبا", "שלום مرحبا"),
        ("می\u200cخواهم 👩\u200d🚀", "می\u200cخواهم 👩\u200d🚀"),
        ("[red]all[/] of [/it]", "[red]all[/] of [/it]"),
        ("name\udcff.txt", "name\ufffd.txt"),
    ],
)
def test_what_becomes_of(text: str, line: str) -> None:
    assert printable_line(text) == line
