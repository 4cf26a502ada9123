"""Questions and articles in other languages than English, with the English model: words alone carry them."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from chat.answer_rendering import refusal_text
from chat.translations import words
from index.indexing.embedding import Embedder
from retrieval.answers import Answer, Query, Quote, Quoted, Reason, Refused
from retrieval.engine import Answerer
from retrieval.other_languages.judgement import MEANING, SUMMARY, load_judgement
from tests.retrieval.shelf import ArticleLookup

pytestmark = pytest.mark.real_model

NOW = datetime(2026, 5, 16, 18, tzinfo=UTC)

BRIDGE = """Міст через річку Стрижень у Кропивні закрили на ремонт у понеділок.

Роботи триватимуть до 20 липня, повідомив начальник дорожньої служби Остап Гнатюк. Автобуси їздитимуть через Лисівку."""
FERRY = """At least 11 people died when the ferry Mwanga capsized on Lake Tanyasi late on Wednesday, police said.

Fishermen pulled 48 passengers out of the water before midnight."""
MINE = """La mina de cobre de Altarroca volverá a abrir en septiembre, anunció el ministro Julián Cebrián.

La empresa contratará a 320 trabajadores."""
MIXED = """The dam at Orellana will be emptied in June, engineers said on Friday.

La presa de Orellana se vaciará en junio, dijeron los ingenieros el viernes. El coste será de 14 millones de euros."""
AMHARIC = """የአዲስ ሐይቅ ድልድይ በሰኔ ወር ይከፈታል ሲል የመንገድ ባለሥልጣን አስታወቀ። ግንባታው 40 ሚሊዮን ብር ፈጅቷል።"""
CHINESE = """青山市的新地铁线将于九月开通。市长林海说，票价为三元。"""


@pytest.fixture(scope="module")
def answerer(real_embedder: Embedder) -> Answerer:
    shelf = ArticleLookup(real_embedder)
    shelf.add("Ремонт мосту в Кропивні", BRIDGE, "2026-05-12", language="uk")
    shelf.add("Ferry capsizes on Lake Tanyasi", FERRY, "2026-05-13")
    shelf.add("La mina de Altarroca reabre", MINE, "2026-05-11", language="es")
    shelf.add("Orellana", MIXED, "2026-05-10", language="es")
    shelf.add("ድልድይ", AMHARIC, "2026-05-10", language="am")
    shelf.add("地铁", CHINESE, "2026-05-10", language="zh")
    return Answerer(shelf, real_embedder)


def ask(answerer: Answerer, question: str, language: str = "") -> Answer:
    return answerer.answer(Query(question, NOW, language=language))


def first(answer: Answer) -> Quote:
    return answer.quotes[0] if isinstance(answer, Quoted) else answer.candidates[0]


@pytest.mark.parametrize(
    ("question", "holds", "language"),
    [
        ("До якого числа ремонтуватимуть міст у Кропивні?", "20 липня", "uk"),
        ("¿Cuántos trabajadores contratará la mina de Altarroca?", "320", "es"),
        ("¿Cuánto costará vaciar la presa de Orellana?", "14 millones", "es"),
        ("የአዲስ ሐይቅ ድልድይ መቼ ይከፈታል", "ሰኔ", "am"),
    ],
)
def test_a_question_in_the_language_of_an_article_is_answered(
    answerer: Answerer, question: str, holds: str, language: str
) -> None:
    answer = ask(answerer, question)
    assert isinstance(answer, Quoted)
    assert holds in answer.quotes[0].text
    assert answer.language == language


def test_a_quote_is_a_slice_of_its_article(answerer: Answerer) -> None:
    quote = first(ask(answerer, "До якого числа ремонтуватимуть міст у Кропивні?"))
    assert quote.text == quote.span.of(BRIDGE)
    assert quote.sentence is not None
    assert quote.sentence.within(quote.span)


def test_an_answer_can_be_kept_as_json(answerer: Answerer) -> None:
    quote = first(ask(answerer, "До якого числа ремонтуватимуть міст у Кропивні?"))
    assert type(quote.adds) is bool


def test_an_english_question_is_still_answered_in_a_mixed_library(answerer: Answerer) -> None:
    answer = ask(answerer, "How many people died when the ferry capsized on Lake Tanyasi?")
    assert isinstance(answer, Quoted)
    assert "At least 11 people" in answer.quotes[0].text
    assert answer.quotes[0].article.language == "en"


@pytest.mark.parametrize(
    "question",
    [
        "How many people died when the ferry capsized on Lake Tanyasi?",
        "Who will be the new captain of the ferry to Orellana?",
        "Who owns the passengers of the lake?",
    ],
)
def test_an_english_article_is_judged_as_where_all_are_english(
    answerer: Answerer, real_embedder: Embedder, question: str
) -> None:
    english = ArticleLookup(real_embedder)
    english.add("Ferry capsizes on Lake Tanyasi", FERRY, "2026-05-13")
    there, here = ask(Answerer(english, real_embedder), question), ask(answerer, question)
    assert type(here) is type(there)
    assert here.confidence == pytest.approx(there.confidence, abs=0.05)


@pytest.mark.parametrize(
    "question",
    [
        "¿Quién ganó el campeonato de ajedrez en Lisboa?",
        "Скільки коштує квиток на потяг до Одеси?",
        "ฝนตกที่ไหน",
        "តើអ្នកណាឈ្នះ",
        "谁赢得了国际象棋冠军",
    ],
)
def test_what_no_article_tells_is_refused(answerer: Answerer, question: str) -> None:
    answer = ask(answerer, question)
    assert isinstance(answer, Refused) or not answer.is_sure


def test_whoever_asks_in_a_language_of_no_article_is_told_theirs(answerer: Answerer, real_embedder: Embedder) -> None:
    english = ArticleLookup(real_embedder)
    english.add("Ferry capsizes on Lake Tanyasi", FERRY, "2026-05-13")
    question = "Скільки коштує квиток на потяг до Одеси?"
    alone, mixed = Answerer(english, real_embedder).answer(Query(question, NOW)), ask(answerer, question)
    assert isinstance(alone, Refused)
    assert alone.articles_in == "en"
    assert isinstance(mixed, Refused)
    assert not mixed.articles_in, "an article is in its language"
    told = refusal_text(alone, words("uk"), NOW).plain
    assert "Мова більшості моїх статей: англійська." in told
    capsized = Answerer(english, real_embedder).answer(Query("¿Cuántos murieron en el Tanyasi?", NOW, language="es"))
    assert isinstance(capsized, Refused)
    assert [card.title for card in capsized.headlines] == ["Ferry capsizes on Lake Tanyasi"], "found by words alone"


def test_a_misspelt_name_that_looks_like_another_language_is_corrected(real_embedder: Embedder) -> None:
    english = ArticleLookup(real_embedder)
    english.add("Grain leaves Ukraine", "A ship with grain left Ukraine on Monday, port officials said.", "2026-05-13")
    answer = Answerer(english, real_embedder).answer(Query("ukrain", NOW))
    assert [each.read.lower() for each in answer.corrections] == ["ukraine"]


@pytest.mark.parametrize("question", ["😀", "¿?", "。。。"])
def test_a_question_without_words_is_refused(answerer: Answerer, question: str) -> None:
    assert ask(answerer, question) == Refused(Reason.NO_WORDS)


@pytest.mark.parametrize("question", ["😀 Orellana", "Кропивня", "Whаt cаpsized on Lаke Tanyasi?", "地铁"])
def test_a_word_with_a_picture_and_letters_that_look_alike_find_their_article(
    answerer: Answerer, question: str
) -> None:
    answer = ask(answerer, question)
    assert isinstance(answer, Quoted | Refused)


@pytest.fixture(scope="module")
def two_days(real_embedder: Embedder) -> Answerer:
    """The same happens on a Monday and on a Friday; it is asked about on Saturday."""
    shelf = ArticleLookup(real_embedder)
    shelf.add("Пожежа на складі", "На складі в Кропивні сталася пожежа. Загорівся папір.", "2026-05-11", language="uk")
    shelf.add("Пожежа на складі", "На складі в Кропивні сталася пожежа. Згоріли меблі.", "2026-05-15", language="uk")
    shelf.add(
        "Incendio en el puerto", "Un incendio en el puerto de Altarroca quemó tres barcos.", "2026-05-11", language="es"
    )
    shelf.add(
        "Incendio en el puerto", "Un incendio en el puerto de Altarroca quemó dos grúas.", "2026-05-15", language="es"
    )
    return Answerer(shelf, real_embedder)


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("Що сталося на складі в Кропивні вчора?", "меблі"),
        ("Що сталося на складі в Кропивні в понеділок?", "папір"),
        ("¿Qué quemó el incendio en el puerto de Altarroca el lunes?", "barcos"),
        ("¿Qué quemó el incendio en el puerto de Altarroca ayer?", "grúas"),
    ],
)
def test_what_happened_on_a_day_is_quoted_from_news_of_that_day(two_days: Answerer, question: str, holds: str) -> None:
    assert holds in first(ask(two_days, question)).text


def test_news_of_another_day_is_no_sure_answer(two_days: Answerer) -> None:
    answer = ask(two_days, "Що сталося на складі в Кропивні 1 травня?")
    assert isinstance(answer, Refused) or (answer.from_another_time and not answer.is_sure)


def test_nothing_is_quoted_from_an_empty_library(real_embedder: Embedder) -> None:
    answer = ask(Answerer(ArticleLookup(real_embedder), real_embedder), "Хто переміг на виборах?")
    assert answer == Refused(Reason.EMPTY_LIBRARY)


def test_a_confidence_is_shifted_for_languages_whose_scores_lie_lower() -> None:
    confidence = load_judgement(MEANING).confidence
    row = np.zeros(len(SUMMARY), np.float32)
    row[[SUMMARY.index(name) for name in confidence.names]] = confidence.mean
    plain = float(confidence.of_rows(row[None])[0])
    assert confidence.of_answer(row, "th", is_same=False) == pytest.approx(plain)
    assert confidence.of_answer(row, "tr", is_same=True) == pytest.approx(plain)
    assert confidence.shifts["across tr"] > 0 > confidence.shifts["across es"]
    assert confidence.of_answer(row, "tr", is_same=False) > plain > confidence.of_answer(row, "es", is_same=False)


@pytest.mark.parametrize(("word", "language"), [("вулкан", "uk"), ("volcán", "es"), ("aaaaaaaaaaaaaaaa", "es")])
def test_a_word_that_no_article_holds_is_no_sure_answer(answerer: Answerer, word: str, language: str) -> None:
    answer = ask(answerer, word, language)
    assert not (isinstance(answer, Quoted) and answer.is_sure)
