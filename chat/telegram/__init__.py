"""The bot on Telegram: updates become what was said and tapped, replies become messages with entities."""

import os

os.environ.setdefault("PTB_TIMEDELTA", "1")  # the library's times are timedeltas then, as its next version has them
