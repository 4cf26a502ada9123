"""Opens the door on Telegram: connects, hears updates by polling or at a webhook, answers them, and stops in order."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
import signal
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, ClassVar, Protocol

from pydantic import HttpUrl
from telegram import Bot
from telegram.error import InvalidToken, NetworkError
from telegram.ext import Application, BaseRateLimiter

from chat.conversation import Conversation
from chat.errors import ChatProblem
from chat.telegram.addressing import Me
from chat.telegram.answering import Answering
from chat.telegram.lanes import InOrder, Lanes
from chat.telegram.liveness import Trouble, WatchedRequest
from chat.telegram.menus import set_menus
from chat.telegram.overload import Overload
from chat.telegram.pulse import CountedRequest, Pulse
from chat.telegram.stopping import cancelled, stop_answering
from chat.words import utc_now
from config.settings import Settings

log = logging.getLogger(__name__)

LONG_POLL_S = 25
CONNECTIONS = 64  # to Telegram at once, for sending
FIRST_PAUSE_S, LONGEST_PAUSE_S = 1.0, 30.0  # between tries to reach Telegram at start

TIDY_EVERY_S = 3600.0
BEAT_EVERY_S = 1.0


class Attachment(Protocol):
    """Something that hears updates beside the conversation: UPDATES are the kinds that it adds."""

    UPDATES: ClassVar[tuple[str, ...]]

    def attach(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Has the application hand its updates there too."""
        ...


Companion = Callable[[Bot], Coroutine[Any, Any, None]]
UNSET = "TELEGRAM_BOT_TOKEN is not set"
REFUSED = "Telegram does not know this token: set TELEGRAM_BOT_TOKEN to the one that @BotFather shows for your bot"


def run_telegram(
    settings: Settings,
    conversation: Conversation,
    *,
    companions: Sequence[Companion] = (),
    rate_limiter: BaseRateLimiter[Any] | None = None,
    attachments: Sequence[Attachment] = (),
    pulse: Pulse | None = None,
    stopping: Callable[[], object] = lambda: None,
) -> None:
    """Runs the bot until SIGINT or SIGTERM; what was being answered then is answered first.

    `attachments` hear what happens on Telegram too; `companions` run beside it with its Bot (to send updates, say) and
    are cancelled when it stops; `pulse` is kept up to date; `stopping` is called when the signal comes. Raises
    ChatProblem where there is no token or Telegram does not know it.
    """

    async def until_signalled() -> None:
        stop = asyncio.Event()

        def heard() -> None:
            stop.set()
            stopping()

        loop = asyncio.get_running_loop()
        for name in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(name, heard)
        await serve(
            settings,
            conversation,
            stop,
            companions=companions,
            rate_limiter=rate_limiter,
            attachments=attachments,
            pulse=pulse,
        )

    asyncio.run(until_signalled())


async def serve(
    settings: Settings,
    conversation: Conversation,
    stop: asyncio.Event,
    *,
    companions: Sequence[Companion] = (),
    rate_limiter: BaseRateLimiter[Any] | None = None,
    attachments: Sequence[Attachment] = (),
    ready: asyncio.Event | None = None,
    pulse: Pulse | None = None,
) -> None:
    """As run_telegram, until `stop` is set; `ready` is set once the bot listens."""
    pulse = pulse or Pulse()
    beating = asyncio.create_task(_beat(pulse))
    try:
        polling = WatchedRequest(pulse, connection_pool_size=2)
        overload = Overload()
        application = _application(settings, polling, rate_limiter, pulse, overload)
        if not await _reached(application, stop):
            return
        bot = application.bot
        answering = Answering(
            bot,
            conversation,
            Me(bot.id, bot.username, settings.admins),
            a_person=settings.questions_per_person,
            a_group=settings.questions_per_group,
        )
        answering.attach(application)
        for attachment in attachments:
            attachment.attach(application)
        async with contextlib.AsyncExitStack() as open_things:
            open_things.push_async_callback(application.shutdown)
            open_things.callback(answering.close)
            beside: list[asyncio.Task[None]] = []
            await application.start()
            open_things.push_async_callback(stop_answering, application, beside, pulse)
            trouble = Trouble()
            kinds = [*Answering.UPDATES, *(kind for each in attachments for kind in each.UPDATES)]
            pulse.expect()
            await _listen(application, settings, kinds, trouble, pulse)
            beside.extend(asyncio.create_task(companion(bot)) for companion in companions)
            beside.append(asyncio.create_task(trouble.watch(pulse)))
            beside.append(asyncio.create_task(overload.tell(answering.too_much_waits)))
            beside.append(asyncio.create_task(set_menus(bot, conversation.commands, settings.admins)))
            beside.append(asyncio.create_task(_keep_tidy(answering, conversation)))
            log.info("listening on Telegram as @%s", bot.username)
            pulse.listening = True
            if ready is not None:
                ready.set()
            await _first_of(stop, polling.refused)
            pulse.listening = False
        if polling.refused.is_set():
            raise ChatProblem(REFUSED)
    finally:
        await cancelled([beating])


