"""How fast articles are indexed: `bot.py add` against the vectors alone by plain SentenceTransformer.encode.

    python -m benchmarks.indexing [--span 202208] [--rounds 3] [--most 150]

Both take the same passages in the same run, in turns: fp32 and batches of 32 (the library's default) on one
side; reading, splitting, embedding passages and sentences, storing and both indexes on the other.
The compiled form of the model is made before: it is made once for a data folder.
"""

from __future__ import annotations

import argparse
import itertools
import json
import lzma
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from testing.program import SHARED, bot

PLAIN = """
import sys, time, json, sqlite3
from pathlib import Path
import torch
from sentence_transformers import SentenceTransformer
from index.indexing.embedding.weights import packaged_weights
model = SentenceTransformer(str(packaged_weights()))
rows = sqlite3.connect(sys.argv[1]).execute(
    "select substr(a.text, p.start + 1, p.end - p.start) from passages p join articles a on a.id = p.article")
texts = [row[0] for row in rows]
share = texts[:: int(sys.argv[2])]
model.encode(share[:64], batch_size=32)
begun = time.perf_counter()
model.encode(share, batch_size=32)
print(json.dumps({"passages": len(share), "seconds": time.perf_counter() - begun}))
"""


def first_articles(articles: Path, most: int | None, folder: Path) -> Path:
    """Returns a file in `folder` with the first `most` articles; the same file for None."""
    if most is None:
        return articles
    first = folder / "articles.jsonl"
    with lzma.open(articles, "rt", encoding="utf-8") as lines:
        first.write_text("".join(itertools.islice(lines, most)), encoding="utf-8")
    return first


def main() -> None:
    """Prints passages a second of both, and the ratio, round by round."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--span", default="202208")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--every", type=int, default=1, help="plain encodes every nth passage only")
    parser.add_argument("--most", type=int, help="articles that are taken; all without it")
    arguments = parser.parse_args()
    ratios = []
    with tempfile.TemporaryDirectory() as temporary:
        articles = first_articles(
            SHARED / "news" / f"articles-{arguments.span}.jsonl.xz", arguments.most, Path(temporary)
        )
        model = Path(temporary) / "model-only"
        bot("chat", data=model)
        for number in range(arguments.rounds):
            data = Path(temporary) / f"data-{number}"
            data.mkdir()
            (data / "model").symlink_to(model / "model")
            ran = bot("add", str(articles), data=data)
            status = json.loads(bot("status", "--json", data=data).output)
            ours = status["passages"] / ran.seconds
            plain_run = subprocess.run(
                [sys.executable, "-c", PLAIN, str(data / "library.sqlite3"), str(arguments.every)],
                check=True,
                capture_output=True,
                text=True,
            )
            plain_told = json.loads(plain_run.stdout.splitlines()[-1])
            plain = plain_told["passages"] / plain_told["seconds"]
            ratios.append(ours / plain)
            print(f"round {number + 1}: bot.py add {ours:.0f}/s, plain encode {plain:.0f}/s, ratio {ours / plain:.2f}")
    print(f"median ratio {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()
