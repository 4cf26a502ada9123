"""Reads a document that somebody sent, which has a name but no address; runs in a process of its own."""

from __future__ import annotations

import re
import tempfile
import unicodedata
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from index.library.article_urls import file_address
from index.library.articles import Draft
from index.library.errors import Rejected

SENT = "file:///sent/"  # below it stands each document without an address of its own, by its name
LONGEST_NAME_BYTES = 120  # file systems take 255, and percent-encoding trebles it
MOST_CHARACTERS = 50_000_000  # of one document's articles together: they are held in memory
_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\:\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


def safe_name(name: str) -> str:
    """Return a safe file name without folders; the ending stays, since it determines the kind of file."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    last = _UNSAFE.sub("_", last.encode("utf-8", "replace").decode()).strip().lstrip(".")
    stem, ending = last[: len(last) // 2], last[len(last) // 2 :]
    while len((stem + ending).encode()) > LONGEST_NAME_BYTES:
        stem, ending = stem[:-1], ending if stem else ending[1:]
    return stem + ending or "document"


def document_address(name: str) -> str:
    """Return the address of a document without one: sent again under the same name, it updates the same article."""
    return SENT + quote(safe_name(name))


def read_document(name: str, content: bytes) -> list[Draft | tuple[str, str]]:
    """Return the articles in a document, or (where, why) for what is not one. Only the name's ending is trusted."""
    from index.gathering.reading import read_path  # trafilatura takes a second to import, and only this needs it

    name = safe_name(name)
    found: list[Draft | tuple[str, str]] = []
    characters = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        for outcome in read_path(path):
            if isinstance(outcome, Rejected):
                found.append((outcome.where.replace(str(path), name), outcome.reason))
                continue
            characters += len(outcome.text)
            if characters > MOST_CHARACTERS:
                found.append((name, "more than is taken at once: split it; what stands before was read"))
                break
            is_here = outcome.url == file_address(path)
            found.append(replace(outcome, url=document_address(name)) if is_here else outcome)
    return found
