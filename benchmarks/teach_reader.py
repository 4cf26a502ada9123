"""Teaches a narrower reader to read as a larger one does. No labels are needed: what the larger one computes is them.

  python -m benchmarks.teach_reader --teacher a.xml --year DATA QUESTIONS [--year …]
      --everyday DATA QUESTIONS [--everyday …] [--fold 1] --output narrow.xml

The teacher, whose weights it begins with, is of benchmarks.fit_reader. Read are: the questions of each year over what
is found for them, in several wordings and with names exchanged; headlines of each year as questions; everyday
questions; and the free question sets of ../shared/training. To measure, teach on years that are not measured, by a
teacher that was fitted on them alone.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import torch

from benchmarks.fit_reader import Groups, steps_of_groups
from benchmarks.fitting_steps import SEED, Item, fit_steps, seeded_options
from benchmarks.graph_weights import weights_of
from benchmarks.labelled import read_questions
from benchmarks.narrowing import narrowed
from benchmarks.near_misses import Names
from benchmarks.question_cases import everyday_questions
from benchmarks.question_sets import Group, general_groups
from benchmarks.question_sets import Reading as ToRead
from benchmarks.question_wordings import as_typed
from benchmarks.reader_network import (
    CALIBRATED_ON,
    FAR,
    NARROW,
    Batch,
    Encoder,
    Network,
    batch_of,
    save_quantised,
)
from commands.parts import Parts
from config.settings import read_settings
from index.search.interface import SearchIndex
from retrieval.candidates import find_candidates
from retrieval.question_analysis import parse_question
from retrieval.sentence_pool import Numbers

READ = 130_000  # passages, each once
HELD_BACK = 500  # of others, by which the distance is told
HELD_BACK_EACH = 40  # one question in so many is held back
SHARES = {"news": 0.27, "headlines": 0.31, "everyday": 0.14, "general": 0.28}  # of the passages that are read
FOUND = 20  # passages kept for a question
TOGETHER = 6  # passages of one question against each other …
FIRST_OF, FIRST = 5, 2  # … of which so many are of the first found
HEADLINES = 5000  # of all years together
EXCHANGED_SHARE = 0.15  # of the questions are asked with another name in them
RATE = 3e-4  # a higher one undoes what was fitted
NARROWED_AFTER = 100  # passages
PASSAGES_A_STEP = 24
END_WEIGHT, OWN_WEIGHT = 0.5, 1.0  # of ends, and of each passage's own verdict, against all passages together
STATES_WEIGHT = 1.0  # of what layers return


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the passages that were found for it, best first."""

    question: str
    found: tuple[ToRead, ...]


def questions_of_year(parts: Parts, questions: Path) -> list[Asked]:
    """A year's questions."""
    asked = read_questions(questions, parts.embedder.questions)
    return [_asked(one.asked.question, one.vector, one.now, parts.search) for one in asked]


def headlines_of_year(parts: Parts, count: int) -> list[Asked]:
    """Headlines as questions, a day after they were published, over what is found in other articles."""
    chance = random.Random(SEED)
    cards = [card for card in parts.library.newest(parts.library.counts().articles) if card.published and card.title]
    chosen = chance.sample(cards, min(count, len(cards)))
    vectors = parts.embedder.questions([card.title for card in chosen])
    found = []
    for card, vector in zip(chosen, vectors, strict=True):
        if card.published:
            found.append(_asked(card.title, vector, card.published + timedelta(days=1), parts.search))
    return found


def everyday(parts: Parts, questions: Path, fold: int | None) -> list[Asked]:
    """Everyday questions; with `fold` 0 those at even places, with 1 those at odd ones."""
    asked = everyday_questions(questions, parts.embedder.questions)
    kept = [one for at, one in enumerate(asked) if fold is None or at % 2 == fold]
    return [_asked(one.asked.question, one.vector, one.now, parts.search) for one in kept]


