"""A strict Bot API server for the tests: real HTTP on loopback, and more particular than Telegram's own."""

from tests.botapi.faults import Fault, Faults
from tests.botapi.limits import Limits
from tests.botapi.scenario import Group, Heard, Person
from tests.botapi.server import BotApiServer

__all__ = ["BotApiServer", "Fault", "Faults", "Group", "Heard", "Limits", "Person"]
