"""The library: the database of articles, its change log, its backups, and its move to another database."""