def _asked(question: str, vector: Numbers, now: datetime, index: SearchIndex) -> Asked:
    parsed = parse_question(question, now)
    candidates = find_candidates(index, parsed.query, vector, now)
    passages = [one.passage for one in candidates if one.passage.article.title != question][:FOUND]
    found = (ToRead(one.article.title, one.place.span.of(one.text)) for one in passages)
    return Asked(parsed.text, tuple(dict.fromkeys(found)))


def drawn(asked: Sequence[Asked], chance: random.Random) -> Iterator[Group]:
    """All of `asked` again and again, each time in another wording and over other passages, without an end."""
    names = Names.of(f"{one.title} {one.text}" for question in asked for one in question.found)
    while True:
        for one in chance.sample(asked, len(asked)):
            first = chance.sample(one.found[:FIRST_OF], min(FIRST, len(one.found[:FIRST_OF])))
            others = [passage for passage in one.found if passage not in first]
            some = first + chance.sample(others, min(TOGETHER - len(first), len(others)))
            other = names.exchanged(one.question, (), chance) if chance.random() < EXCHANGED_SHARE else None
            yield Group(as_typed(other or one.question, chance), tuple(some))


def drawn_in_general(groups: Sequence[Group], chance: random.Random) -> Iterator[Group]:
    """The free question sets, each question over its own passages and one of another, without an end."""
    while True:
        for at in chance.sample(range(len(groups)), len(groups)):
            other = groups[(at + chance.randrange(5, 60)) % len(groups)].readings[:1]
            readings = dict.fromkeys(ToRead(one.title, one.text) for one in (*groups[at].readings, *other))
            yield Group(as_typed(groups[at].question, chance), tuple(readings))


def to_read(sources: dict[str, Iterator[Group]], count: int) -> list[Group]:
    """Groups of all sources, some `count` passages together, by SHARES."""
    chosen = []
    for name, groups in sources.items():
        left = int(count * SHARES[name])
        while left > 0:
            group = next(groups)
            left -= len(group.readings)
            chosen.append(group)
    return chosen


def loss_of(network: Network, teacher: Network, step: Groups) -> torch.Tensor:
    """How far a network is from its teacher: by begins and ends, and by what each layer returns.

    Begins and ends by the Kullback-Leibler divergence (Hinton et al. 2015, https://arxiv.org/abs/1503.02531) of the
    distributions of benchmarks.fit_reader: between passages over all pieces, within one over its pieces and none.
    Layers by the squares of what they differ, as a share of the teacher's (Jiao et al. 2020,
    https://arxiv.org/abs/1909.10351).
    """
    batch = batch_of(step)
    inputs = network.words[batch.ids], batch.types, batch.mask
    states, logits = network.states(*inputs)
    with torch.no_grad():
        wanted_states, wanted = teacher.states(*inputs)
    there = batch.mask.bool()
    layers = sum(_share(one[there], other[there]) for one, other in zip(states, wanted_states, strict=True))
    return divergence(logits.float(), wanted.float(), batch) + STATES_WEIGHT * layers


