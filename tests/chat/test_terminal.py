"""The terminal, piped: lines in, plain answers out."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest

from chat.conversation import Conversation
from chat.incoming import Person
from chat.terminal import run_terminal
from chat.terminal.terminal_chat import Terminal
from chat.terminal.terminal_rendering import Screen
from retrieval.answers import Quoted
from testing.fake_answerer import NOW, SHIPS, TALKS, TERMS, FakeAnswerer, quote

pytestmark = pytest.mark.either


def typed(conversation: Conversation, *lines: str) -> str:
    """What the terminal shows when these lines are piped in."""
    screen = io.StringIO()
    run_terminal(conversation, io.StringIO("".join(f"{line}\n" for line in lines)), screen, now=lambda: NOW)
    return screen.getvalue()


def test_a_piped_question_is_answered_and_the_end_of_the_pipe_ends_it(conversation: Conversation) -> None:
    assert typed(conversation, "What does Zelenskyy require before talks?") == (
        "\n"
        f"│ {TERMS.text}\n"
        "Kyiv names its terms for talks in Istanbul [1]\n"
        "Harbour Courier · yesterday\n"
        "[1] https://courier.example/world/istanbul-talks#:~:text=President%20Zelenskyy%20said%20on%20Sunday%20that%20"
        "Kyiv%20expects%20a%20full%20ceasefire%20before%20any%20talks%20begin.\n"
    )


def test_quit_ends_it_and_empty_lines_ask_nothing(conversation: Conversation, answerer: FakeAnswerer) -> None:
    typed(conversation, "", "   ", "Zelenskyy?", "/quit", "Zelenskyy, again?")
    assert [query.question for query in answerer.asked] == ["Zelenskyy?"]


@pytest.mark.parametrize("leaving", ["quit", "exit", "q", "Quit"])
def test_quit_ends_it_without_its_slash(conversation: Conversation, answerer: FakeAnswerer, leaving: str) -> None:
    typed(conversation, leaving, "Zelenskyy?")
    assert answerer.asked == []


def test_the_words_of_buttons_do_what_the_buttons_do(conversation: Conversation, answerer: FakeAnswerer) -> None:
    shown = typed(conversation, "How many ships?", "context", "More.")
    assert f"begins here. {SHIPS[0].text} So it went." in shown
    assert SHIPS[3].text in shown
    assert len(answerer.asked) == 1


def test_a_number_alone_taps_the_button_of_that_number(conversation: Conversation) -> None:
    assert typed(conversation, "How many ships?", "1") == typed(conversation, "How many ships?", "/1")


def test_a_number_alone_is_no_question_but_a_year_is(conversation: Conversation, answerer: FakeAnswerer) -> None:
    shown = typed(conversation, "7", "2026")
    assert "I see no words there to search for." in shown
    assert [query.question for query in answerer.asked] == ["2026"]


def test_a_question_that_breaks_something_does_not_end_it(conversation: Conversation, answerer: FakeAnswerer) -> None:
    answerer.answers.clear()
    others = FakeAnswerer()
    answerer.answer = lambda query, history=(): 1 // 0 if "break" in query.question else others.answer(query)  # type: ignore
    shown = typed(conversation, "break it", "Zelenskyy?")
    assert "something went wrong" in shown
    assert TERMS.text in shown


def test_a_reader_that_has_seen_enough_ends_it_without_an_apology(
    conversation: Conversation, answerer: FakeAnswerer, caplog: pytest.LogCaptureFixture
) -> None:
    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        run_terminal(conversation, io.StringIO("Zelenskyy?\nAnd then?\n"), Closed(), now=lambda: NOW)
    assert len(answerer.asked) == 1
    assert not caplog.records


def test_an_article_cannot_steer_the_terminal(conversation: Conversation, answerer: FakeAnswerer) -> None:
    hostile = replace(TALKS, card=replace(TALKS.card, title="Talks\x1b[2J\x1b]0;owned\x07"))
    answerer.answers["hostile"] = Quoted((quote(hostile, "Moscow has not said whom it would send."),), 0.9)
    shown = typed(conversation, "hostile?")
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "Talks␛[2J" in shown


def test_buttons_can_be_typed(conversation: Conversation) -> None:
    shown = typed(conversation, "How many ships?", "/context 2", "/more", "/2", "/99", "/context 99")
    assert f"Paragraph 2 begins here. {SHIPS[1].text} So it went." in shown
    assert SHIPS[3].text in shown  # /more shows the second page, and its second button leads back
    assert shown.count(SHIPS[0].text) >= 2
    assert "This button no longer works." in shown
    assert "That answer has only 8 quotes." in shown


def test_more_shows_one_page_after_the_other_until_there_are_no_more(conversation: Conversation) -> None:
    shown = typed(conversation, "How many ships?", "more", "/more", "more", "How many ships?", "more")
    places = [shown.index(SHIPS[number].text) for number in (0, 3, 6)]
    assert places == sorted(places)
    assert shown.count("There are no more quotes.") == 1
    assert shown.count(SHIPS[3].text) == 2  # once for each time that the question was asked


def test_following_is_refused_with_the_reason_and_not_offered(conversation: Conversation) -> None:
    shown = typed(conversation, "/subscribe harbour", "What does Zelenskyy require?", "/1")
    assert "I can only send updates on Telegram" in shown
    terminal = Terminal(conversation, Screen(io.StringIO(), is_terminal=False), Person(0), lambda: NOW)
    terminal.hear("What does Zelenskyy require?")
    assert not [b for row in terminal.last_message.buttons for b in row if b.data.startswith("follow")]


def test_mydata_is_written_to_a_file_of_its_own(conversation: Conversation, tmp_path: Path) -> None:
    screen = io.StringIO()
    lines = io.StringIO("/mydata\n/mydata\n")
    run_terminal(conversation, lines, screen, folder=tmp_path, now=lambda: NOW)
    first, second = tmp_path / "quotewire.json", tmp_path / "quotewire-2.json"
    assert "shown_answers" in first.read_text()
    assert first.stat().st_mode & 0o077 == 0
    assert f"Saved as {second}" in screen.getvalue()


def test_whoever_opens_it_is_greeted(conversation: Conversation) -> None:
    screen = io.StringIO()
    Terminal(conversation, Screen(screen, is_terminal=False), Person(0), lambda: NOW).greet()
    assert "Ask me about the news" in screen.getvalue()
