"""The queue of updates of one process: what an update holds is stored before it waits in memory."""

from __future__ import annotations

import asyncio

from telegram import Update

from chat.telegram.extensions import StoreUpdate


class StoringQueue(asyncio.Queue[object]):
    """For python-telegram-bot's Application. Telegram sends an update again for which `put` raises NotStored."""

    def __init__(self, keep: StoreUpdate) -> None:
        super().__init__()
        self._keep = keep

    async def put(self, item: object) -> None:
        """See asyncio.Queue. Raises NotStored."""
        if isinstance(item, Update):
            await self._keep(item)
        await super().put(item)
