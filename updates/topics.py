"""Decides whether an article is on a topic: by the words of its title and lead, or by meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from index.library.passage_vectors import Vectors
from index.search.aliases import GROUP
from retrieval.english_words import rarity
from retrieval.folded_words import stem
from updates.arrivals import Arrival
from updates.topic_evidence import Evidence
from updates.topic_words import forms_sought
from updates.word_forms import ENGLISH


@dataclass(frozen=True, slots=True)
class Nearness:
    """Minimum cosines for an article to be on a topic by meaning.

    `lead` to its first passage, or `both_lead` to that and `both_title` to its title. If title and lead hold `share` of
    the topic's words (rare ones count for more), the larger cosine must reach `part`, and with the share `fused`. If
    they hold all words, but only mention them, it must reach `mentioned`.
    """

    lead: float
    both_lead: float
    both_title: float
    share: float
    part: float
    fused: float
    mentioned: float


# Fitted on the fitting half of benchmarks/following: `python -m benchmarks.following` measures both halves.
NEAR = Nearness(lead=0.58, both_lead=0.45, both_title=0.50, share=0.35, part=0.50, fused=0.90, mentioned=0.44)
IMPORTANT = 0.65  # cosine from which an article on a topic by meaning is important
FOREIGN = 0.80  # minimum cosine for other languages than English, which the model knows little
WEIGHT = 1000  # of the rarest word; weights are whole numbers, so that sums are exact


class Strength(IntEnum):
    """How much an article is on a topic."""

    MEANING = 1  # by meaning
    LEAD = 2  # its lead has the words
    TITLE = 3  # its title has the words, so it is important


@dataclass(frozen=True, slots=True)
class OnTopic:
    """How an article is on a topic. `word` is the word of the topic that it holds, as it is written there."""

    strength: Strength
    word: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Topic:
    """A topic in words, and their vector, shape (dimension,)."""

    text: str
    vector: Vectors

    def sought(self, language: str) -> Mapping[str, int]:
        """Returns the forms to search for in articles of that language, with their weights."""
        return words_sought(self.text, language or ENGLISH)


@lru_cache(maxsize=4096)
def words_sought(text: str, language: str) -> Mapping[str, int]:
    """Returns the forms of a topic's words in articles of that language, with their weights, up to WEIGHT."""
    return {
        form: max(1, round(WEIGHT * rarity(form if form.startswith(GROUP) else stem(form))))
        for form in forms_sought(text, language)
    }


def on_topic(topic: Topic, arrival: Arrival) -> OnTopic | None:
    """Returns how the article is on the topic; None if it is not."""
    sought, evidence = topic.sought(arrival.card.language), arrival.evidence
    strength = strength_of_words(sought, evidence)
    if strength is not None:
        return OnTopic(strength, _first_word(sought, evidence))
    lead, title = float(arrival.vectors[0] @ topic.vector), float(arrival.title_vector @ topic.vector)
    share = _held(sought, evidence.lead) / max(1, sum(sought.values()))
    if is_near(share, lead, title, english=arrival.is_english):
        return OnTopic(Strength.TITLE if max(lead, title) >= IMPORTANT else Strength.MEANING)
    return None


def strength_of_words(sought: Mapping[str, int], evidence: Evidence) -> Strength | None:
    """Returns how strongly the article is on the topic by its words alone; None if they do not decide."""
    if not sought or any(form not in evidence.lead for form in sought):
        return None
    if all(form in evidence.title for form in sought):
        return Strength.TITLE
    if all(form in evidence.prominent for form in sought):
        return Strength.LEAD
    if len(sought) == 1:
        return None
    if any(form in evidence.title for form in sought):
        return Strength.LEAD
    if all(form in evidence.names for form in sought):  # a name that is only mentioned
        return None
    together = any(all(form in sentence for form in sought) for sentence in evidence.sentences)
    return Strength.LEAD if together else None


def is_near(share: float, lead: float, title: float, *, english: bool) -> bool:
    """Returns whether an article is on a topic by meaning.

    Title and lead hold `share` of the topic's words. `lead` and `title` are the cosines to its first passage and title.
    """
    if not english:
        return lead >= FOREIGN
    if lead >= NEAR.lead or (lead >= NEAR.both_lead and title >= NEAR.both_title):
        return True
    larger = max(lead, title)
    if share >= 1.0:
        return larger >= NEAR.mentioned
    return share >= NEAR.share and larger >= NEAR.part and share + larger >= NEAR.fused


def _held(sought: Mapping[str, int], forms: frozenset[str]) -> int:
    return sum(weight for form, weight in sought.items() if form in forms)


def _first_word(sought: Mapping[str, int], evidence: Evidence) -> str:
    """Returns the rarest word as it is written in the article; empty if it is part of a compound."""
    rarest = max(sought, key=lambda form: sought[form])
    return evidence.written.get(rarest, "")
