"""Decompresses bodies while they arrive, so that a decompression bomb is stopped at the limit.

The compression is detected from the bytes first, then from the label: servers label plain text as gzip, and do not
label gzip.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

ACCEPT_ENCODING = "gzip, deflate"  # what zlib decompresses in bounded steps
STEP_BYTES = 256 * 1024  # decompressed at a time: the most that is held beyond the limit
MEMBERS = 1_000  # of one gzip body; a million empty members would waste time
LAYERS = 3  # of nested compression: a server may compress a compressed file again
LOOKED_AT = 512  # bytes at the start from which the compression is detected
SURE_BYTES = 64  # compressed bytes of this length lack control characters only once in 2,000 times
# Compressions that were not requested and cannot be undone here. Other labels say nothing about the bytes, such as
# `aws-chunked`, `utf-8` and `none`.
NOT_ASKED_FOR = frozenset(["br", "zstd", "compress", "x-compress", "dcb", "dcz", "lzma", "xz", "bzip2", "x-bzip2"])
_GZIP_WINDOW = 16 + zlib.MAX_WBITS
_GZIP_MAGIC = b"\x1f\x8b\x08"  # RFC 1952, with its only compression method
_WHITE = b"\t\n\f\r\x1b"  # control characters that occur in text


class BodyRefused(Exception):
    """A body is too large, or its compression cannot be undone."""


class Unpacker:
    """Decompresses up to `limit` bytes of a body with the Content-Encoding `encoding`."""

    def __init__(self, encoding: str, limit: int, layers: int = LAYERS) -> None:
        self._labels = [word for each in encoding.lower().split(",") if (word := each.strip())]
        self._limit = limit
        self._layers = layers
        self._start = b""
        self._stage: _Plain | _Packed | None = None

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """Yield what `chunk` adds to the body; raises BodyRefused beyond the limit or for damaged data."""
        if self._stage is None:
            self._start += chunk
            if len(self._start) < LOOKED_AT:
                return
            self._stage = self._stage_for(self._start[:LOOKED_AT])
            chunk = self._start
        yield from self._stage.feed(chunk)

    def finish(self) -> Iterator[bytes]:
        """Yield the rest of the body; raises BodyRefused if it ended too early."""
        if self._stage is None:
            self._stage = self._stage_for(self._start)
            yield from self._stage.feed(self._start)
        yield from self._stage.finish()

    def _stage_for(self, start: bytes) -> _Plain | _Packed:
        """Return the decoder for a body that starts with `start`."""
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
    """Bytes that zlib decompresses and `inner` decodes further."""

    def __init__(self, window: int, limit: int, inner: Unpacker) -> None:
        self._window = window
        self._zlib = zlib.decompressobj(window)
        self._count = _Counter(limit)
        self._inner = inner
        self._members = 1

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        pending = True  # zlib may still hold output after consuming all input
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
        """Return what follows a complete gzip member: another member, or nothing if it is padding."""
        rest = self._zlib.unused_data
        if self._window == _GZIP_WINDOW and rest.startswith(_GZIP_MAGIC):
            self._members += 1
            if self._members > MEMBERS:
                raise BodyRefused(f"the packed body has more than {MEMBERS} parts")
            self._zlib = zlib.decompressobj(_GZIP_WINDOW)
            return rest
        return b""


class _Counter:
    """Passes bytes through until they exceed `limit`."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._left = limit

    def __call__(self, chunk: bytes) -> bytes:
        self._left -= len(chunk)
        if self._left < 0:
            raise BodyRefused(f"the body is larger than {self._limit / 2**20:g} MB unpacked")
        return chunk


def _looks_plain(start: bytes) -> bool:
    """Whether a body with this start is text in any encoding: one in nine compressed bytes is a control character."""
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
