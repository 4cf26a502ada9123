"""Fits the reader, which says where in a passage the answer to a question begins: first in general, then on news.

  python -m benchmarks.fit_reader general --output general.pt
  python -m benchmarks.fit_reader news --from general.pt --year DATA QUESTIONS GAPS [--year …] --output reader.xml

`general` learns from the free question sets of ../shared/training. `news` goes on from there with the passages that
the product finds for a year's questions in DATA, a folder in which `bot.py add` indexed that year's articles; its
labels are weak: an answer stands there, in an article dated since..now. Questions that the gaps make unanswerable are
read over what is found without their answers. What is shipped has seen all years; to measure, tune on others.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import torch

from benchmarks.fitting_steps import SEED, fit_steps, steps_of
from benchmarks.gapped import Gapped
from benchmarks.labelled import Labelled, read_questions, read_rows
from benchmarks.near_misses import Names
from benchmarks.question_cases import everyday_questions
from benchmarks.question_sets import Group, Reading, general_groups
from benchmarks.question_wordings import as_typed
from benchmarks.reader_network import CALIBRATED_ON, FAR, Batch, Encoded, Encoder, Network, batch_of, save_quantised
from commands.parts import Parts
from config.settings import read_settings
from index.library.articles import Span
from index.library.passage_vectors import Passage
from index.search.interface import SearchIndex
from retrieval.candidates import find_candidates
from retrieval.question_analysis import parse_question

PASSAGES_A_STEP = 16
GENERAL_EPOCHS, GENERAL_RATE = 1, 2e-4
NEWS_EPOCHS, NEWS_RATE = 3, 8e-5
OWN_WEIGHT, END_WEIGHT = 0.5, 0.5  # of a passage's own verdict, and of ends, against the begins of all passages
READ_A_QUESTION = 12  # of the passages that the product finds
RIGHT_AN_EPOCH, WRONG_AN_EPOCH = 2, 3  # passages of a question, drawn anew each time
EXCHANGED_SHARE = 0.25  # of the questions on news are asked again each epoch, with another name in them
EVERYDAY_COPIES = 2  # of each everyday question an epoch: there are few of them, and they are what people type
ANOTHER_SHARE = 0.4  # of the general questions are read over another question's passage as well, which answers nothing

Groups = list[list[Encoded]]


def loss_of(network: Network, batch: Batch) -> torch.Tensor:
    """Marginal likelihood of the answers' begins among all passages of a question, and of both ends within each.

    Within a passage the first piece stands for there being no answer (Devlin et al. 2018 on SQuAD 2.0); between
    passages all pieces share one softmax (Clark and Gardner 2018, https://arxiv.org/abs/1710.10723).
    """
    logits = network(network.words[batch.ids], batch.types, batch.mask).float()
    begin, end = logits[..., 0], logits[..., 1]
    own = _own(begin, batch.text, batch.begins) + END_WEIGHT * _own(end, batch.text, batch.ends)
    return _shared(begin, batch) + OWN_WEIGHT * own


def _own(logits: torch.Tensor, text: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    allowed, wanted = text.clone(), right.clone()
    allowed[:, 0] = True
    wanted[:, 0] = ~right.any(1)
    return (_mass(logits, allowed, 1) - _mass(logits, wanted, 1)).mean()


def _shared(begin: torch.Tensor, batch: Batch) -> torch.Tensor:
    losses = []
    for number in range(int(batch.group.max()) + 1):
        rows = batch.group == number
        right = batch.begins[rows]
        if right.any():
            logits, text = begin[rows].flatten(), batch.text[rows].flatten()
            losses.append(_mass(logits, text, 0) - _mass(logits, right.flatten(), 0))
    return torch.stack(losses).mean() if losses else begin.sum() * 0


def _mass(logits: torch.Tensor, among: torch.Tensor, dimension: int) -> torch.Tensor:
    return torch.logsumexp(logits.masked_fill(~among, FAR), dimension)


def train(network: Network, draw: Callable[[random.Random], Groups], epochs: int, rate: float) -> None:
    """Fits the network to groups that are drawn anew for each epoch."""
    chance = random.Random(SEED)
    drawn = [steps_of_groups(draw(chance), PASSAGES_A_STEP, chance, PASSAGES_A_STEP) for _ in range(epochs)]
    steps = [step for epoch in drawn for step in epoch]
    fit_steps(network, steps, lambda step: loss_of(network, batch_of(step)), rate)


def steps_of_groups(groups: Groups, passages: int, chance: random.Random, a_step: int) -> list[Groups]:
    """Returns groups of similar length together, so many passages a step, in random order; `a_step` groups, roughly."""
    return steps_of(
        groups,
        chance,
        length=lambda group: max(one.length for one in group),
        is_full=lambda held: sum(map(len, held)) >= passages,
        a_step=a_step,
    )


def news_groups(parts: Parts, questions: Path, gaps: Path) -> list[Group]:
    """What the product finds for each question, with weak labels, and without its answer where that is in the gaps.

    Questions without an answer among what is found are left out.
    """
    gapped = json.loads(gaps.read_text(encoding="utf-8"))
    without = Gapped(parts.search, gapped["removed"])
    found = []
    for question in read_questions(questions, parts.embedder.questions):
        group = _found(question, parts.search)
        if any(reading.answers for reading in group.readings):
            found.append(group)
        if question.id in gapped["unanswerable"]:
            missing = _found(question, without).readings
            found.append(Group(group.question, tuple(Reading(one.title, one.text) for one in missing)))
    return found


def everyday_groups(parts: Parts, articles: Path, questions: Path, fold: int | None) -> list[Group]:
    """Returns what is found for everyday questions, with and without the articles that answer them.

    Fold 0 has the questions at even places of the file, fold 1 those at odd ones; None takes both.
    """
    texts = {row["url"]: f"{row['title']} {row['text']}".lower() for row in read_rows(articles)}
    found = []
    for at, question in enumerate(everyday_questions(questions, parts.embedder.questions)):
        if fold is not None and at % 2 != fold:
            continue
        group = _found(question, parts.search)
        answered = any(reading.answers for reading in group.readings)
        if answered or not question.asked.answers:
            found += [group] * EVERYDAY_COPIES
        if answered:
            gold = {url for url, text in texts.items() if any(one.lower() in text for one in question.asked.answers)}
            missing = _found(question, Gapped(parts.search, gold)).readings
            found.append(Group(group.question, tuple(Reading(one.title, one.text) for one in missing)))
    return found


def _found(question: Labelled, index: SearchIndex) -> Group:
    parsed = parse_question(question.asked.question, question.now)
    candidates = find_candidates(index, parsed.query, question.vector, question.now)
    return Group(parsed.text, tuple(_weakly_labelled(question, one.passage) for one in candidates[:READ_A_QUESTION]))


def _weakly_labelled(question: Labelled, passage: Passage) -> Reading:
    text = passage.place.span.of(passage.text)
    day = (passage.article.published_text or "")[:10]
    timely = question.asked.since <= day <= question.asked.now
    answers = _places(question.asked.answers, text) if timely else set()
    return Reading(passage.article.title, text, tuple(sorted(answers, key=lambda s: (s.start, s.end))))


def _places(answers: Sequence[str], text: str) -> set[Span]:
    """Where an answer stands word for word, marks and case aside, as score.py counts it."""
    found = set()
    for answer in answers:
        words = re.findall(r"\w+", answer.lower())
        if words:
            pattern = r"\b" + r"\W+".join(map(re.escape, words)) + r"\b"
            found |= {Span(match.start(), match.end()) for match in re.finditer(pattern, text, re.IGNORECASE)}
    return found


def drawn_for_news(groups: Sequence[Group], names: Names, encoder: Encoder, chance: random.Random) -> Groups:
    """Some right and some wrong passages of each question, worded as somebody types it, and near misses of some."""
    drawn = []
    for group in groups:
        if group.readings and chance.random() < EXCHANGED_SHARE:
            shown = [*[r for r in group.readings if r.answers][:RIGHT_AN_EPOCH], *group.readings[:1]]
            other = names.exchanged(group.question, [f"{one.title} {one.text}" for one in shown], chance)
            if other:
                bare = tuple(dict.fromkeys(Reading(one.title, one.text) for one in shown))
                drawn.append(encoder.group(Group(as_typed(other, chance), bare)))
        right = [one for one in group.readings if one.answers]
        wrong = [one for one in group.readings if not one.answers]
        some = chance.sample(right, min(RIGHT_AN_EPOCH, len(right))) + chance.sample(
            wrong, min(WRONG_AN_EPOCH, len(wrong))
        )
        if some:
            drawn.append(encoder.group(Group(as_typed(group.question, chance), tuple(some))))
    return drawn


def drawn_in_general(groups: Sequence[Group], encoder: Encoder, chance: random.Random) -> Groups:
    """Every group, its question as somebody types it, some beside a passage of a group nearby."""
    drawn = []
    for at, group in enumerate(groups):
        readings = group.readings
        if chance.random() < ANOTHER_SHARE:
            other = groups[(at + chance.randrange(5, 60)) % len(groups)].readings
            known = {reading.text for reading in readings}
            readings += tuple(Reading(one.title, one.text) for one in other[:1] if one.text not in known)
        if readings:
            drawn.append(encoder.group(Group(as_typed(group.question, chance), readings)))
    return drawn


def main() -> None:
    """Fits and saves."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="stage", required=True)
    general, news = commands.add_parser("general"), commands.add_parser("news")
    news.add_argument("--from", dest="start", type=Path, required=True)
    news.add_argument(
        "--year", nargs=3, type=Path, action="append", required=True, metavar=("DATA", "QUESTIONS", "GAPS")
    )
    news.add_argument(
        "--everyday", nargs=3, type=Path, action="append", default=[], metavar=("DATA", "ARTICLES", "QUESTIONS")
    )
    news.add_argument("--fold", type=int, choices=(0, 1), help="of the everyday questions; all without it")
    for command in (general, news):
        command.add_argument("--output", type=Path, required=True)
        command.add_argument("--threads", type=int, default=torch.get_num_threads(), help="fewer beside other work")
    options = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    network, encoder = Network(), Encoder()
    if options.stage == "general":
        sets = general_groups(random.Random(SEED))
        train(network, lambda chance: drawn_in_general(sets, encoder, chance), GENERAL_EPOCHS, GENERAL_RATE)
        torch.save(network.state_dict(), options.output)
        return
    network.load_state_dict(torch.load(options.start, weights_only=True))
    groups: list[Group] = []
    for data, questions, gaps in options.year:
        with Parts(read_settings(data=data)) as parts:
            groups += news_groups(parts, questions, gaps)
    for data, articles, questions in options.everyday:
        with Parts(read_settings(data=data)) as parts:
            groups += everyday_groups(parts, articles, questions, options.fold)
    names = Names.of(reading.text for group in groups for reading in group.readings)
    train(network, lambda chance: drawn_for_news(groups, names, encoder, chance), NEWS_EPOCHS, NEWS_RATE)
    shown = [one for group in groups for one in encoder.group(group)]
    save_quantised(network, random.Random(SEED).sample(shown, CALIBRATED_ON), options.output)


if __name__ == "__main__":
    main()
