"""Feeds: followed (`store`), polled (`polling`), read (`parsing`), found (`discovery`), listed (`opml`).

Names are imported from the modules: a process that only parses must not pay for the database.
"""
