"""Connects to checked addresses only: each name is resolved once, and the checked address is the one used."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable, Sequence
from ipaddress import ip_address

import httpcore
import httpx

from index.gathering.fetching.network_addresses import Address, Network, literal, refusal

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
CONNECT_TIMEOUT_S = 8.0  # per address; leaves time for a second one within the 20 s of a fetch
ADDRESSES_TRIED = 3
ALLOWING = "Where that is meant, QUOTEWIRE_ALLOW_NETWORKS allows it"


class AddressRefused(Exception):
    """A host is, or resolves to, an address that may not be connected to."""


class NotResolved(Exception):
    """A name cannot be resolved; `lasting` if DNS says that it does not exist, rather than failing to answer."""

    def __init__(self, message: str, *, lasting: bool = False) -> None:
        self.lasting = lasting
        super().__init__(message)


async def system_resolver(host: str, port: int) -> Sequence[str]:
    """Resolve `host` with the operating system; raises NotResolved."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        no_such_name = isinstance(error, socket.gaierror) and error.errno == socket.EAI_NONAME
        raise NotResolved(f"the name {host} cannot be resolved", lasting=no_such_name) from error
    return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


class CheckedBackend(httpcore.AsyncNetworkBackend):
    """A network backend that resolves, checks and pins the address of every connection.

    `own_hosts` collects the hosts found in the operator's allowed networks.
    """

    def __init__(self, allowed: Sequence[Network] = (), resolve: Resolve = system_resolver) -> None:
        self._allowed = tuple(allowed)
        self._resolve = resolve
        self._inner = httpcore.AnyIOBackend()
        self.own_hosts: set[str] = set()

    async def checked_addresses(self, host: str, port: int) -> list[Address]:
        """Return the checked addresses of `host`; raises AddressRefused if any is forbidden, or NotResolved."""
        written = literal(host)
        try:
            addresses = [written] if written else [ip_address(text) for text in await self._resolve(host, port)]
        except ValueError as error:
            raise NotResolved(f"the name {host} resolves to something that is no address") from error
        if not addresses:
            raise NotResolved(f"the name {host} has no address")
        for address in addresses:
            if why := refusal(address, self._allowed):
                raise AddressRefused(f"{host} is at {address}, which is {why}: not connected. {ALLOWING}")
        if any(refusal(address) for address in addresses):
            self.own_hosts.add(host)
        return addresses

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first of the checked addresses that answers.

        Host header and SNI still carry the name, but the socket never resolves it again.
        """
        addresses = await self.checked_addresses(host, port)
        failure: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in addresses[:ADDRESSES_TRIED]:
            try:
                return await self._inner.connect_tcp(str(address), port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure or httpcore.ConnectError(f"{host} has no address")

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Raise AddressRefused: nothing on this machine is fetched."""
        raise AddressRefused(f"{path} is a socket on this machine: not connected")

    async def sleep(self, seconds: float) -> None:
        await self._inner.sleep(seconds)


class CheckedTransport(httpx.AsyncHTTPTransport):
    """An httpx transport whose pool connects through a CheckedBackend."""

    def __init__(self, backend: CheckedBackend, tls: ssl.SSLContext | None = None) -> None:
        context = tls or httpx.create_ssl_context(trust_env=False)
        super().__init__(verify=context, trust_env=False)
        # httpx 0.28 accepts no network backend, so its unused pool is replaced by one with ours.
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=context, max_connections=32, max_keepalive_connections=8, network_backend=backend
        )
