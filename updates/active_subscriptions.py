"""Active subscriptions in memory, found by article and kept up to date with the database."""

from __future__ import annotations

import logging
from collections import defaultdict

from sqlalchemy import Connection, select, update

from index.indexing.embedding import Embedder
from index.library.database import Database
from index.library.passage_vectors import Vectors
from index.library.row_encoding import vector_to_bytes, vectors_from_bytes
from updates.arrivals import Arrival
from updates.question_index import QUESTION, IndexedQuestion, QuestionIndex, word_weights
from updates.schema import subscriptions
from updates.subscriptions import Kind, State, SubscriptionId
from updates.topic_index import IndexedTopic, TopicIndex
from updates.topics import OnTopic, Topic

log = logging.getLogger(__name__)

LOADED_AT_ONCE = 10_000  # rows, with 8 MB of vectors


class ActiveSubscriptions:
    """Every active subscription, indexed by kind. Not thread-safe."""

    def __init__(self, model: str, dimension: int) -> None:
        self.model = model
        self.dimension = dimension
        self._revision = 0
        self._questions = QuestionIndex(QUESTION, dimension)
        self._topics = TopicIndex(dimension)
        self._everything: set[SubscriptionId] = set()
        self._by_source: defaultdict[str, set[SubscriptionId]] = defaultdict(set)
        self._source_of: dict[SubscriptionId, str] = {}

    def catch_up(self, connection: Connection) -> None:
        """Loads the changes since the last call."""
        while True:
            rows = connection.execute(
                select(subscriptions)
                .where(subscriptions.c.revision > self._revision)
                .order_by(subscriptions.c.revision, subscriptions.c.id)
                .limit(LOADED_AT_ONCE)
            ).all()
            if not rows:
                return
            questions: list[IndexedQuestion] = []
            topics: list[IndexedTopic] = []
            for row in rows:
                id_, kind = SubscriptionId(row.id), Kind(row.kind)
                self.forget(id_)
                if row.state != State.ACTIVE.value:
                    continue
                if kind is Kind.EVERYTHING:
                    self._everything.add(id_)
                elif kind is Kind.SOURCE:
                    self._source_of[id_] = source_key(row.text)
                    self._by_source[source_key(row.text)].add(id_)
                elif row.model == self.model:
                    vector = vectors_from_bytes([row.vector], self.dimension)[0]
                    if kind is Kind.TOPIC:
                        topics.append(IndexedTopic(id_, Topic(row.text, vector)))
                    else:
                        questions.append(IndexedQuestion(id_, word_weights(row.text), vector))
            self._questions.put(questions)
            self._topics.put(topics)
            self._revision = rows[-1].revision

    def forget(self, id_: SubscriptionId) -> None:
        """Removes a subscription of any kind."""
        self._questions.drop(id_)
        self._topics.drop(id_)
        self._everything.discard(id_)
        source = self._source_of.pop(id_, None)
        if source is not None:
            self._by_source[source].discard(id_)

    def matching(self, arrival: Arrival) -> dict[SubscriptionId, OnTopic | None]:
        """Returns the subscriptions that an article matches, each with how it is on the topic, if it has one.

        Standing questions are those that it may answer.
        """
        met: dict[SubscriptionId, OnTopic | None] = dict.fromkeys(self._everything)
        for source in {source_key(source) for source in arrival.sources}:
            met.update(dict.fromkeys(self._by_source.get(source, ())))
        met.update(dict.fromkeys(self._questions.matching(arrival)))
        met.update(self._topics.matching(arrival))
        return dict(sorted(met.items()))


def source_key(name: str) -> str:
    """Returns the name of a source in the form that is compared."""
    return " ".join(name.casefold().split())


def reembed_interests(database: Database, embedder: Embedder) -> int:
    """Embeds topics and questions again that have the vector of another model. Returns how many."""
    done = 0
    while True:
        with database.reading() as connection:
            rows = connection.execute(
                select(subscriptions.c.id, subscriptions.c.text)
                .where(
                    subscriptions.c.model != embedder.name,
                    subscriptions.c.kind.in_([Kind.TOPIC.value, Kind.QUESTION.value]),
                )
                .limit(100)
            ).all()
        if not rows:
            return done
        vectors: Vectors = embedder.questions([row.text for row in rows])
        with database.writing() as connection:
            for row, vector in zip(rows, vectors, strict=True):
                connection.execute(
                    update(subscriptions)
                    .where(subscriptions.c.id == row.id)
                    .values(model=embedder.name, vector=vector_to_bytes(vector))
                )
        done += len(rows)
