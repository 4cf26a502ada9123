"""Answers a question with quotes, or says why there are none."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from index.indexing.embedding import Embedder
from index.library.articles import ArticleId
from index.library.passage_vectors import Vectors
from index.search.aliases import GROUP
from index.search.interface import SearchIndex, Window
from retrieval.answer_selection import about_the_matter, select_answer
from retrieval.answers import Answer, Certainty, Query, Quoted, Reason, Refused, SpellingCorrection
from retrieval.article_offers import STANDING, ArticleOffer, best_offer, offer_of
from retrieval.bare_topics import ENOUGH_ON_TOPIC, is_bare_topic, newest_on_topic
from retrieval.candidates import Candidate, CandidateSearch, fetched_for
from retrieval.confidence import Confidence, Fullness, load_confidence
from retrieval.english_words import rarity
from retrieval.features import CLOSELY_UNHURRIED, build_feature_table
from retrieval.fitted_models import FittedModels, ModelsByDepth, load_all_models
from retrieval.follow_ups import (
    FollowUp,
    Turn,
    asks_about_someone,
    follow_up_kind,
    names_nothing,
    with_earlier,
    without_continuing,
)
from retrieval.highlighted_quotes import highlighted_quote
from retrieval.model_adjustment import with_level_of
from retrieval.other_languages.answerer import AnyLanguageAnswerer
from retrieval.question_analysis import ParsedQuestion, parse_question
from retrieval.question_language import ENGLISH, language_of_question
from retrieval.question_words import question_words
from retrieval.ranking_input import read_article, read_candidates
from retrieval.reader import CompiledReader, Reader
from retrieval.refusal_reasons import headlines, reason_of
from retrieval.sentence_reading import SentenceReading
from retrieval.spelling_correction import Spelling
from retrieval.tokens import place_names, stems_in

ALONE_AHEAD = 0.1  # confidence by which the question as it stands must lead where it looks like a follow-up
SHORT = 400  # characters, in the mean: the whole reader needs no longer for them than the usual one for usual passages
COMMON = 0.3  # rarity below which a word stands in news of any matter
FEW_WORDS = 2  # too few to tell a language by
OWN_SHARE = 0.15  # of a follow-up's own words that the answer must hold if earlier questions helped to find it


class Answerer:
    """Answers questions from an index. Deterministic and thread-safe."""

    def __init__(
        self,
        index: SearchIndex,
        embedder: Embedder,
        reader: Reader | None = None,
        models: FittedModels | ModelsByDepth | None = None,
        standing: Confidence | None = None,
        whole_reader: Reader | None = None,
    ) -> None:
        """Loads the shipped reader and models unless others are given.

        `whole_reader` reads short passages, and for `offer_from`, where nobody waits; `reader` does if there is none.
        `standing` is for `offer_from`.
        """
        self._index = index
        self._embedder = embedder
        self._reader = reader or CompiledReader()
        self._whole_reader = whole_reader or self._reader
        self._models = ModelsByDepth(models) if isinstance(models, FittedModels) else models or load_all_models()
        self._spelling = Spelling(index)
        self._fullness = Fullness(index, embedder.dimension)
        self._in_others = AnyLanguageAnswerer(index, embedder)
        self._sentences = SentenceReading()
        self._standing = standing or load_confidence("standing", STANDING)

    @property
    def depths(self) -> tuple[int, ...]:
        """The numbers of passages that can be read for a question, most first."""
        return self._models.depths

    def answer(self, query: Query, history: Sequence[Turn] = ()) -> Answer:
        """Returns quotes that answer `query`, or why there are none. `history` holds earlier questions, oldest first.

        A possible follow-up is answered twice, as it stands and completed from the history. The answer with the higher
        confidence is returned; of a question that names nothing of its own the completed one, unless the other is sure.
        One about "her" is only completed: nothing but the history says who she is.
        """
        if not history and names_nothing(query.question) and not self._is_empty():
            return Refused(Reason.NO_WORDS)
        relation = follow_up_kind(query.question) if history else FollowUp.NO
        if relation is FollowUp.NO or self._is_new_topic(query.question):
            return self._answer(query.question, query)
        completed = with_earlier(query.question, history)
        added = with_earlier(query.question, history, takes_time=False).removeprefix(query.question)
        taken = [word.stem for word in question_words(added) if not word.stops]
        whole = replace(self._answer(completed, query, taken), completed=completed)
        typed = tuple(each for each in whole.corrections if each.written in query.question)
        whole = replace(whole, corrections=typed)
        topic = without_continuing(query.question)
        if isinstance(whole, Refused) and topic != query.question and self._is_new_topic(topic):
            return replace(
                self._answer(topic, query), completed=topic
            )  # "what about Torvik?", of which nothing was said
        if asks_about_someone(query.question):
            return whole
        alone = self._answer(query.question, query)
        is_sure = isinstance(alone, Quoted) and alone.is_sure
        goes_on = relation is FollowUp.YES or isinstance(whole, Quoted) or isinstance(alone, Refused)
        if goes_on and not is_sure and self._is_vague(query):
            return whole  # "when was that?" is about nothing else, nor is "how many died?" where that is answered
        if relation is FollowUp.MAYBE and not _speaks_of(whole, query):
            return alone  # the words of earlier questions outweighed those of this one
        ahead = ALONE_AHEAD if relation is FollowUp.YES else 0.0
        return alone if _is_surer(alone, whole, ahead) else whole

    def _is_vague(self, query: Query) -> bool:
        """Returns whether a question names nothing of its own: "how many people died?" goes on from what was asked."""
        words = [word for word in question_words(query.question) if not word.stops]
        stems = [word.stem for word in words]
        if is_bare_topic(query.question) or any(self._spelling.are_names(word.text) for word in words):
            return False
        return all(rarity(one) < COMMON and not one.startswith(GROUP) and one not in place_names() for one in stems)

    def _is_misspelt_name(self, text: str, query: Query) -> bool:
        """Returns whether a word or two are nearly words of the library: "ukrain" is no word of another language."""
        is_short = len(text.split()) <= FEW_WORDS and text.isascii()
        return is_short and query.language in ("", ENGLISH) and bool(self._spelling.corrected(text)[1])

    def _is_empty(self) -> bool:
        anywhere = np.full(self._embedder.dimension, self._embedder.dimension**-0.5, np.float32)
        return not self._index.nearest(anywhere, 1, Window())

    def _is_new_topic(self, question: str) -> bool:
        """Returns whether a question is a name alone, which goes on from nothing; "Torvik?" may."""
        if not is_bare_topic(question) or question.rstrip().endswith("?"):
            return False
        return self._spelling.are_names(question)

    def _answer(self, text: str, query: Query, taken: Collection[str] = ()) -> Answer:
        """Answers an English question from English articles here, and anything else by AnyLanguageAnswerer.

        `taken` are the stems of the words from earlier questions, for `about_the_matter`."""
        language = language_of_question(text, query.language)
        if language != ENGLISH and not self._is_misspelt_name(text, query):
            return self._in_any_language(text, language, query)
        question = parse_question(text, query.now, self._spelling)
        if not question.stems:
            return Refused(Reason.NO_WORDS)
        fetched = fetched_for(self._models.at(query.read).read)
        search = CandidateSearch(self._index, question.query, query.now, fetched)
        vector = self._embedder.questions([question.text])[0]
        candidates = search.candidates(vector)
        english = [one for one in candidates if one.passage.article.language in ("", ENGLISH)]
        if not candidates:
            return Refused(self._why_nothing(vector))
        if len(english) == len(candidates):
            return self._in_english(question, vector, english, query, taken)
        elsewhere = self._in_any_language(question.text, ENGLISH, query)
        return _surest(self._in_english(question, vector, english, query, taken), elsewhere) if english else elsewhere

    def offer_from(self, article: ArticleId, query: Query) -> ArticleOffer | None:
        """Returns the best quote of one article, and how sure it answers `query` beside the rest of the library.

        None if the article says nothing on it. The index must hold the article."""
        language = language_of_question(query.question, query.language)
        question = parse_question(query.question, query.now, self._spelling)
        if language != ENGLISH or not question.stems:
            return offer_of(article, self._answer(query.question, query))
        search = CandidateSearch(self._index, question.query, query.now)
        vector = self._embedder.questions([question.text])[0]
        candidates = search.candidates(vector)
        english = [one for one in candidates if one.passage.article.language in ("", ENGLISH)]
        models = self._models.at(None)
        table = build_feature_table(question, vector, english, self._sentences, CLOSELY_UNHURRIED)
        ranking_input = read_article(self._whole_reader, models.read, models.first, question, english, table, article)
        if ranking_input is not None:
            trust = self._standing if self._fullness.is_full(query.now) else models.confidence
            return best_offer(article, ranking_input, models.scores(ranking_input), trust, vector)
        is_foreign = any(one.passage.article.id == article for one in candidates if one not in english)
        return offer_of(article, self._answer(query.question, query)) if is_foreign else None

    def _in_any_language(self, text: str, language: str, query: Query) -> Answer:
        answer = self._in_others.answer(text, language, query, self._why_nothing)
        return replace(answer, language=language) if isinstance(answer, Quoted) else answer

    def _in_english(
        self,
        question: ParsedQuestion,
        vector: Vectors,
        candidates: Sequence[Candidate],
        query: Query,
        taken: Collection[str],
    ) -> Answer:
        models = self._models.at(query.read)
        reader = self._whole_reader if _are_short(candidates) else self._reader
        ranking_input = read_candidates(
            reader, models.read, models.first, question, vector, candidates, self._sentences
        )
        is_full = self._fullness.is_full(query.now)
        trust = models.in_full_library if is_full else with_level_of(self._embedder, models.confidence)
        selection = select_answer(models, trust, ranking_input, query.limit)
        if taken:
            selection = about_the_matter(selection, _as_read(taken, question.corrections))
        quotes = tuple(highlighted_quote(ranking_input, vector, one) for one in selection.chosen)
        on_topic = newest_on_topic(ranking_input) if is_bare_topic(question.text) else ()
        at_any_time = question.time is None or not question.time.condition
        says_little = selection.certainty is Certainty.LIKELY and at_any_time and len(on_topic) >= ENOUGH_ON_TOPIC
        if selection.certainty is Certainty.NONE or says_little:
            reason = Reason.BARE_TOPIC if on_topic else reason_of(ranking_input, query.now)
            nearest = on_topic or headlines(ranking_input.candidates, question.stems)
            return Refused(reason, quotes, selection.confidence, nearest, question.corrections)
        earlier = tuple(highlighted_quote(ranking_input, vector, one) for one in selection.earlier)
        return Quoted(
            quotes,
            selection.confidence,
            selection.certainty,
            question.corrections,
            selection.from_another_time,
            earlier,
        )

    def _why_nothing(self, vector: Vectors) -> Reason:
        """Returns why there are no candidates: NOTHING_THEN if only later articles are indexed, else EMPTY_LIBRARY."""
        return Reason.NOTHING_THEN if self._index.nearest(vector, 1, Window()) else Reason.EMPTY_LIBRARY


def _are_short(candidates: Sequence[Candidate]) -> bool:
    """Whether passages are short, as in posts: all of a question are read by one reader, so that they compare."""
    lengths = [one.passage.place.span.end - one.passage.place.span.start for one in candidates]
    return sum(lengths) <= SHORT * len(lengths)


def _surest(english: Answer, other: Answer) -> Answer:
    """Returns the answer that is shown the surest; of equally sure ones that with the higher confidence.

    The other one only if it quotes an article in another language: English ones are read for the English answer.
    """
    if not isinstance(other, Quoted) or other.quotes[0].article.language in ("", ENGLISH):
        return english
    order = {Certainty.SURE: 2, Certainty.LIKELY: 1, Certainty.NONE: 0}

    def rank(answer: Answer) -> tuple[int, float]:
        if isinstance(answer, Refused):
            has_headlines = answer.reason is Reason.BARE_TOPIC
            return order[Certainty.LIKELY if has_headlines else Certainty.NONE], answer.confidence
        return order[answer.certainty], answer.confidence

    return other if rank(other) > rank(english) else english


def _as_read(taken: Collection[str], corrections: Sequence[SpellingCorrection]) -> frozenset[str]:
    """Returns the stems of words from earlier questions, corrected."""
    written = stems_in(" ".join(each.written for each in corrections))
    read = stems_in(" ".join(each.read for each in corrections))
    return frozenset(taken) - written | read


def _speaks_of(answer: Answer, query: Query) -> bool:
    """Returns whether an answer is about the question itself.

    It is if it is sure, or if its first quote with its title holds OWN_SHARE of the question's own words, by rarity."""
    own = parse_question(query.question, query.now).stems
    if isinstance(answer, Refused) or answer.is_sure or not own:
        return True
    quote = answer.quotes[0]
    held = stems_in(f"{quote.article.title}. {quote.text}")
    return sum(rarity(one) for one in own if one in held) >= OWN_SHARE * sum(map(rarity, own))


def _is_surer(alone: Answer, whole: Answer, ahead: float) -> bool:
    """Returns whether the answer to the question as it stands leads by more than `ahead`."""
    if isinstance(alone, Refused):
        return isinstance(whole, Refused) and not ahead
    return isinstance(whole, Refused) or alone.confidence > whole.confidence + ahead
