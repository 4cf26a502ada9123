"""The results of a fetch: a body, not modified, or a failure with its reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Validators:
    """A response's validators for conditional requests; each may be empty."""

    etag: str = ""
    last_modified: str = ""


NO_VALIDATORS = Validators()


@dataclass(frozen=True, slots=True)
class Fetched:
    """A decompressed body. `permanent_url` is the target of a permanent redirect, if there was one.

    One field per part of the response that somebody reads.
    """

    url: str
    final_url: str
    status: int
    body: bytes = field(repr=False)
    content_type: str = ""  # lower case, without parameters
    charset: str = ""  # as stated in the header, which may be wrong
    validators: Validators = NO_VALIDATORS
    permanent_url: str | None = None
    content_location: str = ""
    content_language: str = ""


@dataclass(frozen=True, slots=True)
class NotModified:
    """Nothing has changed since the response with the given validators."""

    url: str
    permanent_url: str | None = None


@dataclass(frozen=True, slots=True)
class FetchFailed:
    """A failed fetch, with a `reason` for people.

    `retry_at` is the time from the server's Retry-After. `gone` (status 410) means never retry. A `lasting` failure
    will repeat until somebody changes something.
    """

    url: str
    reason: str
    status: int | None = None
    retry_at: datetime | None = None
    gone: bool = False
    lasting: bool = False
    permanent_url: str | None = None

    def __post_init__(self) -> None:
        if not self.reason:
            raise ValueError("a failure has a reason")
        if self.retry_at is not None and self.retry_at.tzinfo is None:
            raise ValueError("a time to retry at is aware")


Answer = Fetched | NotModified | FetchFailed
