"""Questions for what somebody says or wants are answered by their words on the matter."""

from __future__ import annotations

import pytest

from index.library.articles import ArticleCard, ArticleId
from retrieval.statement_questions import states_it

CARD = ArticleCard(ArticleId(1), "https://example.org/1", "Kiln wants the ferry before winter talks", "Courier", None)
QUOTE = "Mayor Ada Kiln said that the council must first pay for the night ferry."
PASSAGE = QUOTE + " Talks on the budget begin on Monday."


@pytest.mark.parametrize(
    "question", ["What does Kiln require before talks?", "What did Ada Kiln say about the night ferry?"]
)
def test_words_of_the_person_on_the_matter_state_it(question: str) -> None:
    assert states_it(question, QUOTE, PASSAGE, CARD)


@pytest.mark.parametrize(
    "question",
    [
        "What does Kiln say about grain exports to Egypt?",  # not on the matter
        "What does Orlov require before talks?",  # not their words
        "Who is Ada Kiln?",  # not for a statement
        "Что требует Килн перед переговорами?",  # no rule for this language
    ],
)
def test_anything_else_does_not(question: str) -> None:
    assert not states_it(question, QUOTE, PASSAGE, CARD)


def test_a_quote_in_which_others_speak_of_them_does_not() -> None:
    assert not states_it("What does Kiln require before talks?", "Nobody said more of it to Kiln.", PASSAGE, CARD)
