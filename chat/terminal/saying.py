"""One answer on the screen, outside of any conversation."""

from __future__ import annotations

import locale
import sys
from datetime import datetime

from chat.message import Message
from chat.rendering import answer_text
from chat.terminal.screen import Screen
from chat.terminal.showing import show
from chat.words import language, words
from retrieval.answers import Answer


def say_answer(answer: Answer, now: datetime) -> None:
    """Prints `answer` as the terminal chat would, plain where the output is no terminal."""
    code, _ = locale.getlocale()
    show(Screen(is_terminal=sys.stdout.isatty()), Message(answer_text(answer, words(language(code or "en")), now)))
