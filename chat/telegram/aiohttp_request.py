"""HTTP requests to Telegram by aiohttp, which needs a tenth of the processor time of the library's own httpx."""

from __future__ import annotations

import asyncio
import urllib.request
from functools import cache
from urllib.parse import urlsplit

import aiohttp
import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

# seconds, as the library's own request has them
CONNECT_S = 5.0
READ_S = 5.0
WRITE_S = 5.0
WRITE_FILES_S = 20.0


class AiohttpRequest(BaseRequest):
    """Carries the bot's calls over at most `connections` connections, which stay open for a while.

    Proxies are taken from the environment, as httpx does.
    """

    def __init__(self, connections: int) -> None:
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """See BaseRequest."""
        return READ_S

    async def initialize(self) -> None:
        """See BaseRequest."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections, ssl=httpx.create_ssl_context()),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        """See BaseRequest."""
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """See BaseRequest. `pool_timeout` means nothing here: a caller waits before it calls."""
        if self._session is None:
            raise RuntimeError("this request is not initialized")
        has_files = request_data is not None and request_data.contains_files
        connect, read = _or_else(connect_timeout, CONNECT_S), _or_else(read_timeout, READ_S)
        write = _or_else(write_timeout, WRITE_FILES_S if has_files else WRITE_S)
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=connect, sock_read=read)
        address = urlsplit(url)
        proxy = _proxy(address.scheme, address.hostname or "")
        body = _body(request_data) if request_data is not None else None
        try:
            async with asyncio.timeout(_together(connect, write, read)):
                response = await self._session.request(
                    method, url, data=body, timeout=timeout, proxy=proxy, allow_redirects=False
                )
            async with response:  # a long file may take long, while something of it comes
                return response.status, await response.read()
        except TimeoutError as error:  # aiohttp's own are both
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(f"{type(error).__name__}: {_words(error)}") from error


def _words(error: Exception) -> str:
    """Returns what an error says, without the address, which holds the bot's token."""
    match error:
        case aiohttp.ClientResponseError():  # no proper HTTP
            return error.message
        case aiohttp.InvalidURL():
            return "no address"
        case _:
            return str(error)


def _or_else(given: object, default: float) -> float | None:
    """Returns the seconds that were given, None for no limit, or the default if nothing was given."""
    if given is None or isinstance(given, float | int):
        return given
    return default


def _together(*seconds: float | None) -> float | None:
    """Returns the limit until an answer begins, as aiohttp has none for writing; None if one of them is no limit."""
    return None if None in seconds else sum(each for each in seconds if each is not None)


def _body(request_data: RequestData) -> aiohttp.FormData:
    form = aiohttp.FormData(request_data.json_parameters)
    for name, (filename, content, mime_type) in (request_data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=mime_type)
    return form


@cache
def _proxy(scheme: str, host: str) -> str | None:
    """Returns the address of the proxy for a host; None if there is none."""
    if urllib.request.proxy_bypass(host):
        return None
    proxies = urllib.request.getproxies()
    return proxies.get(scheme) or proxies.get("all")
