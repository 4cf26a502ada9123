"""Links that open a page at the quoted sentence.

Text fragments: https://wicg.github.io/scroll-to-text-fragment/ (`URL#:~:text=START,END`).
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit, urlunsplit

LONGEST_WHOLE = 300  # characters, encoded: a longer quote is named by its beginning and end
LONGEST_END = 80  # characters of that beginning, and of that end, in whole words
MOST_END_WORDS = 6
LONGEST_URL = 2000  # characters; some clients open nothing longer
_IN_URL = "/%:@!$&'()*+,;=~-._?[]"


def address(url: str) -> str | None:
    """Returns `url` percent-encoded for a link; None if a browser could not open it."""
    try:
        parts = urlsplit(url.strip())
        host = parts.netloc.encode("idna").decode("ascii") if not parts.netloc.isascii() else parts.netloc
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in {"http", "https"} or not host or any(c.isspace() or c in '<>"\\' for c in host):
        return None
    rest = (parts.path, parts.query, parts.fragment)
    found = urlunsplit((parts.scheme, host, *(quote(part.encode("utf-8", "replace"), safe=_IN_URL) for part in rest)))
    return found if len(found) <= LONGEST_URL else None


def at_quote(url: str, text: str) -> str | None:
    """Returns a link that opens `url` at `text`, given in full if short, else by its first and last words."""
    page = address(url)
    if page is None:
        return None
    directive = _directive(text)
    if not directive or len(page) + len(directive) + len("#:~:text=") > LONGEST_URL:
        return page
    page, _, fragment = page.partition("#")
    return f"{page}#{fragment.partition(':~:')[0]}:~:text={directive}"


def _directive(text: str) -> str:
    lines = [line.split() for line in text.splitlines() if line.strip()]
    if not lines:
        return ""
    whole = _encoded(" ".join(lines[0]))
    if len(lines) == 1 and len(whole) <= LONGEST_WHOLE:
        return whole
    start, end = _ends(lines[0], lines[-1])
    return f"{_encoded(start)},{_encoded(end)}"


def _ends(first: list[str], last: list[str]) -> tuple[str, str]:
    """Returns the beginning of the first line and the end of the last, which do not overlap."""
    if first is not last:
        words, letters = MOST_END_WORDS, LONGEST_END
    else:
        words, letters = min(MOST_END_WORDS, len(first) // 2), min(LONGEST_END, len(" ".join(first)) // 2)
    return _begin(first, words, letters), _begin(last[::-1], words, letters, backwards=True)


def _begin(words: list[str], most_words: int, most_letters: int, backwards: bool = False) -> str:
    """Returns as many of `words` as fit, at least part of one. `backwards`: they are in reverse order."""
    taken = [words[0][-most_letters:] if backwards else words[0][:most_letters]]
    for word in words[1:most_words]:
        if sum(map(len, taken)) + len(taken) + len(word) > most_letters:
            break
        taken.append(word)
    return " ".join(taken[::-1] if backwards else taken)


def _encoded(text: str) -> str:
    """Returns text percent-encoded for a text directive, in which dashes, commas and ampersands are special."""
    return quote(text.encode("utf-8", "replace"), safe="").replace("-", "%2D")
