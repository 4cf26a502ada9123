"""Writes the words for times in the languages of news, from CLDR: python -m benchmarks.name_times

The file is retrieval/data/time-words.json. Babel and dateparser themselves would cost 80 MB and a third of a second.
"""

from __future__ import annotations

import json

from retrieval.other_languages.time_words import FILE
from testing.cldr_times import time_words


def main() -> None:
    """Writes the file."""
    lines = [f" {json.dumps(code)}: {json.dumps(words, ensure_ascii=False)}" for code, words in time_words().items()]
    FILE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
