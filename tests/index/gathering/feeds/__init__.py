"""Feeds: read, found, polled over real HTTP, and taken into a real library."""
