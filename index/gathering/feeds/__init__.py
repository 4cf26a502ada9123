"""Feeds: stored (`feed_store`), polled (`polling`), parsed (`parsing`), discovered (`discovery`), listed (`opml`).

Import names from the modules: a process that only parses should not load the database.
"""
