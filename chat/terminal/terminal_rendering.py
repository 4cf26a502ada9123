"""Shows messages on a terminal or in a pipe: quotes indented, links numbered, buttons as commands to type."""

from __future__ import annotations

import locale
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate
from typing import NoReturn, TextIO

from rich.console import Console
from rich.style import Style
from rich.text import Text as Coloured

from chat.answer_rendering import answer_text
from chat.formatted_text import Entity, EntityKind, Text
from chat.messages import Button, Message
from chat.translations import language, words
from config.printable_text import printable_line
from retrieval.answers import Answer

FRAGMENT = "#:~:"  # the quoted words follow, which are too long to show; a terminal keeps them in the link
NO_WIDTH = 10_000  # a pipe has no width: lines stay whole
WIDEST = 100  # columns; longer lines are hard to read
QUOTE_EDGE = "│ "
_STYLES = {
    EntityKind.BOLD: Style(bold=True),
    EntityKind.ITALIC: Style(italic=True),
    EntityKind.BLOCKQUOTE: Style(color="cyan"),
    EntityKind.EXPANDABLE_BLOCKQUOTE: Style(color="cyan"),
    EntityKind.LINK: Style(underline=True),
}


class Screen(Console):
    """A rich Console: colours and at most WIDEST columns on a terminal, plain whole lines elsewhere."""

    def __init__(self, file: TextIO | None = None, *, is_terminal: bool) -> None:
        """Writes to `file`, the standard output where none is given."""
        width = None if is_terminal else NO_WIDTH
        super().__init__(file=file, highlight=False, markup=False, emoji=False, width=width)
        if is_terminal and self.width > WIDEST:
            self.width = WIDEST

    def on_broken_pipe(self) -> NoReturn:
        """Ends quietly when the reader of the pipe has gone: the command line exits with 0."""
        raise BrokenPipeError from sys.exception()


def say_answer(answer: Answer, now: datetime) -> None:
    """Prints an answer as the terminal chat does, plain if the output is not a terminal."""
    code, _ = locale.getlocale()
    say_message(Message(answer_text(answer, words(language(code or "en")), now)))


def say_message(message: Message) -> None:
    """Prints a message as the terminal chat does, plain if the output is not a terminal."""
    show(Screen(is_terminal=sys.stdout.isatty()), message)


def show(console: Console, message: Message) -> None:
    """Prints a message, then the addresses of its links. Every line of a quote has an edge."""
    links = list(dict.fromkeys(entity.url for entity in message.text.entities if entity.url))
    numbers = {url: number for number, url in enumerate(links, 1)}
    for line in _lines(message.text, numbers):
        if not line.quoted:
            console.print(line.text)
            continue
        for part in line.text.wrap(console, console.width - len(QUOTE_EDGE)) or [Coloured()]:
            part.rstrip()
            console.print(Coloured(QUOTE_EDGE, "dim").append_text(part))
    for url, number in numbers.items():
        shown = printable_line(url.partition(FRAGMENT)[0] if console.is_terminal else url)
        style = Style(dim=True, link=url if shown != url and url == printable_line(url) else None)
        console.print(Coloured(f"[{number}] {shown}", style), soft_wrap=True)


def hints(buttons: Sequence[Button]) -> str:
    """Returns a line with what can be typed instead of tapping."""
    return " · ".join(f"/{number} {printable_line(button.label)}" for number, button in enumerate(buttons, 1))


@dataclass(frozen=True, slots=True)
class _Line:
    text: Coloured
    quoted: bool


def _lines(text: Text, numbers: dict[str, int]) -> Iterator[_Line]:
    start = 0
    for line in text.plain.split("\n"):
        yield _line(text, start, start + len(line), numbers)
        start += len(line) + 1


def _line(text: Text, start: int, end: int, numbers: dict[str, int]) -> _Line:
    characters = [printable_line(character) for character in text.plain[start:end]]
    places = [0, *accumulate(map(len, characters))]  # where each character of the line is shown: some are left out
    coloured = Coloured("".join(characters))
    here = [e for e in text.entities if e.span.start < end and start < e.span.end]
    quoted = any(e.kind.quotes and e.span.start <= start and end <= e.span.end for e in text.entities)
    for entity in here:
        first, last = max(entity.span.start, start), min(entity.span.end, end)
        coloured.stylize(_STYLES[entity.kind], places[first - start], places[last - start])
    for link in sorted(_ending_here(here, end), key=lambda e: e.span.end, reverse=True):
        place = places[link.span.end - start]
        coloured = coloured[:place].append(f" [{numbers[link.url]}]", "dim") + coloured[place:]
    return _Line(coloured, quoted)


def _ending_here(entities: Sequence[Entity], end: int) -> list[Entity]:
    return [entity for entity in entities if entity.kind is EntityKind.LINK and entity.span.end <= end]
