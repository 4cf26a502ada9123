"""One safe way to fetch from the web: checked addresses, bounded bodies, politeness."""

from index.gathering.fetching.fetch_results import Answer, Fetched, FetchFailed, NotModified, Validators
from index.gathering.fetching.fetcher import Fetcher, Limits

__all__ = ["Answer", "FetchFailed", "Fetched", "Fetcher", "Limits", "NotModified", "Validators"]
