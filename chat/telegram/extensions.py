"""What a bot is run with besides its conversation: handlers that hear updates, tasks that run beside it, limits."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from telegram import Bot
from telegram.ext import Application, BaseRateLimiter

from chat.telegram.shutdown import StopTimes

BotTask = Callable[[Bot], Coroutine[Any, Any, None]]  # runs beside the conversation until it is cancelled


class HandlerSet(Protocol):
    """Handlers that hear updates beside the conversation; UPDATES are the kinds of updates that they add."""

    UPDATES: ClassVar[tuple[str, ...]]

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Adds the handlers to the application."""
        ...


@dataclass(frozen=True, slots=True)
class Extensions:
    """What a bot is run with: `tasks` get its Bot (to send updates, say) and are cancelled when it stops."""

    tasks: Sequence[BotTask] = ()
    handler_sets: Sequence[HandlerSet] = ()
    rate_limiter: BaseRateLimiter[Any] | None = None
    stop_times: StopTimes = StopTimes()  # noqa: RUF009  # it is frozen
