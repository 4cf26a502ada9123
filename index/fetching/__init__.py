"""One safe way to fetch from the web: checked addresses, bounded bodies, politeness."""

from index.fetching.answers import Answer, Fetched, FetchFailed, NotModified, Validators
from index.fetching.fetcher import Fetcher, Limits

__all__ = ["Answer", "FetchFailed", "Fetched", "Fetcher", "Limits", "NotModified", "Validators"]
