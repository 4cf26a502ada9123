"""JSON lines: what is right goes in, what is wrong is named by its line, and neither stops the rest."""

from __future__ import annotations

import io
import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.gathering.reading import read_lines
from index.gathering.reading.json_records import MAX_LINE_BYTES
from index.library.articles import Draft
from index.library.errors import Rejected
from tests.index.gathering.reading.pages import PARAGRAPHS, page

URL = "https://island.example.org/news/harbour?id=7&ref=print"
TEXT = PARAGRAPHS[0]


def read(*rows: Any) -> list[Draft | Rejected]:
    """What comes of these lines; what is not bytes is written as JSON."""
    encoded = [row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows]
    return list(read_lines(io.BytesIO(b"\n".join(encoded)), "news.jsonl"))


def read_one(**fields: Any) -> Draft:
    [outcome] = read({"url": URL, "text": TEXT, **fields})
    assert isinstance(outcome, Draft), outcome
    return outcome


def refusal(row: Any) -> str:
    [outcome] = read(row)
    assert isinstance(outcome, Rejected), outcome
    assert outcome.where == "news.jsonl, line 1"
    assert "\n" not in outcome.reason
    return outcome.reason


def test_address_and_text_are_enough() -> None:
    draft = read_one()
    assert (draft.url, draft.text, draft.title, draft.published, draft.language) == (URL, TEXT, TEXT, None, "en")


def test_everything_that_is_stated_is_kept() -> None:
    draft = read_one(
        title="Harbour", published="2025-05-11T08:30:00+02:00", source="Island Example", authors=["Ann", "Bo"], extra=1
    )
    assert draft.published == datetime(2025, 5, 11, 8, 30, tzinfo=timezone(timedelta(hours=2)))
    assert (draft.title, draft.source, draft.authors) == ("Harbour", "Island Example", ("Ann", "Bo"))


def test_null_counts_as_not_stated() -> None:
    draft = read_one(title=None, published=None, source=None, authors=None, language=None, html=None)
    assert (draft.title, draft.published, draft.authors) == (TEXT, None, ())


def test_a_page_in_a_line_is_read_as_a_page_and_known_by_the_lines_address() -> None:
    [outcome] = read(
        {"url": URL, "html": page(head='<link rel="canonical" href="https://other.example.org/">').decode()}
    )
    assert isinstance(outcome, Draft)
    assert (outcome.url, outcome.text) == (URL, "\n\n".join(PARAGRAPHS))


def test_text_stays_letter_for_letter_but_for_white_space_and_what_does_harm() -> None:
    text = "“Read more” – he said…\u00a0no.\r\n\r\n\r\nZel\u200bensk\u00ady\u202e spoke.\tThen \x00left."
    assert read_one(text=text).text == "“Read more” – he said…\u00a0no.\n\nZel\u200bensk\u00ady spoke. Then left."


def test_joiners_stay_where_they_are_spelling() -> None:
    assert read_one(text="او می\u200cخواهد برود").text == "او می\u200cخواهد برود"


def test_wrong_lines_are_named_and_the_rest_goes_in() -> None:
    good = {"url": URL, "text": TEXT}
    outcomes = read(good, b"", b'{"url": "x', b'["list"]', good, {"text": TEXT}, b"\xff\xfe", good)
    assert [isinstance(outcome, Draft) for outcome in outcomes] == [True, False, False, True, False, False, True]
    wrong = [outcome.where for outcome in outcomes if isinstance(outcome, Rejected)]
    assert wrong == [f"news.jsonl, line {number}" for number in (3, 4, 6, 7)]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"url": URL}, '"text" and "html"'),
        ({"url": URL, "text": " \u200b "}, "no text"),
        ({"text": TEXT}, '"url"'),
        ({"url": "not an address", "text": TEXT}, "http://"),
        ({"url": "javascript:alert(1)", "text": TEXT}, "http://"),
        ({"url": 7, "text": TEXT}, '"url" has to be a string'),
        ({"url": URL, "text": ["a"]}, '"text" has to be a string'),
        ({"url": URL, "text": TEXT, "published": "yesterday"}, "2025-05-11"),
        ({"url": URL, "text": TEXT, "published": "2025-02-31"}, "2025-05-11"),
        ({"url": URL, "text": TEXT, "published": "9999-12-31T23:00:00-05:00"}, "2025-05-11"),
        ({"url": URL, "text": TEXT, "published": "2025-05-11T08:30:00+99:00"}, "2025-05-11"),
        ({"url": URL, "text": TEXT, "authors": 7}, '"authors" has to be a list'),
        ({"url": URL, "text": "word " * 500_000}, "split it"),
        ({"url": URL, "html": page([]).decode()}, "no article text"),
        (b"[" * 100_000, "no JSON"),
        (b'{"url": ' + b"9" * 10_000 + b"}", "no JSON"),
    ],
)
def test_a_wrong_line_says_what_to_do(row: Any, said: str) -> None:
    assert said in refusal(row)


