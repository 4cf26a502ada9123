"""Charts as PNG: bars of counts per day, and a timeline of a story."""

from __future__ import annotations

import io
import textwrap
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from babel.dates import format_date

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH_IN, DOTS_PER_INCH = 8.0, 120  # 960 dots wide: sharp on a phone, some 40 kB
COLOURS = ("#2f6f9f", "#d98c3f")
TITLE_COLUMNS = 62  # characters of a headline in a line
LAST_DRAWN = 0x2E7F  # the library's font has the alphabets up to here, and does not join Arabic letters


@dataclass(frozen=True, slots=True)
class Event:
    """A day and its headline on a timeline."""

    day: date
    headline: str


def bars(days: Sequence[date], series: Mapping[str, Sequence[int]], locale: str) -> bytes | None:
    """Returns a bar chart of counts per day as PNG; None if the font lacks the names or nothing was counted."""
    if not all(map(can_be_drawn, series)) or not any(map(any, series.values())):
        return None

    from matplotlib.ticker import MaxNLocator  # see _figure

    figure = _figure(3.6)
    axes = figure.add_subplot()
    width = 0.8 / len(series)
    for number, (name, counts) in enumerate(series.items()):
        places = [place + (number - (len(series) - 1) / 2) * width for place in range(len(days))]
        axes.bar(places, counts, width, label=name, color=COLOURS[number % len(COLOURS)])
    axes.set_xticks(
        range(len(days)), [format_date(day, "d MMM", locale=locale) for day in days], rotation=45, ha="right"
    )
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False)
    return _png(figure)


def timeline(events: Sequence[Event], locale: str) -> bytes | None:
    """Returns a timeline of headlines as PNG, first day at the top; None if the font lacks their characters."""
    if len(events) < 2 or not all(can_be_drawn(event.headline) for event in events):
        return None
    lines = [textwrap.wrap(event.headline, TITLE_COLUMNS, max_lines=2, placeholder=" …") for event in events]
    figure = _figure(0.6 + 0.55 * len(events))
    axes = figure.add_subplot()
    places = range(len(events))
    axes.plot([0] * len(events), places, color=COLOURS[0], marker="o", markersize=7, linewidth=2)
    for place, event, title in zip(places, events, lines, strict=True):
        axes.text(-0.03, place, format_date(event.day, "d MMM y", locale=locale), ha="right", va="center", fontsize=9)
        axes.text(0.03, place, "\n".join(title), ha="left", va="center", fontsize=10, parse_math=False)
    axes.set_xlim(-0.25, 1)
    axes.set_ylim(len(events) - 0.5, -0.5)
    axes.axis("off")
    return _png(figure)


def can_be_drawn(text: str) -> bool:
    """Whether the font has every character of the text, and none runs from right to left."""
    return all(
        ord(character) <= LAST_DRAWN and unicodedata.bidirectional(character) not in {"R", "AL", "AN"}
        for character in text
    )


def _figure(height_in: float) -> Figure:
    from matplotlib.figure import Figure  # slow to import, and most conversations need no picture

    return Figure(figsize=(WIDTH_IN, height_in), dpi=DOTS_PER_INCH, layout="constrained")


def _png(figure: Figure) -> bytes:
    written = io.BytesIO()
    figure.savefig(written, format="png")
    return written.getvalue()
