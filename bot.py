"""Quotewire: ask the news a question on Telegram, and get verbatim quotes. This is its only program."""

from commands import main

if __name__ == "__main__":
    main()
