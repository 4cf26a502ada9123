"""Adds drafts to the library: decides, splits and embeds, then stores each batch in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from sqlalchemy import Connection

from config.clock import Clock, utc_now
from index.indexing.embedding import Embedder
from index.indexing.known_details import with_known_details
from index.indexing.passages import split_passages
from index.library.article_writes import Embedded, add_address, insert_article, remove_samples, replace_article
from index.library.articles import ArticleId, Draft, PassageSpan, Span
from index.library.database import Database
from index.library.draft_decisions import ChangedArticle, Decision, NewArticle, SameText, Unchanged, decide
from index.library.errors import Rejected
from index.library.retention import reject_old
from index.library.sentence_words import AnalyseSentences
from index.search.stored_terms import encode_terms

LONGEST_KEY_BYTES = 2_600  # of an address or a source, which are looked up; PostgreSQL finds no more than 2,704 by
BATCH_ARTICLES = 32  # about 600 passages: enough of each length to embed without padding, stored every few seconds


class Verdict(StrEnum):
    """The outcome for an accepted draft."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    SAME_TEXT = "also"  # the text of a known article, at another address


@dataclass(frozen=True, slots=True)
class Accepted:
    """A draft that is now in the library."""

    verdict: Verdict
    article: ArticleId
    url: str
    title: str
    passages: int = 0  # newly embedded ones


Outcome = Accepted | Rejected
Announce = bool | Callable[[Draft], bool]  # whether subscribers may be told of an article


class Ingest:
    """Adds articles to a library.

    The embedder is opened when it is first needed. Storing the first real draft (not `sample`) deletes the sample
    articles.
    """

    def __init__(
        self,
        database: Database,
        open_embedder: Callable[[], Embedder],
        *,
        batch_articles: int = BATCH_ARTICLES,
        now: Clock = utc_now,
        keep: timedelta | None = None,
        analyse: AnalyseSentences | None = None,
    ) -> None:
        """`keep` is the retention period: older articles are rejected; None keeps all.

        `analyse` analyses the words of passages; without it they are analysed later.
        """
        self._database = database
        self._open_embedder = open_embedder
        self._batch_articles = batch_articles
        self._now = now
        self._keep = keep
        self._analyse = analyse

    def take(
        self, items: Iterable[Draft | Rejected], *, announce: Announce = False, sample: bool = False
    ) -> Iterator[Outcome]:
        """Add the items and yield the outcome of each, in order, as each batch is stored.

        Yielded outcomes are committed. Raises LibraryProblem if the database cannot be written.
        """
        batch: list[Draft | Rejected] = []
        for item in items:
            keep = None if sample else self._keep
            storable = reject_long_keys(item)
            batch.append(reject_old(storable, keep, self._now()) if keep else storable)
            if len(batch) >= self._batch_articles:
                yield from self._take_batch(batch, announce=announce, sample=sample)
                batch = []
        if batch:
            yield from self._take_batch(batch, announce=announce, sample=sample)

    def _take_batch(self, batch: Sequence[Draft | Rejected], *, announce: Announce, sample: bool) -> list[Outcome]:
        drafts = [item for item in batch if isinstance(item, Draft)]
        stored = iter(self._take_drafts(drafts, announce=announce, sample=sample))
        return [item if isinstance(item, Rejected) else next(stored) for item in batch]

    def _take_drafts(self, drafts: Sequence[Draft], *, announce: Announce, sample: bool) -> list[Accepted]:
        if not drafts:
            return []
        embedded: dict[int, Embedded] = {}
        with self._database.reading() as connection:
            drafts = drafts if sample else with_known_details(connection, drafts)
            decisions = decide(connection, drafts, samples=sample)
        unchanged = [decision.article for decision in decisions if isinstance(decision, Unchanged)]
        if len(unchanged) == len(drafts):  # nothing to write, so there is no need to wait for other writers
            known = zip(unchanged, drafts, strict=True)
            return [Accepted(Verdict.UNCHANGED, article, draft.url, draft.title, 0) for article, draft in known]
        while True:
            missing = [
                number
                for number, decision in enumerate(decisions)
                if isinstance(decision, NewArticle | ChangedArticle) and number not in embedded
            ]
            if missing:
                vectors = embed_texts(self._open_embedder(), [drafts[number] for number in missing], self._analyse)
                embedded.update(zip(missing, vectors, strict=True))
            with self._database.writing() as connection:
                accepted = self._store(connection, drafts, embedded, announce=announce, sample=sample)
                if accepted is not None:
                    return accepted
                connection.rollback()  # another writer has changed the library: some drafts need vectors after all
            with self._database.reading() as connection:
                decisions = decide(connection, drafts, samples=sample)

    def _store(
        self,
        connection: Connection,
        drafts: Sequence[Draft],
        embedded: dict[int, Embedded],
        *,
        announce: Announce,
        sample: bool,
    ) -> list[Accepted] | None:
        """Decide again and store, now that no other writer can interfere; return None if vectors are missing."""
        at = self._now()
        accepted: list[Accepted] = []
        if not sample:
            remove_samples(connection, at)
        for number, draft in enumerate(drafts):
            told = announce(draft) if callable(announce) else announce
            decision: Decision = decide(connection, [draft], samples=sample)[0]
            if isinstance(decision, ChangedArticle) and not sample:
                draft = with_known_details(connection, [draft])[0]  # completed again, as it is stored
                decision = decide(connection, [draft])[0]
            match decision:
                case NewArticle() | ChangedArticle() if number not in embedded:
                    return None
                case NewArticle():
                    article = insert_article(connection, draft, embedded[number], at=at, announce=told, sample=sample)
                    verdict = Verdict.ADDED
                case ChangedArticle(article=article):
                    replace_article(connection, article, draft, embedded[number], at=at, announce=told)
                    verdict = Verdict.UPDATED
                case SameText(article=article):
                    add_address(connection, article, draft, at)
                    verdict = Verdict.SAME_TEXT
                case Unchanged(article=article):
                    verdict = Verdict.UNCHANGED
            fresh = len(embedded[number].passages) if verdict in (Verdict.ADDED, Verdict.UPDATED) else 0
            accepted.append(Accepted(verdict, article, draft.url, draft.title, fresh))
        return accepted


