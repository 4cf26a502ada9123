"""The fetcher over real HTTP on loopback, and who it must never connect to."""
