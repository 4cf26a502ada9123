"""Stand-ins that tests and benchmarks share: a Bot API server, engines, newsrooms, a tiny embedder."""
