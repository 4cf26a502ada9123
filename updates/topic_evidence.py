"""Word forms in the title and lead of an article, in which topics are searched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from index.library.articles import Span
from index.search.aliases import governed_from, plain_form
from index.search.letter_folding import WORD
from updates.country_names import LONGEST_CITY, country_of_city
from updates.topic_words import TopicWord, parts_of_compounds, topic_words
from updates.word_forms import ENGLISH, form_of, word_lists

LEAD_WORDS = 60  # of the lead, unless the first paragraph is shorter
SHORTEST_LEAD = 25  # words; a shorter first paragraph is a place and a date, so the next one belongs to it
COUNTED_WORDS = 400  # of the text in which repetitions are counted
REPEATED = 2  # occurrences in title and text from which a word of the lead is more than a mention
WORDS_BEFORE = 5  # looked at before a name that may only say where somebody speaks
_BEFORE_PLACES_OF_SPEECH = frozenset(form_of(word, ENGLISH) for word in word_lists()["before_places_of_speech"])


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """Word forms (`updates.topic_words`) by where they stand. Each set includes the one before it.

    `title`: in the title. `prominent`: also the subject of the lead. `lead`: in title or lead. `names` are always
    capitalised. `sentences` has the forms of the title, then of each sentence of the lead. `written` has each form as
    it is first written.
    """

    title: frozenset[str]
    prominent: frozenset[str]
    lead: frozenset[str]
    names: frozenset[str]
    sentences: tuple[frozenset[str], ...]
    written: Mapping[str, str]


def evidence_of(title: str, text: str, sentences: Sequence[Span], language: str) -> Evidence:
    """Returns the evidence of an article in that language. `sentences` are those of its text, in order.

    The first sentence is used as the title of a text without one."""
    if not title.strip() and sentences:
        title = sentences[0].of(text)
    language = language or ENGLISH
    in_title = _with_implied(title, topic_words(title, language), language)
    in_text = _with_implied(text, topic_words(text[: _end_of_words(text, COUNTED_WORDS)], language), language)
    lead = in_text[: _lead_length(text, in_text)]
    end = lead[-1].end if lead else 0
    by_sentence = [
        [word for word in lead if sentence.start <= word.start < sentence.end]
        for sentence in sentences
        if sentence.start < end
    ]
    counts = Counter(word.form for word in (*in_title, *in_text))
    subject = _subject(by_sentence[0] if by_sentence else lead)
    title_forms = _with_parts(in_title, language)
    lead_forms = _with_parts(lead, language)
    repeated = {form for form in lead_forms if counts[form] >= REPEATED}
    return Evidence(
        title_forms,
        title_forms | subject | repeated,
        title_forms | lead_forms,
        _always_capital([(title, in_title), (text, lead)]),
        (title_forms, *(_with_parts(words, language) for words in by_sentence)),
        _written([(title, in_title), (text, lead)]),
    )


def _with_implied(text: str, words: Iterable[TopicWord], language: str) -> list[TopicWord]:
    """Adds what a word brings up: the country of a city or of a seat of government, "war" to "shelling"."""
    found, known = [], list(words)
    for number, word in enumerate(known):
        found.append(word)
        plain = tuple(plain_form(part) for part in WORD.findall(text[word.start : word.end]))
        country = governed_from(plain) or _country_of_city(text, known[number : number + LONGEST_CITY])
        implied = country or (_brought_up().get(word.form) if language == ENGLISH else None)
        if implied:
            found.append(TopicWord(implied, word.start, word.end))
    return found


@cache
def _brought_up() -> dict[str, str]:
    """Returns the forms of topics by the forms of English words that bring them up."""
    told: dict[str, list[str]] = word_lists()["brings_up"]
    return {form_of(word, ENGLISH): form_of(topic, ENGLISH) for topic, words in told.items() for word in words}


def _country_of_city(text: str, words: Sequence[TopicWord]) -> str:
    """Returns the form of the country of the city that these words begin with; empty for none."""
    is_name = text[words[0].start].isupper()
    return country_of_city([text[word.start : word.end] for word in words]) if is_name else ""


def _lead_length(text: str, words: Sequence[TopicWord]) -> int:
    """Returns how many words of the text are its lead."""
    for number, word in enumerate(words[:LEAD_WORDS]):
        if number >= SHORTEST_LEAD and "\n" in text[words[number - 1].end : word.start]:
            return number
    return min(LEAD_WORDS, len(words))


def _end_of_words(text: str, many: int) -> int:
    """Returns a place behind so many words, at 12 characters each."""
    return min(len(text), 12 * many)


def _subject(words: Sequence[TopicWord]) -> set[str]:
    """Returns the forms of the first sentence that do not only say where, or for whom, somebody speaks."""
    return {
        word.form
        for number, word in enumerate(words)
        if _BEFORE_PLACES_OF_SPEECH.isdisjoint(other.form for other in words[max(0, number - WORDS_BEFORE) : number])
    }


def _with_parts(words: Sequence[TopicWord], language: str) -> frozenset[str]:
    forms = frozenset(word.form for word in words)
    return forms | parts_of_compounds(forms, language)


def _always_capital(places: Sequence[tuple[str, Sequence[TopicWord]]]) -> frozenset[str]:
    small = {word.form for text, words in places for word in words if not text[word.start].isupper()}
    return frozenset(word.form for _, words in places for word in words) - small


def _written(places: Sequence[tuple[str, Sequence[TopicWord]]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text, words in places:
        for word in words:
            found.setdefault(word.form, text[word.start : word.end])
    return found
