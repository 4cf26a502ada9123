"""Hides what no log line may hold: secrets, and the words that people write to the bot."""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from config.printable_text import printable_line

HIDDEN = "[secret]"
PRIVATE = "[private]"
SHORTEST_CONFIDED = 4  # letters; shorter texts stand in innocent lines as well
# A bot token wherever one stands, such as in the address of a request: digits, a colon, 30 and more letters.
_TOKEN = re.compile(r"(?<!\d)\d{6,}:[A-Za-z0-9_-]{30,}")
_PASSWORD_IN_ADDRESS = re.compile(r"(?<=://)[^/\s@]+@")
_KEY_IN_ADDRESS = re.compile(
    r"(?i)(?<=[?&])((?:[a-z0-9_-]*[_-])?(?:token|key|apikey|secret|password|passwd|pwd|auth|sig|signature))=[^&\s#\"')]+"
)


def redacted(text: str, secrets: Iterable[str] = ()) -> str:
    """Return `text` without these secrets, passwords in addresses, and anything that looks like a bot token."""
    for secret in secrets:
        text = text.replace(secret, HIDDEN)
    text = _TOKEN.sub(HIDDEN, text)
    text = _PASSWORD_IN_ADDRESS.sub(f"{HIDDEN}@", text)
    return _KEY_IN_ADDRESS.sub(rf"\1={HIDDEN}", text)


class PrivateTexts:
    """The texts that are being answered, which no log line shows meanwhile. Thread-safe."""

    def __init__(self) -> None:
        self._texts: Counter[str] = Counter()
        self._lock = threading.Lock()

    @contextmanager
    def keep(self, *texts: str | None) -> Iterator[None]:
        """Hide these texts, and their lines in lower case, until the block ends."""
        whole = [text.strip() for text in texts if text and len(text.strip()) >= SHORTEST_CONFIDED]
        hidden = [form for text in whole for form in {text, text.lower(), " ".join(text.split()), printable_line(text)}]
        with self._lock:
            self._texts.update(hidden)
        try:
            yield
        finally:
            with self._lock:
                self._texts.subtract(hidden)
                for text in hidden:
                    if self._texts[text] <= 0:
                        del self._texts[text]

    def removed_from(self, line: str) -> str:
        """Return the line without them."""
        with self._lock:
            texts = sorted(self._texts, key=len, reverse=True)
        for text in texts:
            line = line.replace(text, PRIVATE)
        return line


private_texts = PrivateTexts()  # of this process
