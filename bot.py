"""Quotewire: ask the news a question on Telegram, and get verbatim quotes. This is its only program."""

import gc
import signal

# Most of what a start loads stays. By default Python looks through all of it for garbage three times meanwhile, which
# takes an eighth of the start; looked through less often, it does so once what is loaded is set apart (gc.freeze).
gc.set_threshold(20_000, 20, 20)

if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else whoever started us has it ignored
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C before there is anything to close ends the program silently

from commands import main  # noqa: E402  # the two settings above are for what it brings

if __name__ == "__main__":
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        main()
    finally:
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # all is closed: what is left is to end
