"""Notifies systemd, if it started the bot, that the bot is ready, alive, or stopping."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Coroutine, Mapping
from typing import TYPE_CHECKING, Any

from sdnotify import SystemdNotifier

if TYPE_CHECKING:
    from telegram import Bot

WITHOUT_WATCHDOG_S = 60.0


class Systemd:
    """The connection to systemd; does nothing if systemd did not start the bot."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        self._notifier = SystemdNotifier() if environment.get("NOTIFY_SOCKET") else None
        self._beat_every_s = _watchdog_s(environment, os.getpid()) / 2

    def say(self, *lines: str) -> None:
        """Sends these assignments, such as READY=1."""
        if self._notifier is not None:
            self._notifier.notify("\n".join(lines))

    def starting(self, what: str) -> None:
        """Notifies systemd of the progress of the start, for `systemctl status`."""
        self.say(f"STATUS={what}")

    def stopping(self) -> None:
        """Notifies systemd that the bot is stopping."""
        self.say("STOPPING=1", "STATUS=finishing what is under way")

    def bot_task(self, status: str = "listening on Telegram as @{}") -> Callable[[Bot], Coroutine[Any, Any, None]]:
        """Returns a task that notifies systemd that the bot is ready, and alive while the event loop runs."""
        return lambda bot: self.beat(status.format(bot.username))

    async def beat(self, status: str) -> None:
        """Notifies systemd that the process is ready, and alive until this is cancelled."""
        self.say("READY=1", f"STATUS={status}")
        while True:
            self.say("WATCHDOG=1")
            await asyncio.sleep(self._beat_every_s)


def _watchdog_s(environment: Mapping[str, str], pid: int) -> float:
    """Returns how often systemd expects a notification, in seconds; None if it expects none of this process."""
    wanted, whose = environment.get("WATCHDOG_USEC", ""), environment.get("WATCHDOG_PID", str(pid))
    if not wanted.isdecimal() or int(wanted) == 0 or whose != str(pid):
        return 2 * WITHOUT_WATCHDOG_S
    return int(wanted) / 1e6
