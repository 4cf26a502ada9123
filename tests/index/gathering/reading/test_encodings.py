"""Which encoding a text is read in, where what is said of it differs."""

from __future__ import annotations

import time

import pytest

from index.gathering.reading.encodings import NotText, decode

RUSSIAN = "Мост закрыт до весны, сообщила мэрия."
PAGE = '<html><head><meta charset="{}"></head><body>{}</body></html>'


@pytest.mark.parametrize("header", ["iso-8859-1", "ISO_8859-1", "latin1", "ascii", "windows-1252", "cp1252"])
def test_latin_1_in_a_header_loses_against_the_markup(header: str) -> None:
    content = PAGE.format("windows-1251", RUSSIAN).encode("windows-1251")
    assert RUSSIAN in decode(content, header)


def test_any_other_header_wins_against_the_markup() -> None:
    content = PAGE.format("iso-8859-1", RUSSIAN).encode("koi8-r")
    assert RUSSIAN in decode(content, "koi8-r")


@pytest.mark.parametrize("header", ["iso-8859-1", "gbk", "utf-16", "no-such-thing", "", "\0", "hex", "rot13"])
def test_utf_8_is_utf_8_whatever_is_said(header: str) -> None:
    assert RUSSIAN in decode(PAGE.format("koi8-r", RUSSIAN).encode(), header)


def test_latin_1_counts_where_nothing_else_is_said() -> None:
    assert decode("Köln sperrt die Brücke".encode("latin-1"), "iso-8859-1") == "Köln sperrt die Brücke"


@pytest.mark.parametrize("header", ["punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined", "utf-7"])
def test_what_only_python_calls_an_encoding_is_none(header: str) -> None:
    started = time.thread_time()
    try:
        assert decode("Köln ".encode("latin-1") * 20_000, header).startswith("Köln")
    except NotText:
        pytest.fail("it is text")
    assert time.thread_time() - started < 2.0
