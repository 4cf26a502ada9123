"""Every command of the README as a person types it: at a terminal, narrow and wide, with colours and without."""

from __future__ import annotations

import http.server
import json
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.terminal import INTERRUPTED, Child, Look, Typist, interrupts, interrupts_loading, stopped

pytestmark = [pytest.mark.either, pytest.mark.real_model]

PAGE = """<html><head><title>Bridge closes for repairs</title></head><body><article><h1>Bridge closes for repairs</h1>
<p>The old bridge over the Lenne closes on Tuesday for repairs that the council expects to take six weeks.</p>
<p>Buses go over the new bridge meanwhile, and the council pays for a ferry for people on foot.</p></article></body>"""
ITEM = """<item><title>Tram {n} comes back</title><link>{base}/tram-{n}</link><guid>tram-{n}</guid><description>
The tram of line {n} runs again from Friday after a year of work, the operator said on Monday morning.
It goes every ten minutes until midnight, and every half hour after that.</description></item>"""
HOSTILE = "[red]Ferry[/] runs \x1b[2J\x9b31m\u202eetal\u2066 [link=x]\nid 7\u2028all night"
PLAIN = "[red]Ferry[/] runs"


class Paper(http.server.BaseHTTPRequestHandler):
    """A newspaper on loopback: a page, a feed, and one of each that never comes."""

    asked = threading.Event()
    closing = threading.Event()

    def do_GET(self) -> None:
        if self.path.startswith("/slow"):
            self.asked.set()
            self.closing.wait(60)
            return
        base = f"http://{self.headers['Host']}"
        items = "".join(ITEM.format(n=n, base=base) for n in (1, 2))
        kind, body = {
            "/page": ("text/html", PAGE),
            "/feed": (
                "application/rss+xml",
                f"<rss version='2.0'><channel><title>Trams</title>{items}</channel></rss>",
            ),
            "/odd": ("text/x\x9b2Jfile", "nothing"),
        }.get(self.path, ("", ""))
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind or "text/plain")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def paper() -> Iterator[str]:
    Paper.asked.clear()
    Paper.closing.clear()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Paper)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    Paper.closing.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def typed(data: Path, model_folder: Path) -> Typist:
    data.mkdir(exist_ok=True)
    (data / "model").symlink_to(model_folder)
    return Typist(data)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of articles, one of them hostile, and of files that are none."""
    folder = tmp_path / "news"
    folder.mkdir()
    for n in range(3):
        (folder / f"ferry-{n}.txt").write_text(
            f"Ferry {n} sails\n\nFerry {n} sails to Port Amar from Monday, it said.\n"
        )
    row = {
        "url": "https://h.example/1",
        "title": HOSTILE,
        "text": f"{HOSTILE}. The zeppelin flies to Marlow.",
        "source": HOSTILE,
    }
    (folder / "hostile.jsonl").write_text(json.dumps(row | {"authors": [HOSTILE]}) + "\n{\n")
    (folder / "bad\x1b[31m\nname.txt").write_bytes(b"\0\0\0")
    (folder / "bad\udcff.txt").write_bytes(b"")
    return folder


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    file = tmp_path / "questions.jsonl"
    row = {"id": "1", "question": "When does the ferry sail?", "answers": ["Monday"], "now": "2026-01-01"}
    file.write_text(json.dumps(row) + "\n")
    return file


def test_on_an_empty_library(typed: Typist, news: Path, questions: Path, tmp_path: Path) -> None:
    assert "bot.py add --help" in typed("add").written
    assert "articles       0" in typed("status").written
    assert typed("articles").lines == []
    assert typed("articles", "show", "1").status == typed("articles", "remove", "x\x9b").status == 1
    assert typed("feeds").lines == [
        "no feeds yet: `feeds add URL` follows one, `feeds add @CHANNEL` reads a Telegram channel"
    ]
    assert typed("feeds", "poll").status == 0
    assert typed("feeds", "remove", "\u202e1").status == typed("feeds", "import", str(questions)).status == 1
    assert "<opml" in typed("feeds", "export").written
    assert typed("check").lines == ["all is well: 0 articles, 0 passages"]
    assert typed("feedback", "export").lines == []
    assert "first300           0" in typed("evaluate", str(questions)).written
    assert "nothing is indexed" in json.loads(typed("ask", "Who?", "--json", look=Look(200)).written)["reason"]
    assert typed("ask", "When does the ferry sail?").status == 0
    assert "Ferry 1 sails" in typed("extract", str(news)).written
    assert typed("backup", str(tmp_path / "empty.backup")).status == 0
    assert "--replace puts it aside" in " ".join(typed("restore", str(tmp_path / "empty.backup")).lines)
    assert typed("nonsense\x1b[31m").status == 2


def test_on_a_library(typed: Typist, news: Path, questions: Path, paper: str, tmp_path: Path) -> None:
    added = typed("add", str(news), f"{paper}/page", f"{paper}/feed", f"{paper}/odd", str(tmp_path / "none"))
    assert added.status == 1
    assert "5 added, 5 rejected" in added.written, added.screen

    listed = typed("articles", "list", look=Look(200))
    assert len(listed.lines) == 7  # a hostile title keeps its line
    assert any(PLAIN in line and "id 7" in line for line in listed.lines)
    hostile = next(line.split()[0] for line in listed.lines if PLAIN in line)
    assert PLAIN in typed("articles", "show", hostile).written
    exact = json.loads("".join(typed("articles", "show", hostile, "--json", look=Look(200)).written.split("\r\n")))
    assert "\x9b31m" in exact["text"] and exact["title"].startswith(PLAIN)
    assert PLAIN in typed("ask", "Where does the zeppelin fly to?").written
    output = tmp_path / "answers.jsonl"
    assert typed("ask", "--input", str(questions), "--output", str(output)).status == 0
    assert json.loads(output.read_text())["quotes"]
    assert "Trams" in typed("feeds").written
    assert "nothing new" in typed("feeds", "poll").written
    (tmp_path / "feeds.opml").write_text(typed("feeds", "export").written)
    assert "no longer" in typed("feeds", "remove", "1").written
    assert "following 1 more" in typed("feeds", "import", str(tmp_path / "feeds.opml")).written
    assert "followed already" in typed("feeds", "add", f"{paper}/feed").written
    assert "first300           1" in typed("evaluate", str(questions)).written
    assert typed("articles", "retract", "1").status == typed("articles", "remove", "2").status == 0
    assert typed("check", "--repair").status == 0
    assert "articles       5" in typed("status").written
    backup = tmp_path / "library.backup"
    assert "kB" in typed("backup", str(backup)).written
    assert "restored 5 articles" in typed("restore", str(backup), "--replace").written
    assert "moved" in typed("move", "--to-database", f"sqlite:///{tmp_path / 'elsewhere.sqlite3'}").written


@pytest.mark.parametrize("command", [("run",), ("chat",), ()], ids=["run", "chat", "nothing"])
def test_a_conversation(typed: Typist, command: tuple[str, ...]) -> None:
    def talk(child: Child) -> None:
        child.expect("›")
        child.send("half a li")
        child.sendintr()  # lets the line go
        child.expect("›")
        child.send("What does Zelenskyy require before talks?\r")
        child.expect("ceasefire[^$]*›")
        child.sendintr()

    seen = typed(*command, keys=talk)
    assert stopped(seen)
    assert seen.lines[-1] == "stopped"
    quoted = [line for line in seen.lines if line.startswith("│")]
    assert len(quoted) > 1 and all(len(line) <= 80 for line in quoted)


def test_ctrl_c_ends_whatever_waits(typed: Typist, news: Path, paper: str) -> None:
    def when_asked(child: Child) -> None:
        Paper.asked.wait(60)
        Paper.asked.clear()
        child.sendintr()

    def after_a_line(child: Child) -> None:
        child.expect("0 articles")  # the progress is drawn
        child.sendline('{"url": "https://x.example/1", "text": "The library opens on Sundays from May."}')
        child.sendintr()

    assert stopped(typed("add", str(news), f"{paper}/slow", keys=when_asked))
    assert stopped(typed("feeds", "add", f"{paper}/slow", keys=when_asked))
    assert stopped(typed("add", "-", keys=after_a_line, look=Look(80)))
    assert stopped(typed("add", "--watch", str(news), keys=interrupts("watching.*\n.*added")))
    assert "all is well" in typed("check").written


def test_ctrl_c_ends_whatever_works(typed: Typist, news: Path, questions: Path, data: Path) -> None:
    typed("add", str(news))
    questions.write_text(questions.read_text() * 500)
    assert stopped(typed("evaluate", str(questions), keys=interrupts("asked 100")))
    assert stopped(typed("ask", "--input", str(questions), "--output", "x", keys=interrupts_loading("faiss")))
    for library in ("pydantic_core", "numpy", "openvino", "tantivy"):  # as it starts, and once it works
        seen = typed("check", keys=interrupts_loading(library))
        assert seen.status in (0, INTERRUPTED)
        assert len([line for line in seen.lines if line != "^C"]) <= 1
    with sqlite3.connect(data / "library.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM articles").fetchone() == (4,)
