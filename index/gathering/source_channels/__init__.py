"""Telegram channels as sources: their posts become articles.

A post is stored when it comes and taken into the library after that, so that a crash loses none. What is known of a
channel is kept under Telegram's number for it, since names and titles change.
"""
