"""A passage's sentences follow each other within it."""

from __future__ import annotations

import pytest

from index.library.articles import PassageSpan, Span


def test_sentences_may_touch_and_leave_gaps() -> None:
    assert PassageSpan(Span(5, 30), (Span(5, 10), Span(10, 12), Span(20, 30))).sentences[2].end == 30


@pytest.mark.parametrize(
    "sentences",
    [(), (Span(4, 10),), (Span(5, 31),), (Span(5, 10), Span(9, 12)), (Span(20, 30), Span(5, 10))],
    ids=["none", "before the passage", "after it", "overlapping", "out of order"],
)
def test_other_sentences_are_refused(sentences: tuple[Span, ...]) -> None:
    with pytest.raises(ValueError, match="sentence"):
        PassageSpan(Span(5, 30), sentences)
