"""The library: what goes in, what is found, what survives."""
