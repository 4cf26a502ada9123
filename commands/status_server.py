"""Serves the state of the bot over HTTP: /live and /ready for a supervisor, /metrics for Prometheus.

A thread of its own answers, so that it can report that the bot is stuck.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import HTTPServer
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import click
from prometheus_client import CollectorRegistry, make_wsgi_app

from commands.health import Health
from commands.metrics_access import CHALLENGE, MetricsAccess
from config.addresses import ListenAddress

PATHS = "/live, /ready or /metrics"
OPEN_TO_ALL = MetricsAccess()
StartResponse = Callable[[str, list[tuple[str, str]]], Any]


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def server_bind(self) -> None:
        """Binds without looking up the host's name, which can take many seconds."""
        self.socket.bind(self.server_address)
        host, port = self.socket.getsockname()[:2]
        self.server_address, self.server_name, self.server_port = (host, port), str(host), int(port)
        self.setup_environ()


class _Server6(_Server):
    import socket

    address_family = socket.AF_INET6


class _Handler(WSGIRequestHandler):
    timeout = 10  # seconds for a request to come; who opens a connection and says nothing holds a thread

    def log_message(self, *_: Any) -> None:
        """Logs nothing: requests are not worth a line."""


@contextmanager
def telling(
    listen: ListenAddress,
    registry: CollectorRegistry,
    health: Callable[[], Health],
    access: MetricsAccess = OPEN_TO_ALL,
) -> Iterator[int]:
    """Serves until the block ends, and yields the port. `access` is for /metrics alone.

    Raises ClickException where it cannot listen there.
    """
    kind = _Server6 if ":" in listen.host else _Server
    try:
        server = make_server(listen.host, listen.port, _application(registry, health, access), kind, _Handler)
    except OSError as error:
        raise click.ClickException(
            f"QUOTEWIRE_STATUS_LISTEN: {listen} cannot be listened at: {error.strerror}"
        ) from None
    with serving(server):
        yield server.server_port


@contextmanager
def serving(server: HTTPServer) -> Iterator[None]:
    """Answers requests in a thread until the block ends, then closes the server."""
    thread = threading.Thread(target=server.serve_forever, name="status", daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _application(registry: CollectorRegistry, health: Callable[[], Health], access: MetricsAccess) -> Any:
    metrics = make_wsgi_app(registry)

    def application(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return _answer(start_response, HTTPStatus.METHOD_NOT_ALLOWED, {"ask": f"GET {PATHS}"})
        path = environ["PATH_INFO"].rstrip("/")
        if path == "/metrics":
            refused = access.refusal(environ.get("REMOTE_ADDR", ""), environ.get("HTTP_AUTHORIZATION", ""))
            if refused is not None:
                return _answer(start_response, refused, {"refused": refused.phrase})
            found: Iterable[bytes] = metrics(environ, start_response)
            return found
        if path not in ("/live", "/ready"):
            return _answer(start_response, HTTPStatus.NOT_FOUND, {"ask": f"GET {PATHS}"})
        now = health()
        well = now.alive if path == "/live" else now.ready
        return _answer(start_response, HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE, now.as_json())

    return application


def _answer(start_response: StartResponse, status: HTTPStatus, content: dict[str, Any]) -> Iterable[bytes]:
    body = json.dumps(content).encode() + b"\n"
    headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body))), ("Cache-Control", "no-store")]
    if status is HTTPStatus.UNAUTHORIZED:
        headers.append(("WWW-Authenticate", CHALLENGE))
    start_response(f"{status.value} {status.phrase}", headers)
    return [body]
