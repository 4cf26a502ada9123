"""What a follow-up takes from the turns before it."""

from __future__ import annotations

import pytest

from retrieval.follow_ups import FollowUp, Turn, asks_about_someone, completed, follow_up_kind, with_earlier

TALKS = Turn("What does Zelenskyy require before talks in Istanbul?")
BRIDGE = Turn("Why was the Alder Bridge closed on Tuesday?")


def taken(question: str, *turns: Turn) -> str:
    """What stands behind the question once it is completed."""
    whole = completed(question, turns)
    assert whole.startswith(question)
    return whole[len(question) :].strip()


@pytest.mark.parametrize("question", ["and what did Moscow say?", "What about Turkey?", "why?", "when was that?"])
def test_a_follow_up_takes_the_names_and_the_matter(question: str) -> None:
    found = taken(question, TALKS)
    assert "Zelenskyy" in found
    assert "Istanbul" in found
    assert "talks" in found


def test_he_and_she_are_whom_the_last_turn_named() -> None:
    assert "Quiroga" in taken("What did she promise?", Turn("Who is Marta Quiroga?"))


def test_a_time_is_taken_where_the_follow_up_has_none() -> None:
    assert "on Tuesday" in taken("why?", BRIDGE)
    assert "Tuesday" not in taken("and what happened last month?", BRIDGE)


@pytest.mark.parametrize(
    "question",
    [
        "Who won the women's cup?",
        "Why was the Alder Bridge closed?",
        "Which company had an outage this week?",
        "What did the minister say that angered farmers?",
        "Did Quiroga say what she wants?",
        "Is there life on Mars?",
    ],
)
def test_a_question_that_stands_alone_is_left_alone(question: str) -> None:
    assert completed(question, [TALKS]) == question


def test_a_chain_of_follow_ups_reaches_what_all_are_about() -> None:
    first = completed("and what did Moscow say?", [TALKS])
    found = taken("when was that?", TALKS, Turn(first))
    assert "Moscow" in found
    assert "Istanbul" in found


def test_without_anything_before_nothing_is_taken() -> None:
    assert completed("why?", []) == "why?"


def test_a_long_turn_does_not_drown_the_question() -> None:
    names = "Ada Ben Cleo Dana Emil Faye Gus Hana Ivo Jana Karl Lena Max Nora Olaf"
    assert len(taken("why?", Turn(f"Are {names} friends?")).split()) <= 10


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("why?", FollowUp.YES),
        ("when was that?", FollowUp.YES),
        ("and what did the harbour master say?", FollowUp.YES),
        ("what about Torvik?", FollowUp.YES),
        ("did he resign?", FollowUp.YES),
        ("is it open now?", FollowUp.YES),
        ("how many people did it kill?", FollowUp.YES),
        ("what does its owner say?", FollowUp.YES),
        ("who killed him?", FollowUp.YES),
        ("Чому?", FollowUp.YES),
        ("¿y cuándo?", FollowUp.YES),
        ("warum?", FollowUp.YES),
        ("who scored?", FollowUp.MAYBE),
        ("how many jobs will go?", FollowUp.MAYBE),
        ("who is the union leader?", FollowUp.MAYBE),
        ("Torvik?", FollowUp.MAYBE),
        ("did the minister say he would resign?", FollowUp.MAYBE),
        ("and who won the 2026 rowing cup in Torvik?", FollowUp.MAYBE),
        ("did Torvik respond to the offer?", FollowUp.NO),
        ("$5", FollowUp.NO),
        ("which law bans telephones that record children?", FollowUp.NO),
        ("how much will the new tram line to the airport cost the city?", FollowUp.NO),
        ("what time is it in Torvik?", FollowUp.NO),
        ("is it true that the Alder Bridge collapsed?", FollowUp.NO),
        ("did Quiroga say what she wants?", FollowUp.NO),
    ],
)
def test_how_surely_a_question_goes_on_from_what_was_asked(question: str, expected: FollowUp) -> None:
    assert follow_up_kind(question) is expected


@pytest.mark.parametrize("question", ["when did she resign?", "who killed him?", "and his brother?", "how old is she"])
def test_a_question_about_him_or_her_is_about_someone(question: str) -> None:
    assert asks_about_someone(question)


@pytest.mark.parametrize("question", ["did the minister say he would resign?", "who scored?", "when was that?", "why?"])
def test_other_follow_ups_are_about_nobody(question: str) -> None:
    assert not asks_about_someone(question)


CONVERSATIONS = [
    # what was asked one after the other; what the last one takes, and what it must not take
    (("Why was the Alder Bridge closed?", "When does it reopen?"), {"Alder", "Bridge"}, {"closed?"}),
    (("Who leads the Dockers Union?", "What does he demand?", "and how many joined him?"), {"Dockers", "Union"}, set()),
    (("Why was the Alder Bridge closed?", "Who won the rowing cup in Torvik?"), set(), {"Alder", "Bridge", "closed"}),
    (("Who won the rowing cup in Torvik?", "Why was the Alder Bridge closed?", "why?"), {"Alder"}, {"Torvik", "cup"}),
    (("How many unions did Sudmark convince?", "What is the price of bread in Harbour City?"), set(), {"Sudmark"}),
    (("Where does the ferry to Ostrava land?", "and in winter?"), {"Ostrava", "ferry"}, set()),
]


@pytest.mark.parametrize(("asked", "taken_words", "left_alone"), CONVERSATIONS)
def test_a_conversation_hands_on_its_matter_and_no_more(
    asked: tuple[str, ...], taken_words: set[str], left_alone: set[str]
) -> None:
    turns: list[Turn] = []
    for question in asked[:-1]:
        whole = completed(question, turns)
        turns.append(Turn(question, whole if whole != question else ""))
    found = set(taken(asked[-1], *turns).split())
    assert taken_words <= found
    assert not left_alone & found


def test_a_question_that_may_go_on_is_completed_where_that_is_wanted() -> None:
    assert completed("who scored?", [Turn("How did Rovers play in Torvik?")]) == "who scored?"
    assert "Rovers" in with_earlier("who scored?", [Turn("How did Rovers play in Torvik?")])
    assert with_earlier("who scored?", []) == "who scored?"


def test_a_completion_that_was_not_used_reaches_no_later_turn() -> None:
    wrong = Turn("Who won the cup?")  # it was answered as it stood
    assert "Alder" not in taken("why?", BRIDGE, wrong)
    right = Turn("who repairs it?", whole="who repairs it? Alder Bridge")
    assert "Alder" in taken("and when?", right)


def test_a_message_without_words_goes_on_from_nothing() -> None:
    assert follow_up_kind("🦦") is FollowUp.NO
    assert completed("🦦", [TALKS]) == "🦦"