def _share(state: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    wanted = wanted.float()
    return (state.float() - wanted).square().sum() / wanted.square().sum()


def divergence(logits: torch.Tensor, wanted: torch.Tensor, batch: Batch) -> torch.Tensor:
    """The mean divergence of a question's passages, of shape (passages, pieces, 2), from the wanted ones."""
    alone = batch.text.clone()
    alone[:, 0] = True
    own = _distance(logits[..., 0], wanted[..., 0], alone, torch.arange(len(alone)))
    begins, ends = (_distance(logits[..., at], wanted[..., at], batch.text, batch.group) for at in (0, 1))
    return begins + END_WEIGHT * ends + OWN_WEIGHT * own


def _distance(logits: torch.Tensor, wanted: torch.Tensor, among: torch.Tensor, group: torch.Tensor) -> torch.Tensor:
    """The mean divergence of the groups, each of the rows of one number in `group`."""
    right, given = (_log_shares(one.masked_fill(~among, FAR), group) for one in (wanted, logits))
    return (right.exp() * (right - given)).masked_fill(~among, 0.0).sum() / (int(group.max()) + 1)


def _log_shares(logits: torch.Tensor, group: torch.Tensor) -> torch.Tensor:
    rows = torch.logsumexp(logits, 1)
    together = torch.full((int(group.max()) + 1, len(rows)), -torch.inf).index_put(
        (group, torch.arange(len(rows))), rows
    )
    return logits - torch.logsumexp(together, 1)[group][:, None]


@torch.no_grad()
def told_distance(network: Network, teacher: Network, steps: Sequence[Groups]) -> float:
    """The mean divergence over those steps."""
    found = []
    for batch in map(batch_of, steps):
        inputs = network.words[batch.ids], batch.types, batch.mask
        found.append(float(divergence(network(*inputs), teacher(*inputs), batch)))
    return sum(found) / len(found)


def main() -> None:
    """Teaches and saves."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--year", nargs=2, type=Path, action="append", required=True, metavar=("DATA", "QUESTIONS"))
    parser.add_argument("--everyday", nargs=2, type=Path, action="append", default=[], metavar=("DATA", "QUESTIONS"))
    parser.add_argument("--fold", type=int, choices=(0, 1), help="of the everyday questions; all without it")
    parser.add_argument("--read", type=int, default=READ, help=f"passages, {READ} without it")
    parser.add_argument("--output", type=Path, required=True)
    options = seeded_options(parser)
    chance = random.Random(SEED)
    asked: dict[str, list[Asked]] = {"news": [], "headlines": [], "everyday": []}
    for data, questions in options.year:
        with Parts(read_settings(data=data)) as parts:
            asked["news"] += questions_of_year(parts, questions)
            asked["headlines"] += headlines_of_year(parts, HEADLINES // len(options.year))
    for data, questions in options.everyday:
        with Parts(read_settings(data=data)) as parts:
            asked["everyday"] += everyday(parts, questions, options.fold)
    general, encoder = general_groups(chance), Encoder()
    held_back, taught = (
        _encoded(to_read(_sources(asked, general, part, chance), count), encoder)
        for part, count in ((slice(0, None, HELD_BACK_EACH), HELD_BACK), (None, options.read))
    )
    shown = random.Random(SEED).sample([one for group in taught for one in group], CALIBRATED_ON)
    teacher = Network()
    teacher.load_state_dict(weights_of(options.teacher))
    network = narrowed(weights_of(options.teacher), NARROW, batch_of([shown[:NARROWED_AFTER]]))
    measured, steps = (
        steps_of_groups(groups, PASSAGES_A_STEP, random.Random(SEED), PASSAGES_A_STEP // TOGETHER)
        for groups in (held_back, taught)
    )
    print(f"narrowed: {told_distance(network, teacher, measured):.2f} from its teacher", flush=True)
    fit_steps(network, steps, lambda step: loss_of(network, teacher, step), RATE)
    print(f"taught: {told_distance(network, teacher, measured):.2f}", flush=True)
    save_quantised(network, shown, options.output)


def _sources(
    asked: dict[str, list[Asked]], general: Sequence[Group], part: slice | None, chance: random.Random
) -> dict[str, Iterator[Group]]:
    """What is drawn from that part of the questions of each source; without one, from those that are not held back."""

    def of_part(some: Sequence[Item]) -> list[Item]:
        return list(some[part]) if part else [one for at, one in enumerate(some) if at % HELD_BACK_EACH]

    answerable = {name: of_part([one for one in some if one.found]) for name, some in asked.items()}
    sources = {name: drawn(some, chance) for name, some in answerable.items() if some}
    sources["general"] = drawn_in_general(of_part(general), chance)
    return sources


def _encoded(groups: Sequence[Group], encoder: Encoder) -> Groups:
    """All of `groups` whose passages have text."""
    return [encoder.group(group) for group in groups if all(one.text.strip() for one in group.readings)]


if __name__ == "__main__":
    main()
