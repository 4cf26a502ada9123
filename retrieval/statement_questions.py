"""Questions for what somebody says or wants, which a statement answers even without a short answer in it.

The reader looks for short answers and gives these a low score, so a rule raises their confidence. English only.
"""

from __future__ import annotations

import re
from functools import cache

from index.library.articles import ArticleCard
from retrieval.english_words import words_in
from retrieval.folded_words import words_of
from retrieval.tokens import SAYING_WORDS

CONFIDENCE = 0.6  # the quote is on the matter, but may not be the statement that was asked for
MATTER_SHARE = 2 / 3  # of the question's other words that the passage or its title must hold

_STATING_VERBS = words_in("stating_verbs")
_ASKED = re.compile(
    r"\b[Ww]hat (?:does|did|do|has|have)\s+(?:the\s+)?(?P<who>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*)\s+"
    rf"(?:{'|'.join(sorted(_STATING_VERBS))})"
)


def states_it(question: str, quote: str, passage: str, article: ArticleCard) -> bool:
    """Returns whether `question` asks for a statement by somebody, and `quote` is one on the matter."""
    asked = _ASKED.search(question)
    if asked is None:
        return False
    who = words_of(asked["who"])[-1].stem
    quoted = words_of(quote)
    names = [at for at, word in enumerate(quoted) if word.stem == who]
    said = _said()
    says = [at for at, word in enumerate(quoted) if word.stem in said or word.text.lower() in said]
    if not names or not any(at > names[0] for at in says):
        return False
    own = {word.stem for word in words_of(asked.group())}
    matter = {word.stem for word in words_of(question) if not word.stops} - own
    around = {word.stem for word in words_of(f"{article.title} {passage}")}
    return len(matter & around) >= MATTER_SHARE * len(matter)


@cache
def _said() -> frozenset[str]:
    """Returns words of saying, and the stems of the verbs of statements: at first use, since stems take a while."""
    return frozenset(SAYING_WORDS) | {word.stem for word in words_of(" ".join(_STATING_VERBS))}
