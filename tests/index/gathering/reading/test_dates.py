"""Dates as the world's sources write them; what cannot be read is no date."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.project import ROOT
from index.gathering.reading.calendar_words import FILE
from index.gathering.reading.dates import EARLIEST_YEAR, LATEST_YEAR, date_line, parse_moment


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("stated", "meant"),
    [
        # zones by name
        ("Tue, 14 Jul 2026 08:00:00 CEST", "2026-07-14T08:00+02:00"),
        ("Wed, 14 Jan 2026 08:00:00 CET", "2026-01-14T08:00+01:00"),
        ("Tue, 14 Jul 2026 08:00:00 MSK", "2026-07-14T08:00+03:00"),
        ("Tue, 14 Jul 2026 08:00:00 BST", "2026-07-14T08:00+01:00"),
        ("Tue, 14 Jul 2026 08:00:00 JST", "2026-07-14T08:00+09:00"),
        ("Tue, 14 Jul 2026 08:00:00 IST", "2026-07-14T08:00+05:30"),
        ("Wed, 14 Jan 2026 08:00:00 EST", "2026-01-14T08:00-05:00"),
        ("Tue, 14 Jul 2026 08:00:00 AEST", "2026-07-14T08:00+10:00"),
        ("Tue, 14 Jul 2026 08:00 Europe/Oslo", "2026-07-14T08:00+02:00"),
        ("July 14, 2026 8:00 AM ET", "2026-07-14T08:00-04:00"),
        ("January 14, 2026 8:00 AM ET", "2026-01-14T08:00-05:00"),
        # offsets
        ("Tue, 14 Jul 2026 08:00:00 +03:00", "2026-07-14T08:00+03:00"),
        ("Tue, 14 Jul 2026 08:00:00 GMT+0300", "2026-07-14T08:00+03:00"),
        ("Tue, 14 Jul 2026 08:00:00 UTC+3", "2026-07-14T08:00+03:00"),
        ("Tue, 14 Jul 2026 08:00:00 EDT-0400", "2026-07-14T08:00-04:00"),
        ("2026-07-14+02:00", "2026-07-14T00:00+02:00"),
        ("Tue, 14 Jul 2026 08:00:00 −0430", "2026-07-14T08:00-04:30"),
        ("Tue, 14 Jul 2026 08:00:00 +0200 (CEST)", "2026-07-14T08:00+02:00"),
        ("Tue Jul 14 2026 08:00:00 GMT+0200 (Central European Summer Time)", "2026-07-14T08:00+02:00"),
        ("Tue Jul 14 08:00:00 CEST 2026", "2026-07-14T08:00+02:00"),
        # halves of the day
        ("07/14/2026 3:07 PM", "2026-07-14T15:07+00:00"),
        ("14 July 2026, 12:05 a.m.", "2026-07-14T00:05+00:00"),
        ("2026年7月14日 下午3:07", "2026-07-14T15:07+00:00"),
        ("2026년 7월 14일 오후 3시 7분", "2026-07-14T15:07+00:00"),
        ("14 يوليو 2026 03:07 م", "2026-07-14T15:07+00:00"),
        # numbers
        ("2026/7/14 15:07", "2026-07-14T15:07+00:00"),
        ("2026.07.14 15:07:30", "2026-07-14T15:07:30+00:00"),
        ("14.07.2026", "2026-07-14T00:00+00:00"),
        ("14.7.2026 15.07", "2026-07-14T15:07+00:00"),
        ("14/07/2026", "2026-07-14T00:00+00:00"),
        ("2026年7月14日", "2026-07-14T00:00+00:00"),
        ("令和8年7月14日(火)", "2026-07-14T00:00+00:00"),
        ("20260714T150700Z", "2026-07-14T15:07+00:00"),
        ("2026-07-14T24:00:00Z", "2026-07-15T00:00+00:00"),
        ("2026-07-14T15:07:00+02:00[Europe/Oslo]", "2026-07-14T15:07+02:00"),
        # months and weekdays in the languages of news
        ("Di, 14. Juli 2026, 15:07 Uhr MESZ", "2026-07-14T15:07+02:00"),
        ("Mi, 4 Mrz 2026 10:00:00 +0100", "2026-03-04T10:00+01:00"),
        ("mar. 14 juil. 2026 à 15h07", "2026-07-14T15:07+00:00"),
        ("lun., 24 août 2026 10:00:00 +0200", "2026-08-24T10:00+02:00"),
        ("1er aout 2026", "2026-08-01T00:00+00:00"),
        ("martes, 14 de julio de 2026", "2026-07-14T00:00+00:00"),
        ("ter, 14 set 2027 10:00:00 -0300", "2027-09-14T10:00-03:00"),
        ("gio, 14 gen 2027 10:00", "2027-01-14T10:00+00:00"),
        ("ti, 14 heinä 2026 10:00:00 +0300", "2026-07-14T10:00+03:00"),
        ("14. kesäkuuta 2026 klo 15.07", "2026-06-14T15:07+00:00"),
        ("14 lip 2026 10:00", None),  # July in Polish, June in Croatian
        ("wt., 14 lip 2026 10:00", "2026-07-14T10:00+00:00"),  # the fourteenth of July is a Tuesday
        ("14 октября 2026 г. в 15:07 МСК", "2026-10-14T15:07+03:00"),
        ("Ср, 14 окт 2026 10:00:00 +0300", "2026-10-14T10:00+03:00"),
        ("14 липня 2026, 15:07", "2026-07-14T15:07+00:00"),
        ("14 Temmuz 2026 Salı 15:07", "2026-07-14T15:07+00:00"),
        ("2026. július 14., 15:07", "2026-07-14T15:07+00:00"),
        ("2026. gada 14. jūlijs", "2026-07-14T00:00+00:00"),
        ("Τρί, 14 Ιουλ 2026 10:00:00 +0300", "2026-07-14T10:00+03:00"),
        ("14 تموز/يوليو 2026", "2026-07-14T00:00+00:00"),
        ("١٤ يوليو ٢٠٢٦", "2026-07-14T00:00+00:00"),
        ("14 ביולי 2026", "2026-07-14T00:00+00:00"),
        ("14 जुलाई 2026", "2026-07-14T00:00+00:00"),
        ("14 ก.ค. 2569 15:07 น.", "2026-07-14T15:07+00:00"),
        ("ngày 14 tháng 7 năm 2026", "2026-07-14T00:00+00:00"),
        # what cannot be read is none, however much of it could be
        ("Tue, 14 Jul 2026 08:00:00 QQQT", None),
        ("Tue, 14 Jul 2026 08:00:00 +9900", None),
        ("Tue, 14 Jul 2026 25:10:00", None),
        ("31.06.2026", None),
        ("July 2026", None),
        ("2026-07", None),
        ("2026", None),
        ("15:07", None),
        ("three days ago", None),
        ("14 July 2026 and 15 July 2026", None),
    ],
)
def test_one_date_is_read_or_none(stated: str, meant: str | None) -> None:
    found = parse_moment(stated)
    assert found == (moment(meant) if meant else None)
    assert found is None or meant is None or found.utcoffset() == moment(meant).utcoffset()


@pytest.mark.parametrize(
    ("stated", "language", "day"),
    [
        ("05/06/2026", "", None),  # nothing tells which is the month
        ("05/06/2026", "en", None),
        ("05/06/2026", "de", "2026-06-05"),
        ("05/06/2026", "pt-BR", "2026-06-05"),
        ("05/06/2026", "en-GB", "2026-06-05"),
        ("05/06/2026", "en_US", "2026-05-06"),
        ("05/06/2026 3:07 PM", "", "2026-05-06"),  # a.m. and p.m. are American where no language is known
        ("05/06/2026 3:07 PM", "en-IN", "2026-06-05"),
        ("05/06/2026 15:07 EDT", "", "2026-05-06"),
        ("Wed, 05/06/2026", "", "2026-05-06"),  # the fifth of June is a Friday
        ("Fri, 05/06/2026", "", "2026-06-05"),
        ("05.06.2026", "", "2026-06-05"),  # nobody writes dots but with the day first
        ("05.06.26", "", "2026-06-05"),
        ("07/07/2026", "", "2026-07-07"),
        ("14 lip 2026", "pl", "2026-07-14"),
        ("14 lip 2026", "hr", "2026-06-14"),
        ("śr., 14 paź 2026", "", "2026-10-14"),
        ("14 Jul 2026 10:00 IST", "he", "2026-07-14"),
    ],
)
def test_the_language_tells_day_from_month(stated: str, language: str, day: str | None) -> None:
    found = parse_moment(stated, language)
    assert (found.date().isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("14 July 2026", "2026-07-14"),
        ("Published: 14.07.2026 15:07", "2026-07-14"),
        ("By Ann Example, July 14, 2026", "2026-07-14"),
        ("Updated 15 July 2026 | Published 14 July 2026", "2026-07-14"),
        ("Veröffentlicht am 14. Juli 2026 um 15:07 Uhr", "2026-07-14"),
        ("FALK BAY, July 14, 2026", "2026-07-14"),
        ("The council met on 14 July 2026.", None),
        ("Closed since 14 July 2026", None),
        ("Room 101", None),
    ],
)
def test_a_line_with_a_date_alone_is_told_from_prose(line: str, day: str | None) -> None:
    found = date_line(line)
    assert (found.date().isoformat() if found else None) == day


def test_the_names_are_those_of_cldr() -> None:
    # In a process of its own: Babel's tables of a language depend on which of its variants were read before.
    program = "import json; from testing.cldr_calendar import calendar_words; print(json.dumps(calendar_words()))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True)
    assert json.loads(FILE.read_text(encoding="utf-8")) == json.loads(done.stdout)


@given(st.text(max_size=200), st.sampled_from(["", "de", "en-US", "zh"]))
def test_anything_is_a_sane_time_or_none(value: str, language: str) -> None:
    found = parse_moment(value, language)
    assert found is None or (found.tzinfo is not None and EARLIEST_YEAR <= found.year <= LATEST_YEAR)


@given(st.text(alphabet="0123456789:./-, +JanuarMo年月日ZTपमم§@¶(", max_size=60))
def test_what_looks_like_a_date_never_fails(value: str) -> None:
    found = parse_moment(value)
    assert found is None or found.tzinfo is not None
    line = date_line(value)
    assert line is None or line.tzinfo is not None


@pytest.mark.parametrize("piece", ["1", "1 ", "Jan ", "+1", "12:00 ", ".", "(", "a.m. ", "§1§", "1/", "de "])
def test_a_value_of_any_length_takes_no_time(piece: str) -> None:
    parse_moment("14 июля 2026")  # loads the names
    started = time.perf_counter()
    for length in (10, 100, 120, 1_000, 1_000_000):
        parse_moment((piece * length)[:length])
    assert time.perf_counter() - started < 1
