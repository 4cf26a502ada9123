"""The fold of letters: what people take for one word is one."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.search.letter_folding import WORD, fold, is_shouted
from index.search.spelling_variants import common_form


@pytest.mark.parametrize(
    ("written", "also_written"),
    [
        ("Marková", "markova"),
        ("Çelikoğlu", "Celikoglu"),
        ("İzmir", "izmir"),
        ("Diyarbakır", "DIYARBAKIR"),
        ("Brøndby", "Brondby"),
        ("Łomża", "Lomza"),
        ("Weißenau", "WEISSENAU"),
        ("Æbelø", "aebelo"),
        ("Ｔｏｋｙｏ", "Tokyo"),
        ("Kova\u0301cs", "Kovács"),
        ("O’Malley", "O'Malley"),
        ("O’Malley's", "OMalley"),
        ("farmers’", "farmers"),
        ("l’Odéon", "Odéon"),
        ("Bursa'daki", "Bursa"),
        ("U.N", "UN"),
        ("U.S", "US"),
        ("12,400", "12400"),
        ("٤٢", "42"),
        ("Ещё", "еще"),
        ("م\u064fد\u064eرّس", "مدرس"),
        ("إدارة", "ادارة"),
    ],
)
def test_ways_to_write_one_word_are_one(written: str, also_written: str) -> None:
    assert WORD.fullmatch(written.rstrip("’'"))
    assert fold(written) == fold(also_written)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("US", "us"),
        ("WHO", "who"),
        ("IT", "it"),
        ("U.S", "us"),
        ("мой", "мои"),
        ("दिन", "दन"),
        ("6.4", "64"),
        ("she'll", "shell"),
    ],
)
def test_words_that_differ_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    "word", ["हिन्दी", "தமிழ்", "Việt", "Kova\u0301cs", "U.S", "6.4", "12,400", "O’Malley", "ქართული"]
)
def test_a_word_is_not_cut_at_its_marks(word: str) -> None:
    assert WORD.findall(f"({word}) {word}.") == [word, word]


def test_capitals_of_a_whole_text_say_nothing() -> None:
    assert is_shouted("HOW MANY BRIDGES CLOSED?")
    assert not is_shouted("How many did the WHO count?")
    assert not is_shouted("WHO")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kiev", "Kyiv"),
        ("Odessa", "Odesa"),
        ("Zelenskyy", "Zelensky"),
        ("Zelenskiy", "Zelenskyi"),
        ("Dostoyevskij", "Dostoyevsky"),
        ("Mohammed", "Muhammad"),
        ("harbours", "harbors"),
        ("organisation", "organization"),
        ("programme", "program"),
    ],
)
def test_spellings_of_one_name_or_word_are_one(one: str, other: str) -> None:
    assert common_form(fold(one)) == common_form(fold(other))


@given(st.text(max_size=200))
@example("Ꭰ")  # a Cherokee letter
def test_words_lie_in_the_text_and_fold_for_good(text: str) -> None:
    for match in WORD.finditer(text):
        folded = fold(match.group())
        assert text[match.start() : match.end()] == match.group()
        assert folded == folded.lower()


@pytest.mark.parametrize(
    ("written", "plain"), [("Рutin", "putin"), ("Whаt", "what"), ("Кyїв", "куїв"), ("TikTokом", "tiktokом")]
)
def test_letters_of_another_script_that_look_alike_are_read_in_the_script_of_the_word(written: str, plain: str) -> None:
    assert fold(written) == plain
