"""Splits texts into sentences and passages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex

from index.indexing.sentence_ends import continues_sentence
from index.library.articles import PassageSpan, Span

PASSAGE_WORDS = 110  # about 140 word pieces: well inside the model's 256, and short enough to be about one thing
ENDING = 30  # characters before a full stop that tell whether it ends a sentence
SENTENCE_CHARACTERS = 600  # what has no full stop for longer than this is a list or a table, and is cut at a space

_LINE = re.compile(r"[^\n]+")
# Scripts that put no space between words: Thai, Lao, Burmese, Khmer, Chinese, Japanese; a letter is a word piece there.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def split_sentences(text: str, language: str = "") -> list[Span]:
    """Return the sentences of `text` in order, without surrounding white space; none spans a line break.

    `language` is ISO 639-1; sentencex falls back to English rules for what it does not know.
    """
    return [span for line in _LINE.finditer(text) for span in _sentences_of_line(text, line, language or "en")]


def split_passages(text: str, language: str = "") -> list[PassageSpan]:
    """Return passages of whole sentences, of about PASSAGE_WORDS words, in order, without overlap.

    A paragraph is kept whole if it fits. Empty if `text` is only white space.
    """
    passages: list[PassageSpan] = []
    held: list[Span] = []
    held_words = 0
    for paragraph in _paragraphs(text, language):
        counts = [_words(span.of(text)) for span in paragraph]
        if held and held_words + sum(counts) > PASSAGE_WORDS:
            passages.append(_passage(held))
            held, held_words = [], 0
        for span, count in zip(paragraph, counts, strict=True):
            if held and held_words + count > PASSAGE_WORDS:
                passages.append(_passage(held))
                held, held_words = [], 0
            held.append(span)
            held_words += count
    if held:
        passages.append(_passage(held))
    return passages


def _words(text: str) -> int:
    return len(text.split()) + len(_UNSPACED.findall(text))


def _passage(sentences: list[Span]) -> PassageSpan:
    return PassageSpan(Span(sentences[0].start, sentences[-1].end), tuple(sentences))


def _paragraphs(text: str, language: str) -> Iterator[list[Span]]:
    for line in _LINE.finditer(text):
        sentences = _sentences_of_line(text, line, language or "en")
        if sentences:
            yield sentences


def _sentences_of_line(text: str, line: re.Match[str], language: str) -> list[Span]:
    whole: list[Span] = []
    at = line.start()
    for piece in sentencex.segment(language, line.group()):
        start = text.find(piece, at, line.end())
        if start < 0:  # a splitter that changes letters must not shift what follows
            continue
        at = start + len(piece)
        span = _trimmed(text, start, at)
        if (
            span
            and whole
            and continues_sentence(text[max(whole[-1].start, span.start - ENDING) : span.start], span.of(text))
        ):
            whole[-1] = Span(whole[-1].start, span.end)
        elif span:
            whole.append(span)
    return [part for span in whole for part in _cut(text, span)]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    return Span(start, end) if start < end else None


def _cut(text: str, span: Span) -> Iterator[Span]:
    """Yield `span` in pieces of up to SENTENCE_CHARACTERS, cut at white space if possible."""
    start = span.start
    while span.end - start > SENTENCE_CHARACTERS:
        space = text.rfind(" ", start + 1, start + SENTENCE_CHARACTERS)
        end = space if space > 0 else start + SENTENCE_CHARACTERS
        piece = _trimmed(text, start, end)
        if piece:
            yield piece
        start = end
    piece = _trimmed(text, start, span.end)
    if piece:
        yield piece
