"""What of an article can be quoted: sentences, however they begin; no bylines, notes and invitations."""

from __future__ import annotations

import pytest

from retrieval.stretches import is_prose


@pytest.mark.parametrize(
    "sentence",
    [
        "By early morning divers and soldiers had found 12 of the missing.",
        "By selling its ferries for 40 million crowns, Vik Line pays its debts.",
        "By Sunday evening and into the night the fire burned on.",
        "Updated counts put the number of voters at 3,000.",
        "Published accounts show a loss of 2 million crowns.",
        "Published on Tuesday, the report says that the pier has been unsafe for at least ten years.",
        "Watch towers along the border were manned again on Friday.",
        "Related costs rose to 3 million crowns.",
        "Listen to the islanders, council member Vik asked the minister.",
        "Advertisement revenue fell by a tenth.",
        "Copyright holders sued the broadcaster.",
        "Read more than you write, the laureate told pupils.",
        "Subscribers rose to 30,000 in a year.",
    ],
)
def test_a_sentence_is_prose_however_it_begins(sentence: str) -> None:
    assert is_prose(sentence)


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Example",
        "By Ann Example and Bo Test",
        "By Ann Example for Island Example",
        "BY ANN EXAMPLE",
        "Updated 3 May 2026 at 10:00.",
        "Published: 3 May 2026.",
        "Last updated on Monday.",
        "Watch: how the pier was built.",
        "Watch the full video below.",
        "Listen to this article.",
        "Read more: Ferry fares to rise.",
        "Hide Caption 7 of 12 Photos: The new pier The crew celebrates its opening in Torvik.",
        "Sign up for our morning newsletter.",
        "Subscribe to our newsletter today.",
        "Related: Ferries stay in port.",
        "Photo: Ann Example, Island Example.",
        "This article was amended on 3 May 2026.",
    ],
)
def test_bylines_notes_and_invitations_are_none(line: str) -> None:
    assert not is_prose(line)
