"""What the program measures of itself; benchmarks/README.md has the figures."""
