"""Extracts the article from a web page."""

from __future__ import annotations

import logging
from copy import deepcopy
from datetime import UTC, datetime
from functools import cache
from types import ModuleType
from typing import Any

from lxml.html import HtmlElement

from index.gathering.reading.clean_text import MAX_TEXT_CHARACTERS, clean_text, plain_words, title_from_text
from index.gathering.reading.dates import believable, parse_published
from index.gathering.reading.encodings import NotText, decode
from index.gathering.reading.furniture import without_furniture
from index.gathering.reading.html_tree import NotReadable, parse_page
from index.gathering.reading.language_detection import language_of
from index.gathering.reading.lost_paragraphs import with_lead, with_lists
from index.gathering.reading.page_dates import article_alone, shown_date
from index.gathering.reading.page_metadata import PageMetadata, read_metadata
from index.gathering.reading.placeholder_pages import placeholder_reason
from index.gathering.reading.pruning import prune
from index.library.article_urls import site_name, web_address, without_tracking
from index.library.articles import Draft
from index.library.errors import Rejected

# Below this, the unpruned page is read too: the article may be in what looked like a box.
SUSPICIOUS_CHARACTERS = 400
# JSON-LD's text is taken where the page shows less than this share of it: the rest is loaded by script.
MIN_SHOWN_SHARE = 0.6


def read_page(html: bytes, url: str | None, charset: str | None = None, where: str = "") -> Draft | Rejected:
    """Return the article on a page, or why there is none. Never raises.

    `url` is the address it came from. It is None for a saved page, which is identified by the address that it states,
    or else by `where` if that is a file's address. `charset` is the encoding that the server stated.
    """
    where = where or url or "page"
    try:
        tree = parse_page(decode(html, charset))
        return _read_tree(tree, url, where, datetime.now(UTC))
    except NotText as problem:
        return Rejected(where, f"this is {problem}, not a page")
    except NotReadable as problem:
        return Rejected(where, str(problem))


def _read_tree(tree: HtmlElement, url: str | None, where: str, now: datetime) -> Draft | Rejected:
    stated = read_metadata(tree, url, now)
    lines = article_lines(tree, stated)
    paragraphs = with_lead(without_furniture(lines, stated.title, stated.authors), tree, stated)
    text = clean_text("\n\n".join(paragraphs))
    reason = placeholder_reason(tree, stated, text, lines)
    if reason:
        return Rejected(where, reason)
    if len(text) > MAX_TEXT_CHARACTERS:
        return Rejected(
            where, f"a text of {len(text):,} characters, more than the {MAX_TEXT_CHARACTERS:,} of an article"
        )
    address = stated.address or (without_tracking(url) if url else where)
    if not web_address(address) and not address.startswith("file:///"):
        return Rejected(where, "the page does not state its address: name it, or save the page as a file")
    title = stated.title or title_from_text(text)
    return Draft(
        url=address,
        title=title,
        text=text,
        published=stated.published or _published_in_text(tree, address, stated.language, now),
        source=stated.source or site_name(address),
        authors=stated.authors,
        language=language_of(title, text, stated.language),
    )


def article_lines(tree: HtmlElement, stated: PageMetadata) -> list[str]:
    """Return the article's paragraphs in order, from the page or from its JSON-LD, including furniture."""
    pruned = deepcopy(tree)
    prune(pruned, stated.title)
    lines = with_lists(extracted_lines(pruned), pruned)
    if sum(map(len, lines)) < SUSPICIOUS_CHARACTERS:
        whole = with_lists(extracted_lines(tree), tree)
        if sum(map(len, whole)) > 2 * sum(map(len, lines)):
            lines = whole
    body = [line.strip() for line in clean_text(stated.body).split("\n") if line.strip()]
    hidden = sum(map(len, lines)) < MIN_SHOWN_SHARE * sum(map(len, body))
    run_together = len(lines) < len(body) and plain_words(" ".join(lines)) == plain_words(" ".join(body))
    return body if "<" not in stated.body and (hidden or run_together) else lines


def extracted_lines(tree: HtmlElement) -> list[str]:
    """Return the lines that trafilatura extracts as the article."""
    trafilatura = _trafilatura()
    options: dict[str, Any] = {"include_comments": False, "include_tables": False, "with_metadata": False}
    document = trafilatura.bare_extraction(deepcopy(tree), **options)
    text = getattr(document, "text", None) or ""
    return [line for line in (line.strip().removeprefix("- ").strip() for line in text.split("\n")) if line]


@cache
def _trafilatura() -> ModuleType:
    """Return the library, which takes 0.3 s to load, with its log messages about odd pages turned off."""
    import trafilatura

    for name in ("trafilatura", "htmldate", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return trafilatura


def _published_in_text(tree: HtmlElement, address: str, language: str, now: datetime) -> datetime | None:
    """Return the time that the page shows beside the article, or the day that htmldate finds there or in its address.

    For pages that state none. The extensive search of htmldate is off, since it reads the year of a copyright notice as
    New Year's Day.
    """
    from htmldate import find_date

    alone = article_alone(tree)
    shown = shown_date(alone, language, now)
    if shown:
        return shown
    url = address if web_address(address) else None
    found = find_date(alone, url=url, original_date=True, extensive_search=False, max_date=now.date().isoformat())
    return believable(parse_published(found), now) if found else None
