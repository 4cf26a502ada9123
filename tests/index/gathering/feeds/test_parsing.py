"""Reading feeds of every kind, in every state."""

from __future__ import annotations

import contextlib
import json
import time
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.gathering.feeds.entries import NotAFeed, ParsedFeed, entry_keys
from index.gathering.feeds.parsing import ENTRIES_READ, parse_feed
from index.gathering.reading.clean_text import MAX_TITLE_CHARACTERS
from tests.index.gathering.feeds.feed_desk import item, rss

URL = "http://gazette.example/feeds/main.xml"
NOON = datetime(2025, 5, 11, 12, tzinfo=UTC)

RSS = rss(
    "<item><title>Pier &amp; harbour</title><link>/pier</link><guid>g1</guid><author>a@b.example (Ann Roe)</author>"
    "<pubDate>Sun, 11 May 2025 12:00:00 GMT</pubDate><description>A &lt;b&gt;short&lt;/b&gt; teaser</description>"
    "<content:encoded><![CDATA[<p>First.</p><p>Second<br>line.</p><script>no()</script>]]></content:encoded></item>",
    channel="<ttl>90</ttl><language>en-GB</language>",
)
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title type="html">Lindholm &lt;i&gt;Gazette&lt;/i&gt;</title>
<entry><id>tag:gazette.example,2025:1</id><title>Pier &amp; harbour</title><updated>2025-05-12T00:00:00Z</updated>
<published>2025-05-11T14:00:00+02:00</published><author><name>Ann Roe</name></author>
<link rel="enclosure" href="http://gazette.example/pier.mp3"/><link rel="alternate" href="http://gazette.example/pier"/>
<summary>A short teaser</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>First.</p><p>Second<br/>line.</p></div></content>
</entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="http://gazette.example/"><title>Lindholm Gazette</title>
</channel><item rdf:about="http://gazette.example/pier"><title>Pier &amp; harbour</title>
<link>http://gazette.example/pier</link><dc:date>2025-05-11T12:00:00Z</dc:date><dc:creator>Ann Roe</dc:creator>
<description>A short teaser</description></item></rdf:RDF>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Lindholm Gazette",
        "language": "en",
        "authors": [{"name": "Ann Roe"}],
        "items": [
            {
                "id": 7,
                "url": "/pier",
                "title": "Pier & harbour",
                "summary": "A short teaser",
                "content_html": "<p>First.</p><p>Second<br>line.</p>",
                "date_published": "2025-05-11T14:00:00+02:00",
            }
        ],
    }
)


def parsed(text: str | bytes, **headers: str) -> ParsedFeed:
    return parse_feed(text.encode() if isinstance(text, str) else text, URL, **headers)


@pytest.mark.parametrize("text", [RSS, ATOM, RDF, JSON_FEED], ids=["rss", "atom", "rdf", "json"])
def test_each_kind_says_the_same(text: str) -> None:
    feed = parsed(text)
    assert feed.title == "Lindholm Gazette"
    (entry,) = feed.entries
    assert (entry.title, entry.link) == ("Pier & harbour", "http://gazette.example/pier")
    assert entry.published == NOON
    assert entry.authors == ("Ann Roe",)
    assert entry.summary == "A short teaser"
    assert entry.content in ("First.\n\nSecond\nline.", "")


def test_a_date_keeps_its_offset() -> None:
    published = parsed(ATOM).entries[0].published
    assert published is not None
    assert published.tzinfo == timezone(timedelta(hours=2))


def test_a_feed_can_ask_to_be_left_alone() -> None:
    assert parsed(RSS).least_interval == timedelta(minutes=90)
    hourly = "<sy:updatePeriod xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'>hourly</sy:updatePeriod>"
    assert parsed(rss(channel=hourly)).least_interval == timedelta(hours=1)


