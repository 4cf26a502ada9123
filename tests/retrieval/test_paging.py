"""Quotes in pages that are read at once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from retrieval.paging import PAGE_CHARACTERS, PAGE_QUOTES, pages


@given(st.lists(st.integers(1, 900)))
def test_every_quote_is_on_one_page_and_no_page_is_too_long(lengths: list[int]) -> None:
    found = pages(lengths)
    assert [number for page in found for number in page] == list(range(len(lengths)))
    for page in found:
        assert 1 <= len(page) <= PAGE_QUOTES
        assert len(page) == 1 or sum(lengths[number] for number in page) <= PAGE_CHARACTERS


def test_a_quote_without_room_begins_the_next_page() -> None:
    assert pages([300, 250, 100, 100]) == [range(2), range(2, 4)]
    assert pages([10, 10, 10, 10]) == [range(3), range(3, 4)]
    assert pages([]) == []
