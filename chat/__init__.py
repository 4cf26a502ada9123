"""A conversation: text in, replies out; Telegram and the terminal are two doors to it."""
