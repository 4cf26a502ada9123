"""The time that a question speaks of."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.question_times import BEGINNING, asked_time

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
        ("Who was hurt on Friday?", date(2025, 5, 9), date(2025, 5, 10)),  # asked on a Friday: a week ago
        ("Who was hurt last Friday?", date(2025, 5, 9), date(2025, 5, 10)),
        ("Who was hurt this Friday?", date(2025, 5, 16), date(2025, 5, 17)),
        ("Who decided at Tuesday's meeting?", date(2025, 5, 13), date(2025, 5, 14)),
        ("what burned sunday", date(2025, 5, 11), date(2025, 5, 12)),
        ("What burned over the weekend?", date(2025, 5, 10), date(2025, 5, 12)),
        ("What burned three weeks ago?", date(2025, 4, 22), date(2025, 4, 29)),
        ("What burned a fortnight ago?", date(2025, 4, 25), date(2025, 5, 9)),
        ("What burned in the last 10 days?", date(2025, 5, 6), date(2025, 5, 17)),
        ("What burned over the past two weeks?", date(2025, 5, 2), date(2025, 5, 17)),
        ("What burned on 5/3/2025?", date(2025, 3, 5), date(2025, 3, 6)),
        ("What burned on 3/25/2025?", date(2025, 3, 25), date(2025, 3, 26)),
        ("What burned between March 3 and March 7?", date(2025, 3, 3), date(2025, 3, 8)),
        ("What burned 3-7 March?", date(2025, 3, 3), date(2025, 3, 8)),
        ("What burned last summer?", date(2024, 6, 1), date(2024, 9, 1)),
        ("What did it earn in the first quarter?", date(2025, 1, 1), date(2025, 4, 1)),
        ("Who won on 1 July?", date(2024, 7, 1), date(2024, 7, 2)),
        ("What opens on 1 July?", date(2025, 7, 1), date(2025, 7, 2)),
        ("What will open on Monday?", date(2025, 5, 19), date(2025, 5, 20)),
        ("What happened in may?", date(2025, 5, 1), date(2025, 6, 1)),
        ("Who sang on may 4", date(2025, 5, 4), date(2025, 5, 5)),
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


@pytest.mark.parametrize(
    "question",
    [
        "Who may march here?",
        "Whom may 30 farmers sue?",
        "Who led the march 12 miles to Ostby?",
        "Who led the last march?",
        "What did Clara May promise?",
        "What did April Jensen promise?",
        "Who sat in the sun for a second?",
        "What does the mayor say of the Sunday Times?",
        "What do Black Friday sales bring?",
        "How many of the 2019 houses were sold?",
        "Ist es kalt?",
        "",
        "谁赢得了选举？",
        "on 2025-02-31",
    ],
)
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


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("What has burned since April?", date(2025, 4, 1), date(2025, 5, 17)),
        ("What has burned since Monday?", date(2025, 5, 12), date(2025, 5, 17)),
        ("What burned after March 4?", date(2025, 3, 4), date(2025, 5, 17)),
        ("What burned before March 4?", None, date(2025, 3, 4)),
        ("What burned until March 4?", None, date(2025, 3, 5)),
        ("What burned by the end of March?", None, date(2025, 4, 1)),
    ],
)
def test_a_time_may_be_open_at_one_end(question: str, since: date | None, until: date) -> None:
    time = asked_time(question, NOW)
    assert time is not None
    assert time.is_open
    assert time.until.date() == until
    assert time.since == BEGINNING if since is None else time.since.date() == since


@pytest.mark.parametrize("question", ["What burned on Monday?", "Who quit in April?", "Who quit yesterday?"])
def test_what_happened_at_a_time_is_a_condition(question: str) -> None:
    time = asked_time(question, NOW)
    assert time is not None
    assert time.condition


@pytest.mark.parametrize(
    "question",
    [
        "What is the budget for July 2024?",
        "Who won in 2019?",
        "What did it earn last year?",
        "What opens next week?",
        "Who died recently?",
    ],
)
def test_a_time_of_something_else_is_none(question: str) -> None:
    time = asked_time(question, NOW)
    assert time is not None
    assert not time.condition
