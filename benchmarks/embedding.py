"""How quick the compiled model is, and how near to the published one.

`python -m benchmarks.embedding [--passages 256] [--rounds 5] [--model-folder DIR]` prints a table: passages a second
against plain sentence-transformers in the same run, cosines to it, what a question waits, memory and start.
Texts are those of ../shared/news where it lies beside the project, else the project's own calibration texts.
"""

from __future__ import annotations

import argparse
import itertools
import json
import lzma
import os
import platform
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from index.indexing.embedding import Embedder, open_embedder
from index.indexing.embedding.calibration_texts import calibration_texts
from index.indexing.passages import PASSAGE_WORDS, split_passages
from index.library.articles import Span

NEWS = Path(__file__).resolve().parents[2] / "shared" / "news"
ARTICLES = "articles-202208.jsonl.xz"
QUESTIONS = "questions-202208.jsonl"
BATCH = 32  # what sentence-transformers takes by default
LEAST_WORDS = PASSAGE_WORDS * 3 // 4  # a passage as ingest makes them, not an article's last line
MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Sample:
    """Passages with the spans of their sentences."""

    texts: list[str]
    sentences: list[list[Span]]


@dataclass(frozen=True, slots=True)
class Serving:
    """What a fresh process paid, and what its questions waited; seconds, bytes, milliseconds."""

    import_s: float
    open_s: float
    first_ms: float
    opened_bytes: int
    used_bytes: int
    idle_ms: list[float]
    busy_ms: list[float]


def take_passages(count: int) -> Sample:
    """`count` passages of LEAST_WORDS words or more, spread over the articles."""
    found = itertools.islice(_passages(), count)
    texts, sentences = zip(*found, strict=True)
    return Sample(list(texts), list(sentences))


def _passages() -> Iterator[tuple[str, list[Span]]]:
    for text in _articles():
        long = [place for place in split_passages(text) if len(place.span.of(text).split()) >= LEAST_WORDS]
        for place in long[:3]:
            yield place.span.of(text), [sentence.moved(-place.span.start) for sentence in place.sentences]


def _articles() -> Iterator[str]:
    if (NEWS / ARTICLES).exists():
        with lzma.open(NEWS / ARTICLES, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)
    else:
        own = calibration_texts()
        yield from ("\n".join(own[start:] + own[:start]) for start in itertools.cycle(range(len(own))))


def take_questions() -> list[str]:
    """What readers ask."""
    if (NEWS / QUESTIONS).exists():
        return [json.loads(line)["question"] for line in (NEWS / QUESTIONS).read_text("utf-8").splitlines()]
    return [text for text in calibration_texts() if text.endswith("?")]


def seconds_of(work: Callable[[], object]) -> float:
    """Wall time of one call."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def resident_bytes() -> int:
    """This process's resident memory now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def serve(folder: Path, sample: Sample, questions: Sequence[str]) -> Serving:
    """Runs in a process of its own, which has loaded nothing else of weight."""
    import_s = seconds_of(lambda: __import__("index.indexing.embedding.compiled_model"))
    begun = time.perf_counter()
    embedder = open_embedder(None, folder)
    open_s = time.perf_counter() - begun
    opened_bytes = resident_bytes()
    first_ms = seconds_of(lambda: embedder.questions(questions[:1])) * 1000
    idle_ms = waits(embedder, questions)
    with busy(embedder, sample):
        busy_ms = waits(embedder, questions)
    return Serving(import_s, open_s, first_ms, opened_bytes, resident_bytes(), idle_ms, busy_ms)


def waits(embedder: Embedder, questions: Sequence[str]) -> list[float]:
    """Milliseconds of each of the questions, asked four times in turn, the first round left out."""
    rounds = [[seconds_of(partial(embedder.questions, [question])) * 1000 for question in questions] for _ in "1234"]
    return [wait for asked in rounds[1:] for wait in asked]


