"""`run`: the bot, on Telegram or, without a token, in the terminal."""

from __future__ import annotations

import contextlib
import logging
import sys
import threading
from dataclasses import replace
from importlib import import_module

import click

from commands.gathering_supervisor import gathering_beside
from commands.options import takes_settings
from commands.output import say
from config.settings import Settings

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
        from commands.gathering_process import ingest  # brings what only this role needs

        ingest(settings, parent)
    elif only in ("deliver", "match"):
        from commands import roles  # brings what only these need

        (roles.deliver if only == "deliver" else roles.match)(settings)
    elif settings.telegram_bot_token is None:
        _run_at_terminal(settings, gathers=only is None and sys.stdin.isatty())
    else:
        _run_on_telegram(settings, alone=only is None)


def _run_at_terminal(settings: Settings, *, gathers: bool) -> None:
    """Runs the terminal chat until the input ends."""
    from commands.process_lifecycle import ALL_ROLES, opened_parts

    with contextlib.ExitStack() as stack:
        parts = stack.enter_context(opened_parts(settings, ALL_ROLES))
        for line in HOW_TO_CONNECT.splitlines():
            say(line)
        if settings.status_listen:
            say("QUOTEWIRE_STATUS_LISTEN is set: health and figures are served beside Telegram alone, not here.")
        if gathers:
            stack.enter_context(gathering_beside(settings.data))
        from commands.chat import talk_at_terminal  # brings what only a terminal needs

        talk_at_terminal(parts)


def _run_on_telegram(settings: Settings, *, alone: bool) -> None:
    """Runs until a signal comes: with every role if it runs `alone`, else as the role `chat`."""
    # Reads the system's certificates, for a tenth of a second in which another thread may run Python.
    threading.Thread(target=import_module, args=("aiohttp",), name="import aiohttp", daemon=True).start()
    from commands.process_lifecycle import ALL_ROLES, CHAT, started_process

    with started_process(settings, ALL_ROLES if alone else CHAT) as process:
        parts, stack, health_state, systemd = process.parts, process.stack, process.health_state, process.systemd
        parts.open_ahead()
        # Telegram's library takes a second, which the terminal does not need, and which the model takes meanwhile.
        from chat.telegram.telegram_bot import serve
        from commands.conversation_parts import fill_empty_library, following
        from commands.on_telegram import telegram_conversation
        from retrieval.warm_up import warming

        metrics = process.serve_status()
        fill_empty_library(parts)
        parts.search.catch_up()  # it may have been opened before the samples came
        talk = telegram_conversation(parts, metrics, health_state=health_state, alone=alone)
        stack.enter_context(following(parts.search))
        stack.enter_context(warming(parts.embedder, (parts.reader, parts.whole_reader), parts.answerer))
        end_gathering = stack.enter_context(gathering_beside(settings.data)) if alone else lambda: None
        log.info("%d passages can be asked about", parts.search.size())
        if metrics is not None:
            metrics.include_library(parts)
        systemd.starting("reaching Telegram")
        extensions = replace(talk.extensions, tasks=[*talk.extensions.tasks, systemd.bot_task()])
        shared = None if parts.database.is_sqlite else parts.database
        process.run(
            lambda stop: serve(settings, talk.conversation, stop, extensions, health_state=health_state, shared=shared),
            end_gathering,
        )