@pytest.mark.parametrize(
    ("stated", "moment"),
    [
        ("2025-05-11", datetime(2025, 5, 11, tzinfo=UTC)),
        ("2025-05-11 08:30", datetime(2025, 5, 11, 8, 30, tzinfo=UTC)),
        ("2025-05-11T08:30:01.250Z", datetime(2025, 5, 11, 8, 30, 1, tzinfo=UTC)),
        ("2025-05-11T08:30:01-0430", datetime(2025, 5, 11, 8, 30, 1, tzinfo=timezone(-timedelta(hours=4, minutes=30)))),
        ("Sun, 11 May 2025 08:30:00 +0200", datetime(2025, 5, 11, 8, 30, tzinfo=timezone(timedelta(hours=2)))),
        (1746952200, datetime(2025, 5, 11, 8, 30, tzinfo=UTC)),
        ("1970-01-01", None),
    ],
)
def test_dates_as_sources_write_them(stated: Any, moment: datetime | None) -> None:
    assert read_one(published=stated).published == moment


class Endless(io.RawIOBase):
    """A first line that is `length` bytes long and never held, then a good line."""

    def __init__(self, length: int) -> None:
        self._left = length
        self._rest = b"\n" + json.dumps({"url": URL, "text": TEXT}).encode() + b"\n"
        self.largest = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        assert size is not None
        assert size > 0, "a line is only read with a limit"
        self.largest = max(self.largest, size)
        if self._left:
            part = b"x" * min(size, self._left)
            self._left -= len(part)
            return part
        end = self._rest.find(b"\n") + 1
        part, self._rest = self._rest[:end], self._rest[end:]
        return part


def test_a_line_of_100_mb_is_passed_over_without_being_held() -> None:
    stream = Endless(100_000_000)
    outcomes = list(read_lines(stream, "-"))  # type: ignore[arg-type]  # readline is all that is used of a stream
    assert isinstance(outcomes[0], Rejected)
    assert str(outcomes[0]).startswith("-, line 1: longer than")
    assert isinstance(outcomes[1], Draft)
    assert stream.largest <= MAX_LINE_BYTES + 1


def test_lines_are_read_as_they_are_asked_for() -> None:
    def source() -> Iterator[bytes]:
        yield json.dumps({"url": URL, "text": TEXT}).encode() + b"\n"
        raise AssertionError("the second line was read before it was asked for")

    class Stream(io.RawIOBase):
        rows = source()

        def readline(self, size: int | None = -1, /) -> bytes:
            return next(self.rows)

    assert isinstance(next(read_lines(Stream(), "-")), Draft)  # type: ignore[arg-type]  # as above


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


@given(
    st.dictionaries(
        st.sampled_from(["url", "title", "text", "published", "authors", "source", "language"]), json_values
    )
)
def test_any_fields_give_a_clean_draft_or_a_reason(fields: dict[str, Any]) -> None:
    [outcome] = read({"url": URL, "text": TEXT} | fields)
    if isinstance(outcome, Draft):
        # Else the text stays as stated, so that each quote occurs in the original.
        assert not set(outcome.text) & set("\x00\r\u202d\u202e") and "\n\n\n" not in outcome.text
        assert "\n" not in outcome.title
        json.dumps([outcome.text, outcome.title]).encode()
        "".join((outcome.text, outcome.title, outcome.source, *outcome.authors)).encode("utf-8")
    else:
        assert "\n" not in outcome.reason


@given(st.binary(max_size=300))
def test_any_bytes_are_read_to_their_end(content: bytes) -> None:
    for outcome in read_lines(io.BytesIO(content), "-"):
        assert isinstance(outcome, Rejected)


def with_breaks(**fields: str) -> bytes:
    """A line whose line breaks and tabs stand in it unescaped."""
    return json.dumps({"url": URL, **fields}).replace("\\n", "\n").replace("\\t", "\t").encode()


def test_line_breaks_that_stand_in_a_text_unescaped_belong_to_it() -> None:
    good = {"url": URL, "text": TEXT}
    [first, second, third] = read(
        with_breaks(text="One day.\n\n{Aside} \tThe next.", title="A\nB"), good, with_breaks(text="Last.\n")
    )
    assert isinstance(first, Draft) and isinstance(second, Draft) and isinstance(third, Draft)
    assert (first.title, first.text) == ("A B", "One day.\n\n{Aside} The next.")
    assert (second.text, third.text) == (TEXT, "Last.")


def test_an_object_over_several_lines_is_one_article() -> None:
    [outcome] = read(json.dumps({"url": URL, "text": TEXT, "authors": ["Ann", "Bo"]}, indent=1).encode())
    assert isinstance(outcome, Draft)
    assert outcome.authors == ("Ann", "Bo")


@pytest.mark.parametrize(
    "torn", [b'{"url": "https://a.example/", "text": "It ends', b'{"url": "a", "text": "\n\nIt ends', b"{"]
)
def test_a_torn_line_takes_no_good_one_with_it(torn: bytes) -> None:
    good = {"url": URL, "text": TEXT}
    outcomes = read(good, torn, good, with_breaks(text="One.\nTwo."), torn)
    assert [outcome.text for outcome in outcomes if isinstance(outcome, Draft)] == [TEXT, TEXT, "One.\nTwo."]
    refused = [outcome.where for outcome in outcomes if isinstance(outcome, Rejected)]
    assert refused[0] == "news.jsonl, line 2"


def test_torn_lines_take_no_longer_than_they_are() -> None:
    def seconds(count: int) -> float:
        started = time.thread_time()
        read(*(row for _ in range(count) for row in (b'{"text": "', b'} " [')))
        return time.thread_time() - started

    def least(count: int) -> float:
        """Of several: what runs beside can only add to it."""
        return min(seconds(count) for _ in range(5))

    assert least(4_000) < 3 * 8 * max(least(500), 0.005)
