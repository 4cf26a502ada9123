"""Kills the move to the multilingual model at many moments; each time, and at the end, the library is whole.

    python -m benchmarks.kill_moving [--kills 12] [--paragraphs 240] [--model FOLDER]

The library holds XQuAD's English and Spanish paragraphs (../shared/languages). testing/move_kills.py says what is
looked at. Exit status 1 if anything is wrong.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.languages import xquad_articles
from index.indexing.embedding import MULTILINGUAL_MODEL, open_embedder
from index.library.articles import Draft
from testing.move_kills import Questions, survive

QUESTIONS = Questions(
    ("How many points did the Panthers defense surrender?", "308"),
    ("¿Cuántos puntos cedió la defensa de los Panthers?", "308"),
)


def main() -> None:
    """Prints what came of it; exits 1 if anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=12)
    parser.add_argument("--paragraphs", type=int, default=240, help="of each language")
    parser.add_argument("--model", type=Path, help="a folder with the compiled models, if there is one already")
    arguments = parser.parse_args()
    english, spanish = (xquad_articles(language)[: arguments.paragraphs] for language in ("en", "es"))
    articles = [*english, *(Draft(f"{one.url}/es", one.title, one.text, language="es") for one in spanish)]
    with tempfile.TemporaryDirectory() as temporary:
        model = arguments.model or Path(temporary) / "model"
        for name in (None, MULTILINGUAL_MODEL):
            open_embedder(name, model).close()
        survived = survive(arguments.kills, Path(temporary) / "library", model, articles, QUESTIONS)
    print(f"killed {survived.killed} times, with {', '.join(map(str, survived.embedded))} passages embedded")
    for problem in survived.problems:
        print(problem)
    print("the library is whole and has moved" if not survived.problems else "NOT whole")
    sys.exit(1 if survived.problems else 0)


if __name__ == "__main__":
    main()
