"""Other tools as their documentation shows them, and a naive pipeline; runs in a virtual environment of their own.

    python other_tools.py TOOL index  MODEL STORE ARTICLES           indexes, saves, says how many passages
    python other_tools.py TOOL ask    MODEL STORE QUESTIONS ANSWERS  opens what was saved, answers each question
    python other_tools.py TOOL remove MODEL STORE URLS               deletes these articles from what was saved

Needs nothing of the project: the standard library and the tool, so it is one file. Prints one
JSON object on its last line. What each takes as its default is in `benchmarks/compare/__main__.py`.
"""

# mypy: disable-error-code="import-not-found"
# The tools are installed elsewhere.

from __future__ import annotations

import importlib.metadata
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

Row = dict[str, Any]
TOLD_EVERY = 100  # articles


class Tool(Protocol):
    """What each tool does."""

    def index(self, model: str, store: Path, articles: list[Row]) -> int:
        """Indexes and saves; how many passages there are."""
        ...

    def open(self, model: str, store: Path) -> Callable[[str, str], list[tuple[str, str, float]]]:
        """Gives what finds passages for a question as of a day: (url, text, score), the best first."""
        ...

    def remove(self, model: str, store: Path, urls: list[str]) -> None:
        """Deletes articles, and saves."""
        ...


class Txtai:
    """Paragraphs (Segmentation), an embeddings database with content, SQL with similar() and the date; 3 results."""

    PACKAGE = "txtai"

    def index(self, model: str, store: Path, articles: list[Row]) -> int:
        """See Tool."""
        from txtai import Embeddings
        from txtai.pipeline import Segmentation

        paragraphs = Segmentation(paragraphs=True)
        embeddings = Embeddings(path=model, content=True)

        def rows() -> Iterator[tuple[str, Row]]:
            for article in told(articles):
                for number, text in enumerate(paragraphs(article["text"])):
                    fields = {"text": text, "url": article["url"], "published": article["published"] or ""}
                    yield f"{article['url']}#{number}", fields

        embeddings.index(rows())
        embeddings.save(str(store))
        return int(embeddings.count())

    def open(self, model: str, store: Path) -> Callable[[str, str], list[tuple[str, str, float]]]:
        """See Tool."""
        from txtai import Embeddings

        embeddings = Embeddings()
        embeddings.load(str(store))
        query = "select url, text, score from txtai where similar(:question) and published <= :day"

        def find(question: str, day: str) -> list[tuple[str, str, float]]:
            found = embeddings.search(query, parameters={"question": question, "day": day})
            return [(row["url"], row["text"], row["score"]) for row in found]

        return find

    def remove(self, model: str, store: Path, urls: list[str]) -> None:
        """See Tool."""
        from txtai import Embeddings

        embeddings = Embeddings()
        embeddings.load(str(store))
        for url in urls:
            found = embeddings.search("select id from txtai where url = :url", limit=10_000, parameters={"url": url})
            embeddings.delete([row["id"] for row in found])
        embeddings.save(str(store))


class LlamaIndex:
    """VectorStoreIndex.from_documents with its default splitter and store, metadata filters; 2 results."""

    PACKAGE = "llama-index-core"

    def index(self, model: str, store: Path, articles: list[Row]) -> int:
        """See Tool."""
        from llama_index.core import Document, VectorStoreIndex

        self._set_up(model)
        documents = [
            Document(
                text=article["text"],
                id_=article["url"],
                metadata={
                    "title": article["title"],
                    "source": article["source"],
                    "published": article["published"] or "",
                },
            )
            for article in articles
        ]
        index = VectorStoreIndex.from_documents(documents, show_progress=True)
        index.storage_context.persist(str(store))
        return len(index.docstore.docs)

    def open(self, model: str, store: Path) -> Callable[[str, str], list[tuple[str, str, float]]]:
        """See Tool."""
        from llama_index.core.vector_stores import FilterOperator, MetadataFilter, MetadataFilters

        index = self._loaded(model, store)

        def find(question: str, day: str) -> list[tuple[str, str, float]]:
            until = MetadataFilter(key="published", operator=FilterOperator.LTE, value=day)
            found = index.as_retriever(filters=MetadataFilters(filters=[until])).retrieve(question)
            return [(each.node.ref_doc_id, each.node.get_content(), float(each.score)) for each in found]

        return find

    def remove(self, model: str, store: Path, urls: list[str]) -> None:
        """See Tool."""
        index = self._loaded(model, store)
        for url in urls:
            index.delete_ref_doc(url, delete_from_docstore=True)
        index.storage_context.persist(str(store))

    def _loaded(self, model: str, store: Path) -> Any:
        from llama_index.core import StorageContext, load_index_from_storage

        self._set_up(model)
        return load_index_from_storage(StorageContext.from_defaults(persist_dir=str(store)))

    def _set_up(self, model: str) -> None:
        from llama_index.core import Settings
        from llama_index.embeddings.huggingface import HuggingFaceEmbedding

        Settings.embed_model = HuggingFaceEmbedding(model_name=model)
        Settings.llm = None  # nothing is generated here


