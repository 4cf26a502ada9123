"""Bodies unpacked while they arrive, so that a bomb is stopped at the limit and not after it.

How a body is packed is told by its bytes before its label: servers call plain text gzip, and gzip nothing.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

ACCEPT_ENCODING = "gzip, deflate"  # what zlib unpacks in bounded steps
STEP_BYTES = 256 * 1024  # unpacked at a time: what is held beyond the limit, at most
MEMBERS = 1_000  # of one gzip body; a million empty ones would cost much and give nothing
LAYERS = 3  # of packing, one in another: a packed file that a server packs again
LOOKED_AT = 512  # bytes at the start that tell how a body is packed
SURE_BYTES = 64  # of packed bytes, some control is among them but once in 2,000 times
# Compressions that are not asked for and cannot be undone here. Any other word says nothing about the bytes:
# `aws-chunked`, `utf-8`, `none` and whatever else servers write.
NOT_ASKED_FOR = frozenset(["br", "zstd", "compress", "x-compress", "dcb", "dcz", "lzma", "xz", "bzip2", "x-bzip2"])
_GZIP_WINDOW = 16 + zlib.MAX_WBITS
_GZIP_MAGIC = b"\x1f\x8b\x08"  # RFC 1952: and the only compression that it knows
_WHITE = b"\t\n\f\r\x1b"  # controls that text has


class BodyRefused(Exception):
    """A body is too large, or packed in a way that cannot be undone."""


class Unpacker:
    """Unpacks a body, labelled `encoding` by its Content-Encoding, at most `limit` bytes of it."""

    def __init__(self, encoding: str, limit: int, layers: int = LAYERS) -> None:
        self._labels = [word for each in encoding.lower().split(",") if (word := each.strip())]
        self._limit = limit
        self._layers = layers
        self._start = b""
        self._stage: _Plain | _Packed | None = None

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """What `chunk` adds to the body; raises BodyRefused beyond the limit or for broken packing."""
        if self._stage is None:
            self._start += chunk
            if len(self._start) < LOOKED_AT:
                return
            self._stage = self._stage_for(self._start[:LOOKED_AT])
            chunk = self._start
        yield from self._stage.feed(chunk)

    def finish(self) -> Iterator[bytes]:
        """What is left of the body; raises BodyRefused where it ended too early."""
        if self._stage is None:
            self._stage = self._stage_for(self._start)
            yield from self._stage.feed(self._start)
        yield from self._stage.finish()

    def _stage_for(self, start: bytes) -> _Plain | _Packed:
        """How to go on with a body that begins with `start`."""
        if start.startswith(_GZIP_MAGIC):
            return self._packed(_GZIP_WINDOW)
        if not start or _looks_plain(start):
            return _Plain(self._limit)
        if refused := next((word for word in self._labels if word in NOT_ASKED_FOR), None):
            raise BodyRefused(f"the body is packed as {refused!r}, which was not asked for")
        if "deflate" in self._labels:
            # Some servers send deflate without zlib's two header bytes (RFC 9110, 8.4.1.2).
            has_header = len(start) >= 2 and start[0] & 0x0F == 8 and int.from_bytes(start[:2]) % 31 == 0
            return self._packed(zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS)
        if {"gzip", "x-gzip"} & set(self._labels):
            raise BodyRefused("the body is called gzip-packed, but is neither that nor text")
        return _Plain(self._limit)

    def _packed(self, window: int) -> _Packed:
        if not self._layers:
            raise BodyRefused(f"the body is packed more than {LAYERS} times, one in another")
        labels = [word for word in self._labels if word != ("gzip" if window == _GZIP_WINDOW else "deflate")]
        return _Packed(window, self._limit, Unpacker(",".join(labels), self._limit, self._layers - 1))


class _Plain:
    """Bytes that stay as they are."""

    def __init__(self, limit: int) -> None:
        self._count = _Counter(limit)

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        yield self._count(chunk)

    def finish(self) -> Iterable[bytes]:
        return ()


class _Packed:
    """Bytes that zlib unpacks, and `inner` what is in them."""

    def __init__(self, window: int, limit: int, inner: Unpacker) -> None:
        self._window = window
        self._zlib = zlib.decompressobj(window)
        self._count = _Counter(limit)
        self._inner = inner
        self._members = 1

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        pending = True  # zlib can hold on to output after it has taken all input
        while chunk or pending:
            try:
                unpacked = self._zlib.decompress(chunk, STEP_BYTES)
            except zlib.error as error:
                raise BodyRefused(f"the packed body cannot be unpacked: {error}") from error
            if unpacked:
                yield from self._inner.feed(self._count(unpacked))
            pending = len(unpacked) == STEP_BYTES
            chunk = self._zlib.unconsumed_tail
            if self._zlib.eof:
                chunk, pending = self._next_member(), False

    def finish(self) -> Iterator[bytes]:
        if not self._zlib.eof:
            raise BodyRefused("the packed body ends in the middle")
        yield from self._inner.finish()

    def _next_member(self) -> bytes:
        """What follows a whole gzip member: another one, or padding that is left alone."""
        rest = self._zlib.unused_data
        if self._window == _GZIP_WINDOW and rest.startswith(_GZIP_MAGIC):
            self._members += 1
            if self._members > MEMBERS:
                raise BodyRefused(f"the packed body has more than {MEMBERS} parts")
            self._zlib = zlib.decompressobj(_GZIP_WINDOW)
            return rest
        return b""


class _Counter:
    """Passes bytes on until they are more than `limit`."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._left = limit

    def __call__(self, chunk: bytes) -> bytes:
        self._left -= len(chunk)
        if self._left < 0:
            raise BodyRefused(f"the body is larger than {self._limit / 2**20:g} MB unpacked")
        return chunk


def _looks_plain(start: bytes) -> bool:
    """Whether a body that begins so is text in any encoding: packed bytes hold controls, one in nine."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or start.count(0) * 3 >= len(start):  # UTF-16
        return True
    if any((byte < 0x20 and byte not in _WHITE) or byte == 0x7F for byte in start):
        return False
    return len(start) >= SURE_BYTES or _is_utf8(start)


def _is_utf8(start: bytes) -> bool:
    try:
        start.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
