"""The language of an article: what is stated, what is found, and which of the two is believed."""

from __future__ import annotations

import pytest

from index.gathering.reading.language_detection import language_of

GERMAN = (
    "Der Hafen von Falkbucht wird ab dem kommenden Sommer für Kreuzfahrtschiffe geschlossen, beschloss der Inselrat am "
    "Dienstag. Dem Verbot ging ein Jahr voller Beschwerden über Lärm und Abgase in der Altstadt voraus. "
) * 4
NORWEGIAN = (
    "Havnen i Falkbukta stenges for cruiseskip fra neste sommer, vedtok øyrådet tirsdag. Forbudet kommer etter et år "
    "med klager på støy og eksos i gamlebyen, der det bor tre tusen mennesker rett ved kaia. "
) * 4


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "de"),
        (NORWEGIAN, "no"),
        ("The harbour will be closed to cruise ships from next summer.", "en"),
        ("Гавань закроют для круизных судов со следующего лета, решил совет острова.", "ru"),
        ("島の議会は火曜日、来年の夏からクルーズ船の入港を禁止することを決めた。", "ja"),
        ("12 — 34 … 56", ""),
    ],
)
def test_found_where_nothing_is_stated(text: str, language: str) -> None:
    assert language_of("", text) == language


@pytest.mark.parametrize(
    ("stated", "code"), [("de-AT", "de"), ("DEU", "de"), ("de_DE.UTF-8", "de"), ("x", "de"), ("", "de")]
)
def test_stated_in_whatever_form(stated: str, code: str) -> None:
    assert language_of("", GERMAN, stated) == code


def test_a_plainly_wrong_statement_is_overruled_by_a_long_text() -> None:
    assert language_of("", GERMAN, "en") == "de"


def test_a_short_text_overrules_nothing() -> None:
    assert language_of("", GERMAN[:100], "en") == "en"


def test_between_languages_that_are_alike_the_statement_stands() -> None:
    assert language_of("", NORWEGIAN, "nb") == "nb"
    assert language_of("", NORWEGIAN, "da") == "da"


def test_a_text_in_other_letters_is_not_in_the_stated_language_however_short_it_is() -> None:
    assert language_of("Міст закрили", "Рух відновлять 20 липня.", "en") == "uk"
    assert language_of("", "市长林海说，票价为三元。", "de") == "zh"
    assert language_of("Kyiv: «Ні»", "Talks in Istanbul end without a ceasefire.", "en") == "en"