class LangChain:
    """RecursiveCharacterTextSplitter (1000, 200), InMemoryVectorStore, a filter function; 4 results."""

    PACKAGE = "langchain-core"

    def index(self, model: str, store: Path, articles: list[Row]) -> int:
        """See Tool."""
        from langchain_core.documents import Document
        from langchain_core.vectorstores import InMemoryVectorStore
        from langchain_text_splitters import RecursiveCharacterTextSplitter

        documents = [
            Document(
                page_content=f"{article['title']}\n\n{article['text']}",
                metadata={"url": article["url"], "published": article["published"] or ""},
            )
            for article in articles
        ]
        splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200, add_start_index=True)
        splits = splitter.split_documents(documents)
        vectors = InMemoryVectorStore(self._embeddings(model))
        vectors.add_documents(splits)
        store.mkdir(parents=True, exist_ok=True)
        vectors.dump(str(store / "vectors.json"))
        return len(splits)

    def open(self, model: str, store: Path) -> Callable[[str, str], list[tuple[str, str, float]]]:
        """See Tool."""
        vectors = self._loaded(model, store)

        def find(question: str, day: str) -> list[tuple[str, str, float]]:
            found = vectors.similarity_search_with_score(question, filter=lambda d: d.metadata["published"] <= day)
            return [(document.metadata["url"], document.page_content, float(score)) for document, score in found]

        return find

    def remove(self, model: str, store: Path, urls: list[str]) -> None:
        """See Tool."""
        vectors, gone = self._loaded(model, store), set(urls)
        vectors.delete([id_ for id_, kept in vectors.store.items() if kept["metadata"]["url"] in gone])
        vectors.dump(str(store / "vectors.json"))

    def _loaded(self, model: str, store: Path) -> Any:
        from langchain_core.vectorstores import InMemoryVectorStore

        return InMemoryVectorStore.load(str(store / "vectors.json"), self._embeddings(model))

    def _embeddings(self, model: str) -> Any:
        from langchain_huggingface import HuggingFaceEmbeddings

        return HuggingFaceEmbeddings(model_name=model)


class Haystack:
    """DocumentSplitter (200 words), SentenceTransformers embedders, InMemoryDocumentStore, a filter; 10 results."""

    PACKAGE = "haystack-ai"
    EARLIEST = "0001-01-01"  # of an article without a date

    def index(self, model: str, store: Path, articles: list[Row]) -> int:
        """See Tool."""
        from haystack import Document, Pipeline
        from haystack.components.preprocessors import DocumentSplitter
        from haystack.components.writers import DocumentWriter
        from haystack.document_stores.in_memory import InMemoryDocumentStore
        from haystack_integrations.components.embedders.sentence_transformers import (
            SentenceTransformersDocumentEmbedder,
        )

        documents = InMemoryDocumentStore(embedding_similarity_function="cosine")
        indexing = Pipeline()
        indexing.add_component("splitter", DocumentSplitter())
        indexing.add_component("embedder", SentenceTransformersDocumentEmbedder(model=model))
        indexing.add_component("writer", DocumentWriter(documents))
        indexing.connect("splitter", "embedder")
        indexing.connect("embedder", "writer")
        rows = [
            Document(
                content=f"{article['title']}\n\n{article['text']}",
                meta={"url": article["url"], "published": article["published"] or self.EARLIEST},
            )
            for article in articles
        ]
        indexing.run({"splitter": {"documents": rows}})
        store.mkdir(parents=True, exist_ok=True)
        documents.save_to_disk(str(store / "documents.json"))
        return int(documents.count_documents())

    def open(self, model: str, store: Path) -> Callable[[str, str], list[tuple[str, str, float]]]:
        """See Tool."""
        from haystack import Pipeline
        from haystack.components.retrievers.in_memory import InMemoryEmbeddingRetriever
        from haystack_integrations.components.embedders.sentence_transformers import SentenceTransformersTextEmbedder

        query = Pipeline()
        query.add_component("embedder", SentenceTransformersTextEmbedder(model=model, progress_bar=False))
        query.add_component("retriever", InMemoryEmbeddingRetriever(self._loaded(store)))
        query.connect("embedder.embedding", "retriever.query_embedding")

        def find(question: str, day: str) -> list[tuple[str, str, float]]:
            until = {"field": "meta.published", "operator": "<=", "value": day}
            found = query.run({"embedder": {"text": question}, "retriever": {"filters": until}})
            return [(each.meta["url"], each.content, float(each.score)) for each in found["retriever"]["documents"]]

        return find

    def remove(self, model: str, store: Path, urls: list[str]) -> None:
        """See Tool."""
        documents = self._loaded(store)
        documents.delete_by_filter({"field": "meta.url", "operator": "in", "value": urls})
        documents.save_to_disk(str(store / "documents.json"))

    def _loaded(self, store: Path) -> Any:
        from haystack.document_stores.in_memory import InMemoryDocumentStore

        return InMemoryDocumentStore.load_from_disk(str(store / "documents.json"))


