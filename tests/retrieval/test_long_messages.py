"""What is asked in a long message, wherever it stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.long_messages import LONGEST_ASKING, LONGEST_UNCHANGED, asking_sentences, separate_questions

STORY = (
    "My sister and I moved to Torvik last spring, into a small flat above a bakery. The smell in the morning is "
    "wonderful. We walk to the harbour every Sunday and watch the boats come in with their nets. "
    "Our neighbour keeps three cats, and one of them sleeps on our roof. "
)
QUESTION = "When does the Alder Bridge reopen?"


@pytest.mark.parametrize("text", [f"{STORY}{STORY}{QUESTION}", f"{QUESTION} {STORY}", f"{STORY}{QUESTION} {STORY}"])
def test_a_question_is_found_wherever_it_stands(text: str) -> None:
    assert asking_sentences(text) == QUESTION


def test_it_is_found_in_the_longest_message() -> None:
    text = STORY * 14
    assert len(text) > 3500
    assert asking_sentences(f"{text}{QUESTION} {STORY}") == QUESTION


@pytest.mark.parametrize("text", ["", "why?", "  When? And where to? ", "a" * LONGEST_UNCHANGED, f"{QUESTION} Thanks!"])
def test_a_short_text_comes_back_unchanged(text: str) -> None:
    assert asking_sentences(text) == text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("I would like to know whether the tram to the airport runs at night.", "whether the tram to the airport runs"),
        ("Hello, could you please tell me who leads the Dockers Union now.", "who leads the Dockers Union now"),
        ("It would be so very kind of you if you could tell me how many ships came.", "how many ships came"),
        ("My mother keeps asking me why the mayor resigned.", "why the mayor resigned"),
        ("I do not understand why the mayor resigned.", "why the mayor resigned"),
        ("I really wanted to know who pays for the tram.", "who pays for the tram"),
        ("I was wondering if the museum opens on Monday.", "if the museum opens on Monday"),
        ("Who won the rowing cup in Ostrava", "Who won the rowing cup in Ostrava"),
        ("How many ships did the harbour take in May", "How many ships did the harbour take in May"),
        ("Ich möchte wissen, wann die Brücke wieder öffnet.", "wann die Brücke wieder öffnet"),
        ("Je voudrais savoir quand le pont rouvrira.", "quand le pont rouvrira"),
        ("Me gustaría saber cuándo abre el puente.", "cuándo abre el puente"),
        ("Подскажите, когда откроют мост.", "когда откроют мост"),
        ("Скажіть, коли відкриють міст.", "коли відкриють міст"),
        ("Köprü ne zaman açılacak?", "Köprü ne zaman açılacak?"),
        ("متى يفتح الجسر؟", "متى يفتح الجسر؟"),
        ("橋はいつ開きますか？", "橋はいつ開きますか？"),
    ],
)
def test_requests_and_questions_of_any_script_are_found(asked: str, found: str) -> None:
    assert asking_sentences(f"{STORY}\n{asked}\n{STORY}").startswith(found)


@pytest.mark.parametrize(
    "sentence",
    [
        "What a lovely day it was.",
        "When we arrived, rain fell on the quay.",
        "How we laughed.",
        "Where we live, fish is cheap.",
    ],
)
def test_a_statement_that_begins_like_a_question_asks_nothing(sentence: str) -> None:
    assert asking_sentences(f"{STORY}{sentence} {QUESTION}") == QUESTION


def test_what_points_back_takes_the_names_before_it() -> None:
    found = asking_sentences(f"{STORY}Yesterday they closed the Alder Bridge near us. Do you know when it opens again?")
    assert found.startswith("when it opens again?")
    assert "Alder" in found
    assert "Bridge" in found
    assert "Torvik" not in found


def test_of_five_questions_the_first_two_that_are_about_something_are_taken() -> None:
    text = (
        "Hi there! How are you? Is the Alder Bridge open? Who leads the Dockers Union? What does bread cost in Torvik? "
        "Did the ferry sail on Sunday? Where is the new library? I hope that is not too much at once for you, thanks!"
    )
    assert asking_sentences(text) == "Is the Alder Bridge open? Who leads the Dockers Union?"


def test_a_message_of_three_questions_is_taken_apart() -> None:
    asked = ["Who leads the port of Odesa?", "How many ships left it?", "And what does the union want?"]
    assert separate_questions("Good morning! " + " ".join(asked)) == [*asked[:2], "What does the union want?"]
    assert separate_questions("Who leads the port? How are you? Really?") == []


def test_two_questions_are_separate_where_both_have_words_of_their_own() -> None:
    both = separate_questions("Why did the doctors strike? And how many otters were seen?")
    assert both == ["Why did the doctors strike?", "How many otters were seen?"]
    assert separate_questions("Why did the doctors strike? And when?") == []


def test_of_a_sentence_without_end_its_last_clauses_are_taken() -> None:
    text = "I was walking " + "along the quay and then back again and " * 20 + "so when does the Alder Bridge reopen?"
    found = asking_sentences(text)
    assert found.endswith("when does the Alder Bridge reopen?")
    assert len(found) <= 260


def test_a_text_that_asks_nothing_is_cut_to_its_beginning() -> None:
    text = STORY * 10
    found = asking_sentences(text)
    assert text.startswith(found)
    assert LONGEST_ASKING // 2 < len(found) <= LONGEST_ASKING


PIECES = [
    "?",
    "؟",
    " ",
    ". ",
    "\n",
    "it ",
    "he ",
    "Who is ",
    "tell me ",
    "Torvik ",
    "I wonder ",
    "؛",
    "a" * 70,
    "\u200f",
    "👍",
    "\ud800",
]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=20)), max_size=150).map("".join))
@settings(deadline=None)
def test_whatever_is_written_something_short_comes_back(text: str) -> None:
    found = asking_sentences(text[:4096])
    assert len(found) <= LONGEST_ASKING
    assert found or not text


def test_of_many_short_questions_the_first_two_are_taken() -> None:
    text = "Who won the cup? Who found the comet? What does the battery heat?"
    assert asking_sentences(text) == "Who won the cup? Who found the comet?"
    assert asking_sentences("Who won the cup??? Really?!") == "Who won the cup??? Really?!"


def test_when_something_was_said_is_no_time_of_the_question() -> None:
    found = asking_sentences(f"{STORY}Yesterday my neighbour spoke of the Alder Bridge. When was it closed? {STORY}")
    assert "Alder" in found
    assert "Yesterday" not in found
