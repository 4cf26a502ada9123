"""The reader: a small network that finds where in a passage the answer to a question begins and ends."""

from __future__ import annotations

import json
import math
import mmap
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from config.memory import let_go_of
from config.thread_priority import lower_priority
from index.indexing.embedding.weights import packaged_weights
from index.indexing.networks import Graph, Inputs, open_network
from index.indexing.networks.made_folders import say_nothing

GRAPH = Path(__file__).parent / "data" / "reader.xml"
"""What reads for answers, int8; WHOLE_GRAPH taught it to read alike in half the time (`benchmarks/teach_reader.py`)."""
WHOLE_GRAPH = GRAPH.with_name("reader-whole.xml")
"""Four layers of the default model with two outputs a word piece, int8; made by `benchmarks/fit_reader.py`."""

QUESTION_PIECES = 40
TITLE_PIECES = 20
TITLE_LETTERS = 200  # more than TITLE_PIECES
PASSAGE_PIECES = 170
LENGTH_STEP = 16  # lengths are padded to a multiple of this, since each new length costs the engine time and memory
# Python runs in one thread at a time, so whichever it is should have a core at once: one that computes features, or
# changes an index. Readers take what is left. What gathers the news gives way more (10).
NICENESS = 5
UNKNOWN, CLS, SEP = 100, 101, 102  # BERT's marks, as in the model's vocabulary


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """The logits of one passage.

    `begins` and `ends` have one value for each word piece. `spans` (shape (pieces, 2)) is where each piece stands in
    the passage's text. `nothing` is the logit of no answer.
    """

    begins: npt.NDArray[np.float32]
    ends: npt.NDArray[np.float32]
    spans: npt.NDArray[np.int32]
    nothing: float


@dataclass(frozen=True, slots=True)
class ReaderInput:
    """The input of the network: the pieces of question, title and passage.

    `second` is where the second segment begins, `text` where the passage begins after the title.
    """

    pieces: list[int]
    second: int
    text: int


def make_reader_input(asked: Sequence[int], title: Sequence[int], text: Sequence[int]) -> ReaderInput:
    """Returns the pieces of all three, each cut to the length that the network was trained with."""
    first = [CLS, *asked[:QUESTION_PIECES], SEP]
    head = [*title[:TITLE_PIECES], SEP]
    return ReaderInput([*first, *head, *text[:PASSAGE_PIECES], SEP], len(first), len(first) + len(head))


class Reader(Protocol):
    """Reads passages for a question. Thread-safe."""

    def read(self, question: str, passages: Sequence[tuple[str, str]]) -> list[Reading]:
        """Returns one Reading for each (title, text) of `passages`."""
        ...

    def begin(self, question: str, passages: Sequence[tuple[str, str]]) -> Callable[[], list[Reading]]:
        """Starts to read, and returns a function that waits for the readings."""
        ...


class CompiledReader:
    """Runs GRAPH on the engine that is quickest here. The vectors of word pieces come from the packaged weights."""

    def __init__(self, graph: Path = GRAPH, folder: Path | None = None) -> None:
        """`folder` keeps what the engine needs, as for the embedder; without it, one that needs nothing is used."""
        self._tokenizer, self._vectors = _tokenizer(), _word_vectors()
        self._fills = False  # as engines are tried
        self._network = open_network(Graph(graph), graph.stem, self._sample, folder, say_nothing)
        self._fills = not self._network.takes_any_length
        self._readers = ThreadPoolExecutor(
            self._network.streams, thread_name_prefix="reader", initializer=lower_priority, initargs=(NICENESS,)
        )

    def begin(self, question: str, passages: Sequence[tuple[str, str]]) -> Callable[[], list[Reading]]:
        """See Reader. The engine releases the GIL, so the caller continues on another core."""
        if not passages:  # nothing is read while many wait
            return list
        asked = self._tokenizer.encode(question, add_special_tokens=False).ids
        begun = [self._readers.submit(self._read, asked, title, text) for title, text in passages]
        return lambda: [one.result() for one in begun]

    def read(self, question: str, passages: Sequence[tuple[str, str]]) -> list[Reading]:
        """See Reader. Pieces of a passage beyond PASSAGE_PIECES are not read and have no logits."""
        return self.begin(question, passages)()

    def _read(self, asked: Sequence[int], title: str, text: str) -> Reading:
        head = self._tokenizer.encode(title[:TITLE_LETTERS], add_special_tokens=False)
        body = self._tokenizer.encode(text, add_special_tokens=False)
        reader_input = make_reader_input(asked, head.ids, body.ids)
        logits = self._network.run(self._inputs(reader_input))[0][0]
        spans = np.array(body.offsets[:PASSAGE_PIECES], np.int32).reshape(-1, 2)
        found = logits[reader_input.text : reader_input.text + len(spans)]
        return Reading(found[:, 0], found[:, 1], spans, float(logits[0, 0]))

    def _sample(self) -> Inputs:
        return self._inputs(make_reader_input([UNKNOWN] * 12, [UNKNOWN] * TITLE_PIECES, [UNKNOWN] * PASSAGE_PIECES))

    def _inputs(self, reader_input: ReaderInput) -> Inputs:
        pieces = reader_input.pieces
        length = -(-len(pieces) // LENGTH_STEP) * LENGTH_STEP if self._fills else len(pieces)
        ids = np.zeros(length, np.int64)
        ids[: len(pieces)] = pieces
        mask = np.zeros((1, length), np.float32)
        mask[0, : len(pieces)] = 1
        types = np.zeros((1, length), np.int64)
        types[0, reader_input.second : len(pieces)] = 1
        return {"words": np.asarray(self._vectors[ids], np.float32)[None], "types": types, "mask": mask}


@cache
def _tokenizer() -> Tokenizer:
    """Returns the tokenizer of both readers."""
    tokenizer = Tokenizer.from_file(str(packaged_weights() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


@cache
def _word_vectors() -> npt.NDArray[np.float32]:
    """Returns the vectors of all word pieces, of both readers."""
    return _mapped(packaged_weights() / "model.safetensors", "embeddings.word_embeddings.weight")


def _mapped(path: Path, name: str) -> npt.NDArray[np.float32]:
    """Maps a tensor of a safetensors file into memory, so that only the rows that are used are read."""
    with path.open("rb") as file:
        header_length = int.from_bytes(file.read(8), "little")
        tensor = json.loads(file.read(header_length))[name]
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    let_go_of(mapped)
    begin, rows = 8 + header_length + tensor["data_offsets"][0], tuple(tensor["shape"])
    return np.frombuffer(mapped, np.float32, math.prod(rows), begin).reshape(rows)