def reject_long_keys(item: Draft | Rejected) -> Draft | Rejected:
    """Return the draft, or Rejected if its address or source is too long to be looked up in any engine."""
    if isinstance(item, Rejected):
        return item
    for name, value in (("address", item.url), ("source", item.source)):
        if len(value.encode("utf-8", "surrogatepass")) > LONGEST_KEY_BYTES:
            return Rejected(item.url[:200], f"its {name} has more than {LONGEST_KEY_BYTES:,} bytes")
    return item


def embed_texts(embedder: Embedder, drafts: Sequence[Draft], analyse: AnalyseSentences | None = None) -> list[Embedded]:
    """Return the passages of each draft with their vectors, embedded in one batch, and with what `analyse` gives."""
    places = [split_passages(draft.text, draft.language) for draft in drafts]
    texts = [place.span.of(draft.text) for draft, own in zip(drafts, places, strict=True) for place in own]
    sentences = [_relative(place) for own in places for place in own]
    vectors = embedder.passages(texts, sentences)
    embedded: list[Embedded] = []
    start = 0
    for draft, own in zip(drafts, places, strict=True):
        end = start + len(own)
        words = [analyse([span.of(draft.text) for span in place.sentences]) for place in own] if analyse else []
        terms = [encode_terms(text, draft.language) for text in texts[start:end]]
        of_passages, of_sentences = vectors.passages[start:end], tuple(vectors.sentences[start:end])
        embedded.append(Embedded(tuple(own), of_passages, of_sentences, embedder.name, tuple(words), tuple(terms)))
        start = end
    return embedded


def _relative(place: PassageSpan) -> list[Span]:
    return [sentence.moved(-place.span.start) for sentence in place.sentences]
