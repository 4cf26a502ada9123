"""10,000 articles added, a tenth corrected, a tenth removed, in random order: the indexes equal rebuilt ones.

    python -m benchmarks.churn [--articles 10000]

Once with batches of 1, 2 and the default. The embedder is the tests' deterministic one: only the following counts.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from index.indexing.consistency import findings
from index.indexing.ingest import BATCH_ARTICLES
from testing.indexed_library import ALWAYS, IndexedLibrary, draft

SHARE = 0.1  # corrected, and as many removed


def churn(articles: int, batch: int, folder: Path, seed: int = 1) -> bool:
    """Whether the followed indexes equal rebuilt ones, and `findings` finds nothing."""
    chance = random.Random(seed)
    indexed = IndexedLibrary(folder, batch)
    names = list(range(articles))
    chance.shuffle(names)
    corrected = set(chance.sample(names, int(articles * SHARE)))
    removed = set(chance.sample(names, int(articles * SHARE)))
    waiting = [(name, 0) for name in names]
    while waiting:
        size = chance.randint(1, 400)
        part, waiting = waiting[:size], waiting[size:]
        indexed.take(*(draft(f"{name}", _text(name, revision), "2025-05-11") for name, revision in part))
        for name, revision in part:
            if revision == 0 and name in corrected:
                waiting.insert(chance.randint(0, len(waiting)), (name, 1))
            elif name in removed:
                indexed.library.remove(indexed.library.find(f"https://example.org/{name}"))
    indexed.search.catch_up()
    problems = list(findings(indexed.library, indexed.search, indexed.embedder.name))
    followed = _held(indexed)
    indexed.search.rebuild()
    equal = followed == _held(indexed) and not problems
    indexed.search.close()
    indexed.database.close()
    return equal


def _text(name: int, revision: int) -> str:
    return f"Story {name} tells of ship {name % 97} and of harbour {name % 89}. It was revised {revision} times."


def _held(indexed: IndexedLibrary) -> list[object]:
    """Every passage in the indexes, how near each is to some questions, and which ones some words find.

    Not the scores of words: BM25 counts deleted passages until their segment is merged away.
    """
    everything = len(indexed.local.vectors)
    held: list[object] = [indexed.local.vectors.passages(), indexed.local.words.passages()]
    for number in range(0, 97, 8):
        vector = indexed.embedder.questions([f"ship {number}"])[0]
        near = indexed.search.nearest(vector, everything, ALWAYS)
        held.append({hit.passage: round(hit.score, 5) for hit in near})
        held.append(
            {hit.passage for hit in indexed.search.matching(f"harbour {number} revised", everything, [ALWAYS])[0]}
        )
    return held


def main() -> None:
    """Prints a line a batch size; exits 1 where anything differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    arguments = parser.parse_args()
    equal = True
    for batch in (1, 2, BATCH_ARTICLES):
        with tempfile.TemporaryDirectory() as temporary:
            begun = time.perf_counter()
            same = churn(arguments.articles, batch, Path(temporary))
            equal &= same
            print(f"batches of {batch}: {'equal' if same else 'NOT equal'} ({time.perf_counter() - begun:.0f} s)")
    sys.exit(0 if equal else 1)


if __name__ == "__main__":
    main()
