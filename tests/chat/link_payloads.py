"""Payloads of links `t.me/bot?start=…`, as whoever shares such a link writes them."""

from __future__ import annotations

from base64 import urlsafe_b64encode

from chat.deep_links import ArticleLink, DeepLink, QuestionLink

LONGEST_PAYLOAD = 64  # characters, by Telegram's rule


def link_payload(brought: DeepLink) -> str | None:
    """The payload that brings it; None where it does not fit into a link."""
    if isinstance(brought, ArticleLink):
        return f"a_{brought.article}"
    sign = "q" if isinstance(brought, QuestionLink) else "f"
    payload = f"{sign}_{urlsafe_b64encode(brought.question.encode()).decode().rstrip('=')}"
    return payload if len(payload) <= LONGEST_PAYLOAD else None
