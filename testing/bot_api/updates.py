"""Updates on their way to the bot: kept until they are confirmed, handed out by polling or by webhook."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp

from testing.bot_api.wire import Json, Refusal, bad_request

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
WEBHOOK_RETRY_S = 0.05  # Telegram waits longer; tests do not want to


class Updates:
    """The queue of updates, with the rules of getUpdates and of webhooks."""

    def __init__(self) -> None:
        self.pending: list[Json] = []
        self.webhook: Json = {}
        self.next_id = 1
        self._changed = asyncio.Condition()
        self._poller = 0
        self._delivering: asyncio.Task[None] | None = None

    def add(self, kind: str, content: Json) -> Json:
        """Something happened: one more update."""
        update = {"update_id": self.next_id, kind: content}
        self.next_id += 1
        self.pending.append(update)
        self._wake()
        return update

    async def confirmed(self) -> None:
        """Waits until the bot has confirmed everything that happened so far."""
        last = self.next_id - 1
        async with self._changed:
            await self._changed.wait_for(lambda: not any(u["update_id"] <= last for u in self.pending))

    async def poll(self, parameters: Json) -> list[Json]:
        """getUpdates: confirms what came before `offset`, then waits up to `timeout` for more."""
        if self.webhook.get("url"):
            raise Refusal(
                409,
                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete it first",
            )
        self._poller += 1
        me = self._poller
        await self._notify()  # an older poller learns that it was replaced
        offset = parameters.get("offset", 0)
        if offset < 0:
            self.pending = self.pending[offset:]
        else:
            self.pending = [update for update in self.pending if update["update_id"] >= offset]
        await self._notify()
        limit = min(max(parameters.get("limit", 100), 1), 100)
        allowed = parameters.get("allowed_updates")
        if allowed:
            self.pending = [update for update in self.pending if set(update) & set(allowed)]
        try:
            async with asyncio.timeout(parameters.get("timeout", 0)), self._changed:
                await self._changed.wait_for(lambda: self.pending or self._poller != me or self.webhook.get("url"))
        except TimeoutError:
            return []
        if self._poller != me:
            raise Refusal(
                409,
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
            )
        return self.pending[:limit]

    def set_webhook(self, parameters: Json) -> None:
        """setWebhook: from now on updates are posted there, with the secret in a header."""
        url = parameters.get("url", "")
        if url and not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
            raise bad_request("bad webhook: an HTTPS URL must be provided for webhook")
        if parameters.get("drop_pending_updates"):
            self.pending.clear()
        self.webhook = parameters if url else {}
        self.stop()
        if url:
            self._delivering = asyncio.create_task(self._deliver())
        self._wake()

    def info(self) -> Json:
        """getWebhookInfo."""
        return {
            "url": self.webhook.get("url", ""),
            "has_custom_certificate": False,
            "pending_update_count": len(self.pending),
        }

    def stop(self) -> None:
        """Delivers no more."""
        if self._delivering is not None:
            self._delivering.cancel()
            self._delivering = None

    async def _deliver(self) -> None:
        headers = {SECRET_HEADER: self.webhook["secret_token"]} if self.webhook.get("secret_token") else {}
        async with aiohttp.ClientSession() as session:
            while True:
                async with self._changed:
                    await self._changed.wait_for(lambda: bool(self.pending))
                update = self.pending[0]
                if await self._posted(session, update, headers):
                    self.pending.remove(update)
                    await self._notify()
                else:
                    await asyncio.sleep(WEBHOOK_RETRY_S)

    async def _posted(self, session: aiohttp.ClientSession, update: Json, headers: dict[str, str]) -> bool:
        try:
            async with session.post(self.webhook["url"], json=update, headers=headers) as answer:
                return answer.status // 100 == 2
        except aiohttp.ClientError:
            return False

    def _wake(self) -> None:
        self._waking: asyncio.Task[Any] = asyncio.get_running_loop().create_task(self._notify())

    async def _notify(self) -> None:
        async with self._changed:
            self._changed.notify_all()
