"""PostgreSQL as a library's database: what it promises beyond what every test of the pairs asks for."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Connection, func, insert, make_url, select, text
from sqlalchemy.pool import QueuePool

import index.postgresql
import updates.packing
from index.articles import Draft
from index.database import Database, open_database
from index.errors import LibraryProblem, Rejected
from index.feeds.problems import FeedProblem
from index.feeds.store import FeedStore
from index.ingest import Accepted, Ingest
from index.library import Library
from index.schema import articles, changes, facts
from tests.engines.pairs import Large
from tests.engines.postgresql import PostgreSQL
from tests.index.tinyembedder import TinyEmbedder
from tests.updates.newsroom import ADA, Newsroom, story
from updates.dispatch import Dispatch
from updates.outcomes import Sent
from updates.parcels import Correction, Parcel

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
FERRY = "The ferry to the islands was delayed by fog. Passengers waited in the terminal for three hours."


@pytest.fixture
def url(postgresql: PostgreSQL) -> Iterator[str]:
    """Of a database with all tables."""
    made = postgresql.fresh()
    yield made
    postgresql.drop(made)


@pytest.fixture
def open_one(url: str) -> Iterator[Callable[[], Database]]:
    """Opens the database, as one more program does."""
    with ExitStack() as stack:

        def open_one() -> Database:
            database = open_database(url)
            stack.callback(database.close)
            return database

        yield open_one


@pytest.fixture
def database(open_one: Callable[[], Database]) -> Database:
    return open_one()


def together(*work: Callable[[], object]) -> list[object]:
    """Begins all of it at one moment; what each gave, or the exception that it ended with."""
    gate = threading.Barrier(len(work))

    def run(each: Callable[[], object]) -> object:
        gate.wait()
        try:
            return each()
        except Exception as error:  # noqa: BLE001  # what it was is the caller's question
            return error

    with ThreadPoolExecutor(len(work)) as threads:
        return list(threads.map(run, work))


def draft(number: int, words: str = FERRY, source: str = "Courier") -> Draft:
    return Draft(f"https://example.org/{number}", f"Story {number}", f"{words} Number {number}.", source=source)


def take(database: Database, *drafts: Draft) -> list[str]:
    outcomes = Ingest(database, TinyEmbedder, now=lambda: NOW).take(drafts)
    return [outcome.verdict.value if isinstance(outcome, Accepted) else outcome.reason for outcome in outcomes]


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


def test_a_writer_that_waits_too_long_says_so_in_one_line(
    url: str, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.database.BUSY_SECONDS", 1)
    impatient = open_database(url)
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
    monkeypatch.setattr(index.postgresql, "WRITER_IDLE_SECONDS", 1)
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
    turns = [(Dispatch(database, newsroom.clock), one) for database in databases for one in due]
    done = together(*(lambda sender=sender, one=one: sender.turn(None, one) for sender, one in turns))
    assert [type(each) for each in done if each is not None] == [Parcel]
    for database in databases:
        database.close()
    newsroom.close()


async def test_nobody_is_sent_the_former_words_without_hearing_of_it(
    tmp_path: Path, large: Large, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom = Newsroom(tmp_path, pair=large)
    newsroom.follows(ADA, "everything")
    newsroom.publishes(story(1, FERRY))
    read, go_on, as_it_is = threading.Event(), threading.Event(), updates.packing._article

    def slowly(connection: Connection, article: int) -> object:
        found = as_it_is(connection, article)
        read.set()
        go_on.wait(20)
        return found

    with ThreadPoolExecutor(2) as threads, monkeypatch.context() as slow:
        slow.setattr(updates.packing, "_article", slowly)
        claimed = threads.submit(newsroom.dispatch.turn, None, newsroom.dispatch.due(1)[0])
        read.wait(20)
        take(newsroom.database, story(1, FERRY.replace("fog", "ice")))  # between the reading and the claim
        newsroom.search.catch_up()
        newsroom.stories.follow()
        matched = threads.submit(newsroom.matching.follow)
        while not matched.done() and not _waits_for_a_row(newsroom.database):
            time.sleep(0.02)
        go_on.set()
        parcel = claimed.result()
        matched.result()
    assert parcel is not None
    newsroom.dispatch.turn((parcel, Sent(5)), None)
    (told,) = await newsroom.delivers()
    assert isinstance(told.content, Correction) and told.reply_to == 5
    newsroom.close()


def _waits_for_a_row(database: Database) -> bool:
    with database.reading() as connection:
        waiting = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
        return bool(connection.execute(waiting).scalar_one())


# What it holds


def test_a_character_that_it_cannot_hold_is_replaced_and_spans_stay_true(database: Database) -> None:
    said = "The ferry\0 was late. Nobody waited for it."
    assert take(database, Draft("https://example.org/1", "A\0B", said, authors=("C\0D",))) == ["added"]
    library = Library(database)
    article = library.article(library.find("https://example.org/1"))
    assert article is not None
    assert (article.text, article.card.title) == (said.replace("\0", "\ufffd"), "A\ufffdB")
    assert take(database, Draft("https://example.org/1", "A\0B", said, authors=("C\0D",))) == ["unchanged"]
    with pytest.raises(LibraryProblem, match="no article"):
        library.find("\0")


@pytest.mark.parametrize("number", ["9" * 18, "9" * 30])
def test_a_number_that_no_row_can_have_is_of_no_row(database: Database, number: str) -> None:
    with pytest.raises(LibraryProblem, match="no article"):
        Library(database).find(number)
    with pytest.raises(FeedProblem, match="no feed"):
        FeedStore(database).find(number)


def test_what_is_too_long_to_be_found_by_is_rejected_and_the_rest_goes_in(database: Database) -> None:
    long = "".join(chr(0x4E00 + n * 7919 % 20000) for n in range(1500))
    items = [Draft(f"https://example.org/{long}", "Long", FERRY), draft(1, source=long), draft(2)]
    outcomes = list(Ingest(database, TinyEmbedder, now=lambda: NOW).take(items))
    assert [isinstance(outcome, Rejected) for outcome in outcomes] == [True, True, False]


def test_the_longest_that_is_accepted_can_be_stored(database: Database) -> None:
    long = "".join(chr(0x4E00 + n * 7919 % 20000) for n in range(850))  # hardly to be compressed
    assert take(database, Draft(f"https://example.org/{long}", "Long", FERRY, source=long)) == ["added"]


def test_sources_are_sorted_as_everywhere(database: Database) -> None:
    names = ["ähre", "Zeit", "apfel", "Apfel", "čas", "1 a", "Ähre"]
    take(database, *(draft(number, source=name) for number, name in enumerate(names)))
    assert [name for name, _ in Library(database).sources()] == sorted(names)


# Opening


def test_two_programs_that_start_at_one_moment_migrate_once(postgresql: PostgreSQL) -> None:
    url = postgresql.empty()
    opened = together(*(lambda: open_database(url) for _ in range(4)))
    try:
        assert all(isinstance(each, Database) for each in opened), opened
        libraries = [Library(each) for each in opened if isinstance(each, Database)]
        assert len({library.identity() for library in libraries}) == 1
    finally:
        for each in opened:
            if isinstance(each, Database):
                each.close()
        postgresql.drop(url)


def test_a_database_in_another_encoding_is_refused(postgresql: PostgreSQL, url: str) -> None:
    dsn = make_url(url).set(drivername="postgresql", database="postgres")
    with psycopg.connect(dsn.render_as_string(hide_password=False), autocommit=True) as orders:
        name = f"{make_url(url).database}_latin"
        orders.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'SQL_ASCII'")
    latin = make_url(url).set(database=name).render_as_string(hide_password=False)
    with pytest.raises(LibraryProblem, match=r"SQL_ASCII.*UTF8"):
        open_database(latin)
    postgresql.drop(latin)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (
            "postgresql+psycopg://reader:hidden@127.0.0.1:9/news",
            "the library at 127.0.0.1:9/news (QUOTEWIRE_DATABASE) ",
        ),
        ("postgresql://reader:hidden@127.0.0.1:9/news", "the library at 127.0.0.1:9/news (QUOTEWIRE_DATABASE) "),
        ("postgresql://127.0.0.1:9/news?password=hidden", "the library at 127.0.0.1:9/news (QUOTEWIRE_DATABASE) "),
        ("postgresql://reader:hidden@name.invalid/news", "the library at name.invalid/news (QUOTEWIRE_DATABASE) "),
        ("postgresql://reader:hidden@127.0.0.1:9/news?nonsense=1", "the library at 127.0.0.1:9/news "),
        ("postgresql://reader:hidden@127.0.0.1:port/news", "QUOTEWIRE_DATABASE is no URL"),
        ("mysql://reader:hidden@127.0.0.1/news", "QUOTEWIRE_DATABASE names mysql"),
    ],
)
def test_a_database_that_is_away_at_the_start_is_said_in_one_line_without_its_password(wrong: str, said: str) -> None:
    with pytest.raises(LibraryProblem) as caught:
        open_database(wrong)
    assert str(caught.value).startswith(said)
    assert "hidden" not in str(caught.value) and "\n" not in str(caught.value)


def test_a_database_that_does_not_exist_is_named(url: str) -> None:
    with pytest.raises(LibraryProblem, match="does not exist"):
        open_database(make_url(url).set(database="nowhere").render_as_string(hide_password=False))


def test_connections_that_a_restart_has_ended_are_made_anew(
    database: Database, url: str, postgresql: PostgreSQL
) -> None:
    take(database, draft(1))
    postgresql.end_connections(url)
    assert Library(database).counts().articles == 1
    postgresql.end_connections(url)
    assert take(database, draft(2)) == ["added"]


def test_a_database_that_goes_in_the_middle_says_so_and_is_there_when_it_is_back(
    database: Database, url: str, postgresql: PostgreSQL
) -> None:
    with pytest.raises(LibraryProblem) as caught, database.writing() as connection:
        connection.execute(insert(facts).values(name="half", value="done"))
        with postgresql.away(url):
            with pytest.raises(LibraryProblem, match="not currently accepting connections"):
                Library(database).counts()
            connection.execute(select(1))
    assert "\n" not in str(caught.value)
    with database.reading() as connection:
        assert connection.execute(select(facts.c.name)).scalars().all() == ["identity"]
