"""A sent document's name is believed no further than its ending."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.gathering.reading.documents import LONGEST_NAME_BYTES, document_address, read_document, safe_name
from index.library.articles import Draft


@given(st.text())
def test_a_name_never_leaves_its_folder(name: str) -> None:
    safe = safe_name(name)
    assert PurePosixPath("/here", safe).parent == PurePosixPath("/here")
    assert 0 < len(safe.encode()) <= LONGEST_NAME_BYTES
    assert safe not in {".", ".."}
    assert safe.isprintable() or not name.isprintable()
    assert document_address(name).isascii()


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"), ("C:\\Users\\Ada\\pier.md", "pier.md"), (".bashrc", "bashrc"),
        ("..", "document"), ("a\0b.txt", "a_b.txt"), ("новини.txt", "новини.txt"),
        ("x" * 500 + ".jsonl.gz", "x" * 111 + ".jsonl.gz"),
    ],
)  # fmt: skip
def test_what_becomes_of_names(name: str, safe: str) -> None:
    assert safe_name(name).endswith(safe[-20:])
    assert len(safe_name(name).encode()) <= LONGEST_NAME_BYTES
    if len(name) < LONGEST_NAME_BYTES:
        assert safe_name(name) == safe


def test_a_document_that_states_its_address_is_known_by_it() -> None:
    (stated,) = read_document(
        "a.md", b"---\nurl: https://a.example/1\n---\n# Pier\n\nThe old pier stands in the harbour."
    )
    assert isinstance(stated, Draft)
    assert stated.url == "https://a.example/1"
