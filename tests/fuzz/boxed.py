"""Property tests in a box of time: the same few examples in the suite, new ones for FUZZ_SECONDS by `make fuzz`."""

from __future__ import annotations

import functools
import os
import time
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

SECONDS = float(os.environ.get("FUZZ_SECONDS", "0"))
SHORT, ROUND = 40, 300  # examples in the suite, and between two looks at the time


def fuzz(
    *values: st.SearchStrategy[Any], examples: int = SHORT
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A test of these values; `examples` of them in the suite."""

    def boxed(test: Callable[..., None]) -> Callable[..., None]:
        tried = settings(
            max_examples=ROUND if SECONDS else examples,
            deadline=None,
            derandomize=not SECONDS,
            database=None,
            suppress_health_check=list(HealthCheck),
        )(given(*values)(test))

        @functools.wraps(tried)
        def until_time_is_up(*arguments: Any, **named: Any) -> None:
            end = time.monotonic() + SECONDS
            while True:
                tried(*arguments, **named)
                if time.monotonic() >= end:
                    return

        return until_time_is_up

    return boxed


def damaged(whole: bytes) -> st.SearchStrategy[bytes]:
    """`whole` with pieces of it flipped, cut out, repeated, or replaced."""
    edit = st.tuples(
        st.integers(0, max(0, len(whole) - 1)),
        st.integers(0, 40),
        st.one_of(st.binary(max_size=12), st.just(whole[:60])),
    )

    def applied(edits: list[tuple[int, int, bytes]]) -> bytes:
        content = whole
        for at, length, instead in edits:
            content = content[:at] + instead + content[at + length :]
        return content

    return st.lists(edit, min_size=1, max_size=6).map(applied)


# Any text that JSON can carry: every plane, and halves of characters, which Python's strings can hold.
any_text = st.text(max_size=200) | st.lists(
    st.characters() | st.integers(0, 0x10FFFF).map(chr) | st.integers(0xD800, 0xDFFF).map(chr), max_size=20
).map("".join)
any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | any_text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(any_text, inner, max_size=4),
    max_leaves=12,
)
