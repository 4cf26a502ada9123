"""What a topic in words is told of, through the door of matching."""

from __future__ import annotations

import pytest

from index.library.articles import Draft
from testing.newsroom import ADA, NOON, Newsroom
from updates.topic_words import forms_sought, says_nothing

MORE = "Traders in the harbour bought what they could get, and three tankers turned round at sea before the evening."


def _told(newsroom: Newsroom, topic: str, title: str, text: str, language: str = "en") -> bool:
    newsroom.follows(ADA, topic)
    newsroom.publishes(Draft("https://news.example/1", title, text, published=NOON, source="Post", language=language))
    return bool(newsroom.dispatch.due(1))


@pytest.mark.parametrize(
    ("topic", "title"),
    [
        ("ferry", "Two ferries collide off Marisund"),
        ("Ferries", "FERRY TO THE ISLANDS CANCELLED"),
        ("strike", "Dockers struck a deal and keep striking"),
        ("port strike", "Strike closes port of Calder"),
        ("the war in Ukraine", "Ukraine's second winter of war"),
        ("UK", "Britain raises duty on flights"),
        ("us sanctions", "United States lifts sanctions on oil"),
        ("Germany", "German coalition agrees on pensions"),
        ("Zelenskyy", "Zelenskiy asks for more air defence"),
        ("Cote d’Ivoire", "Côte d'Ivoire votes in March"),
        ("organisation of schools", "Schools want better organization"),
        ("mining", "Mines close for a day"),
        ("earthquakes", "Quake shakes the coast of Calder"),
        ("Turkey", "Prices in Istanbul's markets double"),
        ("Brazil", "Sao Paulo opens a seventh line"),
        ("the war in Ukraine", "Drones hit power stations in Ukrainian towns"),
        ("Mexico", "Rain floods Mexico City and Acapulco"),
    ],
)
def test_the_words_of_a_headline_tell_in_any_inflection_and_spelling(
    newsroom: Newsroom, topic: str, title: str
) -> None:
    assert _told(newsroom, topic, title, "Nobody was hurt. More is to be said on Tuesday.")


@pytest.mark.parametrize(
    ("topic", "language", "title", "text"),
    [
        ("Fähre", "de", "Fähren fallen aus", "Der Wind ist zu stark."),
        ("Streik", "de", "Hafenstreik in Emden", "Die Arbeiter fordern mehr Lohn."),
        ("Deutschland", "en", "Germany fills its gas stores", "It will last for eleven weeks."),
        ("der Krieg in der Ukraine", "de", "Krieg in der Ukraine: neue Angriffe", "Es gab zwei Verletzte."),
        ("élections", "fr", "L’élection est reportée", "Le maire est malade."),
        ("Германия", "ru", "В Германии бастуют докеры", "Порты закрыты."),
        ("паромы", "ru", "Новый паром вышел в море", "Билеты проданы."),
        ("пором", "uk", "Відплиття поромів скасовано", "Сильний вітер."),
        ("deprem", "tr", "Malatya'da depremler sürüyor", "Okullar kapalı."),
    ],
)
def test_so_they_do_in_other_languages(newsroom: Newsroom, topic: str, language: str, title: str, text: str) -> None:
    assert _told(newsroom, topic, title, text, language)


@pytest.mark.parametrize(
    ("topic", "title", "text"),
    [
        ("oil", "Painter wins prize", "The jury praised her. She works in oil and sells little."),
        ("Germany", "Norway cuts cod quota", "Speaking in Germany, the minister promised a smaller quota for cod."),
        ("Tellman Bank", "Crude dearer", f"Crude rose, which analysts at Tellman Bank had not expected. {MORE}"),
        ("conservation", "Conservatives lose two seats", "They lost both to teachers."),
        ("imports", "An important day", "The mayor wept."),
        ("Turkey", "Bird flu on a turkey farm", "All birds were culled."),
        ("port strike", "Strike at car plant", "The plant makes doors."),
        ("Wahl", "Auswahl der Trikots", "Die Spieler wählten grün."),
    ],
)
def test_a_mere_mention_or_another_word_does_not_tell(newsroom: Newsroom, topic: str, title: str, text: str) -> None:
    assert not _told(newsroom, topic, title, text)


@pytest.mark.parametrize(
    ("text", "nothing"),
    [("the and of", True), ("und der", True), ("oil", False), ("the ferry", False), ("и в на", True)],
)
def test_words_that_only_join_say_nothing(text: str, nothing: bool) -> None:
    assert says_nothing(text) is nothing


def test_words_without_blanks_are_looked_for_by_pairs() -> None:
    assert forms_sought("乌克兰", "zh") == ("乌克", "克兰")
