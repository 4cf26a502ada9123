"""Reads the metadata of a page: title, date, authors, site, address, language."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from html import unescape
from pathlib import Path

from lxml.html import HtmlElement

from index.gathering.reading.clean_text import clean_line
from index.gathering.reading.linked_data import Node, article_node, linked_nodes, string_of, strings_of
from index.gathering.reading.page_dates import published_on
from index.gathering.reading.titles import heading_line, headline, names_source
from index.gathering.reading.visible_text import shown_line, without_tags
from index.library.article_urls import canonical_address, site_name

MAX_AUTHORS = 20
MAX_NAME_CHARACTERS = 80

_AUTHOR_METAS = (
    "author",
    "article:author",
    "parsely-author",
    "dc.creator",
    "sailthru.author",
    "byl",
    "cxenseparse:author",
)
# The looks behind are for speed: white space is looked at from its start alone, not from each of its characters.
_BETWEEN_NAMES = re.compile(
    r"(?:(?<!\s)\s+)?[;|]\s*|,\s+(?!Jr\b|Sr\b)|(?<!\s)\s+(?:and|und|et|y|og|och|en)\s+",
)
_NO_NAME = re.compile(r"://|@|:|getty images", re.IGNORECASE)  # an address, a caption
_BYLINE = re.compile(r"^(?:by|von|par|por|di|da|door|av|af|przez|de)\s+(?=\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """The metadata of a page; empty if not stated. `published` is aware, in the page's own offset.

    One field per fact that pages state.
    """

    address: str | None
    title: str
    published: datetime | None
    authors: tuple[str, ...]
    source: str
    language: str
    description: str
    body: str  # the text of the article as JSON-LD has it
    kind: str  # og:type
    free: bool  # False where the page says that it has to be paid for


def read_metadata(tree: HtmlElement, fetched_from: str | None, now: datetime) -> PageMetadata:
    """Return the metadata of the page in `tree`; `fetched_from` is its URL if it was fetched, `now` is aware."""
    metas = _metas(tree)
    stated = [*tree.xpath('//link[translate(@rel, "CANOIL", "canoil")="canonical"]/@href'), *metas.get("og:url", [])]
    nodes = linked_nodes([script.text_content() for script in tree.xpath(_JSON_LD)])
    titles = [*metas.get("og:title", []), *map(shown_line, tree.iter("h1"))]
    article = article_node(nodes, [*stated, *([fetched_from] if fetched_from else [])], titles)
    address = canonical_address([*stated, *strings_of(article.get("mainEntityOfPage"), "@id", "url")], fetched_from)
    language = _language(tree, metas, article)
    sites, name = _sites(metas, article, nodes), site_name(address or fetched_from or "")
    return PageMetadata(
        address=address,
        title=_title(tree, metas, article, [*sites, name], _shares_headlines(name)),
        published=published_on(tree, metas, article, language, now),
        authors=_authors(metas, article),
        source=next(iter(sites), ""),
        language=language,
        description=_first_line([*metas.get("og:description", []), *metas.get("description", [])]),
        body=_unescaped(string_of(article.get("articleBody"))),
        kind=" ".join(metas.get("og:type", [])).lower(),
        free=not any(str(node.get("isAccessibleForFree")).lower() == "false" for node in nodes),
    )


_JSON_LD = '//script[contains(translate(@type, "LDJSON", "ldjson"), "ld+json")]'


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    """Return the contents of meta elements by lower-case name, in order."""
    metas: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = (meta.get("content") or "").strip()
        if content:
            for name in {(meta.get(key) or "").strip().lower() for key in ("property", "name", "itemprop")} - {""}:
                metas.setdefault(name, []).append(content)
    return metas


def _title(tree: HtmlElement, metas: dict[str, list[str]], article: Node, sites: list[str], shared_first: bool) -> str:
    """Return the headline without the name of the site.

    JSON-LD states the article's headline, og:title the title that is shared. On a fifth of the pages with both they
    differ, and nothing on the page tells which one the publisher prefers: page_metadata.toml lists that.
    """
    page = [element.text_content() for element in tree.xpath("//head/title | //body/title")[:1]]
    shown = [_without_kicker(heading_line(element), page, sites) for element in tree.iter("h1")]
    named = string_of(article.get("headline")) or string_of(article.get("name"))
    stated = [[named], metas.get("og:title", [])]
    for candidates in (*(reversed(stated) if shared_first else stated), metas.get("twitter:title", []), shown, page):
        for candidate in candidates:
            title = headline(candidate, sites)
            if title and not names_source(title, sites):
                return title
    return ""


def _without_kicker(heading: str, page: list[str], sites: list[str]) -> str:
    """Return `heading`, or the page's title if `heading` ends with it: the words before name the section."""
    title = headline(page[0], sites) if page else ""
    return title if title and heading.endswith(f" {title}") else heading


def _shares_headlines(site: str) -> bool:
    return any(site == name or site.endswith(f".{name}") for name in _publishers()["shared"])


@cache
def _publishers() -> dict[str, list[str]]:
    return tomllib.loads((Path(__file__).parent / "page_metadata.toml").read_text(encoding="utf-8"))


def _authors(metas: dict[str, list[str]], article: Node) -> tuple[str, ...]:
    stated = strings_of(article.get("author"), "name") or next(
        (metas[name] for name in _AUTHOR_METAS if name in metas), []
    )
    names = [name for value in stated for name in split_names(value)]
    return tuple(dict.fromkeys(names))[:MAX_AUTHORS]


def split_names(value: str) -> list[str]:
    """Return the names in a byline ("By Ann Example and Bo Test" has two), without addresses."""
    parts = _BETWEEN_NAMES.split(_unescaped(value)[:1_000])
    names = [_BYLINE.sub("", clean_line(part)).strip(" ,") for part in parts]
    return [name for name in names if name and len(name) <= MAX_NAME_CHARACTERS and not _NO_NAME.search(name)]


def _sites(metas: dict[str, list[str]], article: Node, nodes: list[Node]) -> list[str]:
    """Return the names that the page gives its site, best first."""
    named = string_of(article.get("publisher"), "name") or string_of(article.get("sourceOrganization"), "name")
    organisations = [
        string_of(node.get("name"))
        for node in nodes
        if {"NewsMediaOrganization", "WebSite"} & set(strings_of(node.get("@type")))
    ]
    candidates = [*metas.get("og:site_name", []), named, *metas.get("application-name", []), *organisations]
    return [name for name in map(_name, candidates) if name]


def _name(value: str) -> str:
    name = clean_line(_unescaped(value[: 4 * MAX_NAME_CHARACTERS]))
    return name if len(name) <= MAX_NAME_CHARACTERS and "://" not in name else ""


def _language(tree: HtmlElement, metas: dict[str, list[str]], article: Node) -> str:
    stated = [tree.get("lang") or "", string_of(article.get("inLanguage"), "alternateName", "name")]
    return next((tag for tag in [*stated, *metas.get("og:locale", []), *metas.get("content-language", [])] if tag), "")


def _first_line(candidates: list[str]) -> str:
    return next((line for line in (clean_line(without_tags(text[:5_000])) for text in candidates) if line), "")


def _unescaped(text: str) -> str:
    """Resolve character references, which some templates escape twice."""
    return unescape(unescape(text)) if "&" in text else text
