"""Teaches an encoder of three layers to give the vectors of all-MiniLM-L6-v2, which are all the labels it needs.

  python -m benchmarks.teach_encoder --year DATA QUESTIONS [--year …] --everyday DATA QUESTIONS [--everyday …]
      [--from light_layers.safetensors] --output light_layers.safetensors

Each DATA was indexed by the model that teaches. Read are: its passages, with the vectors of them and of their
sentences as they are stored; and, as texts of their own, headlines, the questions, and those of the free question sets
of ../shared/training. To measure, teach on years that are not measured.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from safetensors.torch import load_file, save_file
from sqlalchemy import select

from benchmarks.fitting_steps import SEED, fit_steps, seeded_options, steps_of
from benchmarks.labelled import read_questions
from benchmarks.question_cases import everyday_questions
from benchmarks.question_sets import general_groups
from benchmarks.question_wordings import as_typed
from benchmarks.reader_network import packaged_bert
from commands.parts import Parts
from config.settings import read_settings
from index.indexing.embedding.compiled_model import open_tokenizer
from index.indexing.embedding.encoder_graph import LAYERS
from index.indexing.embedding.weights import packaged_weights
from index.indexing.embedding.word_pieces import Pieces, graph_inputs
from index.library.passage_vectors import Vectors
from index.library.schema import passages

KEPT = (0, 2, 5)  # of the six: those that the student begins with
RATE = 4e-4
PASSAGES, HEADLINES = 60_000, 4_000  # of all years together
ROUNDS_OF_SHORT = 2  # times that short texts are read
READ_AT_ONCE = 500
PIECES_A_STEP = 3000


@dataclass(frozen=True, slots=True, eq=False)
class Taught:
    """A text in word pieces. `pool` (rows, pieces) says which of them are averaged, `vectors` (rows, width) to what."""

    ids: npt.NDArray[np.int32]
    pool: npt.NDArray[np.float16]
    vectors: npt.NDArray[np.float16]


class Encoder(torch.nn.Module):
    """Some layers of all-MiniLM-L6-v2. What lies before them stays as packaged."""

    def __init__(self) -> None:
        super().__init__()
        bert = packaged_bert()
        self.embeddings = bert.embeddings.requires_grad_(False)
        self.layers = torch.nn.ModuleList(bert.encoder.layer[at] for at in KEPT)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, pool: torch.Tensor) -> torch.Tensor:
        """Vectors (texts, rows, width) of length 1, as index.indexing.embedding.encoder_graph has them."""
        state = self.embeddings(input_ids=ids)
        for layer in self.layers:
            state = layer(state, mask)
        vectors: torch.Tensor = torch.nn.functional.normalize(pool @ state, dim=-1)
        return vectors


def passages_of(parts: Parts, count: int, chance: random.Random) -> Iterator[Taught]:
    """Passages of a library, with their sentences and the vectors of both."""
    tokenizer = open_tokenizer(packaged_weights() / "tokenizer.json")
    with parts.database.reading() as connection:
        known = list(connection.execute(select(passages.c.id)).scalars())
    chosen = chance.sample(known, min(count, len(known)))
    for start in range(0, len(chosen), READ_AT_ONCE):
        some = chosen[start : start + READ_AT_ONCE]
        for passage in parts.library.passages(some, parts.embedder.dimension, parts.embedder.name):
            span = passage.place.span
            pieces = Pieces.of(tokenizer.encode(span.of(passage.text)))
            sentences = [sentence.moved(-span.start) for sentence in passage.place.sentences]
            if not pieces.cut:
                yield _taught(pieces, sentences, np.vstack([passage.vector, passage.sentence_vectors]))


def short_texts(parts: Parts, texts: Sequence[str]) -> Iterator[Taught]:
    """Texts that are embedded as questions."""
    tokenizer = open_tokenizer(packaged_weights() / "tokenizer.json")
    for text, vector in zip(texts, parts.embedder.questions(texts), strict=True):
        yield _taught(Pieces.of(tokenizer.encode(text)), (), vector[None])


def _taught(pieces: Pieces, sentences: Sequence[Any], vectors: Vectors) -> Taught:
    pool = graph_inputs(pieces, sentences, fill=False)["pool"]
    return Taught(pieces.ids, pool.astype(np.float16), vectors.astype(np.float16))


def headlines(parts: Parts, count: int, chance: random.Random) -> list[str]:
    """Titles of a library's articles."""
    titles = [card.title for card in parts.library.newest(parts.library.counts().articles) if card.title]
    return chance.sample(titles, min(count, len(titles)))


