"""The reader: a small network that says where in a passage the answer to a question begins."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import openvino as ov
from tokenizers import Tokenizer

from index.embedding.processor import compiled
from index.embedding.weights import packaged_weights

GRAPH = Path(__file__).parent / "data" / "reader.xml"
"""Four layers of the default model with two outputs a word piece, int8; made by `benchmarks/fit_reader.py`."""

QUESTION_PIECES = 40
TITLE_PIECES = 20
PASSAGE_PIECES = 170
LENGTH_STEP = 16  # lengths are filled up to a multiple of it: each new length costs the engine time and memory
CLS, SEP = 101, 102  # BERT's marks, as in the model's vocabulary


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What the reader made of one passage, in logits.

    `begins` and `ends` are one a word piece, `spans` (shape (pieces, 2)) where each piece stands in the passage's
    text; `nothing` is the logit of there being no answer in it.
    """

    begins: npt.NDArray[np.float32]
    ends: npt.NDArray[np.float32]
    spans: npt.NDArray[np.int32]
    nothing: float


@dataclass(frozen=True, slots=True)
class Framed:
    """A question and a passage as the network takes them: `second` is where its second segment begins, `text` where
    the passage's pieces do, after the title's.
    """

    pieces: list[int]
    second: int
    text: int


def frame(asked: Sequence[int], title: Sequence[int], text: Sequence[int]) -> Framed:
    """The word pieces of the three, none longer than the network is used to."""
    first = [CLS, *asked[:QUESTION_PIECES], SEP]
    head = [*title[:TITLE_PIECES], SEP]
    return Framed([*first, *head, *text[:PASSAGE_PIECES], SEP], len(first), len(first) + len(head))


class Reader(Protocol):
    """Reads passages for a question. Safe from any thread."""

    def read(self, question: str, passages: Sequence[tuple[str, str]]) -> list[Reading]:
        """One Reading for each (title, text) of `passages`."""
        ...

    def begin(self, question: str, passages: Sequence[tuple[str, str]]) -> Callable[[], list[Reading]]:
        """Reads them meanwhile; what it returns waits for the readings."""
        ...


class CompiledReader:
    """Serves GRAPH through OpenVINO; the vectors of word pieces are looked up in the packaged weights."""

    def __init__(self, graph: Path = GRAPH) -> None:
        weights = packaged_weights()
        self._tokenizer = Tokenizer.from_file(str(weights / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._vectors = _mapped(weights / "model.safetensors", "embeddings.word_embeddings.weight")
        self._queue = ov.AsyncInferQueue(compiled(graph))
        self._queue.set_callback(_keep)
        self._reading = threading.Lock()
        self._meanwhile = ThreadPoolExecutor(1, thread_name_prefix="reader")

    def begin(self, question: str, passages: Sequence[tuple[str, str]]) -> Callable[[], list[Reading]]:
        """See Reader. The engine works outside of Python's lock, so the caller goes on on another core."""
        return self._meanwhile.submit(self.read, question, passages).result

    def read(self, question: str, passages: Sequence[tuple[str, str]]) -> list[Reading]:
        """See Reader. What of a passage is over PASSAGE_PIECES is not read, and gets no logits."""
        encode = self._tokenizer.encode_batch
        asked = self._tokenizer.encode(question, add_special_tokens=False).ids
        titles = encode([title[:200] for title, _ in passages], add_special_tokens=False)
        texts = encode([text for _, text in passages], add_special_tokens=False)
        logits: list[npt.NDArray[np.float32]] = [np.empty((0, 2), np.float32)] * len(passages)
        starts = []
        with self._reading:
            for place, (title, text) in enumerate(zip(titles, texts, strict=True)):
                framed = frame(asked, title.ids, text.ids)
                starts.append(framed.text)
                self._queue.start_async(self._inputs(framed), (logits, place))
            self._queue.wait_all()
        readings = []
        for found, start, text in zip(logits, starts, texts, strict=True):
            spans = np.array(text.offsets[:PASSAGE_PIECES], np.int32).reshape(-1, 2)
            body = found[start : start + len(spans)]
            readings.append(Reading(body[:, 0], body[:, 1], spans, float(found[0, 0])))
        return readings

    def _inputs(self, framed: Framed) -> dict[str, npt.NDArray[Any]]:
        pieces = framed.pieces
        length = -(-len(pieces) // LENGTH_STEP) * LENGTH_STEP
        ids = np.zeros(length, np.int64)
        ids[: len(pieces)] = pieces
        mask = np.zeros((1, length), np.float32)
        mask[0, : len(pieces)] = 1
        types = np.zeros((1, length), np.int64)
        types[0, framed.second : len(pieces)] = 1
        return {"words": np.asarray(self._vectors[ids], np.float32)[None], "types": types, "mask": mask}


def _keep(request: Any, place: tuple[list[npt.NDArray[np.float32]], int]) -> None:
    logits, at = place
    logits[at] = request.get_output_tensor(0).data[0].copy()


def _mapped(path: Path, name: str) -> npt.NDArray[np.float32]:
    """A tensor of a safetensors file, mapped: only the rows that are looked up are ever read."""
    with path.open("rb") as file:
        header_length = int.from_bytes(file.read(8), "little")
        tensor = json.loads(file.read(header_length))[name]
    begin = 8 + header_length + tensor["data_offsets"][0]
    return np.memmap(path, np.float32, "r", offset=begin, shape=tuple(tensor["shape"]))
