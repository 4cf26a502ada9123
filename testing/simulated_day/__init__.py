"""A simulated day of the whole bot: its clock, feeds, people, failures, and what must hold at the end."""

from testing.simulated_day.day import NotReached
from testing.simulated_day.simulation import own_questions, spend

__all__ = ["NotReached", "own_questions", "spend"]
