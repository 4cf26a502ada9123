"""Calibration texts for quantisation: sentences like those of news, written for this purpose."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from pathlib import Path

SAMPLES = 128  # seconds of work
_MULTILINGUAL = Path(__file__).with_name("multilingual_texts.toml")
_ENGLISH = 12  # questions, and as many passages, beside the 20 of each in other languages: 64 texts
_SEED = 7  # any fixed number: the same texts, so the same compiled form, everywhere
_MAX_SENTENCES = 9  # about 150 word pieces, as the longest passages have
# One sample in two is a question, as readers ask them: with one in eight, a question kept only 0.990 of its cosine to
# fp32, against 0.996, and passages kept theirs (benchmarks/embedding.py prints both).
_SHORT_EVERY = 2

_PEOPLE = ("Marta Olsen", "President Daoud", "Li Wenhua", "Ms. Okafor", "Sergei Tarasov", "Dr. Imani Reyes", "Tom Hale")
_PLACES = ("Lisbon", "Nairobi", "the port of Odesa", "Jakarta", "northern Chile", "the West Bank", "Ohio", "Seoul")
_BODIES = (
    "the Health Ministry",
    "the central bank",
    "Parliament",
    "the Supreme Court",
    "the union",
    "the airline",
    "NATO",
)
_NUMBERS = ("12", "3,400", "$2.5 billion", "47%", "a dozen", "0.75 percentage points", "1.3 million", "€600")
_TIMES = ("on Tuesday", "last month", "in March 2021", "since the election", "overnight", "at 6:30 a.m.", "this week")

_SENTENCES = (
    "{person} said {time} that {body} would not sign the agreement before both sides had withdrawn from {place}.",
    "At least {number} people were injured when a train left the rails near {place}, officials said {time}.",
    "“We have seen nothing like it in thirty years,” {person} told reporters in {place}.",
    "Shares in the company fell {number} after {body} opened an inquiry into its accounts.",
    "{body} raised interest rates {time}, the fourth increase in a row, as inflation reached {number}.",
    "Heavy rain flooded streets in {place} {time}, cutting power to {number} homes.",
    "The study, published {time}, followed {number} patients and found no link between the vaccine and the illness.",
    "{person}, who has led the party for a decade, denied the charges and called them politically motivated.",
    "Rescue workers searched the rubble through the night, but hopes of finding survivors were fading.",
    "The striker scored twice in the second half as the visitors came from behind to win 3–2 in {place}.",
    "Under the plan, {number} would go to schools and hospitals, and the rest to roads and rail.",
    "He did not say when the talks would resume.",
    "It was not immediately clear who was behind the attack.",
    "According to {body}, exports of grain through {place} rose by {number} compared with a year earlier.",
    "Scientists warn that the glacier above {place} is melting faster than any model had foreseen.",
    "Police in {place} arrested {number} protesters {time}; most were released without charge.",
    "The film, shot in {place} on a budget of {number}, opens in cinemas in the autumn.",
    "“Why should we pay for their mistakes?” asked {person}, a teacher and mother of two.",
    "Voters in {place} go to the polls {time} to choose a new mayor, with housing and crime the main concerns.",
    "{body} said it would appeal against the ruling, which it described as a threat to press freedom.",
    "The satellite was lifted into orbit {time} from a base near {place}, after {number} earlier delays.",
    "Farmers blocked the border crossing with tractors, demanding compensation of {number} per hectare.",
    "Neither {person} nor {body} responded to requests for comment.",
    "The outbreak, first reported in {place}, has spread to {number} countries, though most cases are mild.",
    "New rules that take effect {time} oblige online platforms to remove illegal content within {number} hours.",
    "Oil prices slipped below $80 a barrel as traders weighed weaker demand against cuts announced by {body}.",
    "The museum returned {number} bronzes that had been taken from {place} more than a century ago.",
    "Engineers restored the connection {time}, but customers said that calls were still failing.",
    "Her lawyer argued that the evidence had been gathered without a warrant and should be thrown out.",
    "Temperatures reached 44 degrees Celsius (111 Fahrenheit) in {place}, a record for the month.",
    "The two leaders met for {number} minutes on the sidelines of the summit and agreed to reopen embassies.",
    "Airlines cancelled {number} flights {time} because of a shortage of staff and a strike at {place}.",
)
_QUESTIONS = (
    "What did {person} say about the talks in {place}?",
    "How many people were injured near {place}?",
    "Why did {body} raise interest rates {time}?",
    "Who is {person}?",
    "When do voters in {place} go to the polls?",
    "Is the vaccine safe?",
    "latest on {place}",
)


def calibration_texts() -> list[str]:
    """Return SAMPLES texts of one to _MAX_SENTENCES sentences, the same at every call."""
    chance = random.Random(_SEED)  # noqa: S311 (variety, not secrecy)
    return [_question(chance) if not number % _SHORT_EVERY else _passage(chance) for number in range(SAMPLES)]


def multilingual_texts() -> tuple[list[str], list[str]]:
    """Return questions and passages in two dozen languages, a third of them English; the same at every call."""
    texts = tomllib.loads(_MULTILINGUAL.read_text("utf-8"))
    english = calibration_texts()[: 2 * _ENGLISH]
    return texts["questions"] + english[::_SHORT_EVERY], texts["news"] + english[1::_SHORT_EVERY]


def _question(chance: random.Random) -> str:
    return _filled(chance.choice(_QUESTIONS), chance)


def _passage(chance: random.Random) -> str:
    return " ".join(_passage_sentences(chance))


def _passage_sentences(chance: random.Random) -> Iterator[str]:
    for sentence in chance.sample(_SENTENCES, chance.randint(1, _MAX_SENTENCES)):
        filled = _filled(sentence, chance)
        yield filled[0].upper() + filled[1:]


def _filled(sentence: str, chance: random.Random) -> str:
    return sentence.format(
        person=chance.choice(_PEOPLE),
        place=chance.choice(_PLACES),
        body=chance.choice(_BODIES),
        number=chance.choice(_NUMBERS),
        time=chance.choice(_TIMES),
    )
