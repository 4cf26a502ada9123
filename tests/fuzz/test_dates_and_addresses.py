"""Dates and addresses as anybody might write them: read, or none; never a failure, and never what cannot be kept."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from hypothesis import strategies as st

from index.gathering.reading.dates import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    MAX_DATE_CHARACTERS,
    date_line,
    day_or_time,
    parse_moment,
    parse_published,
)
from index.library.article_urls import canonical_address, site_name, web_address, without_tracking
from tests.fuzz.boxed import any_text, damaged, fuzz

MOMENTS = st.datetimes(datetime(1500, 1, 1), datetime(2300, 1, 1))  # noqa: DTZ001  # each form adds its zone or none
FORMS = [
    "%Y-%m-%dT%H:%M:%SZ", "%a, %d %b %Y %H:%M:%S +0300", "%d.%m.%Y %H:%M", "%Y/%m/%d %I:%M %p", "%B %d, %Y", "%d %B %Y",
    "%A %d %B %Y, %H:%M CEST", "%Y年%m月%d日 %H:%M", "%m/%d/%y", "By Ann Example, %d %B %Y",
    "%Y%m%d%H%M%S", "%G-W%V-%u",
]  # fmt: skip
ZONES = ["", " CET", " MSK", " IST", " GMT+0300", " +99:99", " -0000", " [Europe/Kyiv]", " (BST)", " Z", " UTC+14:30"]
WORDS = [
    "марта",
    "août",
    "März",
    "مايو",
    "Mai",
    "5월",
    "三月",
    "noon",
    "today",
    "p. m.",
    "at",
    "de",
    "29",
    "31",
    "0",
    "２９",
    ".",
]
LANGUAGES = ["", "en", "en-US", "de", "fr", "ru", "ar", "zh-Hant", "tr", "uk", "x", "en-\ud800", "a" * 100]
DATES = (
    st.builds(
        lambda moment, form, zone: moment.strftime(form) + zone, MOMENTS, st.sampled_from(FORMS), st.sampled_from(ZONES)
    )
    | st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
    | any_text
)
SLOW_S = 0.5  # of the processor, for one date


@fuzz(
    DATES
    | DATES.flatmap(lambda text: damaged(text.encode("utf-8", "replace"))).map(
        lambda raw: raw.decode("utf-8", "replace")
    ),
    st.sampled_from(LANGUAGES),
)
def test_a_date(text: str, language: str) -> None:
    started = time.thread_time()
    for read in (parse_moment, parse_published, date_line):
        moment = read(text, language)
        if moment is None:
            continue
        assert moment.tzinfo is not None and EARLIEST_YEAR <= moment.year <= LATEST_YEAR
        moment.astimezone(UTC)
        written = day_or_time(moment)
        assert written is not None and parse_moment(written) is not None
    assert time.thread_time() - started < SLOW_S


@fuzz(st.text(min_size=1, max_size=4) | st.sampled_from(WORDS), st.sampled_from(LANGUAGES))
def test_a_date_that_repeats_itself_takes_no_longer(piece: str, language: str) -> None:
    text = (piece * MAX_DATE_CHARACTERS)[: MAX_DATE_CHARACTERS - 3] + ", 1"
    started = time.thread_time()
    parse_moment(text, language)
    date_line(text, language)
    assert time.thread_time() - started < SLOW_S


ADDRESSES = (
    st.builds(
        "{}{}{}{}".format,
        st.sampled_from(["http://", "HTTPS:\\\\", "//", "http:/", "", "javascript:", " http://", "http://a:b@"]),
        st.sampled_from(["gazette.example", "xn--", "[::1", "[::1]", "é.example", "a b", "a..b", ""]) | any_text,
        st.sampled_from(["", ":80", ":99999", ":-1", ":x", ":"]),
        st.sampled_from(["", "/a b", "/?utm_source=x&&id=1#part", "/%zz", "\\a", "/" + "a" * 3_000]) | any_text,
    )
    | any_text
)


@fuzz(ADDRESSES, ADDRESSES | st.sampled_from(["", "https://gazette.example/news/today?page=2"]))
def test_an_address(text: str, other: str) -> None:
    address = web_address(text, other)
    if address is not None:
        assert address.lower().startswith(("http://", "https://"))
        assert not any(character.isspace() or character == "\0" for character in address)
        address.encode()
        assert web_address(address) == address
        assert web_address(without_tracking(address)) is not None
    site_name(text)
    canonical = canonical_address([text, other], other)
    assert canonical is None or web_address(canonical) is not None
