"""The time that a question speaks of."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.times import asked_time

NOW = datetime(2025, 5, 16, 18, 30, tzinfo=UTC)  # a Friday


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("What happened on 2025-03-04?", date(2025, 3, 4), date(2025, 3, 5)),
        ("Что случилось 4.3.2025?", date(2025, 3, 4), date(2025, 3, 5)),
        ("What happened on March 4?", date(2025, 3, 4), date(2025, 3, 5)),
        ("What happened on the 4th of March 2024?", date(2024, 3, 4), date(2024, 3, 5)),
        ("Who won in June?", date(2024, 6, 1), date(2024, 7, 1)),
        ("Who won in April?", date(2025, 4, 1), date(2025, 5, 1)),
        ("Who won in December 2023?", date(2023, 12, 1), date(2024, 1, 1)),
        ("What did he say yesterday?", date(2025, 5, 15), date(2025, 5, 16)),
        ("What did he say today?", date(2025, 5, 16), date(2025, 5, 17)),
        ("What did he say on Monday?", date(2025, 5, 12), date(2025, 5, 13)),
        ("Who resigned last week?", date(2025, 5, 5), date(2025, 5, 12)),
        ("Who resigned last month?", date(2025, 4, 1), date(2025, 5, 1)),
        ("Who resigned last year?", date(2024, 1, 1), date(2025, 1, 1)),
        ("Who resigned in 2019?", date(2019, 1, 1), date(2020, 1, 1)),
    ],
)
def test_a_time_is_a_range_relative_to_the_day_of_asking(question: str, since: date, until: date) -> None:
    time = asked_time(question, NOW)
    assert time is not None
    assert (time.since.date(), time.until.date()) == (since, until)
    assert not time.loose


@pytest.mark.parametrize("question", ["What is the latest on the strike?", "Which firm had an outage recently?"])
def test_words_for_news_want_it_recent_but_name_no_day(question: str) -> None:
    time = asked_time(question, NOW)
    assert time is not None
    assert time.loose
    assert time.until.date() == date(2025, 5, 17)


@pytest.mark.parametrize("question", ["Who may march here?", "Ist es kalt?", "", "谁赢得了选举？", "on 2025-02-31"])
def test_what_names_no_time_has_none(question: str) -> None:
    assert asked_time(question, NOW) is None


@pytest.mark.parametrize("question", ["Who will win tomorrow?", "What happens next week?", "Who wins in 2031?"])
def test_what_is_still_to_come_is_known_as_such(question: str) -> None:
    time = asked_time(question, NOW)
    assert time is not None
    assert time.in_future(NOW)


@given(st.text(max_size=80), st.integers(0, 40_000))
def test_any_text_has_a_sound_range_or_none(question: str, days: int) -> None:
    time = asked_time(question, datetime(1990, 1, 1, tzinfo=UTC) + timedelta(days=days))
    assert time is None or time.since < time.until


@given(st.integers(0, 99_999), st.sampled_from(["day", "week", "month", "year"]))
def test_however_long_ago_is_a_time(count: int, unit: str) -> None:
    time = asked_time(f"What happened {count} {unit}s ago?", NOW)
    assert time is not None
    assert time.since <= NOW
