"""Updates: who is told what, when, and how often."""
