"""Writes the names of months and weekdays in the languages of news, as CLDR has them: python -m benchmarks.name_dates

The file is index/gathering/reading/calendar_words.json. Reading dates with Babel itself would cost 80 MB and a third
of a second.
"""

from __future__ import annotations

import json

from index.gathering.reading.calendar_words import FILE
from testing.cldr_calendar import calendar_words


def main() -> None:
    """Writes the file."""
    FILE.write_text(json.dumps(calendar_words(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
