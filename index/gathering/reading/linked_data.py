"""Reads a page's JSON-LD, and finds the schema.org article that the page is about."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from index.gathering.reading.clean_text import plain_words

MAX_SCRIPT_CHARACTERS = 2_000_000  # a live blog with 300 posts has 600,000
MAX_NODES = 20_000  # objects looked at in a page; real pages have hundreds

_ARTICLE = re.compile(r"(?:article|posting|report|review)$", re.IGNORECASE)
_WRAPPING = re.compile(r"^\s*(?:<!\[CDATA\[|<!--|//\s*<!\[CDATA\[)|(?://\s*)?(?:\]\]>|-->)\s*$")

Node = Mapping[str, Any]


def linked_nodes(scripts: list[str]) -> list[Node]:
    """Return all objects in a page's JSON-LD scripts, outermost first; invalid JSON is skipped."""
    nodes: list[Node] = []
    for script in scripts:
        if len(script) > MAX_SCRIPT_CHARACTERS:
            continue
        try:
            tree = json.loads(_WRAPPING.sub("", script), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _walk(tree):
            nodes.append(node)
            if len(nodes) >= MAX_NODES:
                return nodes
    return nodes


def article_node(nodes: list[Node], addresses: list[str], titles: list[str]) -> Node:
    """Return the article that the page is about; {} if the page names none.

    It is the one that names one of the page's addresses, else the first with a headline, else the first. An article
    with an address that is none of the page's is another article, such as in a sidebar, unless its headline is one of
    the page's `titles`.
    """
    articles = [node for node in nodes if is_article(node)]
    own = {_bare(address) for address in addresses}
    shown = {" ".join(plain_words(title)) for title in titles}
    named = [node for node in articles if own & {_bare(address) for address in node_addresses(node)}]
    near = [node for node in articles if not own or not _is_elsewhere(node) or _headline(node) in shown]
    for candidates in (named, near):
        for node in candidates:
            if string_of(node.get("headline")):
                return node
    return next(iter([*named, *near]), {})


def is_article(node: Node) -> bool:
    """Whether a node is of one of schema.org's kinds of article."""
    return any(_ARTICLE.search(kind) for kind in strings_of(node.get("@type")))


def node_addresses(node: Node) -> list[str]:
    """Return the addresses that a node gives as its own."""
    return [
        address for key in ("url", "mainEntityOfPage", "@id") for address in strings_of(node.get(key), "@id", "url")
    ]


def string_of(value: Any, *keys: str) -> str:
    """Return the first string in `value`: itself, in a list, or under one of `keys` in an object; "" if none."""
    return next(iter(strings_of(value, *keys)), "")


def strings_of(value: Any, *keys: str) -> list[str]:
    """Return the strings in `value`: itself, a list's items, or those under the first of `keys` that an object has."""
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if isinstance(value, list):
        return [found for item in value for found in strings_of(item, *keys) if not isinstance(item, list)]
    if isinstance(value, dict):
        return next((strings_of(value[key]) for key in keys if not isinstance(value.get(key), dict | None)), [])
    return []


def _is_elsewhere(node: Node) -> bool:
    """Whether a node has an address of its own that is not a site's front page."""
    return any("/" in _bare(address) for address in node_addresses(node) if address.startswith("http"))


def _headline(node: Node) -> str:
    return " ".join(plain_words(string_of(node.get("headline"))))


def _walk(tree: Any) -> Iterator[Node]:
    """Walk breadth first, so that outer objects precede the ones they contain."""
    level = [tree]
    while level:
        below: list[Any] = []
        for item in level:
            if isinstance(item, dict):
                yield item
                below.extend(value for value in item.values() if isinstance(value, dict | list))
            elif isinstance(item, list):
                below.extend(value for value in item if isinstance(value, dict | list))
        level = below


def _bare(address: str) -> str:
    """Return a URL for comparison, without scheme, "www.", query and trailing slash."""
    return re.sub(r"^https?://(?:www\.)?", "", address.split("?")[0].split("#")[0]).rstrip("/")
