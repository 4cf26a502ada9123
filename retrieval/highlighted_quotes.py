"""Makes quotes of what was selected, with the words that answer highlighted."""

from __future__ import annotations

import numpy as np

from index.library.articles import Span
from index.library.passage_vectors import Vectors
from retrieval.answers import Quote
from retrieval.quote_selection import SelectedQuote
from retrieval.ranking_input import RankingInput
from retrieval.reader_scores import answer_span, pieces_inside

HIGHLIGHT_SHARE = 0.05  # of the reader's probability that words need to be highlighted


def highlighted_quote(ranking_input: RankingInput, vector: Vectors, one: SelectedQuote) -> Quote:
    """Returns a selected quote with highlights. `vector` is that of the question, shape (dimension,)."""
    passage = one.candidate.passage
    highlights = _answering_words(ranking_input, one) or _nearest_sentence(vector, one)
    sentence = passage.place.sentences[one.best_sentence]
    return Quote(passage.article, one.span, one.span.of(passage.text), highlights, tuple(one.also), sentence, one.adds)


def _answering_words(ranking_input: RankingInput, one: SelectedQuote) -> tuple[Span, ...]:
    """Returns the words in the quote that the reader takes for the answer; empty if their probability is too low."""
    reading = ranking_input.reading.readings.get(one.stretch.candidate)
    if reading is None:
        return ()
    passage = one.candidate.passage
    start = passage.place.span.start
    found = answer_span(reading, one.span.moved(-start))
    if found is None:
        return ()
    inside = pieces_inside(reading, found)
    words = ranking_input.reading.words[one.stretch.candidate][inside]
    belief = max((ranking_input.reading.votes.get(word, 0.0) for word in words), default=0.0)
    if belief < HIGHLIGHT_SHARE:
        return ()
    begun_in = next((s for s in passage.place.sentences if s.end > found.start + start), one.span)
    return (Span(found.start + start, min(found.end + start, begun_in.end)).moved(-one.span.start),)


def _nearest_sentence(vector: Vectors, one: SelectedQuote) -> tuple[Span, ...]:
    """Returns the sentence nearest to the question, if the quote has several. "What must …" takes a whole sentence."""
    stretch, passage = one.stretch, one.candidate.passage
    if stretch.last - stretch.first < 2:
        return ()
    nearest = int(np.argmax(passage.sentence_vectors[stretch.first : stretch.last] @ vector))
    return (passage.place.sentences[stretch.first + nearest].moved(-one.span.start),)
