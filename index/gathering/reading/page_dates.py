"""Finds when a page's article was published: the time that the page states, or else shows beside the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime

from lxml.html import HtmlElement

from index.gathering.reading.dates import MAX_DATE_CHARACTERS, believable, date_line, parse_published
from index.gathering.reading.linked_data import Node, string_of
from index.gathering.reading.pruning import paragraph_characters

_DATE_METAS = (
    "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dcterms.created",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "pubdate", "publishdate", "publish-date",
    "publication_date", "article.published", "date", "dc.date", "dcterms.date",
)  # fmt: skip
# What stands on a page beside its article, by the names that templates give it.
_BESIDE = re.compile(
    r"comment|repl(?:y|ies)|respon[ds]|disqus|sidebar|related|recommend|widget|promo|trending|popular|most-?read|latest"
    r"|masthead|site-?head|page-?head|topbar|top-bar|navbar|breadcrumb|newsletter|footer|copyright|ticker|weather|teaser"
    r"|kommentar|commentaire|comentario",
    re.IGNORECASE,
)
_MODIFIED = re.compile("modif|updat|aktuali", re.IGNORECASE)
_DATED = re.compile(r"date|publish|posted|pubdate|timestamp|byline|dateline|datum|fecha", re.IGNORECASE)
MAX_BESIDE_SHARE = 0.5  # of the page's paragraphs: what holds more is the page itself, whatever it is called
_MAIN = ("article", "main")


def published_on(
    tree: HtmlElement, metas: dict[str, list[str]], article: Node, language: str, now: datetime
) -> datetime | None:
    """Return the stated time of first publication: from JSON-LD, then meta elements, microdata and time elements."""
    candidates = [string_of(article.get("datePublished")), string_of(article.get("dateCreated"))]
    candidates += [content for name in _DATE_METAS for content in metas.get(name, [])]
    stated = _first(candidates, language, now)
    return stated or _first(_marked(article_alone(tree)), language, now)


def shown_date(tree: HtmlElement, language: str, now: datetime) -> datetime | None:
    """Return the time in a line of its own beside the article ("29 June 2026"), in an element that is called a date."""
    for element in tree.iter("time", "p", "div", "span", "small", "li", "td", "em", "b", "strong", "font", "dd"):
        named = element.tag == "time" or _DATED.search(f"{element.get('class', '')} {element.get('id', '')}")
        text = " ".join(element.text_content().split()) if named and len(element) < 10 else ""
        if 0 < len(text) <= MAX_DATE_CHARACTERS:
            moment = believable(date_line(text, language), now)
            if moment:
                return moment
    return None


def article_alone(tree: HtmlElement) -> HtmlElement:
    """Return a copy of the page without comments, sidebars, the masthead and other articles."""
    copy = deepcopy(tree)
    whole = paragraph_characters(copy)
    has_article = copy.find(".//article") is not None
    for element in [*copy.iter("*")]:
        if element.getparent() is None or element.tag in ("html", "body", "head"):
            continue
        is_beside = _stands_beside(element, has_article=has_article)
        if is_beside and paragraph_characters(element) <= MAX_BESIDE_SHARE * whole:
            element.drop_tree()
    return copy


def _stands_beside(element: HtmlElement, *, has_article: bool) -> bool:
    if element.tag in ("aside", "footer", "nav"):
        return True
    inside = any(ancestor.tag in _MAIN for ancestor in element.iterancestors())
    if element.tag == "header" and not inside:
        return has_article or element.find(".//h1") is None
    if element.tag == "article":  # within another it is a comment on it, beside another a teaser
        return inside or element.find(".//h1") is None
    names = (
        f"{element.get('class', '')} {element.get('id', '')} {element.get('itemtype', '')} {element.get('role', '')}"
    )
    return bool(_BESIDE.search(names))


def _marked(tree: HtmlElement) -> Iterator[str]:
    yield from tree.xpath('//*[@itemprop="datePublished"]/@datetime | //*[@itemprop="datePublished"]/@content')
    for path in ("//time[@pubdate]", "//time[@datetime]"):
        for element in tree.xpath(path):
            names = f"{element.get('class', '')} {element.get('itemprop', '')}"
            if not _MODIFIED.search(names):
                yield element.get("datetime", "")


def _first(candidates: Iterator[str] | list[str], language: str, now: datetime) -> datetime | None:
    moments = (believable(parse_published(candidate, language), now) for candidate in candidates)
    return next((moment for moment in moments if moment), None)
