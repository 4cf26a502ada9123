"""The date of a page is that of its article, not of what stands around it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from index.gathering.reading import read_page
from index.library.articles import Draft
from tests.index.gathering.reading.pages import page

ADDRESS = "https://island.example.org/news/harbour"
OTHER = '<time datetime="2026-03-02T10:00:00Z">2 March 2026</time>'
OWN = '<time datetime="2026-02-01T09:00:00+01:00">1 February 2026</time>'


def day_of(html: bytes) -> str | None:
    draft = read_page(html, ADDRESS)
    assert isinstance(draft, Draft), draft
    return draft.published.date().isoformat() if draft.published else None


def around(before: str = "", after: str = "", *, own: str = OWN) -> bytes:
    """A page with markup before and behind its article."""
    html = page(before=own).decode()
    return html.replace("<nav>", f"{before}<nav>").replace("</main>", f"</main>{after}").encode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"<header><span>Island Example</span> {OTHER}</header>", ""),
        (f"<header><h1>Island Example</h1>{OTHER}</header>", ""),
        (f'<div class="masthead">{OTHER}</div>', ""),
        (f'<div id="sidebar"><p>Also read {OTHER}</p></div>', ""),
        (f"<aside>{OTHER}</aside>", ""),
        ("", f'<section class="comments"><article><p>Well done! {OTHER}</p></article></section>'),
        ("", f"<ol id='comment-list'><li itemscope itemtype='https://schema.org/Comment'>{OTHER}</li></ol>"),
        ("", f'<div class="related"><article><h3>Ferries</h3>{OTHER}</article></div>'),
        ("", f"<footer>{OTHER}</footer>"),
    ],
)
def test_a_date_beside_the_article_is_not_its_own(before: str, after: str) -> None:
    assert day_of(around(before, after)) == "2026-02-01"
    assert day_of(around(before, after, own="")) is None


def test_a_comments_marked_date_is_not_the_articles() -> None:
    comment = '<div class="comment" itemscope><time itemprop="datePublished" datetime="2026-03-02">2 March</time></div>'
    assert day_of(around(after=comment, own="")) is None


@pytest.mark.parametrize(
    "own",
    [
        '<p class="byline">By Ann Example, 1 February 2026</p>',
        '<div class="article-date">Published: 01.02.2026 9:00</div>',
        "<time>1 février 2026</time>",
        '<span class="date">2026年2月1日</span>',
    ],
)
def test_a_date_that_is_only_shown_is_read(own: str) -> None:
    assert day_of(around(f"<header>{OTHER}</header>", own=own)) == "2026-02-01"


def test_a_modified_time_is_not_when_it_was_published() -> None:
    modified = '<time itemprop="dateModified" datetime="2026-03-02">2 March 2026</time>'
    assert day_of(around(own=modified + OWN)) == "2026-02-01"


def linked(**fields: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def test_an_article_that_a_sidebar_lists_in_linked_data_is_not_the_pages() -> None:
    listed = linked(headline="Ferries", url="https://island.example.org/news/ferries", datePublished="2026-03-02")
    assert day_of(page(head=listed, before=OWN)) == "2026-02-01"


def test_an_article_in_linked_data_with_the_pages_headline_is_its_own_at_whatever_address() -> None:
    title = "Falk Bay closes its harbour to cruise ships"
    own = linked(headline=title, url="https://amp.island.example.org/a/1", datePublished="2026-02-01")
    assert day_of(page(head=own)) == "2026-02-01"
