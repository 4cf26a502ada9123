"""Plain text of the bits of HTML in feeds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.gathering.feeds.html_fragments import plain_line, plain_text
from index.gathering.reading.clean_text import MAX_TITLE_CHARACTERS


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("plain words", "plain words"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("Q&amp;A &#8211; &eacute;", "Q&A – é"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<p>One\n  line</p>", "One line"),
        ("One<br>two<br/>three", "One\ntwo\nthree"),
        ("<ul><li>a</li><li>b</li></ul>tail", "a\n\nb\n\ntail"),
        ("<p>In <a href='x'>a <b>link</b></a>, yes.</p>", "In a link, yes."),
        ("<p>Seen</p><script>unseen()</script><style>p{}</style><!-- unseen -->", "Seen"),
        ("<p>Story.</p><p>The post <a>Story</a> appeared first on <a>Gazette</a>.</p>", "Story."),
        ("<div><div><p>un<b>closed", "unclosed"),
        ("", ""),
        ("<!-- -->", ""),
    ],
)
def test_what_a_reader_sees(fragment: str, text: str) -> None:
    assert plain_text(fragment) == text


def test_deep_nesting_is_survived() -> None:
    assert isinstance(plain_text("<div>" * 100_000 + "deep"), str)


@given(st.text())
def test_any_text_has_a_plain_one(fragment: str) -> None:
    plain_text(fragment)
    assert "\n" not in plain_line(fragment)


@given(st.text(alphabet="ab <>&;/p!-", max_size=2_000))
def test_a_title_is_never_too_long(fragment: str) -> None:
    assert len(plain_line(fragment * 3)) <= MAX_TITLE_CHARACTERS
