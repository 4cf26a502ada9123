"""Settings and logging, read once at start."""
