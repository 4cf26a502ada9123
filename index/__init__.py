"""From an article to something that can be searched; the library of articles."""
