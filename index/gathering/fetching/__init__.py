"""Fetches from the web safely: checked addresses, bounded bodies, polite request rates."""

from index.gathering.fetching.fetch_results import Answer, Fetched, FetchFailed, NotModified, Validators
from index.gathering.fetching.fetcher import Fetcher, Limits

__all__ = ["Answer", "FetchFailed", "Fetched", "Fetcher", "Limits", "NotModified", "Validators"]
