"""Encodes what is known of a sentence without a question, in some 160 bytes that are quick to decode."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from struct import Struct, error
from typing import NamedTuple

from index.library.passage_vectors import SentenceWords
from retrieval.polarity import NEUTRAL, Polarity
from retrieval.stretches import is_prose
from retrieval.tokens import COUNTED, Sentence, read_sentence

WORDS_VERSION = 2  # increase it with every change of what is known of a sentence: what is stored is analysed again

# Of a sentence: the bytes of its words; how many of them are its own in order, content, names, numbers, in full names
# (two each), placed and negated; its negations; its flags; the numbers of COUNTED. Then come the words, and the places
# of the words of each kind.
_HEAD = Struct(f"<H9B{len(COUNTED)}H")
_PRONOUN, _PROSE = 1, 2
_BETWEEN = " "  # no word holds a blank


class KnownSentence(NamedTuple):
    """A sentence with what is known of it without a question."""

    words: Sentence
    is_prose: bool


def known_sentence(text: str) -> KnownSentence:
    """Returns what is known of a sentence."""
    return KnownSentence(read_sentence(text), is_prose(text))


def encode_sentences(texts: Sequence[str]) -> SentenceWords:
    """Returns what is known of a passage's sentences, encoded; without bytes if one of them is too long for that."""
    try:
        return SentenceWords(WORDS_VERSION, b"".join(_encoded(known_sentence(text)) for text in texts))
    except (ValueError, error):  # more than 255 words, for example
        return SentenceWords(WORDS_VERSION, b"")


def _encoded(known: KnownSentence) -> bytes:
    sentence = known.words
    places: dict[str, int] = {}
    for place, word in enumerate(sentence.stems):
        places.setdefault(word, place)
    others = sorted(sentence.content - places.keys())  # parts of names, and compounds as one word
    places.update({word: place for place, word in enumerate(others, len(sentence.stems))})
    kinds = [
        bytes([places[word] for word in words])
        for words in (
            sorted(sentence.content),
            sentence.names,
            sentence.numbers,
            chain.from_iterable(sentence.full_names),
            sentence.placed,
            sorted(sentence.polarity.negated),
        )
    ]
    words = [*sentence.stems, *others]
    if any(_BETWEEN in word for word in words):
        raise ValueError("a word with a blank")
    text = _BETWEEN.join(words).encode()
    flags = _PRONOUN * sentence.begins_with_pronoun + _PROSE * known.is_prose
    lengths = [len(sentence.stems), *map(len, kinds)]
    head = _HEAD.pack(len(text), *lengths, sentence.polarity.count, flags, *sentence.counts)
    return b"".join((head, text, *kinds))


def decode_sentences(stored: SentenceWords) -> list[KnownSentence] | None:
    """Returns the sentences of a passage; None if they were encoded in another version, or not at all."""
    if stored.version != WORDS_VERSION or not stored.encoded:
        return None
    encoded, at, found = stored.encoded, 0, []
    while at < len(encoded):
        length, own, content, names, numbers, full, placed, negated, negations, flags, *counts = _HEAD.unpack_from(
            encoded, at
        )
        at += _HEAD.size
        words = encoded[at : at + length].decode().split(_BETWEEN)
        at += length
        picked = [words[place] for place in encoded[at : at + content + names + numbers + full + placed + negated]]
        at += len(picked)
        after_names = content + names
        after_numbers = after_names + numbers
        after_full = after_numbers + full
        in_full = picked[after_numbers:after_full]
        sentence = Sentence(
            stems=tuple(words[:own]),
            content=frozenset(picked[:content]),
            names=tuple(picked[content:after_names]),
            numbers=tuple(picked[after_names:after_numbers]),
            counts=tuple(counts),
            full_names=tuple(zip(in_full[::2], in_full[1::2], strict=True)),
            placed=tuple(picked[after_full : after_full + placed]),
            begins_with_pronoun=bool(flags & _PRONOUN),
            polarity=Polarity(negations, frozenset(picked[after_full + placed :])) if negations else NEUTRAL,
        )
        found.append(KnownSentence(sentence, bool(flags & _PROSE)))
    return found