@contextmanager
def busy(embedder: Embedder, sample: Sample) -> Iterator[None]:
    """Passages are being embedded all the while, by another thread."""
    done = threading.Event()

    def embed() -> None:
        while not done.is_set():
            embedder.passages(sample.texts[:64], sample.sentences[:64])

    thread = threading.Thread(target=embed)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def machine() -> str:
    """Processor and cores, as the system names them."""
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return f"{names[0] if names else platform.processor()}, {len(os.sched_getaffinity(0))} cores"


def spread(values: Sequence[float]) -> str:
    """Median and 95th percentile."""
    return f"{np.percentile(values, 50):.1f} / {np.percentile(values, 95):.1f}"


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, default=256)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--model-folder", type=Path, help="a compiled form to use; without it one is made")
    options = parser.parse_args()
    sample, questions = take_passages(options.passages), take_questions()
    with tempfile.TemporaryDirectory() as scratch:
        report(options.model_folder or Path(scratch), sample, questions, options.rounds)


def report(folder: Path, sample: Sample, questions: Sequence[str], rounds: int) -> None:
    """Measures and prints: a fresh process first, then the two models in turn."""
    made_s = seconds_of(lambda: open_embedder(None, folder).close())
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        served = pool.submit(serve, folder, sample, questions).result()
    row("machine", machine())
    words = statistics.mean(len(text.split()) for text in sample.texts)
    row("passages", f"{len(sample.texts)} of {words:.0f} words and {_mean_sentences(sample):.1f} sentences")
    row("compiled form made or found", f"{made_s:.1f} s")
    row("import / open / first question", f"{served.import_s:.2f} s / {served.open_s:.2f} s / {served.first_ms:.0f} ms")
    row("resident: opened / after work", f"{served.opened_bytes / MIB:.0f} / {served.used_bytes / MIB:.0f} MiB")
    row("question p50 / p95, idle", f"{spread(served.idle_ms)} ms")
    row("question p50 / p95, passages beside", f"{spread(served.busy_ms)} ms")
    compare(open_embedder(None, folder), sample, questions, rounds)


def compare(embedder: Embedder, sample: Sample, questions: Sequence[str], rounds: int) -> None:
    """The compiled form against plain sentence-transformers, in turn."""
    from sentence_transformers import SentenceTransformer

    from index.indexing.embedding.weights import packaged_weights

    plain = SentenceTransformer(str(packaged_weights()), device="cpu")

    def plainly(texts: Sequence[str]) -> np.ndarray:
        return np.asarray(plain.encode(list(texts), batch_size=BATCH, show_progress_bar=False))

    published, ours = plainly(sample.texts), embedder.passages(sample.texts, sample.sentences)  # both warm by now
    pairs = [
        (
            seconds_of(lambda: plainly(sample.texts)),
            seconds_of(lambda: embedder.passages(sample.texts, sample.sentences)),
        )
        for _ in range(rounds)
    ]
    count = len(sample.texts)
    row("plain, passages a second", f"{count / statistics.median(slow for slow, _ in pairs):.1f}")
    row("compiled, with sentences", f"{count / statistics.median(fast for _, fast in pairs):.1f}")
    ratios = [slow / fast for slow, fast in pairs]
    row("times as many", f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})")
    for what, a, b in (
        ("passages", published, ours.passages),
        ("questions", plainly(questions), embedder.questions(questions)),
    ):
        cosines = (a * b).sum(axis=1) / np.linalg.norm(a, axis=1)
        row(f"cosine to fp32, {what}, mean / min", f"{cosines.mean():.4f} / {cosines.min():.4f}")
    embedder.close()


def row(what: str, figure: str) -> None:
    """One line of the table."""
    print(f"{what:<38} {figure}", flush=True)


def _mean_sentences(sample: Sample) -> float:
    return statistics.mean(len(spans) for spans in sample.sentences)


if __name__ == "__main__":
    main()
