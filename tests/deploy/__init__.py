"""What lies in deploy/, docs/operating.md and the pins is held against the code."""
