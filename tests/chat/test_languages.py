"""Every language says everything, with every variable, in its own plural forms, and in the right direction."""

from __future__ import annotations

from datetime import timedelta

import pytest
from babel import Locale
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor
from hypothesis import given
from hypothesis import strategies as st

from chat.conversation import Conversation
from chat.formatted_text import bold
from chat.translations import DEFAULT, FIRST_STRONG_ISOLATE, FOLDER, LANGUAGES, POP_ISOLATE, language, shown_name, words
from testing.bot_api import BotApiServer
from testing.fake_answerer import NOW
from tests.chat.bot import talking

pytestmark = pytest.mark.either


OTHERS = [code for code in LANGUAGES if code != DEFAULT]
LONGEST_BUTTON = 40  # characters; more does not fit on a phone


class _Found(Visitor):  # type: ignore[misc]  # the library has no types
    """The variables of a message, and the plural forms of each choice in it."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.forms: list[set[str]] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802  # the library's name
        self.variables.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802
        self.forms.append({variant.key.name for variant in node.variants if isinstance(variant.key, ast.Identifier)})
        self.generic_visit(node)


def messages(code: str) -> dict[str, _Found]:
    """Each message of a language; fails on what is no Fluent."""
    found: dict[str, _Found] = {}
    for path in sorted((FOLDER / code).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{path}: {entry.content}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{path}: {entry.id.name} twice"
                found[entry.id.name] = _Found()
                found[entry.id.name].visit(entry)
    return found


@pytest.mark.parametrize("code", OTHERS)
def test_no_language_lacks_a_message_or_a_variable(code: str) -> None:
    english, here = messages(DEFAULT), messages(code)
    assert set(here) == set(english)
    assert {n: f.variables for n, f in here.items()} == {n: f.variables for n, f in english.items()}


@pytest.mark.parametrize("code", LANGUAGES)
def test_choices_have_the_plural_forms_of_the_language(code: str) -> None:
    forms = set(Locale(code).plural_form.tags) | {"other"}
    forms -= {"many"} if code in {"fr", "es", "it", "pt"} else set()  # of whole millions
    for name, found in messages(code).items():
        assert all(forms == chosen for chosen in found.forms), name


@pytest.mark.parametrize("code", LANGUAGES)
def test_buttons_and_menus_are_short(code: str) -> None:
    for name in messages(DEFAULT):
        if name.startswith(("button-back", "button-f", "consent-yes", "consent-no", "forget-button", "inline")):
            assert len(words(code).say(name)) <= LONGEST_BUTTON, name
        if name.startswith("command-"):
            assert 3 <= len(words(code).say(name)) <= 60, name


@pytest.mark.parametrize(
    ("code", "count", "said"),
    [
        ("en", 1, "1 article"), ("en", 1234, "1,234 articles"),
        ("uz", 2, "2 ta maqola"),
        ("it", 1, "1 articolo"), ("it", 1234, "1.234 articoli"),
        ("pl", 1, "1 artykuł"), ("pl", 22, "22 artykuły"), ("pl", 12, "12 artykułów"),
        ("uk", 1, "1 стаття"), ("uk", 3, "3 статті"), ("uk", 5, "5 статей"), ("uk", 21, "21 стаття"),
        ("ru", 2, "2 статьи"), ("ru", 11, "11 статей"), ("de", 1234, "1.234 Artikel"),
        ("ar", 2, "مقالان"), ("ar", 5, "5 مقالات"), ("ar", 11, "11 مقالا"),
        ("fr", 0, "0 article"), ("tr", 2, "2 haber"),
        ("fa", 0, "0 مقاله"), ("fa", 1234, "1,234 مقاله"),
        ("pt", 1, "1 artigo"), ("pt", 1234, "1.234 artigos"), ("id", 1234, "1.234 artikel"),
    ],
)  # fmt: skip
def test_plurals_and_numbers_are_those_of_the_language(code: str, count: int, said: str) -> None:
    assert words(code).say("source-line", source="", count=count).endswith(said)


@pytest.mark.parametrize(
    ("code", "today", "yesterday", "earlier"),
    [
        ("en", "today", "yesterday", "2 May 2025"),
        ("uz", "bugun", "kecha", "2-may, 2025"),
        ("it", "oggi", "ieri", "2 maggio 2025"),
        ("pl", "dziś", "wczoraj", "2 maja 2025"),
        ("uk", "сьогодні", "учора", "2 травня 2025\u202fр."),
        ("ar", "اليوم", "أمس", "2 مايو 2025"),
        ("de", "heute", "gestern", "2. Mai 2025"),
        ("id", "hari ini", "kemarin", "2 Mei 2025"),
        ("pt", "hoje", "ontem", "2 de maio de 2025"),
        ("fa", "امروز", "دیروز", "2 مهٔ 2025"),
    ],
)
def test_days_are_told_in_words(code: str, today: str, yesterday: str, earlier: str) -> None:
    said = [words(code).day(NOW - timedelta(days=days), NOW) for days in (0, 1, 10)]
    assert said == [today, yesterday, earlier]


def test_what_runs_the_other_way_is_kept_by_itself() -> None:
    assert words("en").isolated("Plain title") == "Plain title"
    assert words("en").isolated("أخبار Kyiv") == f"{FIRST_STRONG_ISOLATE}أخبار Kyiv{POP_ISOLATE}"
    assert words("ar").isolated("Harbour Courier") == f"{FIRST_STRONG_ISOLATE}Harbour Courier{POP_ISOLATE}"
    assert words("ar").isolated("أخبار") == "أخبار"


@given(st.text(alphabet="aב\u202e\u2067\u2068\u2069\u200f 1", max_size=30), st.sampled_from(LANGUAGES))
def test_no_title_turns_its_surroundings_round(title: str, code: str) -> None:
    said = words(code).say("credit", source=shown_name(title, 50), date="x")
    assert said.count(FIRST_STRONG_ISOLATE) == said.count(POP_ISOLATE)
    assert "\u202e" not in said
    assert "\u2067" not in said


def test_texts_keep_their_entities_in_a_message() -> None:
    said = words("ar").rich("also-in", articles=bold("Kyiv"))
    assert [entity.span.of(said.plain) for entity in said.entities] == ["Kyiv"]


@pytest.mark.parametrize(
    ("client", "spoken"),
    [
        ("uk", "uk"),
        ("pt-br", "pt"),
        ("ja", "en"),
        ("de-AT", "de"),
        ("en_US", "en"),
        (None, "en"),
        ("", "en"),
        ("x" * 99, "en"),
    ],
)
def test_the_language_follows_the_client(client: str | None, spoken: str) -> None:
    assert language(client) == spoken


async def test_a_reader_is_spoken_with_in_their_language_and_may_choose(
    server: BotApiServer, conversation: Conversation
) -> None:
    olha = server.person("Olha", language="uk")
    async with talking(server, conversation):
        olha.says("/help")
        assert "Команди:" in (await olha.hears()).text
        olha.says("/language")
        choice = await olha.hears()
        olha.taps(choice, "Deutsch")
        assert "Deutsch" in (await olha.sees_change()).text
        olha.says("/help")
        assert "Befehle:" in (await olha.hears()).text
        olha.says("Who won?")
        assert "veröffentlichten Satz" in (await olha.hears()).text
