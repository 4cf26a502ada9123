"""Reads an article from plain text: its headline, date and paragraphs, without furniture."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from index.gathering.reading.clean_text import clean_text, paragraphs_of, plain_words, title_from_text
from index.gathering.reading.dates import date_line
from index.gathering.reading.furniture import is_furniture, without_furniture

MAX_HEADLINE_CHARACTERS = 250
DATED_LINES = 3  # after the title: a lead, a byline, the date
# Lines of this length, one after the other without a blank one between, were broken to fit a page, not to
# separate paragraphs.
WRAPPED_LINE_CHARACTERS = (50, 100)


@dataclass(frozen=True, slots=True)
class PlainText:
    """The contents of a text file. Title and text are "" if it holds no letters; `published` is from a date line."""

    title: str
    text: str
    published: datetime | None


def read_plain(text: str, title: str = "", language: str = "") -> PlainText:
    """Return title, text and date of a text file.

    The first paragraph is the title if it is short and does not end like a sentence, unless `title` is given.
    A line with a date, and perhaps a byline, counts before the title or up to DATED_LINES after it.
    """
    paragraphs = [line for paragraph in paragraphs_of(clean_text(text)) for line in unwrapped(paragraph)]
    while paragraphs and is_furniture(paragraphs[0], plain_words(paragraphs[0])):
        del paragraphs[0]
    published = _take_date(paragraphs[: 1 if len(paragraphs) > 1 else 0], paragraphs, language)
    if not title and len(paragraphs) > 1 and _is_headline(paragraphs[0]):
        title = paragraphs[0]
    while title and paragraphs and plain_words(paragraphs[0]) == plain_words(title):
        del paragraphs[0]
    published = _take_date(paragraphs[:DATED_LINES], paragraphs, language) or published
    kept = without_furniture(paragraphs, title)
    cleaned = "\n\n".join(kept)
    return PlainText(title or title_from_text(cleaned), cleaned, published)


def _take_date(lines: list[str], paragraphs: list[str], language: str) -> datetime | None:
    """Return the date of the first date line in `lines`, and remove that line from `paragraphs`."""
    for line in lines:
        moment = date_line(line, language)
        if moment:
            paragraphs.remove(line)
            return moment
    return None


def unwrapped(paragraph: str) -> list[str]:
    """Return the lines of a paragraph, joined if it was wrapped at a page's width."""
    lines = paragraph.split("\n")
    low, high = WRAPPED_LINE_CHARACTERS
    wrapped = len(lines) > 1 and all(low <= len(line) <= high for line in lines[:-1]) and len(lines[-1]) <= high
    if any(map(date_line, lines[1:])):
        return lines
    if wrapped and not all(line.rstrip().endswith((".", "!", "?", "”", '"')) for line in lines):
        return [" ".join(lines)]
    return lines


def _is_headline(line: str) -> bool:
    return len(line) <= MAX_HEADLINE_CHARACTERS and not line.endswith((".", ";", ",", ":", "。", "।", "۔"))
