"""Opens the door at the terminal: reads a line, answers it, until the input ends."""

from __future__ import annotations

import locale
import logging
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TextIO

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import WordCompleter
from prompt_toolkit.history import FileHistory, InMemoryHistory
from rich.text import Text as Coloured

from chat.conversation import Conversation
from chat.hearing import Person, Place, Said, Tap
from chat.message import Button, Message, Reply
from chat.terminal.screen import Screen
from chat.terminal.showing import hints, show
from chat.words import language, utc_now, words
from config.printable import printable_line, printable_text

log = logging.getLogger(__name__)

DOOR = "terminal"
HERE = Place(DOOR, 0)
PROMPT = "› "
LEAVING = frozenset({"/quit", "/exit"})


@dataclass
class Terminal:
    """One conversation on one screen: keeps the last message, whose buttons can be typed."""

    conversation: Conversation
    console: Screen
    person: Person
    now: Callable[[], datetime] = utc_now
    _last: dict[int, Message] = field(default_factory=dict)
    _count: int = 0

    def hear(self, line: str) -> None:
        """Answers a line, or does what the button of that number does."""
        button = self._button(line)
        if button is not None:
            self._tap(button)
            return
        said = Said(HERE, self.person, line, self.now(), self._count + 1)
        for reply in self.conversation.hear(said):
            self._show(reply)

    def apologize(self) -> None:
        """Says that something went wrong; the log has it."""
        self.console.print(words(language(self.person.language_code)).say("went-wrong"), style="red")

    def _button(self, line: str) -> Button | None:
        name = line.strip()
        buttons = [b for row in (self._last[self._count].buttons if self._last else ()) for b in row]
        if name.startswith("/") and name[1:].isdigit() and 1 <= int(name[1:]) <= len(buttons):
            return buttons[int(name[1:]) - 1]
        return None

    def _tap(self, button: Button) -> None:
        if button.url:
            self.console.print(printable_line(button.url), soft_wrap=True)
            return
        tapped = self.conversation.tap(Tap(HERE, self.person, button.data, self.now(), self._count))
        if tapped.toast:
            self.console.print(printable_text(tapped.toast))
        if tapped.change is not None:
            self._show(Reply(tapped.change, replaces=self._count))
        for reply in tapped.replies:
            self._show(reply)

    def _show(self, reply: Reply) -> None:
        if reply.replaces is None:
            self._count += 1
        self._last = {self._count: reply.message}
        self.conversation.was_shown(reply, self._count)
        self.console.print()
        show(self.console, reply.message)
        buttons = [button for row in reply.message.buttons for button in row]
        if buttons and self.console.is_terminal:
            self.console.print(Coloured(hints(buttons), "dim"))


def run_terminal(
    conversation: Conversation,
    source: TextIO | None = None,
    screen: TextIO | None = None,
    *,
    history: Path | None = None,
    now: Callable[[], datetime] = utc_now,
) -> None:
    """Talks at the terminal until /quit or the end of the input (`source` and `screen`: standard input and output).

    Where both are a terminal there are colours, a history (kept in file `history` where given) and completion of
    commands; otherwise lines are read as they come and answers are plain.
    """
    source, screen = source or sys.stdin, screen or sys.stdout
    interactive = source is sys.stdin and source.isatty() and screen.isatty()
    terminal = Terminal(conversation, Screen(screen, is_terminal=interactive), _person(), now)
    conversation.forget_old(now())
    for line in _typed(conversation, history) if interactive else source:
        text = line.strip()
        if text in LEAVING:
            return
        if not text:
            continue
        try:
            terminal.hear(text)
        except BrokenPipeError:
            raise
        except Exception:  # one bad question does not end the conversation
            log.exception("a line could not be answered")
            terminal.apologize()
        screen.flush()


def _typed(conversation: Conversation, history: Path | None) -> Iterator[str]:
    names = sorted({f"/{name}" for name in conversation.commands} | LEAVING)
    kept = FileHistory(str(history)) if history else InMemoryHistory()
    session: PromptSession[str] = PromptSession(
        PROMPT, history=kept, completer=WordCompleter(names, sentence=True), complete_while_typing=False
    )
    while True:
        try:
            yield session.prompt()
        except KeyboardInterrupt:
            if not session.default_buffer.text:
                raise  # there is nothing to let go but the conversation
            # an unfinished line is let go, as shells do
        except EOFError:
            return


def _person() -> Person:
    code, _ = locale.getlocale()
    return Person(0, code or "en", admin=True)
