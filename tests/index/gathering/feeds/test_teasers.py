"""A feed's text that says that it goes on is a teaser; one that says only its headline is none."""

from __future__ import annotations

import pytest

from index.gathering.feeds.entries import Entry
from index.gathering.feeds.entry_drafts import draft_from_feed, has_full_text, has_teaser
from index.gathering.feeds.teasers import is_cut_off, without_invitation
from index.library.articles import Draft
from tests.index.gathering.feeds.feed_desk import FULL, TEASER, Newsroom, item, page

LINK = "http://gazette.example/pier"


@pytest.mark.parametrize(
    "ending",
    [
        "Continue reading →",
        "Continue reading The pier will be rebuilt",
        "Read more…",
        "[Read more]",
        "Read more »",
        "Read the full story at gazette.example.",
        "Weiterlesen",
        "Lire la suite…",
        "Читать далее",
        "続きを読む",
        "[…]",
        "…",
    ],
)
@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_a_text_that_says_it_goes_on_is_a_teaser(between: str, ending: str) -> None:
    text = FULL.strip() + between + ending
    assert is_cut_off(text)
    assert not has_full_text(Entry(LINK, "The pier", content=text))
    assert without_invitation(text).startswith(FULL.strip())
    assert not set(without_invitation(text).replace(FULL.strip(), "")) - set(" […]")


@pytest.mark.parametrize(
    "ending",
    ["Pupils should read more.", "Read more books, the minister said.", "He read on.", "Details follow in May.", ""],
)
def test_a_sentence_about_reading_is_none(ending: str) -> None:
    text = f"{FULL.strip()} {ending}".strip()
    assert not is_cut_off(text)
    assert without_invitation(text) == text


async def test_the_page_of_a_long_teaser_is_fetched(newsroom: Newsroom) -> None:
    link = newsroom.site.serves("/story", page("one"), headers={"Content-Type": "text/html"})
    await newsroom.poll(newsroom.follow(item(1, FULL + "Continue reading →", link=link)))
    assert "/story" in newsroom.site.paths()


def test_where_there_is_no_page_the_invitation_is_left_out() -> None:
    draft = draft_from_feed(Entry(LINK, "The pier", summary=TEASER + " Continue reading →"), "Gazette")
    assert isinstance(draft, Draft)
    assert draft.text == TEASER


@pytest.mark.parametrize("summary", ["{title}", "{title} Lindholm Gazette", "{title}\n\n{title}"])
def test_a_teaser_that_only_repeats_its_headline_is_none(summary: str) -> None:
    title = TEASER.rstrip(".")
    entry = Entry(LINK, title, summary=summary.format(title=title), source="Lindholm Gazette")
    assert not has_teaser(entry)
    assert has_teaser(Entry(LINK, "The pier", summary=TEASER))


@pytest.mark.parametrize(
    ("title", "source", "feed"),
    [
        ("The pier - Lindholm Gazette", "Lindholm Gazette", ""),
        ("The pier | Lindholm Gazette", "", "Lindholm Gazette"),
        ("The pier – gazette.example", "gazette.example", ""),
        ("The pier", "Lindholm Gazette", "Lindholm Gazette"),
    ],
)
def test_a_stated_source_is_cut_from_the_end_of_a_title(title: str, source: str, feed: str) -> None:
    draft = draft_from_feed(Entry(LINK, title, summary=TEASER, source=source), feed)
    assert isinstance(draft, Draft)
    assert draft.title == "The pier"


def test_what_is_no_source_stays_in_a_title() -> None:
    draft = draft_from_feed(Entry(LINK, "Vik wins - by a nose", summary=TEASER, source="Lindholm Gazette"), "")
    assert isinstance(draft, Draft)
    assert draft.title == "Vik wins - by a nose"
