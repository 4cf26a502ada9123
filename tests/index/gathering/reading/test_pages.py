"""A page gives its article, its own statements about it, and nothing of what stands around."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.gathering.reading import read_page
from index.library.articles import Draft
from index.library.errors import Rejected
from tests.index.gathering.reading.pages import PARAGRAPHS, is_clean, page

ADDRESS = "https://island.example.org/news/harbour"


def read(html: bytes, url: str | None = ADDRESS, charset: str | None = None) -> Draft:
    """The draft that a page is expected to give."""
    draft = read_page(html, url, charset)
    assert isinstance(draft, Draft), draft
    return draft


def linked(**fields: Any) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def test_the_text_is_the_articles_paragraphs_apart_by_blank_lines() -> None:
    assert read(page()).text == "\n\n".join(PARAGRAPHS)


def test_title_without_the_sites_name() -> None:
    head = '<meta property="og:title" content="Harbour closed | Island Example">'
    head += '<meta property="og:site_name" content="Island Example">'
    draft = read(page(head=head))
    assert (draft.title, draft.source) == ("Harbour closed", "Island Example")


def test_title_of_a_page_that_states_none_is_its_heading() -> None:
    assert read(page()).title == "Falk Bay closes its harbour to cruise ships"


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [
        ("https://island.example.org", "Harbour closure 2025"),
        ("https://www.spiegel.de", "Ships told to leave"),
        ("https://notspiegel.de", "Harbour closure 2025"),
    ],
)
def test_title_is_the_statement_in_which_the_publisher_keeps_its_headlines(publisher: str, expected: str) -> None:
    head = linked(headline="Harbour closure 2025") + '<meta property="og:title" content="Ships told to leave">'
    draft = read_page(page(head=head), f"{publisher}/news/harbour")
    assert isinstance(draft, Draft)
    assert draft.title == expected


def test_entities_escaped_twice_are_read_as_meant() -> None:
    draft = read(page(head='<meta property="og:title" content="Falk Bay &amp;amp; the ships">'))
    assert draft.title == "Falk Bay & the ships"


def test_published_keeps_the_pages_own_offset() -> None:
    draft = read(page(head=linked(headline="Harbour", datePublished="2025-05-11T23:30:00+02:00")))
    assert draft.published == datetime(2025, 5, 11, 23, 30, tzinfo=timezone(timedelta(hours=2)))
    assert draft.published is not None
    assert draft.published.utcoffset() == timedelta(hours=2)


def test_a_date_in_the_future_or_at_the_epoch_is_not_believed() -> None:
    for stated in ("2999-01-01T10:00:00Z", "1970-01-01T00:00:00Z"):
        assert read(page(head=linked(headline="Harbour", datePublished=stated))).published is None


def test_authors_source_and_language_from_linked_data() -> None:
    head = linked(
        headline="Harbour",
        author=[{"@type": "Person", "name": "Ann Example"}, {"@type": "Person", "name": "Bo Test"}],
        publisher={"@type": "Organization", "name": "Island Example"},
        inLanguage="en-GB",
    )
    draft = read(page(head=head))
    assert (draft.authors, draft.source, draft.language) == (("Ann Example", "Bo Test"), "Island Example", "en")


def test_of_several_articles_in_linked_data_the_pages_own_counts() -> None:
    head = linked(headline="Another story", url="https://island.example.org/news/other", datePublished="2020-01-01")
    head += linked(headline="Harbour", url=ADDRESS, datePublished="2025-05-11")
    draft = read(page(head=head))
    assert (draft.title, str(draft.published)[:10]) == ("Harbour", "2025-05-11")


def test_broken_linked_data_is_passed_over() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", </script>' + linked(headline="Harbour")
    assert read(page(head=head)).title == "Harbour"


@pytest.mark.parametrize(
    ("canonical", "known_as"),
    [
        ("https://island.example.org/news/harbour-closed", "https://island.example.org/news/harbour-closed"),
        ("https://www.island.example.org/a?utm_source=x&id=7", "https://www.island.example.org/a?id=7"),
        ("https://evil.example.net/news/harbour", ADDRESS),
        ("javascript:alert(1)", ADDRESS),
        ("/news/relative", ADDRESS),
        ("https://island.example.org/", ADDRESS),
        ("http://user:secret@island.example.org/a", ADDRESS),
    ],
)
def test_canonical_address_only_where_it_can_be_believed(canonical: str, known_as: str) -> None:
    assert read(page(head=f'<link rel="canonical" href="{canonical}">')).url == known_as


def test_tracking_parameters_are_no_part_of_an_address() -> None:
    url = f"{ADDRESS}?utm_source=rss&id=7&fbclid=abc&source=print#comments"
    assert read(page(), url).url == f"{ADDRESS}?id=7&source=print"


@pytest.mark.parametrize("light", ["?amp", "?amp=1", "?outputType=amp"])
def test_a_page_for_telephones_is_the_same_article(light: str) -> None:
    assert read(page(), ADDRESS + light).url == ADDRESS


def test_captions_boxes_links_and_sharing_are_left_out() -> None:
    around = (
        "<figure><figcaption>The quay of Falk Bay on a grey morning. Photo: Ann Example</figcaption></figure>"
        "<aside><p>Sign up for our morning newsletter and never miss a story from the islands again.</p></aside>"
        "<p>Share on Facebook</p><ul><li><a href='/other'>Ferry fares to rise by a tenth in autumn</a></li></ul>"
        "<p>Read more: <a href='/more'>All about cruise ships</a></p>"
    )
    assert read(page(before=around, after=around)).text == "\n\n".join(PARAGRAPHS)


def test_other_articles_behind_the_article_are_left_out() -> None:
    after = (
        "<h3>More from Island Example</h3><p>Ferry fares to rise by a tenth in autumn</p><p>Snow closes two schools</p>"
    )
    assert read(page(after=after)).text == "\n\n".join(PARAGRAPHS)


def test_the_lead_is_kept_where_it_is_set_apart() -> None:
    lead = "Cruise ships have to look for another harbour in the islands, and the shops for other customers."
    html = page(head=f'<meta name="description" content="{lead}">', before=f'<div class="teaser-x">{lead}</div>')
    assert read(html).text == "\n\n".join((lead, *PARAGRAPHS))


def test_a_description_that_the_page_does_not_show_is_not_quoted() -> None:
    html = page(
        head='<meta name="description" content="Words that a search engine is given but no reader of this page.">'
    )
    assert "search engine" not in read(html).text


def test_text_that_is_only_in_linked_data_is_taken_from_there() -> None:
    html = page([], head=linked(headline="Harbour", articleBody="\n".join(PARAGRAPHS)))
    assert read(html).text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "koi8-r", "utf-16"])
@pytest.mark.parametrize("header", [None, "iso-8859-1", "utf-8", "no-such-charset"])
def test_a_wrong_charset_header_does_no_harm_where_the_page_tells_its_own(encoding: str, header: str | None) -> None:
    text = "Гавань Фальк-Бей закроют для круизных судов со следующего лета, решил островной совет. " * 3
    html = page([text] * 4, title="Гавань закрывают", head=f'<meta charset="{encoding}">').decode().encode(encoding)
    if header == "iso-8859-1" and encoding in ("windows-1251", "koi8-r"):
        pytest.skip("bytes that are letters in both: the header counts, as in a browser")
    assert read(html, charset=header).text.startswith("Гавань Фальк-Бей")


def test_a_foreign_byte_in_utf8_does_not_change_the_rest() -> None:
    html = page(
        [PARAGRAPHS[0], "Café Île, with é and more of what the islanders eat on long evenings.", *PARAGRAPHS[1:]]
    )
    broken = html.replace("Île".encode(), "Île".encode("cp1252"))
    assert "Café Île" in read(broken).text


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (page(["We use cookies. Accept all cookies to go on to this site."], title="Before you go on"), "consent wall"),
        (page(["Verify you are human by completing the action below."], title="Just a moment..."), "robot check"),
        (page(["The page you are looking for could not be found."], title="404 Not Found"), "error page"),
        (page([PARAGRAPHS[0], "Subscribe to continue reading this story."]), "paywall"),
        (page([PARAGRAPHS[0]], head=linked(headline="Harbour", isAccessibleForFree=False)), "paywall"),
        (page([], after="<noscript>Please enable JavaScript.</noscript>"), "JavaScript"),
        (page([]), "no article text"),
        (b"", "no"),
        (b"%PDF-1.7 ...", "PDF"),
        (bytes(range(256)) * 40, "binary"),
    ],
)
def test_what_is_no_article_is_refused_with_its_reason(html: bytes, said: str) -> None:
    rejected = read_page(html, ADDRESS)
    assert isinstance(rejected, Rejected)
    assert said in rejected.reason
    assert "\n" not in str(rejected)
    assert rejected.where == ADDRESS


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(st.binary(max_size=2_000), st.text(max_size=500).map(lambda text: page([text, *PARAGRAPHS], title=text)))
)
def test_any_bytes_give_a_clean_draft_or_a_reason(html: bytes) -> None:
    outcome = read_page(html, ADDRESS)
    if isinstance(outcome, Draft):
        assert is_clean(outcome.text)
        assert outcome.title
    else:
        assert outcome.reason


def test_a_page_that_nobody_can_find_again_is_refused() -> None:
    rejected = read_page(page(), None)
    assert isinstance(rejected, Rejected)
    assert "address" in rejected.reason


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Ships must<br>leave", "Ships must leave"),
        ("Ships must<br/>leave<br>Falk Bay", "Ships must leave Falk Bay"),
        ("<span class='kicker'>Harbour</span><span>Ships must leave</span>", "Ships must leave"),
        ("<span>Ships must</span><span>leave</span>", "Ships must leave"),
        ("<div>Ships must</div><div>leave</div>", "Ships must leave"),
        ("<span class='cap'>S</span>hips must <b>l</b>eave", "Ships must leave"),
    ],
)
def test_what_breaks_a_line_of_a_heading_keeps_its_words_apart(heading: str, title: str) -> None:
    html = page().decode().replace("<h1>Falk Bay closes its harbour to cruise ships</h1>", f"<h1>{heading}</h1>")
    html = html.replace("<title>Falk Bay closes its harbour to cruise ships - Island Example</title>", "")
    assert read(html.encode()).title == title


def test_a_kicker_that_nothing_names_is_told_by_the_pages_title() -> None:
    html = page().decode().replace("<h1>", "<h1><span>Harbour</span><span>").replace("</h1>", "</span></h1>")
    assert read(html.encode()).title == "Falk Bay closes its harbour to cruise ships"


def test_tags_in_a_stated_title_are_no_words_of_it() -> None:
    head = '<meta property="og:title" content="Ships must&lt;br&gt;leave &lt;i&gt;now&lt;/i&gt;">'
    assert read(page(head=head)).title == "Ships must leave now"


@pytest.mark.parametrize("name", ["Island Example", "Example Media Group", "example.org"])
def test_whatever_source_is_stated_is_cut_from_the_end_of_a_title(name: str) -> None:
    head = '<meta property="og:site_name" content="Island Example">'
    head += linked(headline=f"Ships must leave – {name}", publisher={"name": "Example Media Group"})
    assert read(page(head=head), "https://example.org/news/1").title == "Ships must leave"


def test_the_lines_of_a_lead_are_apart() -> None:
    lead = "The island council has closed the harbour.<br>Cruise ships have to leave by next summer."
    head = (
        '<meta name="description" content="The island council has closed the harbour. Cruise ships have to leave by">'
    )
    html = page(head=head).decode().replace("<main>", f"<div class='intro'><span>{lead}</span></div><main>")
    assert read(html.encode()).text.startswith(lead.replace("<br>", " ") + "\n\n")


ITEMS = ("Ferries keep the eastern quay.", "Fishing boats move to the north.", "Cruise ships leave by summer.")


@pytest.mark.parametrize("holder", ["body", "div class=txt", "section", "td", "article", "main"])
@pytest.mark.parametrize("kind", ["ul", "ol"])
def test_a_list_stays_whatever_it_stands_in(holder: str, kind: str) -> None:
    listed = "".join(f"<li>{item}</li>" for item in ITEMS)
    words = [f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS]
    inner = "".join(
        [*words[:2], "<p>The plan of the council has three parts:</p>", f"<{kind}>{listed}</{kind}>", *words[2:]]
    )
    opening, closing = ("", "") if holder == "body" else (f"<{holder}>", f"</{holder.split()[0]}>")
    if holder == "td":
        opening, closing = "<table><tr><td>", "</td></tr></table>"
    html = f"<html><head><title>Harbour</title></head><body><h1>Harbour</h1>{opening}{inner}{closing}</body></html>"
    paragraphs = read(html.encode()).text.split("\n\n")
    place = paragraphs.index("The plan of the council has three parts:")
    assert tuple(paragraphs[place + 1 : place + 4]) == ITEMS


def test_a_list_of_ways_to_other_articles_is_none_of_the_text() -> None:
    links = "".join(f'<li>{n} May <a href="/{n}">Story {n}</a> and what came of it in the end</li>' for n in range(3))
    words = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    html = f"<html><body><h1>Harbour</h1>{words}<p>More on this:</p><ul>{links}</ul></body></html>"
    assert "what came of it" not in read(html.encode()).text


def test_the_same_answer_to_several_questions_stays() -> None:
    talk = [
        "Will you resign?",
        "No.",
        "Who pays?",
        "No comment.",
        "Who else?",
        "No comment.",
        "And then?",
        "No comment.",
    ]
    paragraphs = [*PARAGRAPHS[:2], *talk, *PARAGRAPHS[2:]]
    assert read(page(paragraphs)).text == "\n\n".join(paragraphs)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Museum gives up captcha",
            "The museum gave up the captcha on its page, since hardly anybody could solve it.",
        ),
        (
            "Court rules on cookies",
            "A court ruled that the words “we use cookies” are no consent of a reader.",
        ),
        (
            "Bank page down",
            "Customers of the bank saw “Access denied” for hours, the regulator said in a note.",
        ),
    ],
)
def test_a_short_article_about_a_wall_is_none(title: str, text: str) -> None:
    assert read(page([text + " The board met on it at length.", "It will report in May."], title=title)).title == title


@pytest.mark.parametrize(
    "text",
    [
        "We use cookies and similar methods to show advertising that fits. Accept all or manage your choices, please.",
        "Please complete the security check to go on. This takes no longer than a few seconds of your time.",
        "Access denied. The page at this address is not open to visitors from where the request has come.",
    ],
)
def test_a_wall_is_one_still(text: str) -> None:
    assert isinstance(read_page(page([text], title="Island Example"), ADDRESS), Rejected)