@pytest.mark.parametrize(
    ("inside", "link"),
    [
        ("<guid>http://gazette.example/guid</guid>", "http://gazette.example/guid"),
        ("<guid isPermaLink='false'>http://gazette.example/guid</guid>", "http://gazette.example/guid"),
        ("<link>relative</link>", "http://gazette.example/feeds/relative"),
        ("<link> http://gazette.example/spaces </link>", "http://gazette.example/spaces"),
        ("<link>http://other.example/x</link><guid>http://gazette.example/guid</guid>", "http://other.example/x"),
        ("<enclosure url='http://gazette.example/a.mp3' type='audio/mpeg' length='1'/>", ""),
        ("<link>http://gazette.example/two words, one.html</link>", "http://gazette.example/two%20words,%20one.html"),
        ("<link>//other.example/two words</link>", "http://other.example/two%20words"),
        ("<link>/x?q=two words#a b</link>", "http://gazette.example/x?q=two%20words#a%20b"),
        ("<link>http://gaz ette.example/</link>", ""),
        ("<link>javascript:alert(1)</link>", ""),
        ("<link>http://user:word@gazette.example/</link>", ""),
        ("<link>http://[broken/</link>", ""),
        ("<guid>just-an-id</guid>", ""),
        ("", ""),
    ],
)
def test_where_an_entry_stands(inside: str, link: str) -> None:
    assert parsed(rss(f"<item><title>x</title>{inside}</item>")).entries[0].link == link


@pytest.mark.parametrize(
    ("stated", "link"),
    [
        ("http://gazette.example/two words", "http://gazette.example/two%20words"),
        ("//other.example/x y", "http://other.example/x%20y"),
        ("/x y", "http://gazette.example/x%20y"),
        (" http://gazette.example/x\\n ", "http://gazette.example/x"),
        ("http://gaz ette.example/", ""),
    ],
)
def test_where_an_entry_of_a_json_feed_stands(stated: str, link: str) -> None:
    item = {"id": "1", "url": stated.replace("\\n", "\n"), "content_text": "x"}
    (entry,) = parsed(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [item]})).entries
    assert entry.link == link


@pytest.mark.parametrize(
    ("date", "language", "published"),
    [
        ("Fri, 05 Jun 2026 10:00:00 CEST", "", "2026-06-05T10:00:00+02:00"),
        ("ven., 05 juin 2026 10:00:00 +02:00", "fr", "2026-06-05T10:00:00+02:00"),
        ("05/06/2026 10:00", "it", "2026-06-05T10:00:00+00:00"),
        ("2026/6/5 3:07 PM", "", "2026-06-05T15:07:00+00:00"),
    ],
)
def test_a_date_in_the_form_and_language_of_its_feed(date: str, language: str, published: str) -> None:
    channel = f"<language>{language}</language>" if language else ""
    item = f"<item><link>http://a.example/</link><pubDate>{date}</pubDate></item>"
    (entry,) = parsed(rss(item, channel=channel)).entries
    assert entry.published is not None
    assert entry.published.isoformat() == published


@pytest.mark.parametrize(
    "date", ["2026", "2026-06", "Thu, 01 Jan 1970 00:00:00 GMT", "1970-01-01", "0", "yesterday", "31 Feb 2025", ""]
)
def test_a_date_that_says_nothing(date: str) -> None:
    assert (
        parsed(rss(f"<item><link>http://a.example/</link><pubDate>{date}</pubDate></item>")).entries[0].published
        is None
    )


CYRILLIC = rss("<item><title>Новости порта</title><link>http://a.example/</link></item>")


@pytest.mark.parametrize(
    ("encoding", "declared", "charset"),
    [
        ("utf-8", "", ""),
        ("utf-8", "", "iso-8859-1"),  # the header is wrong
        ("utf-8", "windows-1251", "windows-1251"),  # both are wrong
        ("utf-8", "", "no-such-charset"),
        ("utf-8-sig", "", ""),
        ("windows-1251", "windows-1251", ""),
        ("windows-1251", "windows-1251", "utf-8"),  # the header is wrong
        ("windows-1251", "", "windows-1251"),
        ("koi8-r", "koi8-r", "koi8-r"),
        ("utf-16", "utf-16", ""),
        ("utf-16", "", "utf-16"),
    ],
)
def test_whatever_the_encoding_and_whatever_is_said_of_it(encoding: str, declared: str, charset: str) -> None:
    text = CYRILLIC.replace('<?xml version="1.0"?>', f'<?xml version="1.0" encoding="{declared}"?>' if declared else "")
    feed = parsed(text.encode(encoding), content_type="application/xml", charset=charset)
    assert feed.entries[0].title == "Новости порта"


