"""Words of time are read as they are meant, and no other word for one."""

from __future__ import annotations

import pytest

from retrieval.misspelt_times import time_meant, with_times_read


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("febuary", "February"),
        ("septemeber", "September"),
        ("agust", "August"),
        ("marhc", "March"),
        ("wensday", "Wednesday"),
        ("Wensday", "Wednesday"),
        ("thrusday", "Thursday"),
        ("tusday", "Tuesday"),
        ("yesturday", "yesterday"),
        ("tommorow", "tomorrow"),
        ("wekend", "weekend"),
    ],
)
def test_a_misspelt_word_of_time(written: str, meant: str) -> None:
    assert time_meant(written) == meant


@pytest.mark.parametrize(
    "word",
    [
        "February",
        "sundae",
        "Augusta",
        "marsh",
        "tursday",
        "fridays",
        "may",
        "mach",
        "Munday",
        "sundar",
        "augustin",
        "marcy",
        "frida",
        "faraday",
        "novembers",
    ],
)
def test_other_words_and_those_that_may_be_two_stay(word: str) -> None:
    assert time_meant(word) is None


def test_the_rest_of_a_text_stays_as_it_is() -> None:
    assert with_times_read("What did Lisa Munday say on munday?") == "What did Lisa Munday say on Monday?"
    assert with_times_read("yesturday's news") == "yesterday's news"
    assert with_times_read("nothing to read here") == "nothing to read here"
