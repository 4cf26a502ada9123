"""The rules of a robots.txt that concern us (RFC 9309), in time and memory that its length bounds."""

from __future__ import annotations

from collections.abc import Iterator

from protego import Protego

READ_BYTES = 500 * 1024  # RFC 9309, 2.5: at least that much is read
MOST_RULES = 1_000  # that concern us; the longest of news sites have some hundreds
LONGEST_LINE = 2_000  # characters; a rule of more is for no address that is fetched
_AGENT_NAMES = ("user-agent", "useragent", "user agent")
_OF_THE_SITE = ("sitemap", "site-map", "host")  # stand anywhere, and end no group
EVERYBODY = "*"


def parse_rules(body: bytes, agent: str) -> Protego:
    """The rules of `body` for `agent`, a product token, and for everybody.

    Protego takes time and memory by agents times rules, so it gets the groups of these two alone.
    """
    text = body[:READ_BYTES].decode("utf-8", "replace")
    return Protego.parse("\n".join(_relevant(text.splitlines(), agent.lower())))


def _relevant(lines: list[str], agent: str) -> Iterator[str]:
    """The groups for `agent` and for everybody: a line that names whom a group is for, and its rules."""
    named: set[str] = set()  # by the group at hand
    in_rules, rules = False, 0
    for line in lines:
        said = line.partition("#")[0].strip()
        low = said[:LONGEST_LINE].lower()
        if not said or low.startswith(_OF_THE_SITE):
            continue
        if low.startswith(_AGENT_NAMES):
            if in_rules:
                named, in_rules = set(), False
            if (whom := _whom(low, agent)) is not None:
                named.add(whom)
            continue
        if not in_rules:
            yield from (f"user-agent: {whom}" for whom in sorted(named))
        in_rules = True
        if named and len(said) <= LONGEST_LINE:
            yield said
            rules += 1
            if rules == MOST_RULES:
                return


def _whom(line: str, agent: str) -> str | None:
    """Which of us a line that names an agent is for: EVERYBODY, `agent` or nobody (None).

    A version behind the name does not count (RFC 9309, 2.2.1), nor does a star.
    """
    name = next(line.removeprefix(name) for name in _AGENT_NAMES if line.startswith(name)).lstrip(" \t:")
    if name == EVERYBODY:
        return EVERYBODY
    return agent if name.partition("/")[0].replace(EVERYBODY, "").strip() == agent else None
