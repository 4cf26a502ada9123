"""What every tantivy index of words consists of: its fields, a passage as a document, and a question as a query."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import tantivy

from index.library.articles import ArticleId, PassageId
from index.search.stored_terms import PassageTerms, decode_terms, terms_of_passage
from index.search.terms import LANGUAGES, known_language, question_terms, title_terms

TITLE_BOOST = 0.5  # measured: recall@10 is 0.973, 0.954 without titles, and no higher with 1.0
SPELT = "spelt"  # the field with the words as they are spelt

WeighTerm = Callable[[str, str], float]
"""Returns the factor by which a term of a field counts."""


@dataclass(frozen=True, slots=True)
class WordRow:
    """A passage to index by its words; `published` in seconds since 1970, or UNDATED."""

    passage: PassageId
    article: ArticleId
    published: int
    language: str
    title: str
    text: str
    stored_terms: bytes | None = None

    def terms(self) -> PassageTerms:
        """Return the terms of the text, as they are stored or computed."""
        return decode_terms(self.stored_terms, self.language) or terms_of_passage(self.text, self.language)


def words_schema() -> tantivy.Schema:
    """Return the fields: a title and a body for each language."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("passage", indexed=True, fast=True)
    builder.add_unsigned_field("article", indexed=True, fast=True)
    builder.add_integer_field("published", indexed=True, fast=True)
    for language in LANGUAGES:
        builder.add_text_field(f"title_{language}", tokenizer_name="whitespace", index_option="freq")
        builder.add_text_field(f"body_{language}", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field(SPELT, tokenizer_name="whitespace", index_option="basic")
    return builder.build()


def word_document(row: WordRow) -> tantivy.Document:
    """Return a passage as a document."""
    language = known_language(row.language)
    document = tantivy.Document()
    document.add_unsigned("passage", row.passage)
    document.add_unsigned("article", row.article)
    document.add_integer("published", row.published)
    title, title_spelt = title_terms(row.title, language)
    terms = row.terms()
    document.add_text(f"title_{language}", title)
    document.add_text(f"body_{language}", terms.body)
    document.add_text(SPELT, f"{title_spelt} {terms.spelt}")
    return document


def weighed_terms(words: str, languages: Iterable[str]) -> Iterator[tuple[str, str, float]]:
    """Yield field, term and weight of all that a question's words look for in those languages."""
    for language in sorted(languages):
        for term, weight in question_terms(words, language).items():
            yield f"body_{language}", term, weight
            yield f"title_{language}", term, TITLE_BOOST * weight


def words_query(
    schema: tantivy.Schema, words: str, languages: Iterable[str], weigh: WeighTerm | None = None
) -> tantivy.Query | None:
    """Return a query for any term of `words` in those languages; None if there is no term."""
    wanted = []
    for field, term, weight in weighed_terms(words, languages):
        boost = weight if weigh is None else weight * weigh(field, term)
        query = tantivy.Query.term_query(schema, field, term)
        boosted = query if boost == 1.0 else tantivy.Query.boost_query(query, boost)
        wanted.append((tantivy.Occur.Should, boosted))
    return tantivy.Query.boolean_query(wanted) if wanted else None
