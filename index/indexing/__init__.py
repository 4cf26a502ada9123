"""Indexing: an article becomes passages, sentences and vectors, and is written into the library."""
