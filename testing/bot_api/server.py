"""The server: routes a call to its method, fails where a fault strikes, keeps what was said."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from aiohttp import web

from config.clock import Clock, utc_now
from testing.bot_api.faults import Fault, Faults
from testing.bot_api.group import Group
from testing.bot_api.limits import Limits
from testing.bot_api.methods import CARRIED_OUT
from testing.bot_api.scenario import Person
from testing.bot_api.schema import METHODS
from testing.bot_api.updates import Updates
from testing.bot_api.wire import Json, Refusal, read_parameters, typed
from testing.bot_api.world import Chat, User, World

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
PATIENCE_S = 30.0  # how long a test waits for what ought to happen at once; a busy machine takes seconds


@dataclass(frozen=True, slots=True)
class Call:
    """A call that the bot made, and what came of it; `at` is the server's monotonic time in seconds."""

    method: str
    parameters: Json
    result: Any  # None where it was refused or failed
    refusal: Refusal | None
    at: float


class BotApiServer:
    """A Bot API server with one bot; use it as `async with BotApiServer() as server`.

    `limits` enforces Telegram's sending limits where given; `now` is the time that messages carry.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        now: Clock = utc_now,
        token: str = TOKEN,
    ) -> None:
        self.token = token
        self.limits = limits
        self.faults = Faults()
        self.world = World(User(110201543, "Quotewire", "quotewire_bot", None, is_bot=True), now)
        self.updates: Updates = Updates()
        self.people: dict[int, User] = {}
        self.calls: list[Call] = []
        self.menus: dict[tuple[str, int | None, str], list[Json]] = {}
        self.inline_messages: dict[str, Json] = {}
        self.open_queries: set[str] = set()
        self._called = asyncio.Condition()
        self._runner: web.AppRunner | None = None
        self.url = ""

    def me(self) -> Json:
        """getMe."""
        rights = {"can_join_groups": True, "can_read_all_group_messages": True, "supports_inline_queries": True}
        return {**self.world.bot.as_json(), **rights}

    def person(self, name: str = "Ada", language: str | None = "en", *, started: bool = True) -> Person:
        """Somebody with a private chat with the bot; where not `started`, the bot may not write to them first."""
        user = User(next(self.world.people), name, name.lower(), language)
        self.people[user.id] = user
        self.world.chats[user.id] = Chat(user.id, "private", user=user, members={user.id: user}, joined=started)
        return Person(self, user)

    def group(self, title: str, *members: Person, topics: tuple[int, ...] = (), kind: str = "supergroup") -> Group:
        """A group or channel that the bot is in; its first member is its owner."""
        number = next(self.world.groups)
        chat = Chat(-number if kind == "group" else -1_000_000_000_000 - number, kind, title, topics=set(topics))
        chat.members = {member.user.id: member.user for member in members}
        chat.admins = {member.user.id for member in members[:1]}
        self.world.chats[chat.id] = chat
        return Group(self, chat)

    def channel(self, title: str, *members: Person, username: str = "", joined: bool = True) -> Group:
        """A channel, public by `username`; its first member owns it, and the bot is an admin where it has `joined`."""
        channel = self.group(title, *members, kind="channel")
        channel.chat.username, channel.chat.joined = username, joined
        return channel

    async def until(self, reached: Callable[[], Any], meaning: str) -> Any:
        """Waits until a call of the bot makes `reached()` true and returns what it gave; fails after PATIENCE_S."""
        try:
            async with asyncio.timeout(PATIENCE_S), self._called:
                return await self._called.wait_for(reached)
        except TimeoutError:
            log = "\n".join(
                f"  {call.method} {call.refusal or ''} {str(call.parameters)[:200]}" for call in self.calls[-12:]
            )
            raise AssertionError(f"waited in vain for {meaning}; last calls:\n{log}") from None

    async def called(self, method: str, times: int = 1) -> list[Call]:
        """Waits until the bot has called a method so often; all its calls of it."""

        def enough() -> list[Call]:
            found = [call for call in self.calls if call.method == method]
            return found if len(found) >= times else []

        found: list[Call] = await self.until(enough, f"{times} x {method}")
        return found

    def sent_to(self, chat_id: int) -> list[Json]:
        """The messages that the bot has sent to a chat, as they stand now."""
        messages = self.world.chats[chat_id].messages.values()
        return [message for message in messages if message.get("from", {}).get("id") == self.world.bot.id]

    async def __aenter__(self) -> BotApiServer:
        app = web.Application(client_max_size=50 * 1024 * 1024)
        app.router.add_route("*", "/bot{token}/{method}", self._handle)
        app.router.add_get("/file/bot{token}/documents/{file_id}", self._file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.updates.stop()
        if self._runner is not None:
            await self._runner.cleanup()

    async def _file(self, request: web.Request) -> web.Response:
        content = self.world.files.get(request.match_info["file_id"])
        if request.match_info["token"] != self.token or content is None:
            return web.json_response(Refusal(404, "Not Found").as_json(), status=404)
        return web.Response(body=content)

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        try:
            parameters = await read_parameters(request)
        except ConnectionError:  # the bot has gone
            return web.Response(status=499)
        fault = self.faults.strike(method)
        if fault is Fault.CUT_BEFORE:
            return _cut(request)
        try:
            _fail(fault)
            result = await self._carry_out(request.match_info["token"], method, parameters)
        except Refusal as refusal:
            await self._note(Call(method, parameters, None, refusal, time.monotonic()))
            return web.json_response(refusal.as_json(), status=refusal.code)
        await self._note(Call(method, parameters, result, None, time.monotonic()))
        if fault is Fault.CUT_AFTER:
            return _cut(request)
        return web.json_response({"ok": True, "result": result})

    async def _carry_out(self, token: str, method: str, sent: Json) -> Any:
        if token != self.token:
            raise Refusal(401, "Unauthorized")
        if method not in METHODS:
            raise Refusal(404, "Not Found")
        parameters = typed(method, sent, METHODS[method])
        match method:
            case "getUpdates":
                return await self.updates.poll(parameters)
            case "setWebhook" | "deleteWebhook":
                self.updates.set_webhook(parameters)
                return True
            case _:
                return CARRIED_OUT[method](self, parameters)

    async def _note(self, call: Call) -> None:
        async with self._called:
            if call.method != "getUpdates" or call.refusal is not None:
                self.calls.append(call)
            self._called.notify_all()


def _fail(fault: Fault | None) -> None:
    match fault:
        case Fault.TOO_MANY:
            raise Refusal(429, "Too Many Requests: retry after 1", retry_after=1)
        case Fault.SERVER_ERROR:
            raise Refusal(500, "Internal Server Error")
        case Fault.UNKNOWN_METHOD:
            raise Refusal(404, "Not Found")


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