def test_foreign_bytes_within_utf_8_do_not_spoil_the_rest() -> None:
    items = "".join(
        f"<item><title>Порт №{n} – новости</title><link>http://a.example/{n}</link></item>" for n in range(20)
    )
    body = rss(items, "<item><title>@</title><link>http://a.example/x</link></item>").encode()
    feed = parsed(body.replace(b"@", "“Café”".encode("cp1252")), charset="utf-8")
    assert feed.entries[3].title == "Порт №3 – новости"
    assert feed.entries[20].title == "“Café”"


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        ("AT&amp;amp;T &amp;lt;3", "AT&T <3"),
        ("a &lt; b and c &gt; d", "a < b and c > d"),
        ("<![CDATA[<b>Bold</b> move<script>x</script>]]>", "Bold move"),
        ("One\n  two\tthree", "One two three"),
        ("", ""),
    ],
)
def test_titles_are_plain(markup: str, title: str) -> None:
    assert parsed(rss(f"<item><title>{markup}</title><link>http://a.example/</link></item>")).entries[0].title == title


def test_a_title_of_5_mb_is_cut_and_marked() -> None:
    feed = parsed(rss(f"<item><title>{'long ' * 10**6}</title><link>http://a.example/</link></item>"))
    assert len(feed.entries[0].title) <= MAX_TITLE_CHARACTERS
    assert feed.entries[0].title.endswith("long…")


@pytest.mark.parametrize("root", ["rss", "feed"])
def test_a_billion_laughs_stay_unlaughed(root: str) -> None:
    laughs = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    body = f"<!DOCTYPE {root} [<!ENTITY l0 'ha'>{laughs}]>" + rss(item(1), title="&l9;")[21:]
    try:
        feed = parsed(body)
    except NotAFeed:
        return
    assert "haha" not in feed.title
    assert sum(len(entry.title) + len(entry.summary) for entry in feed.entries) < 10_000


def test_no_file_is_read_for_an_entity() -> None:
    body = f"<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>{rss(item(1), title='[&x;]')[21:]}"
    assert "root" not in parsed(body).title


def test_an_ill_formed_feed_is_read_as_far_as_it_goes() -> None:
    feed = parsed(rss(item(1), item(2)).replace("</channel></rss>", "<item><title>Tail & more"))
    assert [entry.title for entry in feed.entries][:2] == ["Pier 1", "Pier 2"]
    assert feed.ill_formed


def test_the_longest_feeds_are_cut() -> None:
    feed = parsed(rss(*(f"<item><link>http://a.example/{n}</link></item>" for n in range(ENTRIES_READ + 5))))
    assert (len(feed.entries), feed.left_out) == (ENTRIES_READ, 5)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "nothing"),
        (b" \n", "nothing"),
        (b"<html><body><p>Welcome</p></body></html>", "a page"),
        (b"\x89PNG\r\n\x1a\n" + bytes(1000), "no feed"),
        (b"just words", "no feed"),
        ('<n:rss xmlns:n="h\u0085ttp://n.example/" version="2.0"/>'.encode(), "namespaces are damaged"),
        (b"{}", "no JSON feed"),
        (b'{"items": []}', "no JSON feed"),
        (b'{"version": "https://jsonfeed.org/version/1"', "but is none"),
        (b'{"version": ' + b"[" * 100_000, "but is none"),
    ],
)
def test_what_is_no_feed_is_named(body: bytes, reason: str) -> None:
    with pytest.raises(NotAFeed, match=reason):
        parsed(body)


def test_a_name_of_a_file_is_not_opened() -> None:
    with pytest.raises(NotAFeed):
        parsed(b"/etc/passwd")


def test_entries_are_known_by_id_and_where_that_is_shared_by_link() -> None:
    def keys(*items: str) -> list[str]:
        return entry_keys(parsed(rss(*items)).entries)

    own = "<item><guid isPermaLink='false'>1</guid><link>http://a.example/{}</link></item>"
    assert keys(own.format("x")) == keys(own.format("moved"))
    shared = keys(own.format("x"), own.format("y"))
    assert len(set(shared)) == 2


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
FIELDS = ("id", "url", "external_url", "title", "summary", "content_html", "content_text", "date_published", "authors")


@given(st.lists(st.dictionaries(st.sampled_from(FIELDS), json_values), max_size=4), json_values)
def test_a_json_feed_may_say_anything(items: list[dict[str, Any]], title: Any) -> None:
    told = {"version": "https://jsonfeed.org/version/1", "title": title, "items": items}
    assert len(parsed(json.dumps(told)).entries) == len(items)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_feed_or_none(body: bytes) -> None:
    for whole in (body, b"<rss><channel><item>" + body, b"{" + body):
        try:
            assert isinstance(parsed(whole), ParsedFeed)
        except NotAFeed as problem:
            assert str(problem)


