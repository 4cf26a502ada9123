"""Near misses: questions whose subject was exchanged for another of the library: nothing found answers."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.search.letter_folding import fold

SEEN_OFTEN = 2  # a name stands in capitals, not as a sentence's first word, at least so often
CALENDAR = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)
_WORD = re.compile(r"[^\W\d_][\w'’-]+")
_NAME = re.compile(r"(?<=[a-z,;] )([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)")


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a library, as they are written: one word or several, by their folded first words."""

    known: dict[str, str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Names:
        """The names that stand in `texts`, single words of them as well."""
        seen: Counter[str] = Counter()
        small: set[str] = set()
        for text in texts:
            small.update(word for word in _WORD.findall(text) if word.islower())
            for name in _NAME.findall(text):
                seen.update({name, *name.split()})
        return cls(
            {
                fold(name): name
                for name, count in sorted(seen.items())
                if count >= SEEN_OFTEN and name.lower() not in small | CALENDAR
            }
        )

    def exchanged(self, question: str, texts: Sequence[str], chance: random.Random) -> str | None:
        """`question` with a name exchanged for another that stands in none of `texts`; None where it holds none."""
        held = fold(" ".join((question, *texts)))
        places = [match for match in _WORD.finditer(question) if fold(match.group()) in self.known]
        if not places:
            return None
        place = chance.choice(places)
        others = list(self.known)
        for _ in range(20):
            other = chance.choice(others)
            if other not in held:
                name = self.known[other]
                written = name if place.group()[0].isupper() else name.lower()
                return question[: place.start()] + written + question[place.end() :]
        return None
