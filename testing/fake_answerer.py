"""Articles and answers written for these tests, and an answerer that knows what to say."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from chat.incoming import Person, Place
from chat.interfaces import FollowOutcome
from index.library.articles import Article, ArticleCard, ArticleId, ArticleState, Span
from retrieval.answers import Answer, Query, Quote, Quoted, Reason, Refused
from retrieval.follow_ups import Turn

NOW = datetime(2025, 5, 12, 9, 0, tzinfo=UTC)

TALKS = Article(
    ArticleCard(
        ArticleId(1),
        "https://courier.example/world/istanbul-talks",
        "Kyiv names its terms for talks in Istanbul",
        "Harbour Courier",
        datetime(2025, 5, 11, tzinfo=UTC),
        "en",
    ),
    "Russia proposed direct talks in Istanbul on Thursday.\n\n"
    "President Zelenskyy said on Sunday that Kyiv expects a full ceasefire before any talks begin. "
    "He would be waiting in Türkiye, he added.\n\n"
    "Moscow has not said whom it would send.",
)
GRAIN = Article(
    ArticleCard(
        ArticleId(2),
        "https://ledger.example/grain?id=7#top",
        "Grain ships leave Odesa again",
        "The Ledger",
        datetime(2025, 4, 2, tzinfo=UTC),
        "en",
    ),
    "Four ships with maize left Odesa on Wednesday. It was the first convoy in three weeks.",
)


def quote(article: Article, words: str, telling: Sequence[str] = (), also: Sequence[ArticleCard] = ()) -> Quote:
    """The quote of these words, which stand in the article."""
    start = article.text.index(words)
    spans = tuple(Span(words.index(w), words.index(w) + len(w)) for w in telling)
    return Quote(article.card, Span(start, start + len(words)), words, spans, tuple(also))


TERMS = quote(
    TALKS,
    "President Zelenskyy said on Sunday that Kyiv expects a full ceasefire before any talks begin.",
    ["full ceasefire", "before any talks"],
)


LONG_STORY = Article(
    ArticleCard(
        ArticleId(3),
        "https://courier.example/harbour",
        "A year in the harbour",
        "Harbour Courier",
        datetime(2025, 3, 1, tzinfo=UTC),
        "en",
    ),
    "\n".join(f"Paragraph {n} begins here. In month {n} the harbour took {n} ships. So it went." for n in range(1, 9)),
)
SHIPS = tuple(quote(LONG_STORY, f"In month {n} the harbour took {n} ships.", [f"{n} ships"]) for n in range(1, 9))


class FakeAnswerer:
    """An answerer that answers by the words in a question, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Query] = []
        self.histories: list[list[str]] = []
        self.answers: dict[str, Answer] = {"Zelenskyy": Quoted((TERMS,), 0.9), "ships": Quoted(SHIPS, 0.8)}
        self.there = {article.card.id: article for article in (TALKS, GRAIN, LONG_STORY)}
        self.holds_samples = False

    def answer(self, query: Query, history: Sequence[Turn] = ()) -> Answer:
        """What was prepared for a question that holds these words; a refusal with headlines otherwise."""
        self.asked.append(query)
        self.histories.append([turn.question for turn in history])
        for words, answer in self.answers.items():
            if words in query.question:
                return answer
        return Refused(Reason.NOTHING_ON_THIS, headlines=(TALKS.card, GRAIN.card))

    def article(self, article: ArticleId) -> Article | None:
        """See ArticleLookup."""
        return self.there.get(article)

    def articles(self, ids: Collection[ArticleId]) -> dict[ArticleId, Article]:
        """See ArticleLookup."""
        return {number: self.there[number] for number in ids if number in self.there}

    def at_address(self, url: str) -> ArticleCard | None:
        """See ArticleLookup."""
        return next((a.card for a in self.there.values() if a.card.url == url), None)

    def cards(self, ids: Sequence[ArticleId]) -> dict[ArticleId, ArticleCard]:
        """See ArticleLookup."""
        return {number: self.there[number].card for number in ids if number in self.there}

    def newest(
        self,
        limit: int,
        *,
        offset: int = 0,
        source: str | None = None,
        title: str | None = None,
        published: tuple[datetime, datetime] | None = None,
    ) -> list[ArticleCard]:
        """See ArticleLookup."""
        live = [a.card for a in self.there.values() if a.state is ArticleState.LIVE]
        live = [card for card in live if all(word in card.title.lower() for word in (title or "").lower().split())]
        chosen = [card for card in live if source is None or card.source == source]
        if published is not None:
            chosen = [card for card in chosen if card.published and published[0] <= card.published < published[1]]
        return sorted(chosen, key=lambda c: c.published or NOW, reverse=True)[offset : offset + limit]

    def has_own(self) -> bool:
        """See ArticleLookup."""
        return bool(self.newest(1)) and not self.holds_samples

    def retract(self, article: ArticleId, at: datetime | None = None) -> bool:
        """See Catalogue."""
        before = self.there[article]
        self.there[article] = replace(before, state=ArticleState.RETRACTED)
        return before.state is ArticleState.LIVE

    def sources(self) -> list[tuple[str, int]]:
        """See ArticleLookup."""
        names = [article.card.source for article in self.there.values()]
        return [(name, names.count(name)) for name in dict.fromkeys(names)]


class Following:
    """Follows questions, two a place at most."""

    def __init__(self) -> None:
        self.followed: list[tuple[int, str]] = []

    def follow(self, place: Place, person: Person, question: str) -> FollowOutcome:
        """See StandingQuestions."""
        if (place.chat, question) in self.followed:
            return FollowOutcome.ALREADY
        if sum(chat == place.chat for chat, _ in self.followed) >= 2:
            return FollowOutcome.TOO_MANY
        self.followed.append((place.chat, question))
        return FollowOutcome.NOW
