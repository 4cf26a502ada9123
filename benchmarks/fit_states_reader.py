"""Fits the states reader, which says where a passage answers a question in any language.

  python -m benchmarks.fit_states_reader --model FOLDER --states FILE [--languages es,ru,zh] [--output FILE]

Fitted on English sets (../shared/training) without XQuAD's paragraphs, and on half of XQuAD's questions in those
languages over its paragraphs in each of them and in English; benchmarks.languages asks none of these questions. The
states of the model are not changed, and are centred as retrieval/data/languages.npz says. FOLDER has the compiled
model (as `model` in a data folder); FILE keeps the states, so that they are taken once.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch

from benchmarks.fitting_steps import fit_steps
from benchmarks.remembered_states import RememberingModel, load_memory, save_memory
from benchmarks.states_examples import (
    PASSAGES,
    Example,
    batch_of,
    drawn,
    english_libraries,
    examples,
    xquad_libraries,
)
from benchmarks.states_network import StatesNetwork, loss_of
from index.indexing.embedding import open_embedder
from retrieval.other_languages.soft_reader import load_means
from retrieval.other_languages.states_reader import STATES_READER

SEED = 11
STEPS, RATE = 1020, 1e-3  # no question is read twice
QUESTIONS_A_STEP, STEPS_SORTED = 8, 40  # so many steps' questions are sorted by length: little is filled up then


def steps(each: Sequence[Example], chance: random.Random) -> Iterator[list[Example]]:
    """Questions with passages of similar length together, in random order."""
    order = chance.sample(each, len(each))
    chunk = QUESTIONS_A_STEP * STEPS_SORTED
    found = []
    for start in range(0, len(order), chunk):
        some = sorted(order[start : start + chunk], key=lambda one: max(len(own.text) for own in one.own))
        found += [some[at : at + QUESTIONS_A_STEP] for at in range(0, len(some), QUESTIONS_A_STEP)]
    chance.shuffle(found)
    yield from found


def main() -> None:
    """Takes states, fits and saves."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--states", type=Path, required=True)
    parser.add_argument("--languages", default="es,ru,zh")
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads(), help="fewer beside other work")
    parser.add_argument("--output", type=Path, default=STATES_READER)
    options = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    torch.set_float32_matmul_precision("medium")
    memory = load_memory(options.states)
    states = RememberingModel(open_embedder("multilingual", options.model), memory)
    means, chance = load_means(), random.Random(SEED)
    libraries = [*english_libraries(), *xquad_libraries(options.languages.split(","))]
    each = [example for library in libraries for example in examples(library, states, means)]
    save_memory(memory, options.states)
    print(f"{len(each)} questions", flush=True)
    network = StatesNetwork()
    fit_steps(
        network,
        list(steps(each, chance))[: options.steps],
        lambda step: loss_of(
            network, batch_of([(one, drawn(one, chance)) for one in step], states, means, chance), PASSAGES
        ),
        RATE,
    )
    network.eval().save(options.output)


if __name__ == "__main__":
    main()
