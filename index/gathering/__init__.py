"""Gathering: articles come in from feeds, pages and files, fetched safely and read as hostile input."""
