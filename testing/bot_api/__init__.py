"""A strict Bot API server for the tests: real HTTP on loopback, and more particular than Telegram's own."""

from testing.bot_api.faults import Fault, Faults
from testing.bot_api.group import Group
from testing.bot_api.limits import Limits
from testing.bot_api.scenario import Heard, Person
from testing.bot_api.server import BotApiServer

__all__ = ["BotApiServer", "Fault", "Faults", "Group", "Heard", "Limits", "Person"]
