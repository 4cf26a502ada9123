"""Converts Markdown to plain paragraphs, one for each block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

_BREAK = re.compile(r"</?(?:br|p|div|li|h[1-6]|tr|td)\b[^<>]{0,500}>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>|<!--.{0,300}?-->", re.DOTALL)


def markdown_paragraphs(source: str) -> tuple[str, list[str]]:
    """Return the first top heading ("" if there is none) and the paragraphs after it, without marks, pictures, HTML."""
    title = ""
    paragraphs: list[str] = []
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(source)
    for opening, text in _blocks(tokens):
        if opening == "h1" and not title and not paragraphs:
            title = text
        elif text:
            paragraphs.append(text)
    return title, paragraphs


def _blocks(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Yield the tag and the text of each block."""
    tag = ""
    row: list[str] = []
    for token in tokens:
        if token.type in ("heading_open", "paragraph_open"):
            tag = token.tag
        elif token.type == "tr_open":
            tag, row = "tr", []
        elif token.type == "tr_close":
            yield "tr", " · ".join(cell for cell in row if cell)
            tag = ""
        elif token.type == "inline" and tag == "tr":
            row.append(_seen(token.children or []))
        elif token.type == "inline":
            yield tag, _seen(token.children or [])
        elif token.type in ("fence", "code_block"):
            yield "pre", token.content.strip()
        elif token.type == "html_block":
            yield "html", _TAG.sub("", _BREAK.sub("\n", token.content)).strip()


def _seen(children: Sequence[Token]) -> str:
    """Return the visible text of inline tokens."""
    parts: list[str] = []
    for token in children:
        if token.type in ("text", "code_inline", "text_special"):
            parts.append(token.content)
        elif token.type == "softbreak":
            parts.append(" ")
        elif token.type == "hardbreak" or (token.type == "html_inline" and _BREAK.match(token.content)):
            parts.append("\n")
    return "".join(parts).strip()
