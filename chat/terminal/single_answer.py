"""One answer on the screen, outside of any conversation."""

from __future__ import annotations

import locale
import sys
from datetime import datetime

from chat.answer_rendering import answer_text
from chat.messages import Message
from chat.terminal.screen import Screen
from chat.terminal.terminal_rendering import show
from chat.translations import language, words
from retrieval.answers import Answer


def say_answer(answer: Answer, now: datetime) -> None:
    """Prints `answer` as the terminal chat would, plain where the output is no terminal."""
    code, _ = locale.getlocale()
    show(Screen(is_terminal=sys.stdout.isatty()), Message(answer_text(answer, words(language(code or "en")), now)))
