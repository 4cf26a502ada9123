"""From an entry to an article."""

from __future__ import annotations

import pytest

from index.gathering.feeds.entries import Entry
from index.gathering.feeds.entry_drafts import draft_from_feed, draft_from_page, has_full_text
from index.library.articles import Draft
from index.library.errors import Rejected
from tests.index.gathering.feeds.feed_desk import FULL, NOW, PARAGRAPH, TEASER

LINK = "http://gazette.example/pier?id=1&utm_source=rss"


@pytest.mark.parametrize(
    ("summary", "content", "full"),
    [
        (TEASER, FULL, True),
        (TEASER, PARAGRAPH * 3, True),  # a short report, which the feed itself calls the content
        (FULL, "", True),
        (TEASER, "", False),
        (PARAGRAPH * 3, "", False),
        (TEASER, TEASER, False),
        ("", FULL + " […]", False),
        ("", FULL + " Read on…", False),
        ("", "", False),
    ],
)
def test_which_entries_are_whole(summary: str, content: str, full: bool) -> None:
    assert has_full_text(Entry(LINK, "Pier", summary=summary, content=content)) == full


def test_a_draft_stands_at_its_address_without_trackers() -> None:
    entry = Entry(LINK, "Pier", published=NOW, content=FULL, authors=("Ann Roe",), language="en-GB")
    draft = draft_from_feed(entry, "Gazette")
    assert isinstance(draft, Draft)
    assert (draft.url, draft.title, draft.text) == ("http://gazette.example/pier?id=1", "Pier", FULL)
    assert (draft.source, draft.authors, draft.published, draft.language) == ("Gazette", ("Ann Roe",), NOW, "en")


def test_without_a_title_the_first_line_is_one() -> None:
    draft = draft_from_feed(Entry(LINK, "", content=FULL), "")
    assert isinstance(draft, Draft)
    assert draft.title.startswith("The harbour board")
    assert draft.source == "gazette.example"


def test_a_few_words_are_no_article() -> None:
    assert isinstance(draft_from_feed(Entry(LINK, "Pier", summary="Watch the video"), ""), Rejected)


def test_a_page_is_completed_by_its_entry() -> None:
    page = Draft("http://gazette.example/pier", "Pier", FULL)
    draft = draft_from_page(page, Entry(LINK, "Other", published=NOW, authors=("Ann Roe",)), "Gazette")
    assert (draft.title, draft.source, draft.published, draft.authors) == ("Pier", "Gazette", NOW, ("Ann Roe",))


@pytest.mark.parametrize(
    ("on_the_page", "feed_title", "source"),
    [
        ("gazette.example", "Gazette", "Gazette"),  # the host, which stands in where a page names nobody
        ("gazette.example", "", "gazette.example"),
        ("The Evening Gazette", "Gazette", "The Evening Gazette"),
    ],
)
def test_a_page_that_names_no_source_has_its_feeds(on_the_page: str, feed_title: str, source: str) -> None:
    page = Draft("http://www.gazette.example/pier", "Pier", FULL, source=on_the_page)
    assert draft_from_page(page, Entry(LINK, "Pier"), feed_title).source == source
