"""Posts of channels that an admin named are stored when they come, and become articles once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from index.gathering.source_channels.channel_state import ChannelReference, FoundChannel, Trouble
from index.gathering.source_channels.channel_store import ChannelStore
from index.gathering.source_channels.errors import ChannelProblem
from index.gathering.source_channels.post_taking import take_posts
from index.gathering.source_channels.posts import Post
from index.indexing.ingest import Announce, Ingest, Outcome
from index.library.articles import ArticleCard, Draft
from index.library.errors import LibraryProblem, Rejected
from testing.indexed_library import IndexedLibrary

NOW = datetime(2026, 11, 29, 6, 30, tzinfo=UTC)
PORT = FoundChannel(-1001234567890, "port_news", "Port News")
FERRY = Post(7, "Ferry to Lindholm stopped\n\nThe ferry does not sail today because of fog.", NOW, NOW)
CORRECTED = replace(FERRY, text=f"{FERRY.text} It sails again on Friday.", written_at=NOW + timedelta(minutes=9))
PIER = Post(8, "Eastern pier is rebuilt\n\nThe harbour board voted to rebuild the eastern pier.", NOW, NOW)


@pytest.fixture
def store(indexed: IndexedLibrary) -> ChannelStore:
    store = ChannelStore(indexed.database)
    store.follow(PORT, NOW)
    return store


def take(indexed: IndexedLibrary, store: ChannelStore) -> int:
    return take_posts(store, Ingest(indexed.database, lambda: indexed.embedder), announce=True)


def cards(indexed: IndexedLibrary) -> list[ArticleCard]:
    return indexed.library.newest(10)


def test_a_post_becomes_an_article_once(indexed: IndexedLibrary, store: ChannelStore) -> None:
    assert store.keep(PORT, FERRY, NOW)
    assert store.keep(PORT, FERRY, NOW)  # Telegram sends an update again that was not confirmed
    assert take(indexed, store) == 1
    assert take(indexed, store) == 0
    (card,) = cards(indexed)
    assert (card.title, card.url, card.source) == (
        "Ferry to Lindholm stopped", "https://t.me/port_news/7", "Port News",
    )  # fmt: skip
    assert (card.published, card.language) == (NOW, "en")
    assert [(channel.articles, channel.posted_at) for channel in store.all()] == [(1, NOW)]


def test_a_channel_that_nobody_named_is_never_read(indexed: IndexedLibrary, store: ChannelStore) -> None:
    assert not store.keep(FoundChannel(-1009999999999, "cats", "Cats"), FERRY, NOW)
    assert take(indexed, store) == 0


def test_an_edit_is_a_version_of_the_article_whatever_the_channel_is_called_by_then(
    indexed: IndexedLibrary, store: ChannelStore
) -> None:
    store.keep(PORT, FERRY, NOW)
    take(indexed, store)
    (before,) = cards(indexed)
    store.keep(FoundChannel(PORT.chat, "", "Port News"), CORRECTED, NOW)
    assert take(indexed, store) == 1
    (after,) = cards(indexed)
    assert (after.id, after.url) == (before.id, "https://t.me/port_news/7")
    article = indexed.library.article(after.id)
    assert article is not None
    assert article.text.endswith("It sails again on Friday.")
    store.keep(PORT, FERRY, NOW)  # an older version that comes late
    assert take(indexed, store) == 0


def test_an_edit_before_the_post_was_taken_replaces_it(indexed: IndexedLibrary, store: ChannelStore) -> None:
    store.keep(PORT, FERRY, NOW)
    store.keep(PORT, CORRECTED, NOW)
    assert take(indexed, store) == 1


def test_an_edit_that_comes_while_the_post_is_taken_is_taken_too(indexed: IndexedLibrary, store: ChannelStore) -> None:
    class Meanwhile(Ingest):
        def take(
            self, items: Iterable[Draft | Rejected], *, announce: Announce = False, sample: bool = False
        ) -> Iterator[Outcome]:
            store.keep(PORT, CORRECTED, NOW)
            return super().take(items, announce=announce, sample=sample)

    store.keep(PORT, FERRY, NOW)
    library = Meanwhile(indexed.database, lambda: indexed.embedder)
    (waiting,) = store.waiting(9)
    list(library.take([Draft(waiting.url, "Ferry", waiting.post.text)]))
    store.finish(waiting, "taken")
    assert take(indexed, store) == 1
    (card,) = cards(indexed)
    article = indexed.library.article(card.id)
    assert article is not None
    assert "Friday" in article.text


def test_an_album_is_one_article_with_the_caption_of_whichever_has_one(
    indexed: IndexedLibrary, store: ChannelStore
) -> None:
    for number in range(10):
        text = {3: FERRY.text, 5: "The second caption of the album says the same."}.get(number, "")
        store.keep(PORT, Post(20 + number, text, NOW, NOW, album="13"), NOW)
    assert take(indexed, store) == 1
    assert [card.url for card in cards(indexed)] == ["https://t.me/port_news/23"]


def test_posts_without_words_are_passed_over_and_short_ones_are_counted(
    indexed: IndexedLibrary, store: ChannelStore
) -> None:
    store.keep(PORT, replace(FERRY, text=""), NOW)
    store.keep(PORT, replace(PIER, text="Good morning!"), NOW)
    assert take(indexed, store) == 0
    (channel,) = store.all()
    assert (channel.articles, channel.skipped) == (0, 1)
    store.keep(PORT, replace(PIER, written_at=NOW + timedelta(minutes=1)), NOW)
    assert take(indexed, store) == 1
    (channel,) = store.all()
    assert (channel.articles, channel.skipped) == (1, 0)


def test_nothing_is_lost_while_the_library_cannot_be_written(indexed: IndexedLibrary, store: ChannelStore) -> None:
    class Full:
        def take(self, items: Iterable[Draft | Rejected], *, announce: Announce = False) -> Iterator[Outcome]:
            raise LibraryProblem("the disk is full")

    store.keep(PORT, FERRY, NOW)
    with pytest.raises(LibraryProblem):
        take_posts(store, Full(), announce=True)
    assert take(indexed, store) == 1


def test_a_post_that_cannot_be_read_keeps_back_no_other(
    indexed: IndexedLibrary, store: ChannelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest = Ingest(indexed.database, lambda: indexed.embedder)
    whole = Ingest.take

    def breaks(self: Ingest, items: list[Draft], *, announce: Announce = False) -> Iterator[Outcome]:
        if "Ferry" in items[0].title:
            raise RuntimeError("the ferry is on fire")
        return whole(self, items, announce=announce)

    monkeypatch.setattr(Ingest, "take", breaks)
    store.keep(PORT, FERRY, NOW)
    store.keep(PORT, PIER, NOW)
    assert take_posts(store, ingest, announce=True) == 1


def test_a_channel_is_wanted_until_telegram_has_shown_it(store: ChannelStore) -> None:
    wanted = store.want(ChannelReference("Harbour"), NOW)
    assert wanted.state == "new"
    assert [channel.id for channel in store.to_check(NOW)] == [wanted.id]
    with pytest.raises(ChannelProblem):
        store.want(ChannelReference("harbour"), NOW)
    store.checked(wanted.id, FoundChannel(-1005, "harbour", "Harbour Office"), NOW)
    assert store.find(ChannelReference(chat=-1005)).state == "followed"
    assert store.to_report() == []


def test_a_wanted_channel_that_turns_out_to_be_there_is_kept_once(store: ChannelStore) -> None:
    wanted = store.want(ChannelReference("old_name"), NOW)
    store.checked(wanted.id, PORT, NOW)
    assert [channel.chat for channel in store.all()] == [PORT.chat]


def test_admins_are_told_once_of_what_changed(store: ChannelStore) -> None:
    store.left(PORT.chat, NOW)
    (told,) = store.to_report()
    assert (told.trouble, told.state) == (Trouble.NOT_THERE, "failing")
    store.mark_reported([told])
    store.left(PORT.chat, NOW)
    assert store.to_report() == []
    store.keep(PORT, FERRY, NOW)  # a post comes, so the bot is there again
    assert store.find(PORT.reference).state == "followed"
    assert store.to_report() == []
    store.keep(FoundChannel(PORT.chat, "port_daily", "Port Daily"), PIER, NOW)
    (renamed,) = store.to_report()
    assert (renamed.told_name, renamed.name, renamed.title) == ("port_news", "port_daily", "Port Daily")


def test_a_removed_channel_is_read_no_longer_and_its_articles_stay(
    indexed: IndexedLibrary, store: ChannelStore
) -> None:
    store.keep(PORT, FERRY, NOW)
    take(indexed, store)
    store.keep(PORT, PIER, NOW)
    assert store.remove(ChannelReference("PORT_news")).title == "Port News"
    assert take(indexed, store) == 0
    assert not store.keep(PORT, CORRECTED, NOW)
    assert [card.title for card in cards(indexed)] == ["Ferry to Lindholm stopped"]
    store.follow(PORT, NOW)
    store.keep(PORT, CORRECTED, NOW)
    take(indexed, store)
    assert len(cards(indexed)) == 1
