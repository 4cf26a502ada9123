"""From an entry to an article: by the text in the feed, or by the page that it points to."""

from __future__ import annotations

import re
from dataclasses import replace

from index.articles import Draft
from index.errors import Rejected
from index.feeds.entries import Entry
from index.reading.addresses import site_name, without_tracking
from index.reading.languages import language_of
from index.reading.text import title_from_text

# Teasers of news feeds are 100 to 400 characters long; short reports begin at about 600.
FULL_TEXT_CHARACTERS = 1_200
FULL_CONTENT_CHARACTERS = 500  # where the feed itself calls it the content and has a shorter summary beside it
LEAST_TEASER_CHARACTERS = 80  # about one whole sentence: less cannot be quoted
_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(more\)|»|→)\s*$")


def has_full_text(entry: Entry) -> bool:
    """Whether the feed gives the article and not only a teaser of it."""
    text = entry.content or entry.summary
    if _CUT_OFF.search(text[-20:]):
        return False
    if len(text) >= FULL_TEXT_CHARACTERS:
        return True
    return len(entry.content) >= FULL_CONTENT_CHARACTERS and len(entry.summary) < len(entry.content)


def draft_from_feed(entry: Entry, feed_title: str) -> Draft | Rejected:
    """The article as the feed gives it: its full text, or at least its teaser."""
    text = max(entry.content, entry.summary, key=len)
    if len(text) < LEAST_TEASER_CHARACTERS:
        return Rejected(entry.link, "the feed gives no text of it")
    title = entry.title or title_from_text(text)
    return Draft(
        url=without_tracking(entry.link),
        title=title,
        text=text,
        published=entry.published,
        source=entry.source or feed_title or site_name(entry.link),
        authors=entry.authors,
        language=language_of(title, text, entry.language),
    )


def draft_from_page(page: Draft, entry: Entry, feed_title: str) -> Draft:
    """The article as its page gives it; the feed fills in what the page does not say, and knows the time better.

    A page that names no source comes with its host as one: then the feed's word is better, and the same for all of it.
    """
    named = page.source if page.source != site_name(page.url) else ""
    return replace(
        page,
        title=page.title or entry.title,
        published=entry.published or page.published,
        source=named or entry.source or feed_title or page.source,
        authors=page.authors or entry.authors,
    )