RAW = """{"version": "https://jsonfeed.org/version/1.1", "title": "Lindholm Gazette", "items": [{"id": "1",
"url": "http://gazette.example/1", "title": "Pier", "content_html": "<p>The pier closed.</p>
\t<p>It opens\tin May.</p>\r\n"}]}"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_json_feed_with_line_breaks_and_tabs_in_its_texts_is_read(encoding: str) -> None:
    [entry] = parse_feed(RAW.encode(encoding), URL, "application/feed+json").entries
    assert entry.content == "The pier closed.\n\nIt opens in May."


def test_a_json_feed_in_the_encoding_that_its_header_says() -> None:
    told = {"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "/1", "title": "Мост закрыт"}]}
    body = json.dumps(told, ensure_ascii=False).encode("windows-1251")
    assert parse_feed(body, URL, "application/json", "windows-1251").entries[0].title == "Мост закрыт"


@pytest.mark.parametrize("charset", ["iso-8859-1", "latin1", "us-ascii", "windows-1252"])
@pytest.mark.parametrize(
    ("encoding", "title"),
    [("windows-1251", "Мост закрыт до весны"), ("shift_jis", "橋は春まで閉鎖"), ("koi8-r", "Мост закрыт")],
)
def test_latin_1_that_a_server_says_of_everything_loses_against_the_declaration(
    charset: str, encoding: str, title: str
) -> None:
    body = f'\n<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><title>{title}</title>'
    assert parse_feed(f"{body}</channel></rss>".encode(encoding), URL, "text/xml", charset).title == title


def test_ids_are_found_however_their_tags_are_written() -> None:
    guid = "<guid isPermaLink='false' \n><![CDATA[ http://gazette.example/by-id ]]></guid>"
    [entry] = parse_feed(rss(f"<item><title>Pier</title>{guid}</item>").encode(), URL).entries
    assert entry.link == "http://gazette.example/by-id"


@pytest.mark.parametrize(
    "piece",
    ["<!---->", "<!-- -->\n", "<!--", "<id", "<id ", "<guid a='", "<id>\n", " ", "<a:", "<item ", "a@b ", "((", "&#"],
)
def test_a_feed_takes_no_longer_than_it_is(piece: str) -> None:
    def seconds(count: int) -> float:
        body = ("<!-- -->" + piece * count + RSS + piece * count).encode()
        times = []
        for _ in range(2):
            started = time.thread_time()
            with contextlib.suppress(NotAFeed):
                parse_feed(body, URL)
            times.append(time.thread_time() - started)
        return min(times)

    less, more = seconds(1_000), seconds(8_000)
    assert more < 4.0 and more < 3 * 8 * max(less, 0.02)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("One line&lt;br/&gt;and another", "One line and another"),
        ("<![CDATA[The pier<br>is rebuilt]]>", "The pier is rebuilt"),
        ("The pier &lt;img src='a.png' alt=''&gt; in pictures", "The pier in pictures"),
        ("The &lt;b&gt;pier&lt;/b&gt;", "The pier"),
        ("The&lt;iframe src='x'&gt;frame&lt;/iframe&gt; pier", "The pier"),
        ("The pier&lt;link rel='x' href='y'&gt; today", "The pier today"),
        ("Three &amp;lt; five", "Three < five"),
        ("What &lt;changelog&gt; means", "What <changelog> means"),
    ],
)
def test_tags_in_a_title_are_no_words_of_it(written: str, shown: str) -> None:
    assert parsed(rss(f"<item><title>{written}</title><link>http://a.example/</link></item>")).entries[0].title == shown


PLAIN = "Pass the <pier> element to Map<Berth, Ship> & keep it.\n\nIt is </closed> now."


def test_text_that_is_declared_plain_stays_as_it_is() -> None:
    item = {"id": "1", "url": "http://a.example/", "title": "Use <pier>", "content_text": PLAIN}
    (entry,) = parsed(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [item]})).entries
    assert (entry.title, entry.content) == ("Use <pier>", PLAIN)
    (entry,) = parsed(atom(f"<content type='text'>{escape(PLAIN)}</content>")).entries
    assert entry.content == PLAIN


def test_text_of_which_nothing_is_declared_is_html_where_it_looks_so() -> None:
    (entry,) = parsed(atom("<content>&lt;p&gt;First.&lt;/p&gt;&lt;p&gt;Second.&lt;/p&gt;</content>")).entries
    assert entry.content == "First.\n\nSecond."


def atom(inside: str) -> str:
    return (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title type='text'>x</title><entry><title type='text'>x</title>"
        f"<id>urn:1</id><link href='http://a.example/'/>{inside}</entry></feed>"
    )
