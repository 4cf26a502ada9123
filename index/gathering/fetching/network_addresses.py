"""Decides which network addresses may be connected to."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# The special-purpose registries of IANA (https://www.iana.org/assignments/iana-ipv4-special-registry,
# .../iana-ipv6-special-registry), written out: what `ipaddress` calls global differs between Python versions.
_CLOSED: tuple[tuple[str, str], ...] = (
    ("0.0.0.0/8", "unspecified"),
    ("10.0.0.0/8", "private"),
    ("100.64.0.0/10", "shared by a carrier (CGNAT)"),
    ("127.0.0.0/8", "loopback"),
    ("169.254.0.0/16", "link-local, where clouds keep their metadata"),
    ("172.16.0.0/12", "private"),
    ("192.0.0.0/24", "reserved for protocols"),
    ("192.0.2.0/24", "reserved for documentation"),
    ("192.88.99.0/24", "reserved for 6to4 relays"),
    ("192.168.0.0/16", "private"),
    ("198.18.0.0/15", "reserved for benchmarks"),
    ("198.51.100.0/24", "reserved for documentation"),
    ("203.0.113.0/24", "reserved for documentation"),
    ("224.0.0.0/4", "multicast"),
    ("240.0.0.0/4", "reserved"),
    ("100.100.100.200/32", "a cloud's metadata"),
    ("168.63.129.16/32", "a cloud's metadata"),
    ("::/128", "unspecified"),
    ("::1/128", "loopback"),
    ("64:ff9b:1::/48", "reserved for local translation"),
    ("100::/64", "reserved for discarding"),
    ("2001::/23", "reserved for protocols and tunnels"),
    ("2001:db8::/32", "reserved for documentation"),
    ("3fff::/20", "reserved for documentation"),
    ("5f00::/16", "reserved for segment routing"),
    ("fc00::/7", "private"),
    ("fe80::/10", "link-local"),
    ("fec0::/10", "site-local"),
    ("ff00::/8", "multicast"),
)
_CLOSED_NETWORKS: tuple[tuple[Network, str], ...] = tuple((ip_network(cidr), why) for cidr, why in _CLOSED)
_GLOBAL_UNICAST = IPv6Network("2000::/3")  # all IPv6 space assigned so far
_ISATAP = (0x00005EFE, 0x02005EFE)  # RFC 5214: the third 32 bits of an address that holds an IPv4 address

# IPv6 forms that embed an IPv4 address, and the position of its last bit from the right.
_EMBEDDING: tuple[tuple[IPv6Network, int], ...] = (
    (IPv6Network("::ffff:0:0/96"), 0),  # mapped
    (IPv6Network("::ffff:0:0:0/96"), 0),  # translated, RFC 2765
    (IPv6Network("::/96"), 0),  # compatible, RFC 4291, deprecated
    (IPv6Network("64:ff9b::/96"), 0),  # NAT64, RFC 6052
    (IPv6Network("2002::/16"), 80),  # 6to4, RFC 3056
)


def refusal(address: Address, allowed: Sequence[Network] = ()) -> str | None:
    """Return why `address` may not be connected to, or None if it may.

    Addresses in an `allowed` network are always permitted, also in their IPv6 forms.
    """
    for form in _forms(address):
        if any(form in network for network in allowed if network.version == form.version):
            return None
    for form in _forms(address):
        for network, why in _CLOSED_NETWORKS:
            if form.version == network.version and form in network:
                return why
        if isinstance(form, IPv6Address) and form == address and not _holds_ipv4(form) and form not in _GLOBAL_UNICAST:
            return "not in use on the internet"
    return None


def literal(host: str) -> Address | None:
    """Return the address that `host` spells out, in any notation that a resolver accepts; None if it is a name.

    `2130706433`, `0x7f.1` and `0177.0.0.1` are all 127.0.0.1 to the C library (inet_aton(3)).
    """
    bare = host.rstrip(".").removeprefix("[").removesuffix("]")
    try:
        return ip_address(bare)
    except ValueError:
        pass
    if any(character.isspace() for character in bare):
        return None  # inet_aton ignores what follows a space
    try:
        return IPv4Address(socket.inet_aton(bare))
    except (OSError, UnicodeEncodeError, ValueError):
        return None


def _forms(address: Address) -> Iterator[Address]:
    """Yield the address and any IPv4 address embedded in it."""
    yield address
    if isinstance(address, IPv6Address):
        number = int(address)
        for network, shift in _EMBEDDING:
            if address in network:
                yield IPv4Address((number >> shift) & 0xFFFFFFFF)
        if (number >> 32) & 0xFFFFFFFF in _ISATAP:
            yield IPv4Address(number & 0xFFFFFFFF)


def _holds_ipv4(address: IPv6Address) -> bool:
    return any(address in network for network, _ in _EMBEDDING)
