"""What admins send is read where it can harm nothing, and goes into the library as `add` would put it there."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from chat.article_intake import ArticleIntake
from chat.conversation_setup import build_conversation
from chat.source_channel_intake import SourceChannelIntake
from chat.telegram.document_intake import DocumentIntake
from commands.library_intake import LibraryIntake
from commands.parts import Parts
from config.settings import read_settings
from index.gathering.feeds.errors import FeedProblem
from index.gathering.feeds.feed_state import Feed
from index.gathering.feeds.feed_store import FeedStore
from index.indexing.ingest import Accepted, Outcome, Verdict
from index.library.errors import Rejected
from testing.bot_api import BotApiServer
from testing.fake_answerer import FakeAnswerer
from testing.tiny_embedder import TinyEmbedder
from tests.chat.bot import talking
from tests.index.gathering.fetching.site import running_site

STORY = (
    "The harbour board of Lindholm voted on Tuesday to rebuild the eastern pier, which a storm had damaged in March. "
    "Work is to begin in September and to last two winters. The board expects the repair to cost eleven million. "
)
PAGE = f"<html><head><title>The pier</title></head><body><article><h1>The pier</h1><p>{STORY * 4}</p></article></body>"
FEED = """<rss version="2.0"><channel><title>Harbour Courier</title><link>http://127.0.0.1/</link>
<item><title>The pier</title><link>http://127.0.0.1/pier</link></item></channel></rss>"""


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Parts]:
    monkeypatch.setattr("commands.parts.open_embedder", lambda *_: TinyEmbedder())
    with Parts(read_settings(data=tmp_path, allow_networks="127.0.0.0/8")) as parts:
        yield parts


@pytest.fixture
def intake(parts: Parts) -> LibraryIntake:
    return LibraryIntake(parts)


def accepted(outcome: Feed | Outcome) -> Accepted:
    assert isinstance(outcome, Accepted)
    return outcome


def test_a_document_keeps_its_identity_by_its_name(intake: LibraryIntake, parts: Parts) -> None:
    (first,) = intake.add_file("../../etc/pier notes.txt", f"The pier\n\n{STORY}".encode())
    assert accepted(first).url == "file:///sent/pier%20notes.txt"
    (again,) = intake.add_file("pier notes.txt", f"The pier\n\n{STORY}".encode())
    assert accepted(again).verdict is Verdict.UNCHANGED
    (changed,) = intake.add_file("pier notes.txt", f"The pier\n\n{STORY} It will be longer.".encode())
    assert (accepted(changed).verdict, accepted(changed).article) == (Verdict.UPDATED, accepted(first).article)
    assert parts.library.counts().articles == 1


def test_a_bad_document_is_rejected_by_its_own_name(intake: LibraryIntake) -> None:
    lines = [json.dumps({"url": "https://a.example/1", "text": STORY}), "{"]
    good, bad = intake.add_file("a.jsonl.gz", gzip.compress("\n".join(lines).encode()))
    assert accepted(good).url == "https://a.example/1"
    assert isinstance(bad, Rejected)
    assert bad.where == "a.jsonl.gz, line 2"
    for name, content in (
        ("run.exe", b"MZ"),
        ("bomb.md.xz", b"\xfd7zXZ\0cut"),
        ("", b"x"),
        ("nested.html", b"<p>" * 10**6),
    ):
        (rejected,) = intake.add_file(name, content)
        assert isinstance(rejected, Rejected)
        assert "/tmp" not in str(rejected)


async def test_an_address_is_a_page_or_a_feed_or_neither(intake: LibraryIntake, parts: Parts) -> None:
    async with running_site() as site:
        page, feed = site.serves("/pier", PAGE), site.serves("/feed", FEED)
        front = site.serves("/", f'<link rel="alternate" type="application/rss+xml" href="{feed}">')
        assert accepted(await asyncio.to_thread(intake.add_address, page)).title == "The pier"
        followed = await asyncio.to_thread(intake.add_address, feed)
        assert isinstance(followed, Feed)
        assert isinstance(await asyncio.to_thread(intake.add_address, f"{site.base}/none"), Rejected)
        FeedStore(parts.database).remove(str(followed.id))
        assert (await asyncio.to_thread(intake.follow, front)).url == feed
        with pytest.raises(FeedProblem):
            await asyncio.to_thread(intake.follow, page)


async def test_a_document_that_an_admin_sends_on_telegram_is_in_the_library(
    intake: LibraryIntake, parts: Parts
) -> None:
    supplying = ArticleIntake(intake, parts.feeds, SourceChannelIntake(parts.channels))
    talk = build_conversation(FakeAnswerer(), parts.library, parts.database, more_skills=[supplying]).conversation
    async with BotApiServer() as server:
        ada = server.person("Ada")
        receiving = DocumentIntake(supplying, {ada.user.id})
        async with talking(server, talk, handler_sets=[receiving], admins=str(ada.user.id)):
            ada.sends("pier.html.gz", gzip.compress(PAGE.encode()))
            assert (await ada.hears()).text == "Added: The pier"
            ada.says("/articles")
            assert "The pier" in (await ada.hears()).text