def _application(
    settings: Settings,
    polling: WatchedRequest,
    rate_limiter: BaseRateLimiter[Any] | None,
    pulse: Pulse,
    overload: Overload,
) -> Application[Any, Any, Any, Any, Any, Any]:
    if settings.telegram_bot_token is None:
        raise ChatProblem(UNSET)
    base = str(settings.telegram_api_url).rstrip("/")
    builder = (
        Application.builder()
        .token(settings.telegram_bot_token.get_secret_value())
        .base_url(f"{base}/bot")
        .base_file_url(f"{base}/file/bot")
        .get_updates_request(polling)
        .request(CountedRequest(pulse, connection_pool_size=CONNECTIONS))
        .concurrent_updates(InOrder(Lanes(), overload.dropped, pulse))
    )
    return (builder.rate_limiter(rate_limiter) if rate_limiter is not None else builder).build()


async def _listen(
    application: Application[Any, Any, Any, Any, Any, Any],
    settings: Settings,
    kinds: Sequence[str],
    trouble: Trouble,
    pulse: Pulse,
) -> None:
    """Has updates of these kinds come: by polling, which deletes a webhook, or to the webhook of the settings."""
    updater = application.updater
    assert updater is not None  # noqa: S101  # the builder gives one unless told otherwise
    if settings.webhook_url is None:
        await updater.start_polling(
            timeout=LONG_POLL_S, allowed_updates=kinds, bootstrap_retries=-1, error_callback=trouble.heard
        )
        return
    pulse.waits_for_updates = False
    listen = settings.webhook_listen
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else secrets.token_urlsafe(32)
    try:
        await updater.start_webhook(
            listen.host,
            listen.port,
            (settings.webhook_url.path or "/").lstrip("/"),
            webhook_url=_without_slash(settings.webhook_url),
            allowed_updates=kinds,
            bootstrap_retries=-1,
            secret_token=secret,
        )
    except OSError as error:
        raise ChatProblem(f"QUOTEWIRE_WEBHOOK_LISTEN: {listen} cannot be listened at: {error.strerror}") from error
    log.info("Telegram sends to %s, which has to lead to http://%s", settings.webhook_url, listen)


def _without_slash(url: HttpUrl) -> str:
    return str(url).rstrip("/")


async def _beat(pulse: Pulse) -> None:
    """Shows that the loop turns."""
    while True:
        pulse.beat()
        await asyncio.sleep(BEAT_EVERY_S)


async def _reached(application: Application[Any, Any, Any, Any, Any, Any], stop: asyncio.Event) -> bool:
    """Connects, however long it takes; False where `stop` is set first."""
    pause = FIRST_PAUSE_S
    while not stop.is_set():
        try:
            await application.initialize()
        except InvalidToken:
            await application.shutdown()
            raise ChatProblem(REFUSED) from None  # the library's words hold the token
        except NetworkError as failure:
            log.warning("Telegram cannot be reached (%s), trying again in %.0f s", failure, pause)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), pause)
            pause = min(2 * pause, LONGEST_PAUSE_S)
        else:
            return True
    await application.shutdown()
    return False


async def _keep_tidy(answering: Answering, conversation: Conversation) -> None:
    """Has what is no longer needed deleted, now and then."""
    while True:
        try:
            await answering.compute(lambda: conversation.forget_old(utc_now()))
        except Exception:
            log.exception("old answers could not be deleted; trying again later")
        await asyncio.sleep(TIDY_EVERY_S)


async def _first_of(*events: asyncio.Event) -> None:
    waits = [asyncio.create_task(event.wait()) for event in events]
    await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    await cancelled(waits)
