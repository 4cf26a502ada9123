"""Files go in by `add`; what is wrong with them is said in a line, and what is good is kept."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tests.commands.conftest import Bot

FERRY = "The ferry to Port Amar will run all night from Friday. The council voted for it by nine to two on Tuesday."
CAKE = "A baker from Lower Wick won the county prize. Her lemon cake was judged best of forty."


def line(name: str, text: str, **more: object) -> str:
    return json.dumps({"url": f"https://example.org/{name}", "title": name, "text": text, **more}) + "\n"


def test_adding_says_what_was_added_and_adding_again_that_nothing_changed(bot: Bot, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(line("ferry", FERRY, published="2025-05-13") + line("cake", CAKE))
    assert bot("add", str(path)).out == "2 added\n"
    assert bot("add", str(path)).out == "0 added, 2 unchanged\n"
    path.write_text(line("ferry", FERRY.replace("nine", "eight"), published="2025-05-13"))
    assert bot("add", str(path)).out == "0 added, 1 updated\n"


def test_a_wrong_line_is_rejected_with_its_number_and_the_rest_goes_in(bot: Bot) -> None:
    done = bot("add", "-", stdin=(line("ferry", FERRY) + "{broken\n" + line("cake", CAKE)).encode())
    assert done.status == 1
    assert done.out.splitlines()[-1] == "2 added, 1 rejected"
    rejected = [row for row in done.out.splitlines() if row.startswith("rejected")]
    assert len(rejected) == 1 and "2" in rejected[0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.txt", None),
        ("empty.txt", b""),
        ("binary.txt", bytes(range(256)) * 20),
        ("broken.txt.gz", gzip.compress(FERRY.encode(), mtime=0)[:20]),
        ("blank.html", b"<html><body></body></html>"),
        ("picture.png", b"\x89PNG\r\n\x1a\n"),
    ],
)
def test_a_file_that_holds_no_article_is_rejected_in_one_line(
    bot: Bot, tmp_path: Path, name: str, content: bytes | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    done = bot("add", str(path))
    assert done.status == 1
    first, last = done.out.splitlines()
    assert first.startswith("rejected ") and name in first
    assert last == "0 added, 1 rejected"


def test_a_text_in_windows_1251_is_read(bot: Bot, tmp_path: Path) -> None:
    text = "Паром в порт Амар будет ходить всю ночь. Совет города проголосовал за это во вторник, сообщил мэр."
    (tmp_path / "paroma.txt").write_bytes(f"Паром ходит ночью\n\n{text}".encode("cp1251"))
    assert bot("add", str(tmp_path / "paroma.txt")).status == 0
    shown = json.loads(bot("articles", "show", "1", "--json").out)
    assert text in shown["text"]


def test_extract_prints_what_add_would_index(bot: Bot, tmp_path: Path) -> None:
    (tmp_path / "ferry.md").write_text(f"# Ferry at night\n\n{FERRY}\n")
    row = json.loads(bot("extract", str(tmp_path)).out)
    assert (row["title"], row["text"], row["language"]) == ("Ferry at night", FERRY, "en")
    assert set(row) == {"path", "url", "title", "text", "published", "authors", "source", "language"}


def test_articles_are_listed_shown_retracted_and_removed(bot: Bot) -> None:
    bot("add", "-", stdin=(line("ferry", FERRY, published="2025-05-13") + line("cake", CAKE)).encode())
    rows = [json.loads(row) for row in bot("articles", "list", "--json").out.splitlines()]
    assert [row["title"] for row in rows] == ["ferry", "cake"]  # the one without a date comes last
    assert json.loads(bot("articles", "show", "https://example.org/ferry", "--json").out)["text"] == FERRY
    assert bot("articles", "retract", "https://example.org/ferry").status == 0
    assert json.loads(bot("articles", "show", "1", "--json").out)["state"] == "retracted"
    assert bot("articles", "remove", "2").status == 0
    gone = bot("articles", "show", "2")
    assert gone.status == 1 and len(gone.err.splitlines()) == 1
    assert bot("check").status == 0


def test_articles_are_found_by_their_titles(bot: Bot) -> None:
    bot(
        "add",
        "-",
        stdin=b"".join(line(name, name, title=name).encode() for name in ("Night ferry", "Ferries", "100% cake")),
    )
    assert [row[21:] for row in bot("articles", "list", "--title", "FERR").out.splitlines()] == [
        "Ferries",
        "Night ferry",
    ]
    assert bot("articles", "list", "--title", "0% c").out.endswith("100% cake\n")
    assert bot("articles", "list", "--title", "FERR", "--limit", "1").out.endswith("… --limit shows more\n")
    assert bot("articles", "list", "--title", "ferry NIGHT").out.endswith("Night ferry\n")
    assert bot("articles", "list", "--title", "_").out == "no such articles\n"


def test_check_repairs_an_index_that_has_lost_an_article(bot: Bot, data: Path) -> None:
    bot("add", "-", stdin=line("ferry", FERRY).encode())
    status = json.loads(bot("status", "--json").out)
    assert (status["articles"], status["passages"], status["index_behind"]) == (1, 1, 0)
    (data / "index" / "vectors.faiss").write_bytes(b"damaged")
    assert bot("check", "--repair").status == 0
    assert "ferry" in bot("ask", "What did the council vote on the ferry?", "--json").out


def test_the_folder_may_stand_before_or_behind_what_is_done(bot: Bot, data: Path, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(FERRY)
    bot("add", str(tmp_path / "ferry.txt"))
    folder = ["--data", str(data)]
    lines = (["articles"], ["articles", "list"], ["articles", *folder], ["articles", *folder, "list"])
    for arguments in (*lines, ["articles", "list", *folder], ["articles", "--json"]):
        assert "ferry" in bot(*arguments).out
    assert bot("articles", "nonsense").status == 2
