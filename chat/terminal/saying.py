"""One answer on the screen, outside of any conversation."""

from __future__ import annotations

import locale
import sys
from datetime import datetime

from rich.console import Console

from chat.message import Message
from chat.rendering import answer_text
from chat.terminal.showing import show
from chat.words import language, words
from retrieval.answers import Answer

NO_WIDTH = 10_000  # a pipe has no width: lines stay whole


def say_answer(answer: Answer, now: datetime) -> None:
    """Prints `answer` as the terminal chat would, plain where the output is no terminal."""
    code, _ = locale.getlocale()
    is_terminal = sys.stdout.isatty()
    console = Console(highlight=False, markup=False, emoji=False, width=None if is_terminal else NO_WIDTH)
    show(console, Message(answer_text(answer, words(language(code or "en")), now)))
