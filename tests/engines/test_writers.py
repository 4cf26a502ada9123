"""On PostgreSQL, a reading is one state, and what many programs write at one moment is right all the same."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, insert, select, text
from sqlalchemy.pool import QueuePool

import index.library.postgresql
import updates.delivery_contents
from index.gathering.feeds.errors import FeedProblem
from index.gathering.feeds.feed_store import FeedStore
from index.library.database import Database, open_database
from index.library.errors import LibraryProblem
from index.library.library import Library
from index.library.schema import articles, changes, facts
from testing.engine_pairs import Large
from testing.newsroom import ADA, Newsroom, story
from tests.engines.newsdesk import FERRY, NOW, draft, take, together
from updates.delivery import Delivery
from updates.outcomes import Sent
from updates.update_messages import Correction, OutgoingUpdate

# One state


def test_a_reading_sees_one_state_throughout_and_changes_nothing(open_one: Callable[[], Database]) -> None:
    database, other = open_one(), open_one()
    with database.reading() as connection:
        assert connection.execute(select(func.count()).select_from(articles)).scalar_one() == 0
        take(other, draft(1))
        assert connection.execute(select(func.count()).select_from(articles)).scalar_one() == 0
    assert Library(database).counts().articles == 1
    with pytest.raises(Exception, match="read-only"), database.reading() as connection:
        connection.execute(insert(facts).values(name="a", value="b"))


def test_changes_are_numbered_in_the_order_in_which_they_can_be_seen(open_one: Callable[[], Database]) -> None:
    databases = [open_one() for _ in range(3)]
    seen: list[list[int]] = []
    ended = threading.Event()

    def watch() -> None:
        while not ended.is_set():
            with databases[0].reading() as connection:
                seen.append(list(connection.execute(select(changes.c.number).order_by(changes.c.number)).scalars()))

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        writers = [
            lambda database=database, start=start: [take(database, draft(start + n)) for n in range(8)]
            for database, start in ((databases[1], 0), (databases[2], 100))
        ]
        done = together(*writers)
    finally:
        ended.set()
        watching.join()
    assert done == [[["added"]] * 8] * 2
    for before, after in itertools.pairwise(seen):
        assert after[: len(before)] == before  # nothing appears behind what was seen already


def test_one_article_that_two_programs_add_at_one_moment_is_one(open_one: Callable[[], Database]) -> None:
    first, second = open_one(), open_one()
    drafts = [draft(number) for number in range(10)]
    done = together(lambda: take(first, *drafts), lambda: take(second, *drafts))
    assert sorted(map(str, done)) == sorted([str(["added"] * 10), str(["unchanged"] * 10)])
    assert Library(first).counts().articles == 10


def test_one_feed_that_two_programs_follow_at_one_moment_is_one(open_one: Callable[[], Database]) -> None:
    stores = [FeedStore(open_one(), worker=f"machine-{n}/1/1.00") for n in range(4)]
    done = together(*(lambda store=store: store.add("https://example.org/feed", NOW) for store in stores))
    assert sum(isinstance(each, FeedProblem) for each in done) == 3
    (feed,) = stores[0].all()
    claimed = together(*(lambda store=store: store.claim(feed.id, NOW) for store in stores))
    assert [each for each in claimed if each is not None] == [feed]


# Writers beside each other


def test_what_numbers_nothing_does_not_wait_for_who_does(open_one: Callable[[], Database]) -> None:
    database, other = open_one(), open_one()
    store = FeedStore(other)
    feed = store.add("https://example.org/feed", NOW)
    with database.writing():
        assert store.claim(feed.id, NOW) is not None
        store.renew(feed.id, NOW)
        store.release(feed.id)


def test_a_writer_that_waits_too_long_says_so_in_one_line(url: str, database: Database) -> None:
    impatient = open_database(url, busy_seconds=1)
    with database.writing(), pytest.raises(LibraryProblem, match="lock timeout") as caught, impatient.writing():
        pass
    impatient.close()
    assert "\n" not in str(caught.value)


def test_a_statement_that_takes_too_long_is_ended(url: str) -> None:
    impatient = open_database(f"{url}{'&' if '?' in url else '?'}options=-c%20statement_timeout%3D100ms")
    with pytest.raises(LibraryProblem, match="statement timeout"), impatient.reading() as connection:
        connection.execute(select(func.pg_sleep(20)))
    assert Library(impatient).counts().articles == 0
    impatient.close()


def test_more_at_one_moment_than_there_are_connections_is_said_in_one_line(database: Database) -> None:
    assert isinstance(database.engine.pool, QueuePool)
    database.engine.pool._timeout = 0.1
    with ExitStack() as stack:
        for _ in range(15):
            stack.enter_context(database.reading())
        with pytest.raises(LibraryProblem, match="every connection to it is in use"):
            Library(database).counts()


def test_a_writer_that_is_stuck_is_ended_by_the_server(
    open_one: Callable[[], Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.library.postgresql, "WRITER_IDLE_SECONDS", 1)
    stuck, other = open_one(), open_one()
    with pytest.raises(LibraryProblem), stuck.writing() as connection:
        began = time.monotonic()
        take(other, draft(1))  # waits until the server has ended the other
        assert time.monotonic() - began < 20
        connection.execute(select(1))
    assert take(stuck, draft(2)) == ["added"]


def test_a_story_that_several_senders_find_due_is_told_once(tmp_path: Path, large: Large) -> None:
    newsroom = Newsroom(tmp_path, pair=large)
    newsroom.follows(ADA, "everything")
    newsroom.follows(ADA, "ferry to the islands delayed by fog")
    newsroom.publishes(story(1, FERRY))
    databases = [open_database(large.database_url(tmp_path)) for _ in range(4)]
    due = newsroom.dispatch.due(10)
    assert len(due) == 2  # one for each subscription, of the same story
    turns = [(Delivery(database, newsroom.clock), one) for database in databases for one in due]
    done = together(*(lambda sender=sender, one=one: sender.record_and_claim(None, one) for sender, one in turns))
    assert [type(each) for each in done if each is not None] == [OutgoingUpdate]
    for database in databases:
        database.close()
    newsroom.close()


async def test_nobody_is_sent_the_former_words_without_hearing_of_it(
    tmp_path: Path, large: Large, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom = Newsroom(tmp_path, pair=large)
    newsroom.follows(ADA, "everything")
    newsroom.publishes(story(1, FERRY))
    read, go_on, as_it_is = threading.Event(), threading.Event(), updates.delivery_contents._article

    def slowly(connection: Connection, article: int) -> object:
        found = as_it_is(connection, article)
        read.set()
        go_on.wait(20)
        return found

    with ThreadPoolExecutor(2) as threads, monkeypatch.context() as slow:
        slow.setattr(updates.delivery_contents, "_article", slowly)
        claimed = threads.submit(newsroom.dispatch.record_and_claim, None, newsroom.dispatch.due(1)[0])
        read.wait(20)
        take(newsroom.database, story(1, FERRY.replace("fog", "ice")))  # between the reading and the claim
        newsroom.search.catch_up()
        newsroom.stories.follow()
        matched = threads.submit(newsroom.matching.follow)
        while not matched.done() and not _waits_for_a_row(newsroom.database):
            time.sleep(0.02)
        go_on.set()
        outgoing = claimed.result()
        matched.result()
    assert outgoing is not None
    newsroom.dispatch.record_and_claim((outgoing, Sent(5)), None)
    (told,) = await newsroom.delivers()
    assert isinstance(told.content, Correction) and told.reply_to == 5
    newsroom.close()


def _waits_for_a_row(database: Database) -> bool:
    with database.reading() as connection:
        waiting = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
        return bool(connection.execute(waiting).scalar_one())
