"""Makes an article of a feed entry, from the text in the feed or from the linked page."""

from __future__ import annotations

from dataclasses import replace

from index.gathering.feeds.entries import Entry
from index.gathering.feeds.teasers import is_cut_off, repeats_headline, without_invitation
from index.gathering.reading.clean_text import title_from_text
from index.gathering.reading.language_detection import language_of
from index.gathering.reading.titles import without_source
from index.library.article_urls import site_name, without_tracking
from index.library.articles import Draft
from index.library.errors import Rejected

# Teasers of news feeds are 100 to 400 characters long; short reports begin at about 600.
FULL_TEXT_CHARACTERS = 1_200
FULL_CONTENT_CHARACTERS = 500  # if the feed calls it content and also has a shorter summary
LEAST_TEASER_CHARACTERS = 80  # about one whole sentence: less cannot be quoted


def has_full_text(entry: Entry) -> bool:
    """Whether the feed contains the full article and not only a teaser."""
    text = entry.content or entry.summary
    if is_cut_off(text) or not _longest(entry):
        return False
    if len(text) >= FULL_TEXT_CHARACTERS:
        return True
    return len(entry.content) >= FULL_CONTENT_CHARACTERS and len(entry.summary) < len(entry.content)


def has_teaser(entry: Entry) -> bool:
    """Whether the feed contains enough of the article to quote."""
    return len(_longest(entry)) >= LEAST_TEASER_CHARACTERS


def own_address(entry: Entry) -> str:
    """Return the address that identifies the entry's article, unless its page states another."""
    return entry.address or without_tracking(entry.link)


def draft_from_feed(entry: Entry, feed_title: str) -> Draft | Rejected:
    """Return the article from the feed's own text: the full text or at least a teaser."""
    text = _longest(entry)
    if not has_teaser(entry):
        return Rejected(entry.link, "the feed gives no text of it")
    title = without_source(entry.title, [entry.source, feed_title]) or title_from_text(text)
    return Draft(
        url=own_address(entry),
        title=title,
        text=text,
        published=entry.published,
        source=entry.source or feed_title or site_name(entry.link),
        authors=entry.authors,
        language=language_of(title, text, entry.language),
    )


def draft_from_page(page: Draft, entry: Entry, feed_title: str) -> Draft:
    """Return the article from its page, completed from the feed, whose time takes precedence.

    A page that names no source has its host as source; the feed's name is better, and the same for all its entries.
    """
    named = page.source if page.source != site_name(page.url) else ""
    return replace(
        page,
        title=page.title or without_source(entry.title, [entry.source, feed_title]),
        published=entry.published or page.published,
        source=named or entry.source or feed_title or page.source,
        authors=page.authors or entry.authors,
    )


def _longest(entry: Entry) -> str:
    """Return the longer of the feed's texts without "read more" lines; "" if it only repeats the headline."""
    text = without_invitation(max(entry.content, entry.summary, key=len))
    return "" if repeats_headline(text, entry.title, [entry.source]) else text