class Naive:
    """Pieces of 1,000 characters, SentenceTransformer.encode, a flat FAISS index; 3 results."""

    PACKAGE = "sentence-transformers"
    PIECE, RESULTS = 1000, 3

    def index(self, model: str, store: Path, articles: list[Row]) -> int:
        """See Tool."""
        from sentence_transformers import SentenceTransformer

        rows = [
            {
                "url": article["url"],
                "published": article["published"] or "",
                "text": article["text"][at : at + self.PIECE],
            }
            for article in articles
            for at in range(0, len(article["text"]), self.PIECE)
        ]
        vectors = SentenceTransformer(model).encode(
            [row["text"] for row in rows], normalize_embeddings=True, show_progress_bar=True
        )
        self._save(store, rows, vectors)
        return len(rows)

    def open(self, model: str, store: Path) -> Callable[[str, str], list[tuple[str, str, float]]]:
        """See Tool."""
        import faiss
        from sentence_transformers import SentenceTransformer

        encoder = SentenceTransformer(model)
        rows = json.loads((store / "rows.json").read_text(encoding="utf-8"))
        index = faiss.read_index(str(store / "vectors.faiss"))

        def find(question: str, day: str) -> list[tuple[str, str, float]]:
            asked = encoder.encode([question], normalize_embeddings=True, show_progress_bar=False)
            allowed = faiss.IDSelectorBatch([n for n, row in enumerate(rows) if row["published"] <= day])
            scores, places = index.search(asked, self.RESULTS, params=faiss.SearchParameters(sel=allowed))
            found = zip(scores[0], places[0], strict=True)
            return [(rows[place]["url"], rows[place]["text"], float(score)) for score, place in found if place >= 0]

        return find

    def remove(self, model: str, store: Path, urls: list[str]) -> None:
        """See Tool."""
        import faiss

        gone = set(urls)
        rows = json.loads((store / "rows.json").read_text(encoding="utf-8"))
        index = faiss.read_index(str(store / "vectors.faiss"))
        vectors = index.reconstruct_n(0, index.ntotal)
        kept = [n for n, row in enumerate(rows) if row["url"] not in gone]
        self._save(store, [rows[n] for n in kept], vectors[kept])

    def _save(self, store: Path, rows: list[Row], vectors: Any) -> None:
        import faiss

        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(vectors)
        store.mkdir(parents=True, exist_ok=True)
        faiss.write_index(index, str(store / "vectors.faiss"))
        (store / "rows.json").write_text(json.dumps(rows), encoding="utf-8")


TOOLS: dict[str, Any] = {
    "txtai": Txtai,
    "llamaindex": LlamaIndex,
    "langchain": LangChain,
    "haystack": Haystack,
    "naive": Naive,
}


def told(articles: list[Row]) -> Iterator[Row]:
    """The articles, one by one, with a line of progress now and then."""
    for number, article in enumerate(articles, 1):
        yield article
        if number % TOLD_EVERY == 0:
            print(f"  {number} of {len(articles)} articles", file=sys.stderr, flush=True)


def answered(find: Callable[[str, str], list[tuple[str, str, float]]], row: Row) -> Row:
    """An answer in the shape that score.py reads; a tool always answers, with its best score as confidence."""
    begun = time.perf_counter()
    found = find(row["question"], row["now"])
    took_ms = (time.perf_counter() - begun) * 1000
    return {
        "id": row["id"],
        "answered": bool(found),
        "confidence": max((score for _, _, score in found), default=0.0),
        "quotes": [{"text": text, "article": {"url": url}} for url, text, _ in found],
        "took_ms": took_ms,
    }


def main() -> None:
    """Does what the command line says."""
    name, verb, model, store = sys.argv[1], sys.argv[2], sys.argv[3], Path(sys.argv[4])
    tool: Tool = TOOLS[name]()
    rows = [json.loads(line) for line in Path(sys.argv[5]).read_text(encoding="utf-8").splitlines()]
    said: Row = {"version": importlib.metadata.version(tool.PACKAGE)}  # type: ignore[attr-defined]  # each has it
    match verb:
        case "index":
            said["passages"] = tool.index(model, store, rows)
        case "ask":
            find = tool.open(model, store)
            if len(rows) > 1:  # one alone measures the start, to which a first answer belongs
                find("warm up", rows[0]["now"])
            with Path(sys.argv[6]).open("w", encoding="utf-8") as answers:
                answers.writelines(json.dumps(answered(find, row)) + "\n" for row in rows)
        case "remove":
            tool.remove(model, store, rows)
    print(json.dumps(said))


if __name__ == "__main__":
    main()
