"""Reads numbered lines, and rejoins JSON objects that were broken into several lines."""

from __future__ import annotations

import json
import re
from collections import deque
from typing import BinaryIO

from index.gathering.reading.compressed_files import DAMAGE

MAX_LINE_BYTES = 24_000_000  # a text of the greatest length with every letter escaped, or a page
_MARKS = re.compile(rb'\\.|["{}\[\]]', re.DOTALL)


class NumberedLines:
    """Reads lines one by one; `number` is that of the last line read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._ahead: deque[bytes] = deque()
        self._damage: Exception | None = None
        self.number = 0

    def next(self) -> bytes:
        """Return the next line; b"" at the end; MAX_LINE_BYTES + 1 bytes of a line that is longer. Raises DAMAGE."""
        self.number += 1
        if self._ahead:
            return self._ahead.popleft()
        if self._damage is not None:
            raise self._damage
        return self._stream.readline(MAX_LINE_BYTES + 1)

    def joined(self, first: bytes) -> bytes | None:
        """Return the JSON object that begins with `first`, the last line read, and continues in the next ones, or None.

        Its texts have unescaped line breaks then. The next line that begins an object ends it. If it is incomplete by
        then, its lines can still be read one by one.
        """
        if not _begins_object(first):
            return None
        state = _Nesting()
        state.read(first)
        lines, size = [first], len(first)
        while state.is_open and size <= MAX_LINE_BYTES:
            line = self._look_ahead(len(lines) - 1)
            if not line or _begins_object(line):
                return None
            state.read(line)
            lines.append(line)
            size += len(line)
        whole = b"".join(lines)
        if len(lines) == 1 or state.is_open or not _is_object(whole):
            return None
        for _ in lines[1:]:
            self.next()
        return whole

    def _look_ahead(self, count: int) -> bytes:
        """Return the line after the next `count`; b"" if there is none."""
        if count < len(self._ahead):
            return self._ahead[count]
        try:
            line = b"" if self._damage is not None else self._stream.readline(MAX_LINE_BYTES + 1)
        except DAMAGE as problem:
            self._damage, line = problem, b""
        if line:
            self._ahead.append(line)
        return line


class _Nesting:
    """Tracks how deep in brackets, and whether in a string, a JSON text ends."""

    def __init__(self) -> None:
        self._depth = 0
        self._in_string = False

    @property
    def is_open(self) -> bool:
        return self._depth > 0

    def read(self, part: bytes) -> None:
        for mark in _MARKS.finditer(part):
            character = mark.group()
            if character == b'"':
                self._in_string = not self._in_string
            elif not self._in_string and not character.startswith(b"\\"):
                self._depth += 1 if character in b"{[" else -1


def _begins_object(line: bytes) -> bool:
    start = line[:100].removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"{") and start[1:].lstrip()[:1] in (b'"', b"")


def _is_object(whole: bytes) -> bool:
    try:
        return isinstance(json.loads(whole.decode("utf-8-sig"), strict=False), dict)
    except (ValueError, RecursionError):
        return False
