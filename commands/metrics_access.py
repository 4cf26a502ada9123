"""Access to /metrics: by network, and by name and password."""

from __future__ import annotations

import base64
import binascii
import hmac
from dataclasses import dataclass
from http import HTTPStatus
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address

from config.settings import Settings

CHALLENGE = 'Basic realm="Quotewire", charset="UTF-8"'


@dataclass(frozen=True, slots=True)
class MetricsAccess:
    """The networks that may read (all, if none is given), and the name and password to ask for, if any."""

    networks: tuple[IPv4Network | IPv6Network, ...] = ()
    login: tuple[str, str] | None = None

    def refusal(self, address: str, authorization: str) -> HTTPStatus | None:
        """Returns the status that refuses a request, by its address and Authorization header; None if it is allowed."""
        if self.networks and not self._is_allowed(address):
            return HTTPStatus.FORBIDDEN
        if self.login is not None and not _is_login(authorization, *self.login):
            return HTTPStatus.UNAUTHORIZED
        return None

    def _is_allowed(self, address: str) -> bool:
        try:
            host = ip_address(address.partition("%")[0])
        except ValueError:
            return False
        if isinstance(host, IPv6Address) and host.ipv4_mapped is not None:
            host = host.ipv4_mapped
        return any(host in network for network in self.networks)


def metrics_access(settings: Settings) -> MetricsAccess:
    """Returns the access that the settings describe."""
    name, password = settings.metrics_username, settings.metrics_password
    login = (name, password.get_secret_value()) if name is not None and password is not None else None
    return MetricsAccess(settings.metrics_allowed_networks, login)


def _is_login(authorization: str, name: str, password: str) -> bool:
    """Whether the header has this name and password, compared in constant time."""
    scheme, _, coded = authorization.partition(" ")
    try:
        given = base64.b64decode(coded.strip(), validate=True) if scheme.lower() == "basic" else b""
    except (binascii.Error, ValueError):
        given = b""
    given_name, _, given_password = given.partition(b":")
    right_name = hmac.compare_digest(given_name, name.encode())
    return hmac.compare_digest(given_password, password.encode()) and right_name
