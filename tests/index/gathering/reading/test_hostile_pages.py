"""What a page cannot do: take long, take the memory, or bring anything but a draft or a reason."""

from __future__ import annotations

import time

import pytest

from index.gathering.reading import read_page
from index.library.articles import Draft
from tests.index.gathering.reading.pages import PARAGRAPHS, page

ADDRESS = "https://island.example.org/news/harbour"
# The slowest takes 1.5 s on one of two busy cores; a hang would take minutes.
PATIENCE_SECONDS = 15.0

READ = {
    "elements 100,000 deep in a paragraph": page(after="<p>" + "<b>" * 100_000 + "deep" + "</b>" * 100_000 + "</p>"),
    "100,000 unclosed lists": page(after="<ul><li>" * 100_000),
    "a title of 5 MB": page(head=f'<meta property="og:title" content="{"word " * 1_000_000}">'),
    "a description of 5 MB": page(head=f'<meta property="og:description" content="{"word " * 1_000_000}">'),
    "linked data 200,000 deep": page(head=f'<script type="application/ld+json">{"[" * 200_000}</script>'),
    "a comment of 10 MB": page(head=f"<!--{'- ' * 5_000_000}-->"),
    "an attribute of 5 MB": page(before=f'<div class="{"share " * 800_000}"></div>'),
    "an entity bomb": page(after="<p>&a;&b;</p>").replace(b"<!DOCTYPE html>", b'<!DOCTYPE html [<!ENTITY a "x">]>'),
    "cells over a million columns": page(after="<table>" + "<tr><td colspan=1000000 rowspan=1000000>x</td></tr>" * 500),
}
REFUSED = {
    "nothing but 100,000 elements deep": b"<html><body>" + b"<div>" * 100_000 + b"text" + b"</div>" * 100_000,
    "200,000 elements": page(after="<br>" * 200_000),
    "a text of 5 MB": page(after=f"<p>{PARAGRAPHS[0] * 50_000}</p>"),
    "a million brackets": b"<" * 1_000_000,
}


@pytest.mark.parametrize("name", [*READ, *REFUSED])
def test_a_hostile_page_is_read_or_refused_in_time(name: str) -> None:
    started = time.perf_counter()
    outcome = read_page({**READ, **REFUSED}[name], ADDRESS)
    assert time.perf_counter() - started < PATIENCE_SECONDS
    assert isinstance(outcome, Draft) == (name in READ), outcome
    if isinstance(outcome, Draft):
        assert PARAGRAPHS[0] in outcome.text
        assert len(outcome.title) < 500
