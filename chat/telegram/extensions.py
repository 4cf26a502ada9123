"""What can be added to the bot: sets of handlers that hear updates, and tasks that run beside the conversation."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, ClassVar, Protocol

from telegram import Bot
from telegram.ext import Application

BotTask = Callable[[Bot], Coroutine[Any, Any, None]]  # runs beside the conversation until it is cancelled


class HandlerSet(Protocol):
    """Handlers that hear updates beside the conversation; UPDATES are the kinds of updates that they add."""

    UPDATES: ClassVar[tuple[str, ...]]

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Adds the handlers to the application."""
        ...
