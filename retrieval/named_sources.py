"""Sources that a question names, in English or as a domain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from index.library.articles import ArticleCard
from retrieval.english_words import folded_words_in
from retrieval.folded_words import stem, words_of

_DOMAIN = r"(?:[a-z0-9-]+\.)+[a-z]{2,}"
_NAMED = re.compile(
    r"\b(?i:according to|reported by|in|on|from|by|what (?:did|does|has|do))\s+(?:the\s+|www\.)?"
    rf"([A-Z][\w.&'’-]*(?:\s+[A-Z][\w.&'’-]*){{0,3}}|{_DOMAIN}\b)"
)
_PUBLISHERS = folded_words_in("publishers")


def named_sources(question: str) -> tuple[str, ...]:
    """Returns possible names and domains of sources. Persons and places can be among them."""
    return tuple(dict.fromkeys(match.group(1) for match in _NAMED.finditer(question)))


def surely_publishers(names: Sequence[str]) -> list[str]:
    """Returns those of `names` that can only belong to a publisher."""
    return [name for name in names if _is_domain(name) or name.split()[-1].lower() in _PUBLISHERS]


def is_from(card: ArticleCard, names: Sequence[str]) -> bool:
    """Returns whether the article is from one of those sources, by a word of its name or by its domain."""
    if not names:
        return False
    host = _host(card.url)
    known = {stem(word.text) for word in words_of(f"{card.source} {host}")}
    return any(
        f".{host}".endswith(f".{name}") or card.source.lower() == name
        if _is_domain(name)
        else bool(known & {word.stem for word in words_of(name)})
        for name in names
    )


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # such as "http://["
        return ""


def _is_domain(name: str) -> bool:
    return bool(re.fullmatch(_DOMAIN, name))
