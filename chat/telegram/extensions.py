"""What a bot runs besides its conversation: handlers, tasks and limits."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from telegram import Bot
from telegram.ext import Application, BaseRateLimiter

from chat.question_queue import QuestionQueue
from chat.telegram.chat_queues import MOST_WAITING, MOST_WAITING_IN_A_CHAT, StoreUpdate, store_nothing
from chat.telegram.shutdown import StopTimes
from chat.telegram.typing_indicator import TYPING_AFTER_S
from index.library.leader_election import ElectionTimes

BotTask = Callable[[Bot], Coroutine[Any, Any, None]]  # runs beside the conversation until it is cancelled


class HandlerSet(Protocol):
    """Handlers besides the conversation's. UPDATES are the kinds of Telegram updates that they need."""

    UPDATES: ClassVar[tuple[str, ...]]

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Adds the handlers to the application."""
        ...


@dataclass(frozen=True, slots=True)
class ServingLimits:
    """How many Telegram updates may wait, and times in seconds."""

    most_waiting: int = MOST_WAITING
    most_waiting_in_a_chat: int = MOST_WAITING_IN_A_CHAT
    typing_after_s: float = TYPING_AFTER_S
    lingers_s: float = 2.0  # before a webhook closes, for a load balancer to see that this process is not ready
    election: ElectionTimes = ElectionTimes()  # noqa: RUF009  # it is frozen


@dataclass(frozen=True, slots=True)
class Extensions:
    """What a bot runs besides its conversation. `tasks` get the Bot and are cancelled when it stops.

    `keep` gets each Telegram update before Telegram is told that it arrived, so a crash loses nothing that it stores.
    `questions` is the queue that the answerer looks at.
    """

    tasks: Sequence[BotTask] = ()
    handler_sets: Sequence[HandlerSet] = ()
    rate_limiter: BaseRateLimiter[Any] | None = None
    keep: StoreUpdate = store_nothing
    stop_times: StopTimes = StopTimes()  # noqa: RUF009  # it is frozen
    limits: ServingLimits = ServingLimits()  # it is frozen
    questions: QuestionQueue | None = None
