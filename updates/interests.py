"""Reads what somebody wants to follow."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.search.letter_folding import WORD
from retrieval.folded_words import words_of
from updates.errors import RefusalReason, SubscriptionRefused
from updates.subscriptions import LONGEST_FILTER, LONGEST_INTEREST, MOST_FILTERS, Interest, Kind
from updates.topic_words import is_unspaced, says_nothing

_FILTER = re.compile(r'(?<!\S)([+-])(?:"([^"]*)"|“([^”]*)”|(\S+))')
_ASKS = re.compile(r"[?？؟]\s*$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*", re.IGNORECASE)
_EVERYTHING = frozenset(
    {
        "wszystko",
        "tutto",
        "hammasi",
        "*",
        "everything", "all", "все", "всё", "усе", "alles", "tout", "todo", "hepsi", "الكل", "همه", "همه‌چیز", "tudo",
        "semua", "semuanya",
    }
)  # fmt: skip


def make_interest(kind: Kind, text: str, include: Sequence[str] = (), exclude: Sequence[str] = ()) -> Interest:
    """Returns an interest. Raises SubscriptionRefused: EMPTY, TOO_LONG, NO_WORDS, WRONG_FILTER,
    FILTER_SAYS_NOTHING.

    For a topic also ADDRESS, ONE_LETTER and SAYS_NOTHING.
    """
    tidy = " ".join(text.split())
    if kind is not Kind.EVERYTHING and not tidy:
        raise SubscriptionRefused(RefusalReason.EMPTY)
    if len(tidy) > LONGEST_INTEREST:
        raise SubscriptionRefused(RefusalReason.TOO_LONG, LONGEST_INTEREST)
    if kind in (Kind.TOPIC, Kind.QUESTION) and not words_of(tidy):
        raise SubscriptionRefused(RefusalReason.NO_WORDS)
    if kind is Kind.TOPIC:
        _require_topic(tidy)
    filters = [tuple(dict.fromkeys(" ".join(word.split()) for word in words)) for words in (include, exclude)]
    for words in filters:
        if len(words) > MOST_FILTERS or any(not words_of(word) or len(word) > LONGEST_FILTER for word in words):
            raise SubscriptionRefused(RefusalReason.WRONG_FILTER, MOST_FILTERS)
        if any(map(says_nothing, words)):
            raise SubscriptionRefused(RefusalReason.FILTER_SAYS_NOTHING)
    return Interest(kind, "" if kind is Kind.EVERYTHING else tidy, *filters)


def _require_topic(text: str) -> None:
    """Raises SubscriptionRefused: ADDRESS, ONE_LETTER, SAYS_NOTHING."""
    if _ADDRESS.fullmatch(text):
        raise SubscriptionRefused(RefusalReason.ADDRESS)
    words = WORD.findall(text)
    if len(words) == 1 and len(words[0]) == 1 and not is_unspaced(words[0]):
        raise SubscriptionRefused(RefusalReason.ONE_LETTER)
    if says_nothing(text):
        raise SubscriptionRefused(RefusalReason.SAYS_NOTHING)


def read_interest(text: str, sources: Sequence[str] = ()) -> Interest:
    """Returns the interest in the words after /subscribe. Raises SubscriptionRefused as `make_interest` does.

    `+word` and `-word` include and exclude words, or phrases in quotation marks. A text that ends in a question mark
    is a standing question, the name of one of the `sources` is that source, and anything else is a topic.
    """
    include: list[str] = []
    exclude: list[str] = []
    for sign, *forms in _FILTER.findall(text):
        (include if sign == "+" else exclude).append("".join(forms))
    rest = " ".join(_FILTER.sub(" ", text).split())
    if rest.casefold() in _EVERYTHING or (not rest and include):
        return make_interest(Kind.EVERYTHING, "", include, exclude)
    named = {" ".join(source.casefold().split()): source for source in sources if source.strip()}
    if rest.casefold() in named:
        return make_interest(Kind.SOURCE, named[rest.casefold()], include, exclude)
    return make_interest(Kind.QUESTION if _ASKS.search(rest) else Kind.TOPIC, rest, include, exclude)
