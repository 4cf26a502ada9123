"""What PostgreSQL holds, how it is opened, and what is said where it is away."""

from __future__ import annotations

import psycopg
import pytest
from sqlalchemy import insert, make_url, select

from index.gathering.feeds.errors import FeedProblem
from index.gathering.feeds.feed_store import FeedStore
from index.indexing.ingest import Ingest
from index.library.articles import Draft
from index.library.database import Database, open_database
from index.library.errors import LibraryProblem, Rejected
from index.library.library import Library
from index.library.schema import facts
from testing.postgresql_server import PostgreSQL
from testing.tiny_embedder import TinyEmbedder
from tests.engines.newsdesk import FERRY, NOW, draft, take, together

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
