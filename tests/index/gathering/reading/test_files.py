"""Files and folders: what is an article comes out, what is none says why, and nothing is raised."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.gathering.reading import extract_record, read_path, readings
from index.library.articles import Draft
from index.library.errors import Rejected
from index.library.samples import sample_articles
from tests.index.gathering.reading.pages import PARAGRAPHS, is_clean, page

LINE = json.dumps({"url": "https://island.example.org/a", "title": "Harbour", "text": PARAGRAPHS[0]}).encode() + b"\n"
PLAIN = ("Falk Bay closes its harbour\n\n" + "\n\n".join(PARAGRAPHS)).encode()


def read_one(path: Path) -> Draft:
    [outcome] = read_path(path)
    assert isinstance(outcome, Draft), outcome
    return outcome


def refusal(path: Path) -> str:
    [outcome] = read_path(path)
    assert isinstance(outcome, Rejected), outcome
    assert "\n" not in str(outcome)
    return outcome.reason


def written(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_a_plain_text_is_known_by_its_place(tmp_path: Path) -> None:
    path = written(tmp_path / "Größe & Maß.txt", PLAIN)
    draft = read_one(path)
    assert draft.url == path.as_uri()
    assert "Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F.txt" in draft.url
    assert (draft.title, draft.text) == ("Falk Bay closes its harbour", "\n\n".join(PARAGRAPHS))


def test_a_saved_page_is_known_by_the_address_it_states(tmp_path: Path) -> None:
    address = "https://island.example.org/news/harbour"
    stated = written(tmp_path / "a.html", page(head=f'<link rel="canonical" href="{address}">'))
    silent = written(tmp_path / "b.htm", page())
    assert read_one(stated).url == address
    assert read_one(silent).url == silent.as_uri()


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress, bz2.compress])
def test_packed_files_are_read_as_what_they_hold(tmp_path: Path, pack: type[bytes]) -> None:
    suffix = {gzip.compress: ".gz", lzma.compress: ".xz", bz2.compress: ".bz2"}[pack]  # type: ignore[index]  # functions
    assert read_one(written(tmp_path / f"a.jsonl{suffix}", pack(LINE))).title == "Harbour"
    assert read_one(written(tmp_path / f"a.html{suffix}", pack(page()))).text == "\n\n".join(PARAGRAPHS)
    assert read_one(written(tmp_path / f"a.txt{suffix}", pack(PLAIN))).title == "Falk Bay closes its harbour"


def test_a_folder_is_read_in_order_without_what_is_hidden_or_of_other_kinds(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.md", "a.html", ".hidden.txt", ".git/x.txt", "picture.png", "notes.docx", "c.jsonl"):
        written(tmp_path / name, page() if name.endswith(".html") else LINE if name.endswith(".jsonl") else PLAIN)
    found = [Path(reading.path).relative_to(tmp_path).as_posix() for reading in readings(tmp_path)]
    assert found == ["a.html", "c.jsonl", "b/1.md", "b/2.txt"]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Falk Bay closes its harbour\n14 July 2026\n\n", "2026-07-14"),
        ("Falk Bay closes its harbour\n\nBy Ann Example | July 14, 2026, 3:07 p.m.\n\n", "2026-07-14"),
        ("14.07.2026\n\nFalk Bay closes its harbour\n\n", "2026-07-14"),
        ("Falk Bay closes its harbour, which has been open to cruise ships\nPublished: 14/07/2026\n\n", "2026-07-14"),
        ("Falk Bay closes its harbour\n\nFerries sail on as they do.\n\nStand: 14. Juli 2026\n\n", "2026-07-14"),
        ("Falk Bay closes its harbour\n\n", None),
        ("Falk Bay closes its harbour\n\n05/06/2026\n\n", None),
    ],
)
def test_a_date_line_under_the_title_dates_a_text(tmp_path: Path, head: str, day: str | None) -> None:
    draft = read_one(written(tmp_path / "harbour.txt", (head + "\n\n".join(PARAGRAPHS)).encode()))
    assert (draft.published.date().isoformat() if draft.published else None) == day
    assert draft.title.startswith("Falk Bay closes its harbour")
    assert draft.text.endswith("\n\n".join(PARAGRAPHS))
    assert "2026" not in draft.text


def test_links_in_a_circle_are_followed_once(tmp_path: Path) -> None:
    written(tmp_path / "deep" / "a.txt", PLAIN)
    (tmp_path / "deep" / "up").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    assert [type(outcome) for outcome in read_path(tmp_path)] == [Draft]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\n ", "empty"),
        ("a.txt", b"--- *** 123 ---", "no text"),
        ("a.txt", bytes(range(256)) * 100, "binary"),
        ("a.txt", b"\x7fELF\x02\x01\x01" + b"\0" * 99, "a program"),
        ("a.txt", b"PK\x03\x04 an office document", "office document"),
        ("a.html", b"%PDF-1.7", "PDF"),
        ("a.html", page([]), "no article text"),
        ("a.jsonl", b"", "empty"),
        ("a.txt.gz", b"no gzip at all", "damaged"),
        ("a.txt.gz", gzip.compress(PLAIN, mtime=0)[:-20], "ends too early"),
        ("a.txt.xz", lzma.compress(PLAIN)[:-20], "ends too early"),
        ("a.docx", b"PK", "not a kind of file that is read"),
        ("a.txt", b"word " * 500_000, "split it"),
        ("a.txt.gz", gzip.compress(b"0" * 45_000_000, mtime=0), "more than 40 MB"),
    ],
)
def test_what_is_no_article_says_why(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    assert said in refusal(written(tmp_path / name, content))


def test_what_is_not_there_or_holds_nothing_says_so(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "missing.txt")
    assert "no file in this folder" in refusal(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    assert "not a regular file" in refusal(tmp_path / "pipe.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", PLAIN)
    path.chmod(0)
    assert "no permission" in refusal(path)


def test_what_was_read_of_a_damaged_archive_stays(tmp_path: Path) -> None:
    rows = b"".join(
        LINE.replace(b"/a", b"/%d" % number) + os.urandom(500).hex().encode() + b"\n" for number in range(300)
    )
    path = written(tmp_path / "a.jsonl.gz", gzip.compress(rows)[:-5_000])
    outcomes = list(read_path(path))
    assert sum(isinstance(outcome, Draft) for outcome in outcomes) > 100
    assert isinstance(outcomes[-1], Rejected)
    assert "ends too early" in outcomes[-1].reason


def test_windows_1251_is_recognised(tmp_path: Path) -> None:
    text = "Гавань закроют\n\nСовет острова решил, что гавань закроют для круизных судов. Жители жаловались на шум.\n"
    draft = read_one(written(tmp_path / "a.txt", (text * 3).encode("windows-1251")))
    assert draft.title == "Гавань закроют"
    assert draft.language in ("ru", "bg")


def test_markdown_gives_what_a_reader_sees_of_it(tmp_path: Path) -> None:
    source = (
        "---\ntitle: Falk Bay closes its harbour\ndate: 2025-05-11\nauthor: [Ann Example, Bo Test]\n"
        "url: https://island.example.org/news/harbour?utm_source=x\nlang: en\n---\n"
        "# Falk Bay closes its harbour\n\nThe **council** decided on\n[Tuesday](https://example.org) to *close* it.\n\n"
        "## Why\n\n- noise\n- fumes\n\n![a ship](ship.jpg)\n\n> We are not against visitors.\n\n<hr class='x'>\n"
    )
    draft = read_one(written(tmp_path / "a.md", source.encode()))
    assert draft.title == "Falk Bay closes its harbour"
    assert (
        draft.text
        == "The council decided on Tuesday to close it.\n\nWhy\n\nnoise\n\nfumes\n\nWe are not against visitors."
    )
    assert (draft.url, draft.authors) == ("https://island.example.org/news/harbour", ("Ann Example", "Bo Test"))
    assert str(draft.published) == "2025-05-11 00:00:00+00:00"


def test_a_yaml_bomb_is_no_header(tmp_path: Path) -> None:
    bomb = "---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: *b\n---\n" + "\n\n".join(PARAGRAPHS)
    assert PARAGRAPHS[0] in read_one(written(tmp_path / "a.md", bomb.encode())).text


def test_lines_broken_at_a_pages_width_are_joined(tmp_path: Path) -> None:
    wrapped = (
        "Harbour closed\n\nThe harbour of Falk Bay will be closed to cruise ships from next\nsummer, the council "
        "decided on Tuesday after a long debate\nin which 40 people spoke.\n"
    )
    assert "from next summer, the" in read_one(written(tmp_path / "a.txt", wrapped.encode())).text


def test_furniture_around_a_plain_text_is_left_out(tmp_path: Path) -> None:
    title = "Falk Bay closes its harbour to cruise ships"
    copied = "\n\n \n\n".join(
        (
            "Home Share",
            title,
            title,
            *PARAGRAPHS,
            "Previous Post Next Post",
            "Sponsored Ad",
            "نموذج الاتصال",
            "Форма связи",
        )
    )
    draft = read_one(written(tmp_path / "a.txt", copied.encode()))
    assert (draft.title, draft.text) == (title, "\n\n".join(PARAGRAPHS))


def test_a_foreign_quotation_inside_an_article_stays(tmp_path: Path) -> None:
    quotation = "«Мы не против гостей»"
    text = "\n\n".join(("Harbour closed", *PARAGRAPHS[:3], quotation, *PARAGRAPHS[3:]))
    assert quotation in read_one(written(tmp_path / "a.txt", text.encode())).text


def test_extract_prints_the_sources_own_offset_and_a_bare_day_as_a_day(tmp_path: Path) -> None:
    rows = [
        {"url": "https://example.org/1", "text": PARAGRAPHS[0], "published": "2025-05-11T23:30:00+02:00"},
        {"url": "https://example.org/2", "text": PARAGRAPHS[0], "published": "2025-05-11"},
        {"url": "https://example.org/3", "text": PARAGRAPHS[0]},
    ]
    path = written(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)).encode())
    records = [extract_record(reading) for reading in readings(path)]
    assert [record and record["published"] for record in records] == ["2025-05-11T23:30:00+02:00", "2025-05-11", None]
    assert records[0] == {
        "path": str(path), "url": "https://example.org/1", "title": PARAGRAPHS[0], "text": PARAGRAPHS[0],
        "published": "2025-05-11T23:30:00+02:00", "authors": [], "source": "", "language": "en",
    }  # fmt: skip


def test_the_samples_are_articles_one_of_them_corrected() -> None:
    drafts = list(read_path(sample_articles()))
    assert all(isinstance(draft, Draft) for draft in drafts)
    assert len(drafts) == 12
    articles = [draft for draft in drafts if isinstance(draft, Draft)]
    [first, second] = [draft for draft in articles if draft.url.endswith("council-budget")]
    assert "Correction:" not in first.text
    assert "Correction:" in second.text
    assert all(150 <= len(draft.text.split()) <= 350 for draft in articles)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(["a.txt", "a.md", "a.html", "a.jsonl", "a.txt.gz", "a.jsonl.xz", "a.html.bz2"]),
    content=st.binary(max_size=500) | st.text(max_size=500).map(str.encode),
)
def test_any_file_gives_drafts_or_reasons(tmp_path: Path, name: str, content: bytes) -> None:
    for outcome in read_path(written(tmp_path / name, content)):
        if isinstance(outcome, Draft):
            assert is_clean(outcome.text)
        else:
            assert "\n" not in outcome.reason
