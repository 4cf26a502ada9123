"""Articles written for this project, so that an empty library has something to answer from."""

from __future__ import annotations

from pathlib import Path


def sample_articles() -> Path:
    """The sample articles as JSON lines: twelve lines, eleven articles, one of them corrected by a later line."""
    return Path(__file__).parent / "articles.jsonl"
