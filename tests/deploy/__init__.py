"""What lies in deploy/, docs/log-lines.md and the pins is held against the code."""
