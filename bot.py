"""Quotewire: ask the news a question on Telegram, and get verbatim quotes. This is its only program."""

import signal

if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else whoever started us has it ignored
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C before there is anything to close ends the program silently

from commands import main

if __name__ == "__main__":
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        main()
    finally:
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # all is closed: what is left is to end
