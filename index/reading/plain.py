"""From a plain text file to an article: its headline, its paragraphs, none of the furniture around them."""

from __future__ import annotations

from index.reading.furniture import is_furniture, without_furniture
from index.reading.text import clean_text, paragraphs_of, plain_words, title_from_text

MAX_HEADLINE_CHARACTERS = 250
# Lines of this length, one after the other without a blank one between, were broken to fit a page, not to
# separate paragraphs.
WRAPPED_LINE_CHARACTERS = (50, 100)


def read_plain(text: str, title: str = "") -> tuple[str, str]:
    """The title and the text of a file's contents; both "" where it holds no letters.

    The first paragraph is the title where it is short and does not end as a sentence does, unless `title` is given.
    """
    paragraphs = [line for paragraph in paragraphs_of(clean_text(text)) for line in unwrapped(paragraph)]
    while paragraphs and is_furniture(paragraphs[0], plain_words(paragraphs[0])):
        del paragraphs[0]
    if not title and len(paragraphs) > 1 and _is_headline(paragraphs[0]):
        title = paragraphs[0]
    while title and paragraphs and plain_words(paragraphs[0]) == plain_words(title):
        del paragraphs[0]
    kept = without_furniture(paragraphs, title)
    cleaned = "\n\n".join(kept)
    return title or title_from_text(cleaned), cleaned


def unwrapped(paragraph: str) -> list[str]:
    """The lines of a paragraph; a single one where it was wrapped at a page's width."""
    lines = paragraph.split("\n")
    low, high = WRAPPED_LINE_CHARACTERS
    wrapped = len(lines) > 1 and all(low <= len(line) <= high for line in lines[:-1]) and len(lines[-1]) <= high
    if wrapped and not all(line.rstrip().endswith((".", "!", "?", "”", '"')) for line in lines):
        return [" ".join(lines)]
    return lines


def _is_headline(line: str) -> bool:
    return len(line) <= MAX_HEADLINE_CHARACTERS and not line.endswith((".", ";", ",", ":", "。", "।", "۔"))
