"""Bodies unpacked while they arrive, so that a bomb is stopped at the limit and not after it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

ACCEPT_ENCODING = "gzip, deflate"  # what zlib unpacks in bounded steps
STEP_BYTES = 256 * 1024  # unpacked at a time: what is held beyond the limit, at most
MEMBERS = 1_000  # of one gzip body; a million empty ones would cost much and give nothing
_GZIP_WINDOW = 16 + zlib.MAX_WBITS


class BodyRefused(Exception):
    """A body is too large, or packed in a way that cannot be undone."""


class Unpacker:
    """Unpacks a body of one content encoding, at most `limit` bytes of it."""

    def __init__(self, encoding: str, limit: int) -> None:
        self._encoding = encoding.strip().lower()
        self._left = limit
        self._limit = limit
        if self._encoding in ("", "identity"):
            self._packed = None
        elif self._encoding in ("gzip", "x-gzip"):
            self._packed = zlib.decompressobj(_GZIP_WINDOW)
        elif self._encoding == "deflate":
            self._packed = zlib.decompressobj()
        else:
            raise BodyRefused(f"the body is packed as {encoding[:40]!r}, which was not asked for")
        self._started = False
        self._members = 1

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """What `chunk` adds to the body; raises BodyRefused beyond the limit or for broken packing."""
        if self._packed is None:
            yield self._counted(chunk)
            return
        pending = True  # zlib can hold on to output after it has taken all input
        while chunk or pending:
            try:
                unpacked = self._packed.decompress(chunk, STEP_BYTES)
            except zlib.error as error:
                if self._encoding == "deflate" and not self._started:
                    # Some servers send deflate without zlib's two header bytes (RFC 9110, 8.4.1.2).
                    self._packed, self._started = zlib.decompressobj(-zlib.MAX_WBITS), True
                    continue
                raise BodyRefused(f"the body cannot be unpacked: {error}") from error
            self._started = self._started or bool(chunk)
            if unpacked:
                yield self._counted(unpacked)
            pending = len(unpacked) == STEP_BYTES
            chunk = self._packed.unconsumed_tail
            if self._packed.eof:
                chunk, pending = self._next_member(), False

    def finish(self) -> None:
        """Raises BodyRefused where the packed body ended too early."""
        if self._packed is not None and self._started and not self._packed.eof:
            raise BodyRefused("the packed body ends in the middle")

    def _next_member(self) -> bytes:
        """What follows a whole gzip member: another one, or padding that is left alone."""
        assert self._packed is not None  # noqa: S101  # only called while unpacking
        rest = self._packed.unused_data
        if self._encoding != "deflate" and rest.startswith(b"\x1f\x8b"):
            self._members += 1
            if self._members > MEMBERS:
                raise BodyRefused(f"the packed body has more than {MEMBERS} parts")
            self._packed = zlib.decompressobj(_GZIP_WINDOW)
            return rest
        return b""

    def _counted(self, unpacked: bytes) -> bytes:
        self._left -= len(unpacked)
        if self._left < 0:
            raise BodyRefused(f"the body is larger than {self._limit / 2**20:g} MB unpacked")
        return unpacked
