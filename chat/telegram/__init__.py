"""The bot on Telegram: Telegram updates become incoming messages and taps, replies become messages with entities.

In this package, a "Telegram update" is what Telegram sends to the bot. An "update" alone is what the bot sends to
followers.
"""

import os
import sys

os.environ.setdefault("PTB_TIMEDELTA", "1")  # the library's times are timedeltas then, as its next version has them
# httpx goes on without its own command line, which brings what only a terminal needs.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # None: not to be found
