"""How long to wait between tries: twice as long after each failure in a row, up to a limit."""

from __future__ import annotations

from dataclasses import dataclass

from tenacity import RetryCallState, Retrying, wait_exponential


@dataclass(frozen=True, slots=True)
class RetryPauses:
    """Pauses in seconds, for a loop that counts its failures in a row."""

    first_s: float
    longest_s: float

    def after(self, failures: int) -> float:
        """Return the seconds to wait after this many failures in a row, 1 for the first."""
        tries = RetryCallState(Retrying(), None, (), {})
        tries.attempt_number = failures
        return wait_exponential(self.first_s, self.longest_s)(tries)
