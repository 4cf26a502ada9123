"""Short forms with a full stop end a sentence only where another one begins behind them."""

from __future__ import annotations

import pytest

from index.indexing.passages import split_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["The board meets at 5 p.m. Friday."],
        ["The test was moved to 3 p.m. Thursday because of exams.", "Nobody complained."],
        ["Ferries sail from 6 a.m. to 11 p.m. Saturday and Sunday.", "Bring a ticket."],
        ["It begins at 7 a.m. EST on Sunday.", "It ends late."],
        ["It begins at 8 p.m. Moscow time.", "It ends late."],
        ["It was over by 5 p.m.", "The mayor went home."],
        ["It was over by 5 p.m.", "Thursday's debate went on for longer."],
        ["Abre a las 5 p. m. del viernes.", "Cierra tarde."],
        ["The Petrel left Ft. Aldwyn with Lt. Poe and Gen. Ott on board.", "It was cold."],
        ["Pvt. Roe and Spc. Lee of Ft. Aldwyn were freed on Wed. at noon.", "They are well."],
        ["The pier is 300 ft. long.", "The road is longer."],
        ["The road climbs 30 ft.", "The path climbs more."],
        ["She lives on Main St.", "The shop is next door."],
        ["He served as a Lt.", "The war ended."],
        ["Bill No. 12 and Art. 5 fell in Vol. 3 of approx. 40.", "No. 13 passed."],
        ["Was it true? He said no.", "They believed him."],
        ["J. K. Vik met Dr. E. F. Roe of the Univ. of St. Aldwyn.", "They spoke."],
        ["Sen. Louis J. Hart Jr. of Mass. voted against.", "Gov. Ann T. Poe did not."],
        ["Atty. Gen. Hart and Maj. Gen. Ott met in the U.S. on Friday.", "They agreed."],
        ["They live in the U.S.", "The mayor has left."],
        ["Er kam um ca. 5 Uhr mit Dr. Müller.", "Dann ging er."],
    ],
)
def test_a_text_is_split_where_its_sentences_end(sentences: list[str]) -> None:
    expected = [part for sentence in sentences for part in sentence.replace("true? He", "true?\0He").split("\0")]
    text = " ".join(expected)
    assert [span.of(text) for span in split_sentences(text, "en")] == expected
