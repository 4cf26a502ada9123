"""Counts in how many articles each word stands: retrieval/data/word-counts.txt.gz, and which words there are.

  python -m benchmarks.count_words ARTICLES.jsonl.xz… --output word-counts.txt.gz --spelt spelt-words.txt.gz

The first has stems with their counts, the second the words as they are spelt, folded.
"""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
from collections import Counter
from pathlib import Path

from index.search.aliases import names_in, plain_form
from index.search.letter_folding import WORD, fold
from retrieval.folded_words import stem

FEWEST_ARTICLES = 12  # that hold a word for it to be counted: what is rarer is as rare as can be


def main() -> None:
    """Counts, and writes stems with their counts, the commonest first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--spelt", type=Path, required=True)
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    spelt: Counter[str] = Counter()
    articles = 0
    for path in options.articles:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                words = WORD.findall(f"{article['title']} {article['text']}")
                names = {alias.group for alias in names_in([plain_form(word) for word in words])}
                counts.update(names.union(map(stem, words)))
                spelt.update({fold(word) for word in words if word.isalpha()})
                articles += 1
    kept = sorted(
        ((word, n) for word, n in counts.items() if n >= FEWEST_ARTICLES), key=lambda pair: (-pair[1], pair[0])
    )
    text = "".join([f"{articles}\n", *(f"{word} {n}\n" for word, n in kept)])
    options.output.write_bytes(gzip.compress(text.encode(), mtime=0))
    words_kept = sorted(word for word, n in spelt.items() if n >= FEWEST_ARTICLES)
    options.spelt.write_bytes(gzip.compress("\n".join(words_kept).encode(), mtime=0))


if __name__ == "__main__":
    main()
