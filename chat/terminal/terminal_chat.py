"""The terminal chat: reads a line and answers it, until the input ends."""

from __future__ import annotations

import itertools
import locale
import logging
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TextIO

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import WordCompleter
from prompt_toolkit.history import FileHistory, InMemoryHistory
from rich.text import Text as Coloured

from chat.conversation import OTHER_NAMES, Conversation, command_in, person_words
from chat.incoming import TERMINAL, IncomingMessage, Person, Place, Tap
from chat.messages import Button, Message, Reply
from chat.terminal.terminal_rendering import Screen, hints, show
from chat.translations import language, words
from config.clock import Clock, utc_now
from config.printable_text import printable_line, printable_text

log = logging.getLogger(__name__)

HERE = Place(TERMINAL, 0)
PROMPT = "› "
LEAVING_COMMANDS = frozenset({"/quit", "/exit"})
LEAVING = LEAVING_COMMANDS | {"quit", "exit", "q"}
OWNERS_ALONE = 0o600  # the file may hold all that is stored about somebody
# A terminal that is closed gets no updates: these are answered with the reason, and Follow is not offered.
FOR_UPDATES = frozenset({"subscribe", "subscriptions", "unsubscribe", "digest", "quiet", "timezone", "settings"})
FOLLOWING = "follow:"  # how the data of buttons begins that follow a question


@dataclass
class Terminal:
    """A conversation on a screen. Remembers the last message, whose buttons can be typed."""

    conversation: Conversation
    console: Screen
    person: Person
    now: Clock = utc_now
    folder: Path = Path()  # where files that the conversation gives are written
    _last: dict[int, Message] = field(default_factory=dict)
    _count: int = 0

    def hear(self, line: str) -> None:
        """Answers a line, or taps the button of that number, with a slash before it or without."""
        name = line.strip()
        number = name.removeprefix("/")
        if number.isdecimal() and (number != name or 1 <= int(number[:4]) <= len(self._buttons())):
            self._tap_number(int(number[:4]))
            return
        named = command_in(line)[0] or ""
        if OTHER_NAMES.get(named, named) in FOR_UPDATES:
            self.console.print(person_words(self.person).say("no-updates-at-terminal"))
            return
        incoming = IncomingMessage(HERE, self.person, line, self.now(), self._count + 1)
        for reply in self.conversation.hear(incoming):
            self._show(reply)

    @property
    def last_message(self) -> Message:
        """The message that was shown last; raises KeyError if there is none."""
        return self._last[self._count]

    def greet(self) -> None:
        """Shows the reply to /start."""
        self.hear("/start")

    def apologize(self) -> None:
        """Says that something went wrong; the log says what."""
        self.console.print(words(language(self.person.language_code)).say("went-wrong"), style="red")

    def _tap_number(self, number: int) -> None:
        """Taps the button of that number, from 1 on, under the last message; says so if there is none."""
        buttons = self._buttons()
        if 1 <= number <= len(buttons):
            self._tap(buttons[number - 1])
        else:
            self.console.print(person_words(self.person).say("button-gone"))

    def _buttons(self) -> list[Button]:
        """Returns the buttons under the last message."""
        return [button for row in (self._last[self._count].buttons if self._last else ()) for button in row]

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
        rows = (tuple(b for b in row if not b.data.startswith(FOLLOWING)) for row in reply.message.buttons)
        message = replace(reply.message, buttons=tuple(row for row in rows if row))
        self._last = {self._count: message}
        self.conversation.was_shown(reply, self._count)
        self.console.print()
        show(self.console, message)
        if message.attachment is not None and not message.attachment.picture:
            path = write_new(self.folder / message.attachment.name, message.attachment.content)
            self.console.print(printable_line(person_words(self.person).say("written-to", path=str(path))))
        buttons = self._buttons()
        if buttons and self.console.is_terminal:
            self.console.print(Coloured(hints(buttons), "dim"))


def run_terminal(
    conversation: Conversation,
    source: TextIO | None = None,
    screen: TextIO | None = None,
    *,
    history: Path | None = None,
    folder: Path = Path(),
    now: Clock = utc_now,
) -> None:
    """Runs the terminal chat until /quit or the end of the input.

    `source` and `screen` are standard input and output by default. If both are a terminal, there are colours, a history
    (kept in the file `history` if given) and completion of commands; otherwise answers are plain. Files go to `folder`.
    """
    source, screen = source or sys.stdin, screen or sys.stdout
    interactive = source is sys.stdin and source.isatty() and screen.isatty()
    terminal = Terminal(conversation, Screen(screen, is_terminal=interactive), reader(), now, folder)
    conversation.forget_old(now())
    if interactive:
        terminal.greet()
    for line in _typed(conversation, history) if interactive else source:
        text = line.strip()
        if text.lower() in LEAVING:
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
    names = sorted({f"/{name}" for name in conversation.commands} | LEAVING_COMMANDS)
    kept = FileHistory(str(history)) if history else InMemoryHistory()
    session: PromptSession[str] = PromptSession(
        PROMPT, history=kept, completer=WordCompleter(names, sentence=True), complete_while_typing=False
    )
    while True:
        try:
            yield session.prompt()
        except KeyboardInterrupt:
            if not session.default_buffer.text:
                raise  # on an empty line, Ctrl-C ends the chat
            # it discards an unfinished line, as in a shell
        except EOFError:
            return


def reader() -> Person:
    """Returns whoever sits at this terminal: its owner."""
    code, _ = locale.getlocale()
    return Person(0, code or "en", admin=True)


def write_new(path: Path, content: bytes) -> Path:
    """Writes a new file that only its owner may read; returns its path.

    If there is a file of that name, the new one gets a number: "quotewire-2.json".
    """
    for number in itertools.count(1):
        tried = path if number == 1 else path.with_stem(f"{path.stem}-{number}")
        try:
            descriptor = os.open(tried, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNERS_ALONE)
        except FileExistsError:
            continue
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        return tried.resolve()
    raise AssertionError("numbers do not end")
