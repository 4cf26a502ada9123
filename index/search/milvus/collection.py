"""A Milvus collection: the passages of one library for one model, with their vectors and terms."""

from __future__ import annotations

from collections.abc import Collection as Container
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from index.library.errors import LibraryProblem
from index.library.passage_vectors import Vectors
from index.search.bm25 import K1, B
from index.search.interface import Window
from index.search.milvus.bm25_lengths import correction
from index.search.milvus.connection import NOT_LOADED, WRITE_SECONDS, MilvusConnection
from index.search.passage_rows import seconds

if TYPE_CHECKING:
    from collections.abc import Callable

    from pymilvus import CollectionSchema, MilvusClient

BODY, TITLE, VECTOR = "body", "title", "vector"
FIELDS = frozenset(
    {"passage", "article", "published", "length", VECTOR, BODY, TITLE, f"{BODY}_weights", f"{TITLE}_weights"}
)
FILTERED = ("article", "published")
INDEXED = (VECTOR, f"{BODY}_weights", f"{TITLE}_weights", *FILTERED)
ROWS_AT_ONCE = 500  # of 384 numbers and about 2 kB of terms each: 2 MB, far below the limit of a message
IDS_AT_ONCE = 5_000

Outcome = TypeVar("Outcome")


class Scored(NamedTuple):
    """A passage found by a search: its cosine or BM25 score, and its article's time (seconds, or UNDATED).

    `length` is the number of terms of its body.
    """

    score: float
    published: int
    length: int


class PassageRow(NamedTuple):
    """A passage as stored, with the terms of its body (`length` of them) and of its title."""

    passage: int
    article: int
    published: int
    length: int
    vector: Vectors
    body: str
    title: str


class PassageCollection:
    """Reads and writes a collection.

    Searches use the consistency level Session: a writer sees its own writes at once, and everybody else within the
    200 ms that Milvus takes to distribute them. At the level Strong, every search would wait for that. Queries that
    decide something (which passages of an article exist) use Strong.
    """

    def __init__(self, engine: MilvusConnection, name: str, dimension: int, rows_at_once: int = ROWS_AT_ONCE) -> None:
        self.name = name
        self._rows_at_once = rows_at_once
        self._engine = engine
        self._dimension = dimension

    def exists(self) -> bool:
        """Whether it exists completely; raises LibraryProblem if a foreign collection has its name."""
        return self._engine.call(self._is_there)

    def create(self) -> None:
        """Create it, empty and ready for searches."""
        self._engine.call(self._create)

    def drop(self) -> None:
        """Drop it if it exists; raises LibraryProblem if a foreign collection has its name."""
        self.exists()
        self._engine.call(lambda client: client.drop_collection(self.name, timeout=WRITE_SECONDS))

    def put(self, rows: Iterable[PassageRow]) -> int:
        """Store passages, replacing those with the same id; returns how many."""
        batch: list[dict[str, Any]] = []
        count = 0
        for row in rows:
            batch.append(row._asdict())
            if len(batch) >= self._rows_at_once:
                count += self._put(batch)
                batch = []
        return count + self._put(batch)

    def delete_others(self, articles: Sequence[int], kept: Container[int]) -> None:
        """Delete every passage of these articles that is not in `kept`."""
        if not articles:
            return
        found = self._loaded(
            lambda client: client.query(
                self.name,
                filter=f"article in {list(articles)}",
                output_fields=["passage"],
                consistency_level="Strong",
                timeout=WRITE_SECONDS,
            )
        )
        gone = [row["passage"] for row in found if row["passage"] not in kept]
        for start in range(0, len(gone), IDS_AT_ONCE):
            ids = gone[start : start + IDS_AT_ONCE]
            self._loaded(lambda client, ids=ids: client.delete(self.name, ids=ids, timeout=WRITE_SECONDS))  # type: ignore[misc]

    def nearest(self, vector: Vectors, count: int, window: Window) -> dict[int, Scored]:
        """Return the passages in the window nearest to a vector (shape (dimension,)), best first."""
        return self._search(VECTOR, vector.tolist(), count, _within(window))

    def scored(self, field: str, terms: str, count: int, window: Window) -> dict[int, Scored]:
        """Return the passages in the window whose BODY or TITLE matches the terms best, best first."""
        return _as_bm25(field, self._search(f"{field}_weights", terms, count, _within(window)))

    def scored_of(self, field: str, terms: str, passages: Sequence[int]) -> dict[int, Scored]:
        """Score the BODY or TITLE of these passages by the terms; those that do not match are left out."""
        if not passages:
            return {}
        found = self._search(f"{field}_weights", terms, len(passages), f"passage in {list(passages)}")
        return _as_bm25(field, found)

    def count(self) -> int:
        """Return the number of passages."""
        rows = self._loaded(
            lambda client: client.query(
                self.name,
                filter="",
                output_fields=["count(*)"],
                consistency_level="Session",
                timeout=self._engine.search_seconds,
            )
        )
        return int(rows[0]["count(*)"])

    def passages(self) -> set[int]:
        """Return the ids of all passages."""
        return self._loaded(self._all_ids)

    def seal(self) -> None:
        """Make a segment of the stored passages; later ones go into another."""
        self._engine.call(lambda client: client.flush(self.name, timeout=WRITE_SECONDS))

    def _is_there(self, client: MilvusClient) -> bool:
        if not client.has_collection(self.name, timeout=WRITE_SECONDS):
            return False
        held = client.describe_collection(self.name, timeout=WRITE_SECONDS)["fields"]
        fields = {field["name"]: field.get("params", {}).get("dim") for field in held}
        if fields != {name: self._dimension if name == VECTOR else None for name in FIELDS}:
            raise LibraryProblem(
                f"the collection {self.name} of Milvus is not one of this program's: rename it, or drop it"
            )
        return len(client.list_indexes(self.name, timeout=WRITE_SECONDS)) == len(
            INDEXED
        )  # else creating it was interrupted

    def _all_ids(self, client: MilvusClient) -> set[int]:
        pages = client.query_iterator(
            self.name,
            batch_size=IDS_AT_ONCE,
            output_fields=["passage"],
            consistency_level="Strong",
            timeout=WRITE_SECONDS,
        )
        found: set[int] = set()
        try:
            while page := pages.next():
                found.update(row["passage"] for row in page)
        finally:
            pages.close()
        return found

    def _put(self, batch: list[dict[str, Any]]) -> int:
        if batch:
            self._loaded(lambda client: client.upsert(self.name, batch, timeout=WRITE_SECONDS))
        return len(batch)

    def _search(self, field: str, wanted: object, count: int, only: str) -> dict[int, Scored]:
        found = self._loaded(
            lambda client: client.search(
                self.name,
                data=[wanted],
                anns_field=field,
                limit=count,
                filter=only,
                output_fields=["published", "length"],
                consistency_level="Session",
                timeout=self._engine.search_seconds,
            ),
            private=True,
        )
        return {
            hit["passage"]: Scored(hit["distance"], hit["entity"]["published"], hit["entity"]["length"])
            for hit in found[0]
        }

    def _loaded(self, action: Callable[[MilvusClient], Outcome], *, private: bool = False) -> Outcome:
        """Run `action` on the collection; load the collection first if a restarted server has not."""

        def on_a_loaded_one(client: MilvusClient) -> Outcome:
            from pymilvus.exceptions import MilvusException

            try:
                return action(client)
            except MilvusException as error:
                if error.code != NOT_LOADED:
                    raise
                client.load_collection(self.name, timeout=WRITE_SECONDS)
                return action(client)

        return self._engine.call(on_a_loaded_one, private=private)

    def _create(self, client: MilvusClient) -> None:
        if client.has_collection(self.name, timeout=WRITE_SECONDS):  # an interrupted creation
            client.drop_collection(self.name, timeout=WRITE_SECONDS)
        indexes = client.prepare_index_params()
        # Milvus Lite compares exactly, since it holds what fits on one machine; a server chooses by itself.
        dense = "FLAT" if self._engine.is_lite else "AUTOINDEX"
        indexes.add_index(VECTOR, index_type=dense, metric_type="IP")
        for field in (BODY, TITLE):
            indexes.add_index(
                f"{field}_weights",
                index_type="SPARSE_INVERTED_INDEX",
                metric_type="BM25",
                params={"params": {"bm25_k1": K1, "bm25_b": B}},  # the only place where Milvus Lite looks for them
            )
        for field in FILTERED:
            indexes.add_index(field, index_type="INVERTED")
        client.create_collection(
            self.name,
            schema=_schema(self._dimension),
            consistency_level="Strong",
            timeout=WRITE_SECONDS,
        )
        client.create_index(
            self.name, indexes, sync=False, timeout=WRITE_SECONDS
        )  # it is empty, so there is nothing to wait for
        client.load_collection(self.name, timeout=WRITE_SECONDS)


