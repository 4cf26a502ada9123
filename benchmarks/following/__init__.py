"""Topics and standing questions over short articles, written by hand, and how rightly they are told: see README.md."""
