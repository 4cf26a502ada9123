"""`run`: the bot, on Telegram or, without a token, in the terminal."""

from __future__ import annotations

import contextlib
import logging
import sys

import click

from commands.chat import talk_at_terminal
from commands.conversing import fill_empty_library, following
from commands.locking import only_one
from commands.options import takes_settings
from commands.parts import Parts, say
from commands.supervising import gathering_beside
from config.logs import start_logging
from config.settings import Settings

HOW_TO_CONNECT = """\
No TELEGRAM_BOT_TOKEN is set, so the chat opens here. To talk on Telegram:
  1. write /newbot to @BotFather on Telegram and answer its two questions;
  2. put the token that it gives you in a file .env beside bot.py: TELEGRAM_BOT_TOKEN=123456:…
"""

log = logging.getLogger(__name__)


@click.command("run")
@click.option("--only", type=click.Choice(["chat", "ingest"]), help="One role only; the other runs elsewhere.")
@click.option("--parent", type=int, hidden=True, help="The process to end with.")
@takes_settings
def command(settings: Settings, only: str | None = None, parent: int | None = None) -> None:
    """Runs the bot: on Telegram where TELEGRAM_BOT_TOKEN is set, else in the terminal."""
    if only == "ingest":
        _run_ingest(settings, parent)
        return
    with contextlib.ExitStack() as stack:
        stack.enter_context(only_one(settings, "run", "a bot"))
        parts = stack.enter_context(Parts(settings))
        if settings.telegram_bot_token is None:
            say(HOW_TO_CONNECT.rstrip())
            if only is None and sys.stdin.isatty():
                stack.enter_context(gathering_beside(settings.data))
            talk_at_terminal(parts)
            return
        from chat.telegram.door import (
            run_telegram,  # Telegram's library takes a second, which the terminal does not need
        )
        from commands.on_telegram import telegram_conversation

        start_logging(_secrets(settings))
        fill_empty_library(parts)
        talk = telegram_conversation(parts)
        stack.enter_context(following(parts.search))
        if only is None:
            stack.enter_context(gathering_beside(settings.data))
        log.info("%d passages can be asked about", len(parts.search.vectors))
        run_telegram(
            settings,
            talk.conversation,
            companions=talk.companions,
            rate_limiter=talk.rate_limiter,
            attachments=talk.attachments,
        )
        log.info("stopping")


def _run_ingest(settings: Settings, parent: int | None) -> None:
    from commands.gathering import gather  # brings what only the gathering process needs

    start_logging(_secrets(settings), logging.INFO if settings.telegram_bot_token else logging.ERROR)
    with only_one(settings, "ingest", "a process that gathers news"), Parts(settings) as parts:
        gather(parts, parent)


def _secrets(settings: Settings) -> list[str]:
    kept = (settings.telegram_bot_token, settings.webhook_secret)
    return [secret.get_secret_value() for secret in kept if secret is not None]