def _schema(dimension: int) -> CollectionSchema:
    from pymilvus import DataType, Function, FunctionType, MilvusClient

    schema = MilvusClient.create_schema(auto_id=False, enable_dynamic_field=False)
    schema.add_field("passage", DataType.INT64, is_primary=True)
    schema.add_field("article", DataType.INT64)
    schema.add_field("published", DataType.INT64)
    schema.add_field("length", DataType.INT32)
    schema.add_field(VECTOR, DataType.FLOAT_VECTOR, dim=dimension)
    for field in (BODY, TITLE):
        schema.add_field(
            field,
            DataType.VARCHAR,
            max_length=65_535,
            enable_analyzer=True,
            analyzer_params={"tokenizer": "standard"},
        )
        schema.add_field(f"{field}_weights", DataType.SPARSE_FLOAT_VECTOR)
        schema.add_function(
            Function(
                name=f"weigh_{field}",
                function_type=FunctionType.BM25,
                input_field_names=[field],
                output_field_names=[f"{field}_weights"],
            )
        )
    return schema


def _as_bm25(field: str, found: dict[int, Scored]) -> dict[int, Scored]:
    """Return the scores as tantivy computes them: positive (Milvus Lite 3.2 returns negatives), with rounded lengths.

    Hardly any title is long enough for rounding to matter.
    """
    return {
        passage: scored._replace(score=abs(scored.score) * (correction(scored.length) if field == BODY else 1.0))
        for passage, scored in found.items()
    }


def _within(window: Window) -> str:
    bounds = []
    if window.since is not None:
        bounds.append(f"published >= {seconds(window.since)}")
    if window.until is not None:
        bounds.append(f"published <= {seconds(window.until)}")
    return " and ".join(bounds)
