"""Tells systemd, where it started the bot, that it is ready, well, and stopping."""

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
    """The service manager; silent where there is none."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        self._notifier = SystemdNotifier() if environment.get("NOTIFY_SOCKET") else None
        self._beat_every_s = _watchdog_s(environment, os.getpid()) / 2

    def say(self, *lines: str) -> None:
        """Sends these assignments, such as READY=1."""
        if self._notifier is not None:
            self._notifier.notify("\n".join(lines))

    def starting(self, what: str) -> None:
        """What the start is at, for `systemctl status`."""
        self.say(f"STATUS={what}")

    def stopping(self) -> None:
        """The signal has come."""
        self.say("STOPPING=1", "STATUS=finishing what is under way")

    def bot_task(self, status: str = "listening on Telegram as @{}") -> Callable[[Bot], Coroutine[Any, Any, None]]:
        """Returns a task of the bot: ready now, and alive as long as the loop turns."""
        return lambda bot: self.beat(status.format(bot.username))

    async def beat(self, status: str) -> None:
        """It is ready, and alive until this is cancelled."""
        self.say("READY=1", f"STATUS={status}")
        while True:
            self.say("WATCHDOG=1")
            await asyncio.sleep(self._beat_every_s)


def _watchdog_s(environment: Mapping[str, str], pid: int) -> float:
    """How often systemd wants to hear, in seconds, where that is asked of this process."""
    wanted, whose = environment.get("WATCHDOG_USEC", ""), environment.get("WATCHDOG_PID", str(pid))
    if not wanted.isdecimal() or int(wanted) == 0 or whose != str(pid):
        return 2 * WITHOUT_WATCHDOG_S
    return int(wanted) / 1e6
