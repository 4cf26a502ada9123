"""Receives Telegram updates: by polling, in one elected process if there are several, or through a webhook."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.error import InvalidToken, NetworkError, RetryAfter
from telegram.ext import Application, Updater

from chat.errors import ChatProblem
from chat.health_state import HealthState
from chat.running_tasks import cancelled
from chat.telegram.extensions import ServingLimits
from chat.telegram.overload import NotStored
from chat.telegram.watched_requests import PollingLog
from chat.telegram.webhook import WebhookServer
from config.retry_pauses import RetryPauses
from config.settings import Settings
from index.library.leader_election import LeaderElection

log = logging.getLogger(__name__)

App = Application[Any, Any, Any, Any, Any, Any]
Close = Callable[[], Awaitable[None]]
LONG_POLL_S = 25
PAUSES = RetryPauses(1.0, 30.0)  # between tries to reach Telegram at start
DUTY = "listening"
REFUSED = "Telegram does not know this token: set TELEGRAM_BOT_TOKEN to the one that @BotFather shows for your bot"
UNSET = "QUOTEWIRE_WEBHOOK_SECRET is not set: processes that share a library and a webhook share its secret"


@dataclass(frozen=True, slots=True)
class IncomingSource:
    """Puts Telegram updates of these kinds into the application's queue."""

    application: App
    settings: Settings
    kinds: Sequence[str]
    polling_log: PollingLog
    health_state: HealthState
    limits: ServingLimits

    async def listen(self, stop: asyncio.Event, election: LeaderElection | None) -> Close:
        """Begins to listen; returns the function that ends it.

        Polling deletes a webhook. If several processes answer, `election` decides which one polls; with a webhook, all
        listen. Raises ChatProblem if the settings do not allow it.
        """
        if self.settings.webhook_url is not None:
            return await self._at_webhook(stop, shared=election is not None)
        if election is None:
            await self._poll()
            return lambda: _stop_polling(self.application.updater)
        self.health_state.waits_for_updates = False  # while it stands by
        standing = asyncio.create_task(_poll_when_leader(election, self._polling))
        return lambda: cancelled([standing])

    async def _poll(self) -> None:
        updater = self.application.updater
        assert updater is not None  # noqa: S101  # the builder gives one unless told otherwise
        await updater.start_polling(
            timeout=LONG_POLL_S,
            allowed_updates=self.kinds,
            bootstrap_retries=-1,
            error_callback=self.polling_log.failed,
        )

    async def _polling(self) -> None:
        """Polls until cancelled."""
        try:
            await self._poll()
            self.health_state.expect()
            self.health_state.waits_for_updates = True
            log.info("this process asks Telegram for updates; the others stand by")
            await asyncio.Event().wait()
        finally:
            self.health_state.waits_for_updates = False
            await _stop_polling(self.application.updater)

    async def _at_webhook(self, stop: asyncio.Event, *, shared: bool) -> Close:
        application, settings, health_state = self.application, self.settings, self.health_state
        assert settings.webhook_url is not None  # noqa: S101  # the caller has looked
        health_state.waits_for_updates = False
        if settings.webhook_secret is None and shared:
            raise ChatProblem(UNSET)
        secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else secrets.token_urlsafe(32)
        queue, where = application.update_queue, settings.webhook_listen

        async def keep(update: Update) -> None:
            health_state.heard()
            if queue.qsize() >= self.limits.most_waiting:
                raise NotStored("too much waits already")
            await queue.put(update)

        server = WebhookServer(settings.webhook_url.path or "/", secret, application.bot, keep)
        try:
            server.listen(where)
        except OSError as error:
            raise ChatProblem(f"QUOTEWIRE_WEBHOOK_LISTEN: {where} cannot be listened at: {error.strerror}") from error

        async def close() -> None:
            if shared:
                await asyncio.sleep(self.limits.lingers_s)
            await server.close()

        url = str(settings.webhook_url).rstrip("/")
        try:
            await call_until_reached(
                lambda: application.bot.set_webhook(url, allowed_updates=self.kinds, secret_token=secret), stop
            )
        except BaseException:
            await server.close()
            raise
        log.info("Telegram sends to %s, which has to lead to http://%s", settings.webhook_url, where)
        return close


async def _poll_when_leader(election: LeaderElection, polling: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Polls whenever this process is elected to; goes on after failures."""
    while True:
        try:
            await election.run_while_leader(DUTY, polling)
        except Exception:
            log.exception("Telegram cannot be asked for updates; trying again")
        await asyncio.sleep(PAUSES.first_s)


async def _stop_polling(updater: Updater | None) -> None:
    if updater is not None and updater.running:
        with contextlib.suppress(InvalidToken):  # a poll that was refused, which ends the bot anyway
            await updater.stop()


async def call_until_reached(call: Callable[[], Awaitable[object]], stop: asyncio.Event) -> bool:
    """Calls Telegram until it is reached, however long that takes. Returns False if `stop` is set first.

    Raises ChatProblem if Telegram does not know the token.
    """
    failures = 0
    while not stop.is_set():
        try:
            await call()
        except InvalidToken:
            raise ChatProblem(REFUSED) from None  # the library's words hold the token
        except (NetworkError, RetryAfter) as failure:
            failures += 1
            pause = PAUSES.after(failures)
            log.warning("Telegram cannot be reached (%s), trying again in %.0f s", failure, pause)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), pause)
        else:
            return True
    return False
