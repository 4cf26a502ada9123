"""Invented news of the run at scale: articles, and what readers ask about them."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

PLACES = ("Port Amar", "Lower Wick", "Hale", "Norrby", "Castel Vecchio", "Dunmore", "Ostrava Hill", "Green Bay")
FAR_PLACES = ("Arnhelm", "San Rovito", "Kettle Falls", "Upper Thane", "Vestmar", "Bellhaven", "Quarry End", "Mirna")
SUBJECTS = ("ferry", "library", "bridge", "school", "harvest", "museum", "clinic", "market", "theatre", "railway")
ACTS = ("opened", "closed", "moved", "burned", "was sold", "was painted", "won a prize", "was delayed", "was saved")
BEGINNINGS = ("bar", "cor", "del", "fin", "gal", "hem", "jor", "kel", "lun", "mir", "nor", "pel")
ENDS = ("ado", "berg", "eska", "fell", "gate", "holm", "ida", "mouth", "ney", "ola", "stead", "wick")
NAMES = [(beginning + end).title() for beginning in BEGINNINGS for end in ENDS]
SENTENCES = 5
OLD_DAY = "2025-06-02"
OLD, NEW = "old", "new"  # articles that are there from the beginning and are asked about, and those that come as news


def article(kind: str, number: int) -> dict[str, str | None]:
    """An article as a JSON line of `add`: the same for the same numbers, and unlike every other."""
    chance = random.Random(f"{kind}/{number}")
    place, subject, act = _about(kind, number)
    first = f"The {subject} of {place} {act} after {number + 2} days of talks, said the mayor of {place} on Monday."
    names = iter(chance.sample(NAMES, 3 * SENTENCES))  # else the program would link them as reports of one event
    rest = " ".join(
        f"{next(names)} {chance.choice(ACTS)} by {next(names)} {chance.randint(2, 999)} in {next(names)}."
        for _ in range(SENTENCES)
    )
    return {
        "url": f"https://news.example.org/{kind}/{number}",
        "title": f"The {subject} of {place} {act}, number {number}",
        "text": f"{first} {rest}",
        "published": OLD_DAY if kind == OLD else None,  # what is old is told to nobody
        "source": "The Harbour Post",
        "language": "en",
    }


def question(number: int) -> str:
    """What a reader asks about the old article of that number."""
    place, subject, _ = _about(OLD, number)
    return f"What happened to the {subject} of {place} after {number + 2} days of talks?"


def _about(kind: str, number: int) -> tuple[str, str, str]:
    chance = random.Random(f"about {kind}/{number}")
    places = PLACES if kind == OLD else FAR_PLACES  # so that no news answers what is asked
    return places[number % len(places)], SUBJECTS[(number // len(places)) % len(SUBJECTS)], chance.choice(ACTS)


def publish(folder: Path, numbers: Sequence[int]) -> None:
    """Puts news where it is watched for, a file at once."""
    lines = "".join(json.dumps(article(NEW, number)) + "\n" for number in numbers)
    part = folder / f".{numbers[0]}.part"
    part.write_text(lines, encoding="utf-8")
    part.replace(folder / f"news-{numbers[0]}.jsonl")
