"""A conversation: text in, replies out; it takes place on Telegram and at the terminal."""
