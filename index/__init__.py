"""From an article to something that can be searched.

`library` keeps articles and their changes, `search` finds passages by meaning and by words, `indexing` makes passages
and vectors of an article, and `gathering` brings articles in from feeds, pages and files. Each imports only those
before it.
"""
