"""Claims held against published sentences: the same, otherwise, or neither."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from index.library.articles import ArticleCard, ArticleId, Span
from retrieval.answers import Answer, Query, Quote, Quoted, Reason, Refused
from retrieval.claims import MOST_CLAIMS, check, claims_of, says

NOW = datetime(2026, 3, 4, tzinfo=UTC)
CARD = ArticleCard(ArticleId(4), "https://ledger.example/weir", "The weir at Tolna", "The Ledger", NOW, "en")
CLAIM = "The weir at Tolna was closed after 12 barges ran aground."


@pytest.mark.parametrize(
    ("claim", "published", "verdict"),
    [
        (CLAIM, "Officials closed the weir at Tolna on Monday after 12 barges had run aground.", True),
        (CLAIM, "Officials closed the weir at Tolna on Monday after twelve barges had run aground.", True),
        (CLAIM, "Officials closed the weir at Tolna on Monday after 7 barges had run aground.", False),
        (CLAIM, "The weir at Tolna was not closed after 12 barges ran aground.", False),
        (CLAIM, "The town of Tolna holds its fair in spring.", None),
        (CLAIM, "Tolna counts 9,000 people, and 12 barges call each day.", None),
        (
            "Flour in Tolna rose by 5% this winter.",
            "Flour in Tolna rose by 9 percent this winter.",
            False,
        ),
        (
            "Flour in Tolna rose by 5% this winter.",
            "Flour in Tolna rose 5 percent over the winter.",
            True,
        ),
        ("The mayor denied that Tolna had sold the mill.", "The mayor said that Tolna had sold the mill.", False),
        ("The Tolna ferry sails from 12 July.", "The ferry at Tolna sails again from 12 June.", False),
        ("The Tolna ferry sails from July 12.", "The ferry at Tolna sails again from 12 July.", True),
        ("The Tolna mill shut on Friday.", "The mill at Tolna was shut on Monday.", False),
        ("El molino de Tolna cerró el 3 de mayo.", "El molino de Tolna cerró el 3 de junio.", False),
        ("Der Hafen von Tolna bleibt am Montag geschlossen.", "Der Hafen von Tolna bleibt Montag geschlossen.", True),
        ("Der Hafen von Tolna bleibt geschlossen.", "Der Hafen von Tolna bleibt nicht geschlossen.", False),
        ("Порт Толна закрыли после шторма.", "После шторма порт Толны закрыли на неделю.", True),
    ],
)
def test_a_published_sentence_says_the_same_or_otherwise_or_neither(
    claim: str, published: str, verdict: bool | None
) -> None:
    assert says(claim, published) is verdict


def test_a_title_stands_in_for_words_that_its_sentences_leave_out() -> None:
    claim = "Ferry workers at Tolna ended their strike."
    assert says(claim, "The workers ended their strike on Friday.") is None
    assert says(claim, "The workers ended their strike on Friday.", "Ferries at Tolna sail again") is True
    title = "Fire in the mill at Tolna"
    assert says("Nobody was hurt in the fire at Tolna.", "Nobody was hurt.", title) is True
    assert says("Many were hurt in the fire at Tolna.", "Nobody was hurt.", title) is None
    assert says("The mayor of Tolna was hurt in a crash.", "Nobody was hurt.", title) is None


def test_a_claim_in_another_language_ends_where_its_sentence_ends() -> None:
    claim = "Der Nachtzug nach Tolna fährt ab dem 12. Juni wieder."
    assert claims_of(f"Das hört man gern. {claim}") == [claim]


def test_claims_are_sentences_with_names_or_figures() -> None:
    text = f"Wow, look at this! {CLAIM} Is that not terrible? Please share it with everybody. Nobody in Tolna slept."
    assert claims_of(text) == [CLAIM, "Nobody in Tolna slept."]
    assert claims_of("so it goes and so it went 😀😀") == []


def test_of_a_long_text_the_figures_are_checked_first() -> None:
    text = " ".join([*(f"People of Tolna met in Garden {name}." for name in "ABCDEFGH"), CLAIM])
    found = claims_of(text)
    assert len(found) == MOST_CLAIMS
    assert CLAIM in found


def quote(text: str) -> Quote:
    """A quote of all of an article."""
    return Quote(CARD, Span(0, len(text)), text)


class Engine:
    """Finds one text, surely or not."""

    def __init__(self, text: str, *, surely: bool = True) -> None:
        self.answered: Answer = Quoted((quote(text),), 0.9) if surely else Refused(Reason.UNSURE, (quote(text),))

    def answer(self, query: Query) -> Answer:
        """The same to everything."""
        return self.answered


@pytest.mark.parametrize("surely", [True, False])
def test_the_sentence_that_says_it_is_quoted_alone(surely: bool) -> None:
    published = "Rain fell. The weir at Tolna was closed after 9 barges ran aground. The mayor came."
    (finding,) = check([CLAIM], Engine(published, surely=surely), NOW)
    assert [each.text for each in finding.otherwise] == ["The weir at Tolna was closed after 9 barges ran aground."]
    assert finding.otherwise[0].span.of(published) == finding.otherwise[0].text
    assert not finding.same


def test_a_claim_of_another_year_is_not_said_by_an_article_of_this_one() -> None:
    engine = Engine("The weir at Tolna was closed after 12 barges ran aground.", surely=True)
    (then, now) = check(
        [f"In {year} the weir at Tolna was closed after 12 barges." for year in (1912, 2026)], engine, NOW
    )
    assert not then.same
    assert now.same
