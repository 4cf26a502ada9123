"""The library: the database of articles, its numbered changes, its backups, and its move to another database."""
