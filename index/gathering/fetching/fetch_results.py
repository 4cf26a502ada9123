"""What comes of fetching an address: a body, nothing new, or a failure with its reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave us to ask "has it changed since?" with; each may be empty."""

    etag: str = ""
    last_modified: str = ""


NO_VALIDATORS = Validators()


@dataclass(frozen=True, slots=True)
class Fetched:
    """A body, unpacked. `permanent_url` is where the address has moved to for good, if it has."""

    url: str
    final_url: str
    status: int
    body: bytes = field(repr=False)
    content_type: str = ""  # lower case, without parameters
    charset: str = ""  # as the header claims it, which may be wrong
    validators: Validators = NO_VALIDATORS
    permanent_url: str | None = None
    content_location: str = ""
    content_language: str = ""


@dataclass(frozen=True, slots=True)
class NotModified:
    """What the validators stand for is still the newest."""

    url: str
    permanent_url: str | None = None


@dataclass(frozen=True, slots=True)
class FetchFailed:
    """Why there is no body. `reason` is for people.

    `retry_at` is when the server wants to be asked again. `gone` (410) means never again. `lasting`
    failures will be the same tomorrow unless somebody changes something.
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
