"""`run`: the bot, on Telegram or, without a token, in the terminal."""

from __future__ import annotations

import contextlib
import logging
import sys
import time
from typing import TYPE_CHECKING

import click

from commands.gathering_supervisor import gathering_beside
from commands.options import takes_settings
from commands.output import say
from commands.process_locks import only_one
from commands.stop_deadline import end_within
from config.logs import start_logging
from config.memory import lean
from config.settings import Settings, secrets_of

if TYPE_CHECKING:
    from commands.parts import Parts

HOW_TO_CONNECT = """\
No TELEGRAM_BOT_TOKEN is set, so the chat opens here. To talk on Telegram:
  1. write /newbot to @BotFather on Telegram and answer its two questions;
  2. put the token that it gives you in a file .env beside bot.py: TELEGRAM_BOT_TOKEN=123456:…
"""

ROLES = ("chat", "ingest", "deliver", "match")

log = logging.getLogger(__name__)


@click.command("run")
@click.option("--only", type=click.Choice(ROLES), help="One role only; the others run elsewhere.")
@click.option("--parent", type=int, hidden=True, help="The process to end with.")
@takes_settings
def command(settings: Settings, only: str | None = None, parent: int | None = None) -> None:
    """Runs the bot: on Telegram where TELEGRAM_BOT_TOKEN is set, else in the terminal."""
    if only == "ingest":
        _run_ingest(settings, parent)
        return
    if only in ("deliver", "match"):
        from commands import roles  # brings what only these need

        (roles.deliver if only == "deliver" else roles.match)(settings)
        return
    from commands.parts import Parts

    with contextlib.ExitStack() as stack:
        stack.enter_context(lean())
        stack.enter_context(only_one(settings, "run", "a bot"))
        parts = stack.enter_context(Parts(settings))
        if settings.telegram_bot_token is None:
            for line in HOW_TO_CONNECT.splitlines():
                say(line)
            if only is None and sys.stdin.isatty():
                stack.enter_context(gathering_beside(settings.data))
            from commands.chat import talk_at_terminal  # brings what only a terminal needs

            talk_at_terminal(parts)
            return
        stopped_at = _run_on_telegram(stack, parts, alone=only is None)
    log.info("stopped in %.1f s", time.monotonic() - stopped_at)


def _run_on_telegram(stack: contextlib.ExitStack, parts: Parts, *, alone: bool) -> float:
    """Runs until a signal comes; gives the monotonic time when it came. `alone` it has every role, else it chats."""
    role = "" if alone else "chat"
    start_logging(secrets_of(parts.settings), form=parts.settings.log_format, role=role)
    parts.open_ahead()
    # Telegram's library takes a second, which the terminal does not need, and which the model takes meanwhile.
    from chat.telegram.health_state import HealthState
    from chat.telegram.telegram_bot import run_telegram
    from commands.conversation_parts import fill_empty_library, following
    from commands.health import RUN
    from commands.on_telegram import as_it_is, telegram_conversation
    from commands.roles import tell
    from commands.systemd import Systemd
    from retrieval.warm_up import warming

    settings = parts.settings
    health_state, systemd = HealthState(), Systemd()
    systemd.starting("opening the library")
    metrics = tell(stack, parts, health_state, role or RUN) if settings.status_listen is not None else None
    fill_empty_library(parts)
    parts.search.catch_up()  # it may have been opened before the samples came
    measured = metrics.measured if metrics is not None else as_it_is
    talk = telegram_conversation(parts, measured, health_state=health_state, alone=alone)
    stack.enter_context(following(parts.search))
    stack.enter_context(warming(parts.embedder, parts.reader))
    end_gathering = stack.enter_context(gathering_beside(settings.data)) if alone else None
    log.info("%d passages can be asked about", parts.search.size())
    if metrics is not None:
        metrics.include_library(parts)
    systemd.starting("reaching Telegram")
    stopped_at: list[float] = []

    def stopping() -> None:
        stopped_at.append(time.monotonic())
        end_within()
        systemd.stopping()
        if end_gathering is not None:
            end_gathering()

    run_telegram(
        settings,
        talk.conversation,
        tasks=[*talk.tasks, systemd.bot_task()],
        rate_limiter=talk.rate_limiter,
        handler_sets=talk.handler_sets,
        health_state=health_state,
        shared=None if parts.database.is_sqlite else parts.database,
        stopping=stopping,
    )
    return stopped_at[0] if stopped_at else time.monotonic()


def _run_ingest(settings: Settings, parent: int | None) -> None:
    from commands.gathering_process import gather  # brings what only the gathering process needs
    from commands.parts import Parts

    level = logging.INFO if settings.telegram_bot_token else logging.ERROR
    start_logging(secrets_of(settings), level, form=settings.log_format, role="ingest")
    with contextlib.ExitStack() as stack:
        stack.enter_context(lean())
        stack.enter_context(only_one(settings, "ingest", "a process that gathers news"))
        parts = stack.enter_context(Parts(settings))
        health_state = None
        if settings.status_listen is not None and parent is None:  # a parent tells how both do
            from chat.telegram.health_state import HealthState
            from commands.roles import tell

            health_state = HealthState()
            tell(stack, parts, health_state, "ingest")
        gather(parts, parent, health_state)
