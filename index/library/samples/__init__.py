"""Sample articles, written for this project, so that an empty library can answer questions."""

from __future__ import annotations

from pathlib import Path


def sample_articles() -> Path:
    """Return the path of the sample articles: twelve JSON lines, eleven articles, one corrected by a later line."""
    return Path(__file__).parent / "articles.jsonl"
