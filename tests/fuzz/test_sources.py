"""Pages, feeds, lists of feeds, JSON lines, documents and backups, damaged in every way."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from index.gathering.feeds.entries import NotAFeed, entry_keys
from index.gathering.feeds.errors import FeedProblem
from index.gathering.feeds.opml import read_opml
from index.gathering.feeds.parsing import parse_feed
from index.gathering.reading import read_lines, read_page
from index.gathering.reading.documents import read_document
from index.library.articles import Draft
from index.library.backup import write_backup
from index.library.errors import LibraryProblem, Rejected
from index.library.restore import restore_backup
from testing.indexed_library import IndexedLibrary, draft
from tests.fuzz.boxed import any_json, any_text, damaged, fuzz
from tests.index.gathering.feeds.test_parsing import ATOM, JSON_FEED, RDF, RSS
from tests.index.gathering.reading.pages import page
from tests.index.gathering.reading.test_pages import linked

PAGE = page(head=linked(headline="Harbour", datePublished="2025-05-11T23:30:00+02:00", author={"name": "Ann Roe"}))
OPML = b'<opml version="2.0"><body><outline type="rss" text="A" xmlUrl="https://a.example/feed"/></body></opml>'
FIELDS = ["url", "title", "text", "html", "published", "source", "authors", "language", "other"]
URL = "https://island.example.org/news"


def sound(found: Draft | Rejected) -> None:
    """A draft can be stored and shown, a refusal is one line."""
    if isinstance(found, Rejected):
        assert "\n" not in str(found)
    else:
        for text in (found.title, found.text, found.source, found.url, *found.authors):
            text.encode()
            assert "\x00" not in text
        assert found.text.strip()


@fuzz(
    damaged(PAGE) | st.binary(max_size=300),
    st.sampled_from([URL, None]),
    st.sampled_from([None, "utf-8", "utf-16", "x"]),
)
def test_a_page(html: bytes, url: str | None, charset: str | None) -> None:
    sound(read_page(html, url, charset, "page.html"))


@fuzz(
    st.one_of(*(damaged(feed.encode()) for feed in (RSS, ATOM, RDF, JSON_FEED)), st.binary(max_size=300)),
    st.sampled_from(["", "application/rss+xml", "text/html", "application/json"]),
    st.sampled_from(["", "utf-8", "utf-16", "latin-1", "x"]),
)
def test_a_feed(body: bytes, content_type: str, charset: str) -> None:
    try:
        parsed = parse_feed(body, "http://gazette.example/feed", content_type, charset)
    except NotAFeed as problem:
        assert "\n" not in str(problem)
        return
    for entry in parsed.entries:
        f"{entry.title}{entry.link}".encode()
    assert len(entry_keys(parsed.entries)) == len(parsed.entries)


@fuzz(any_json.map(lambda value: json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": value}).encode()))
def test_a_json_feed_of_anything(body: bytes) -> None:
    try:
        parse_feed(body, "http://gazette.example/feed.json", "application/json")
    except NotAFeed as problem:
        assert "\n" not in str(problem)


@fuzz(damaged(OPML) | st.binary(max_size=200))
def test_a_list_of_feeds(content: bytes) -> None:
    try:
        read_opml(content)
    except (FeedProblem, NotAFeed) as problem:
        assert "\n" not in str(problem)


@fuzz(
    st.lists(
        st.binary(max_size=80) | st.dictionaries(st.sampled_from(FIELDS), any_json, max_size=6) | any_json, max_size=6
    )
)
def test_json_lines(rows: list[Any]) -> None:
    encoded = [row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows]
    for found in read_lines(io.BytesIO(b"\n".join(encoded)), "news.jsonl"):
        sound(found)


@fuzz(st.dictionaries(st.sampled_from(["title", "published", "source", "authors", "language"]), any_json, max_size=4))
def test_a_json_line_with_a_text_and_anything_else(fields: dict[str, Any]) -> None:
    row = json.dumps({"url": URL, "text": "The harbour was closed.", **fields}).encode()
    for found in read_lines(io.BytesIO(row), "news.jsonl"):
        sound(found)


@fuzz(
    any_text,
    st.sampled_from([".html", ".txt", ".md", ".jsonl", ".html.gz", ""]),
    damaged(PAGE) | st.binary(max_size=99),
)
def test_a_document_of_any_name(name: str, ending: str, content: bytes) -> None:
    for found in read_document(name + ending, content):
        sound(found if isinstance(found, Draft) else Rejected(*found))


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("backup")
    indexed = IndexedLibrary(folder)
    indexed.take(draft("ship", "A ship came in."))
    write_backup(indexed.database, folder / "backup")
    indexed.search.close()
    indexed.database.close()
    return (folder / "backup").read_bytes()


@fuzz(st.data())
def test_a_backup(backup: bytes, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("restored")
    library, file = folder / "library.sqlite3", folder / "backup"
    library.write_bytes(b"what stood there")
    file.write_bytes(data.draw(damaged(backup) | st.binary(max_size=200) | damaged(backup[-400:])))
    _restored_or_refused(file, library)


@fuzz(any_json, st.binary(max_size=50))
def test_a_backup_that_says_anything_of_itself(
    tmp_path_factory: pytest.TempPathFactory, manifest: object, content: bytes
) -> None:
    folder = tmp_path_factory.mktemp("forged")
    library, file = folder / "library.sqlite3", folder / "backup"
    library.write_bytes(b"what stood there")
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("manifest.json", json.dumps(manifest))
        archive.writestr("library.sqlite3", content)
    _restored_or_refused(file, library)


def _restored_or_refused(file: Path, library: Path) -> None:
    try:
        restored = restore_backup(file, library)
    except LibraryProblem as problem:
        assert "\n" not in str(problem)
        assert library.read_bytes() == b"what stood there"
        assert {path.name for path in library.parent.iterdir()} == {"library.sqlite3", "backup"}
    else:  # what was damaged was nothing that matters
        assert restored.articles == 1 and restored.kept is not None
        assert restored.kept.read_bytes() == b"what stood there"
