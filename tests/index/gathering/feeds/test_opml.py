"""Lists of feeds, in and out."""

from __future__ import annotations

import contextlib

import pytest

from index.gathering.feeds.errors import FeedProblem
from index.gathering.feeds.opml import Outline, read_opml, write_opml
from tests.index.gathering.feeds.feed_desk import NOW, Newsroom

LIST = b"""<?xml version="1.0" encoding="ISO-8859-1"?><opml version="1.0"><head/><body>
<outline text="News"><outline text="Gazette &amp; Post" type="rss" xmlUrl="http://a.example/feed" htmlUrl="http://a.example/"/>
<outline text="x" title="Caf\xe9" xmlurl=" http://b.example/feed "/></outline>
<outline text="Twice" xmlUrl="http://a.example/feed"/><outline text="No feed"/></body></opml>"""


def test_a_list_is_read_folders_and_all() -> None:
    assert read_opml(LIST) == [
        Outline("http://a.example/feed", "Gazette & Post", "http://a.example/"),
        Outline("http://b.example/feed", "Café", ""),
    ]


async def test_what_is_written_is_read_again(newsroom: Newsroom) -> None:
    newsroom.store.add("http://a.example/feed?a=1&b=2", NOW, title="<Gazette> & „Post“", site="http://a.example/")
    newsroom.store.add("http://b.example/feed", NOW)
    assert read_opml(write_opml(newsroom.store.all())) == [
        Outline("http://a.example/feed?a=1&b=2", "<Gazette> & „Post“", "http://a.example/"),
        Outline("http://b.example/feed", "http://b.example/feed", ""),
    ]


@pytest.mark.parametrize("content", [b"", b"no xml", b"<html/>", b"{}", b"\0" * 100, b"<a>" * 100_000])
def test_what_is_no_list_is_refused(content: bytes) -> None:
    with pytest.raises(FeedProblem, match="no OPML"):
        read_opml(content)


def test_a_billion_laughs_are_harmless() -> None:
    laughs = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    bomb = f"""<!DOCTYPE opml [<!ENTITY l0 'ha'>{laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]>
        <opml><head><title>&l9;&f;</title></head><body><outline text="&l9;" xmlUrl="http://a.example/"/></body></opml>"""
    with contextlib.suppress(FeedProblem):
        assert all(len(outline.title) < 10_000 for outline in read_opml(bomb.encode()))
