"""The webhook that Telegram sends its updates to. It checks the secret, and answers once an update is stored."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Iterable
from http import HTTPStatus
from types import TracebackType
from typing import Any

from telegram import Bot, Update
from tornado.httpserver import HTTPServer
from tornado.web import Application, HTTPError, RequestHandler, stream_request_body

from chat.telegram.overload import NotStored
from config.addresses import ListenAddress

log = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # a name
MOST_BYTES = 1 << 20  # of an update: 4096 characters and what describes them take a tenth
BODY_WITHIN_S = 10.0
IDLE_S = 120.0  # that a connection is kept open: Telegram and balancers use theirs again
FINISHED_WITHIN_S = 1.5  # at the end, for requests that are under way
MOST_NESTED = 64  # levels of an update's JSON: Telegram's have a dozen
HIGHEST_NUMBER = 2**63 - 1  # as databases keep numbers


class WebhookServer:
    """Serves one path at one address. `keep` returns once an update is stored, or raises NotStored."""

    def __init__(self, path: str, secret: str, bot: Bot, keep: Callable[[Update], Awaitable[None]]) -> None:
        self._under_way: set[RequestHandler] = set()
        options = {"secret": secret, "bot": bot, "keep": keep, "under_way": self._under_way}
        application = Application([(f"{path.rstrip('/')}/?", _Hook, options)], log_function=lambda _: None)
        self._server = HTTPServer(
            application, max_body_size=MOST_BYTES, body_timeout=BODY_WITHIN_S, idle_connection_timeout=IDLE_S
        )

    def listen(self, address: ListenAddress) -> None:
        """Starts listening. Raises OSError if the address cannot be used."""
        self._server.listen(address.port, address.host)

    async def close(self) -> None:
        """Stops taking connections, finishes the requests under way, and closes."""
        self._server.stop()
        end = asyncio.get_running_loop().time() + FINISHED_WITHIN_S
        while self._under_way and asyncio.get_running_loop().time() < end:
            await asyncio.sleep(0.01)
        await self._server.close_all_connections()


@stream_request_body  # so that a request is judged by its head before its body is read
class _Hook(RequestHandler):
    SUPPORTED_METHODS = ("POST",)

    def initialize(
        self, secret: str, bot: Bot, keep: Callable[[Update], Awaitable[None]], under_way: set[RequestHandler]
    ) -> None:
        """See RequestHandler."""
        self._secret, self._bot, self._keep, self._under_way = secret.encode(), bot, keep, under_way
        self._body = bytearray()

    def prepare(self) -> None:
        """Refuses requests that are not Telegram's, or that cannot be an update."""
        given = self.request.headers.get(SECRET_HEADER, "").encode(errors="replace")
        if not hmac.compare_digest(given, self._secret):
            raise HTTPError(HTTPStatus.FORBIDDEN)
        kind = self.request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if kind != "application/json":
            raise HTTPError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        length = self.request.headers.get("Content-Length", "0")
        if length.isdecimal() and int(length) > MOST_BYTES:
            raise HTTPError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        self._under_way.add(self)

    def data_received(self, chunk: bytes) -> None:
        """Takes a piece of the body; the server bounds the whole."""
        self._body += chunk

    async def post(self) -> None:
        """Stores the update."""
        update = self._update()
        if update is None:
            return  # repeating it would not help
        try:
            await self._keep(update)
        except NotStored:
            raise HTTPError(HTTPStatus.SERVICE_UNAVAILABLE) from None

    def on_finish(self) -> None:
        """Notes that the request is answered."""
        self._under_way.discard(self)

    def on_connection_close(self) -> None:
        """Notes that the client is gone."""
        self._under_way.discard(self)

    def write_error(self, status_code: int, **_: Any) -> None:
        """Writes only the status; a client that is refused need not learn why."""
        if status_code == HTTPStatus.SERVICE_UNAVAILABLE:
            self.set_header("Retry-After", "1")
        self.finish()

    def log_exception(
        self,
        typ: type[BaseException] | None,
        value: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        """Logs exceptions, but not refusals."""
        if not isinstance(value, HTTPError) and value is not None:
            log.error("the webhook fails", exc_info=value)

    def _update(self) -> Update | None:
        try:
            told = json.loads(bytes(self._body), parse_constant=_refuse_constant)
        except (ValueError, RecursionError):
            raise HTTPError(HTTPStatus.BAD_REQUEST) from None
        if not is_update(told):
            raise HTTPError(HTTPStatus.BAD_REQUEST)
        try:
            return Update.de_json(told, self._bot)
        except Exception:
            log.exception("an update that Telegram sent cannot be read")
            return None


def is_update(told: object) -> bool:
    """Whether a JSON value has an update's number, is not nested too deep, and can be stored."""
    number = told.get("update_id") if isinstance(told, dict) else None
    if type(number) is not int or number < 0:
        return False
    level: list[object] = [told]
    for _ in range(MOST_NESTED):
        if not all(_can_be_stored(each) for each in level):
            return False
        level = [inner for each in level for inner in _within(each)]
        if not level:
            return True
    return False


def _within(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return (*value.keys(), *value.values())
    return value if isinstance(value, list) else ()


def _can_be_stored(value: object) -> bool:
    """Whether a database can store it: integers of 64 bits, and text without lone surrogates, which JSON can carry."""
    if isinstance(value, int):
        return -HIGHEST_NUMBER <= value <= HIGHEST_NUMBER
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            return False
    return True


def _refuse_constant(name: str) -> None:
    """Refuses NaN and Infinity, which Python accepts but JSON does not have."""
    raise ValueError(f"{name} is no JSON")