def loss_of(encoder: Encoder, step: Sequence[Taught]) -> torch.Tensor:
    """One less the cosine: of whole texts, and, in the mean of each text, of its sentences."""
    longest, rows = max(len(one.ids) for one in step), max(len(one.pool) for one in step)
    ids, mask = np.zeros((len(step), longest), np.int64), np.full((len(step), longest), -1e4, np.float32)
    pool = np.zeros((len(step), rows, longest), np.float32)
    wanted = np.zeros((len(step), rows, step[0].vectors.shape[1]), np.float32)
    weight = np.zeros((len(step), rows), np.float32)
    for at, one in enumerate(step):
        (own, length) = one.pool.shape
        ids[at, :length], mask[at, :length] = one.ids, 0.0
        pool[at, :own, :length], wanted[at, :own] = one.pool, one.vectors
        weight[at, 0], weight[at, 1:own] = 1.0, 1.0 / max(1, own - 1)
    given = encoder(*map(torch.from_numpy, (ids, mask[:, None, None, :], pool))).float()
    away = 1.0 - (given * torch.from_numpy(wanted)).sum(-1)
    weights = torch.from_numpy(weight)
    lost: torch.Tensor = (away * weights).sum() / weights.sum()
    return lost


def _steps(taught: Sequence[Taught], chance: random.Random) -> list[list[Taught]]:
    return steps_of(
        taught,
        chance,
        length=lambda one: len(one.ids),
        is_full=lambda held: len(held) * len(held[-1].ids) >= PIECES_A_STEP,
        a_step=PIECES_A_STEP // 100,
    )


@torch.no_grad()
def cosines(encoder: Encoder, held_back: Sequence[Taught]) -> float:
    """The mean cosine to the teacher's vectors, as `loss_of` weighs them."""
    encoder.eval()
    return 1.0 - float(np.mean([float(loss_of(encoder, [one])) for one in held_back]))


def main() -> None:
    """Teaches and saves."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--year", nargs=2, type=Path, action="append", required=True, metavar=("DATA", "QUESTIONS"))
    parser.add_argument("--everyday", nargs=2, type=Path, action="append", default=[], metavar=("DATA", "QUESTIONS"))
    parser.add_argument("--passages", type=int, default=PASSAGES)
    parser.add_argument("--from", dest="start", type=Path, help="layers to go on from, not from the model's own")
    parser.add_argument("--rounds", type=int, default=1, help="how often everything is read")
    parser.add_argument("--output", type=Path, required=True)
    options = seeded_options(parser)
    chance = random.Random(SEED)
    long: list[Taught] = []
    short: list[Taught] = []
    for data, questions in options.year:
        with Parts(read_settings(data=data)) as parts:
            long += passages_of(parts, options.passages // len(options.year), chance)
            asked = [one.asked.question for one in read_questions(questions, parts.embedder.questions)]
            short += short_texts(parts, asked + headlines(parts, HEADLINES // len(options.year), chance))
    for data, questions in options.everyday:
        with Parts(read_settings(data=data)) as parts:
            long += passages_of(parts, options.passages, chance)
            asked = [one.asked.question for one in everyday_questions(questions, parts.embedder.questions)]
            short += short_texts(parts, asked)
    with Parts(read_settings(data=options.year[0][0])) as parts:
        short += short_texts(parts, [as_typed(group.question, chance) for group in general_groups(chance)])
    print(f"{len(long)} passages, {len(short)} short texts", flush=True)
    held_long, held_short = (chance.sample(some, 200) for some in (long, short))
    hidden = set(map(id, held_long + held_short))
    read = [one for one in long + ROUNDS_OF_SHORT * short if id(one) not in hidden]
    encoder = Encoder()
    if options.start is not None:
        known = load_file(options.start)
        encoder.layers.load_state_dict({name.removeprefix(LAYERS): tensor.float() for name, tensor in known.items()})
    steps = [step for _ in range(options.rounds) for step in _steps(read, chance)]
    fit_steps(encoder, steps, lambda step: loss_of(encoder, step), RATE)
    print(f"cosine: passages {cosines(encoder, held_long):.4f}, short texts {cosines(encoder, held_short):.4f}")
    half = {f"{LAYERS}{name}": tensor.half().contiguous() for name, tensor in encoder.layers.state_dict().items()}
    save_file(half, options.output)


if __name__ == "__main__":
    main()
