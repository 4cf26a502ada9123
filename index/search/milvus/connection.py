"""The connection to Milvus: opened on first use, reopened after a failure, with errors for people."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import SplitResult, unquote, urlsplit

from index.library.errors import LibraryProblem
from index.search.milvus.lite_server import LiteFolder

if TYPE_CHECKING:
    from pymilvus import MilvusClient

CONNECT_SECONDS = 3.0
SEARCH_SECONDS = 5.0  # a reader is waiting; a search takes milliseconds
LITE_SEARCH_SECONDS = 60.0  # the first search builds Milvus Lite's word index: a second for 10,000 passages
WRITE_SECONDS = 60.0  # for a batch, and for creating and loading a collection
# By default gRPC waits up to two minutes before it tries a lost server again, and pymilvus pings every 10 s even when
# idle, for which servers close the connection (gRPC's own allow one ping in five minutes).
CHANNEL = {
    "grpc.initial_reconnect_backoff_ms": 100,
    "grpc.min_reconnect_backoff_ms": 100,
    "grpc.max_reconnect_backoff_ms": 1000,
    "grpc.use_local_subchannel_pool": 1,
    "grpc.keepalive_permit_without_calls": 0,
    "grpc.keepalive_time_ms": 300_000,
}

COLLECTION_GONE, NOT_LOADED, REFUSED_USER = 100, 101, 1800  # Milvus error codes
SIGNS_OF_ABSENCE = ("Fail connecting", "closed channel")  # in pymilvus' messages without a gRPC status
LONGEST_REASON = 160  # characters

Outcome = TypeVar("Outcome")


class MilvusUnavailable(LibraryProblem):
    """Milvus does not answer, or refuses the request."""


class CollectionGone(LibraryProblem):
    """Milvus has lost the collection: rebuild it from the database."""


class MilvusConnection:
    """A connection to Milvus at an address, or Milvus Lite in a folder. Safe to use from any thread."""

    def __init__(self, uri: str) -> None:
        """Take `uri` as in QUOTEWIRE_VECTORS, without connecting yet. Raises LibraryProblem if a package is missing."""
        parsed = urlsplit(uri)
        self._lite = None if parsed.scheme in ("http", "https") else LiteFolder(Path(uri).expanduser())
        self._server = parsed
        self.where = uri if self._lite else _address(parsed)
        self._connecting = threading.Lock()
        self._client: Any = None
        self._is_lite: bool | None = None
        _import_quietly()

    @property
    def is_lite(self) -> bool:
        """Whether the server is Milvus Lite, also behind an address."""
        if self._is_lite is None:
            version = self.call(lambda client: str(client.get_server_version(timeout=CONNECT_SECONDS)))
            self._is_lite = version.startswith("milvus_lite")
        return self._is_lite

    @property
    def search_seconds(self) -> float:
        """The timeout of a search in seconds."""
        return LITE_SEARCH_SECONDS if self.is_lite else SEARCH_SECONDS

    def call(self, action: Callable[[MilvusClient], Outcome], *, private: bool = False) -> Outcome:
        """Run `action`, which sets its own timeouts, and return its result.

        Raises CollectionGone or MilvusUnavailable, with Milvus' message unless it may quote a reader (`private`).
        """
        import grpc
        from pymilvus.exceptions import MilvusException

        client = self._connected()
        try:
            return action(client)
        except (MilvusException, grpc.RpcError) as error:
            code = _code_of(error)
            if code == COLLECTION_GONE:
                raise CollectionGone(f"the search engine at {self.where} has lost the library: it is rebuilt") from None
            if self._lite is not None and _is_away(error, code):  # another process may serve the folder now
                self._forget(client)
            raise MilvusUnavailable(self._message(error, code, private)) from None

    def close(self) -> None:
        """Close the connection, and the server if this process runs it."""
        if self._client is not None:
            self._forget(self._client)
        if self._lite is not None:
            self._lite.close()

    def _connected(self) -> MilvusClient:
        import grpc
        from pymilvus import MilvusClient
        from pymilvus.exceptions import MilvusException

        with self._connecting:
            if self._client is None:
                uri = self._lite.uri() if self._lite else _address(self._server)
                user, password = unquote(self._server.username or ""), unquote(self._server.password or "")
                try:
                    self._client = MilvusClient(
                        uri,
                        user=user,
                        password=password,
                        timeout=CONNECT_SECONDS,
                        dedicated=True,
                        grpc_options=CHANNEL,
                    )
                except (MilvusException, grpc.RpcError) as error:
                    raise MilvusUnavailable(self._message(error, _code_of(error), private=False)) from None
            client: MilvusClient = self._client
            return client

    def _forget(self, client: MilvusClient) -> None:
        with self._connecting:
            if self._client is client:
                self._client = None
                client.close()

    def _message(self, error: Exception, code: object, private: bool) -> str:
        import grpc

        named = f"the search engine at {self.where} (QUOTEWIRE_VECTORS)"
        if code in (REFUSED_USER, grpc.StatusCode.UNAUTHENTICATED, grpc.StatusCode.PERMISSION_DENIED):
            return f"{named} refuses the user or the password"
        if _is_away(error, code):
            return f"{named} does not answer"
        reason = "" if private else ": " + " ".join(_words(error).split())[:LONGEST_REASON]
        return f"{named} fails (code {code}){reason}"


def _code_of(error: Exception) -> object:
    """Return a Milvus error code or a gRPC status."""
    code: Any = getattr(error, "code", None)
    return code() if callable(code) else code


def _is_away(error: Exception, code: object) -> bool:
    import grpc

    return isinstance(code, grpc.StatusCode) or any(sign in _words(error) for sign in SIGNS_OF_ABSENCE)


def _words(error: Exception) -> str:
    return str(getattr(error, "message", "") or "")


def _address(parsed: SplitResult) -> str:
    """Return the URI without user and password, which are passed separately."""
    return parsed._replace(netloc=parsed.netloc.rpartition("@")[2]).geturl()


def _import_quietly() -> None:
    """Import pymilvus without its logging: it logs failures, with the query, that it also raises as exceptions."""
    try:
        import pymilvus  # noqa: F401  # takes a second; configures its logging
    except ImportError as error:
        raise LibraryProblem("QUOTEWIRE_VECTORS needs the package pymilvus: install requirements.txt anew") from error
    logging.getLogger("pymilvus").setLevel(logging.CRITICAL)
