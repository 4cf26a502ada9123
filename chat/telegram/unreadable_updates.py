"""Telegram updates that the library cannot read: it would ask for them again for ever, and read nothing else."""

from __future__ import annotations

import json
import logging
from typing import Any

from telegram import Update

log = logging.getLogger(__name__)


class UnreadableUpdates:
    """Empties updates that Telegram sent again and that cannot be read, so that they are passed over."""

    def __init__(self) -> None:
        self._first: object = None  # the number of the first update of the last answer

    def emptied(self, payload: bytes) -> bytes:
        """Returns Telegram's answer, in JSON, without what is in such updates."""
        try:
            answer: dict[str, Any] = json.loads(payload)
            updates: list[dict[str, Any]] = answer["result"]
            first = updates[0]["update_id"]
        except (ValueError, LookupError, TypeError):  # an error, or no updates
            return payload
        again, self._first = first == self._first, first
        broken = [update for update in updates if again and not _is_readable(update)]
        if not broken:
            return payload
        for update in broken:
            log.warning("Telegram update %s cannot be read, and is passed over", update["update_id"])
        kept = [{"update_id": each["update_id"]} if each in broken else each for each in updates]
        return json.dumps({**answer, "result": kept}).encode()


def _is_readable(update: dict[str, Any]) -> bool:
    try:
        Update.de_json(update, None)
    except Exception:  # whatever the library does not expect
        log.debug("a Telegram update cannot be read", exc_info=True)
        return False
    return True
