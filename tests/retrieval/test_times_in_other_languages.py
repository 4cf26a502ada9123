"""The time that a question in another language than English speaks of, and when its news happened."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.library.articles import ArticleCard, ArticleId
from retrieval.other_languages.asked_times import asked_time_in, is_told_from
from retrieval.other_languages.time_words import FILE, Telling, named_times
from retrieval.question_times import BEGINNING, AskedTime
from testing.cldr_times import LANGUAGES, time_words

NOW = datetime(2025, 5, 16, 18, 30, tzinfo=UTC)  # a Friday
YESTERDAY, MONDAY, WEDNESDAY = date(2025, 5, 15), date(2025, 5, 12), date(2025, 5, 14)


@pytest.mark.parametrize(
    ("language", "question", "day"),
    [
        ("uk", "Що сталося вчора?", YESTERDAY),
        ("uk", "Хто виграв у середу?", WEDNESDAY),
        ("uk", "Що відкрили 5 травня?", date(2025, 5, 5)),
        ("uk", "Що сталося 4 дні тому?", MONDAY),
        ("ru", "Что случилось в понедельник?", MONDAY),
        ("ru", "Кто победил в среду?", WEDNESDAY),
        ("es", "¿Qué pasó el lunes?", MONDAY),
        ("es", "¿Qué ocurrió el 5 de mayo de 2025?", date(2025, 5, 5)),
        ("es", "¿Qué pasó hace 4 días?", MONDAY),
        ("de", "Was geschah gestern?", YESTERDAY),
        ("de", "Wer trat am Montag zurück?", MONDAY),
        ("de", "Was brannte am 5. Mai?", date(2025, 5, 5)),
        ("fr", "Que s'est-il passé hier ?", YESTERDAY),
        ("fr", "Qui a gagné le 1er mai ?", date(2025, 5, 1)),
        ("it", "Cosa è successo lunedì?", MONDAY),
        ("pt", "O que aconteceu na segunda-feira?", MONDAY),
        ("pl", "Co się stało w środę?", WEDNESDAY),
        ("pl", "Co otwarto 5 maja?", date(2025, 5, 5)),
        ("tr", "Pazartesi günü ne oldu?", MONDAY),
        ("tr", "Dün ne oldu?", YESTERDAY),
        ("ar", "ماذا حدث أمس؟", YESTERDAY),
        ("ar", "من فاز في ٥ مايو؟", date(2025, 5, 5)),
        ("fa", "دیروز چه شد؟", YESTERDAY),
        ("hi", "सोमवार को क्या हुआ?", MONDAY),
        ("id", "Apa yang terjadi pada hari Senin?", MONDAY),
        ("uz", "Kecha nima bo‘ldi?", YESTERDAY),
        ("zh", "昨天发生了什么？", YESTERDAY),
        ("zh", "周一发生了什么？", MONDAY),
        ("zh", "5月5日发生了什么？", date(2025, 5, 5)),
        ("ko", "월요일에 무슨 일이 있었나요?", MONDAY),
    ],
)
def test_a_day_is_understood(language: str, question: str, day: date) -> None:
    time = asked_time_in(question, language, NOW)
    assert time is not None
    assert (time.since.date(), (time.until - time.since).days) == (day, 1)
    assert time.condition


@pytest.mark.parametrize(
    ("language", "question", "since", "until"),
    [
        ("uk", "Що вирішили минулого тижня?", date(2025, 5, 5), MONDAY),
        ("uk", "Якою була інфляція в березні?", date(2025, 3, 1), date(2025, 4, 1)),
        ("uk", "Що сталося з понеділка?", MONDAY, date(2025, 5, 17)),
        ("ru", "Кто победил на прошлой неделе?", date(2025, 5, 5), MONDAY),
        ("ru", "Что было известно до понедельника?", BEGINNING.date(), date(2025, 5, 13)),
        ("es", "¿Quién dimitió la semana pasada?", date(2025, 5, 5), MONDAY),
        ("es", "¿Qué ha pasado desde el martes?", date(2025, 5, 13), date(2025, 5, 17)),
        ("de", "Was ist seit Montag passiert?", MONDAY, date(2025, 5, 17)),
        ("de", "Was brannte vor 2 Wochen?", date(2025, 4, 29), date(2025, 5, 6)),
        ("it", "Chi ha vinto la scorsa settimana?", date(2025, 5, 5), MONDAY),
        ("pl", "Kto wygrał w kwietniu?", date(2025, 4, 1), date(2025, 5, 1)),
        ("tr", "Geçen hafta kim istifa etti?", date(2025, 5, 5), MONDAY),
        ("ja", "先週何がありましたか", date(2025, 5, 5), MONDAY),
    ],
)
def test_so_is_a_longer_time(language: str, question: str, since: date, until: date) -> None:
    time = asked_time_in(question, language, NOW)
    assert time is not None
    assert (time.since.date(), time.until.date()) == (since, until)
    assert time.condition


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("es", "¿Qué se sabe de Marte?"),
        ("uk", "Серед кого проводили опитування?"),
        ("pt", "Quem venceu a segunda guerra?"),
        ("pl", "Co mają zrobić?"),
        ("ru", "Какие марки выпустили?"),
        ("ru", "Кто лидирует среди кандидатов?"),
        ("ru", "Сколько зарабатывают в среднем?"),
        ("hi", "मार्क ने क्या कहा?"),
        ("tr", "Pazar payı ne kadar?"),
        ("id", "Berapa minggu proyek itu berlangsung?"),
        ("xx", "Hier et demain ?"),
        ("uk", ""),
    ],
)
def test_other_words_name_no_time(language: str, question: str) -> None:
    assert asked_time_in(question, language, NOW) is None


def test_a_date_of_long_ago_asks_for_no_news_of_that_time() -> None:
    time = asked_time_in("Wer gewann die Schlacht vom 5. Mai 1915?", "de", NOW)
    assert time is not None
    assert time.since.date() == date(1915, 5, 5)
    assert not time.condition


def card(day: str, language: str) -> ArticleCard:
    moment = datetime.fromisoformat(day).replace(tzinfo=UTC)
    return ArticleCard(ArticleId(1), "https://a.example/1", "A title", "The Courier", moment, language)


@pytest.mark.parametrize(
    ("language", "published", "sentence", "is_from"),
    [
        ("uk", "2025-05-12", "Міст закрили в понеділок.", True),
        ("uk", "2025-05-13", "Міст закрили в понеділок.", True),
        ("uk", "2025-05-13", "Міст закрили вчора.", True),
        ("uk", "2025-05-13", "Міст закрили в неділю.", False),
        ("uk", "2025-05-12", "Ремонт триватиме до 20 липня.", True),  # a time ahead says nothing of when it was told
        ("uk", "2025-05-09", "Міст закрили.", False),
        ("uk", "2025-05-08", "Міст закриють у понеділок, 12 травня.", True),
        ("uk", "2025-04-08", "Міст закриють від першого травня.", True),
        ("de", "2025-05-14", "Die Brücke wurde am 12. Mai gesperrt.", True),
        ("es", "2025-05-14", "El puente se cerró el martes.", False),
        ("zh", "2025-05-13", "大桥昨天关闭。", True),
    ],
)
def test_news_is_of_the_day_that_it_names_or_of_its_publication(
    language: str, published: str, sentence: str, is_from: bool
) -> None:
    monday = datetime(2025, 5, 12, tzinfo=UTC)
    asked = AskedTime(monday, monday.replace(day=13), "Monday", condition=True)
    assert is_told_from(asked, card(published, language), [sentence]) is is_from


def test_times_stand_where_they_are_named() -> None:
    text = "Zwischen Montag und dem 14. Mai 2025 blieb die Brücke zu."
    assert [text[one.start : one.end] for one in named_times(text, "de", Telling(NOW))] == ["Montag", "14. Mai 2025"]


@given(
    st.text(alphabet="0123456789. 月日年前до5травняmayode Mai понеділок週先", max_size=60),
    st.sampled_from(sorted(LANGUAGES)),
)
def test_anything_names_sane_times_or_none(text: str, language: str) -> None:
    for telling in (Telling(NOW), Telling(NOW, is_question=True)):
        for one in named_times(text, language, telling):
            assert one.range[0] < one.range[1]
            assert 0 <= one.start < one.end <= len(text)


def test_the_words_are_those_of_cldr() -> None:
    assert json.loads(FILE.read_text(encoding="utf-8")) == time_words()
