"""Which time limits a topic, and which belongs to its name."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from chat.incoming import TERMINAL, IncomingMessage, Person, Place
from chat.topic_times import timed_topic, with_capitals

NOW = datetime(2026, 12, 1, 16, tzinfo=UTC)


def asked(topic: str, language: str = "en") -> tuple[str, str, str] | str:
    found = timed_topic(topic, IncomingMessage(Place(TERMINAL, 7), Person(7, language), topic, NOW, 1))
    if found.time is None:
        return found.topic
    return found.topic, found.time.since.date().isoformat(), found.time.until.date().isoformat()


@pytest.mark.parametrize(
    ("topic", "expected"),
    [
        ("grain in june", ("grain", "2026-06-01", "2026-07-01")),
        ("the war in Sudan in March 2025?", ("the war in Sudan", "2025-03-01", "2025-04-01")),
        ("kyiv yesterday", ("kyiv", "2026-11-30", "2026-12-01")),
        ("war in iran last week", ("war in iran", "2026-11-23", "2026-11-30")),
        ("floods on Monday", ("floods", "2026-11-30", "2026-12-01")),
        ("kyiv since sunday", ("kyiv", "2026-11-29", "2026-12-02")),
        ("grain in 2025", ("grain", "2025-01-01", "2026-01-01")),
    ],
)
def test_a_time_limits_a_topic(topic: str, expected: tuple[str, str, str]) -> None:
    assert asked(topic) == expected


def test_a_time_limits_a_topic_in_other_languages() -> None:
    assert asked("Getreide im Juni", "de") == ("Getreide", "2026-06-01", "2026-07-01")
    assert asked("Kiew gestern", "de") == ("Kiew", "2026-11-30", "2026-12-01")


@pytest.mark.parametrize(
    "topic",
    [
        "the january 6 hearings", "women's march", "euro 2024", "world cup 2022", "9/11", "theresa may",
        "the march on washington", "weather tomorrow", "yesterday", "grain",
    ],
)  # fmt: skip
def test_a_time_in_a_name_does_not(topic: str) -> None:
    assert asked(topic) == topic


def test_times_are_written_with_capitals() -> None:
    assert with_capitals("on 24 february 2022") == "On 24 February 2022"
    assert with_capitals("yesterday") == "Yesterday"
