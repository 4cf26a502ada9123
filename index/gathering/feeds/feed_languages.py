"""The languages of the feeds, by the articles that came from them."""

from __future__ import annotations

from sqlalchemy import case, func, select

from index.gathering.feeds.schema import feed_entries
from index.library.database import Database
from index.library.schema import articles


def share_of_feeds_in_other_languages(database: Database) -> float:
    """Return the share (0 to 1) of the feeds with articles most of whose articles are in a language but English."""
    other = case((articles.c.language.in_(("en", "", "und")), 0), else_=1)
    counted = (
        select(func.count().label("every"), func.sum(other).label("others"))
        .select_from(feed_entries.join(articles, articles.c.url == feed_entries.c.address))
        .group_by(feed_entries.c.feed)
    )
    with database.reading() as connection:
        feeds = connection.execute(counted).all()
    return sum(2 * row.others > row.every for row in feeds) / len(feeds) if feeds else 0.0
