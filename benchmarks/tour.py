"""First minutes of a reader, a channel and an admin, from the real program: docs/tour.md and its pictures.

    python -m benchmarks.tour [--model FOLDER]

Starts `bot.py run` on an empty data folder (it takes the sample articles) against the tests' Bot API server, lets
readers speak and tap, and writes down what they see. Pictures are drawn by headless Chromium where it is installed.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from testing.bot_api import BotApiServer, Heard, Person
from testing.bot_api.wire import Json
from testing.program import ROOT

PAGE = ROOT / "docs" / "tour.md"
PICTURES = ROOT / "docs" / "tour"
README_PICTURE = PICTURES / "answer.png"
README_QUESTION = "How long will the Alder Bridge stay closed?"  # of a sample article, written for this project
STARTS_WITHIN_S = 300.0  # a model may have to be compiled first
OWN_ARTICLE = {
    "url": "https://harbour.example.org/ferry-line",
    "title": "Ferry line to Skerry opens in May",
    "source": "Harbour News",
    "published": "2025-04-14",
    "text": "The ferry line between Torvik and Skerry opens on 3 May. Its operator said that "
    "a crossing takes 40 minutes. A ticket costs six euros, and children travel free of charge until the end of June.",
}
OWN_QUESTION = "How much does a ticket for the ferry cost?"
SCREEN_WIDTH = 500  # CSS pixels; Chromium makes no narrower window
PIXEL_RATIO = 2  # of a picture's pixels to CSS pixels: sharp on screens of today
TAGS = {"bold": "b", "italic": "i", "blockquote": "blockquote", "expandable_blockquote": "blockquote", "text_link": "a"}
STYLE = """
body { margin: 0; padding: 14px 12px; background: #d5e3cf;
  font: 15px/1.35 "Noto Sans", "Noto Sans Arabic", "Noto Color Emoji", sans-serif }
.row { display: flex; flex-direction: column; margin: 6px 0; align-items: flex-start }
.bubble { max-width: 84%; background: #fff; border-radius: 13px; padding: 8px 11px; white-space: pre-wrap;
  unicode-bidi: plaintext; box-shadow: 0 1px 1px #0002; overflow-wrap: anywhere }
.me { align-items: flex-end } .me .bubble { background: #e9fbd6 }
blockquote { unicode-bidi: plaintext; margin: 2px 0; padding: 5px 9px; background: #eef5fc;
  border-inline-start: 3px solid #3a8ad0; border-radius: 5px }
a { color: #2a7bc1; text-decoration: none }
.keys { display: flex; flex-wrap: wrap; gap: 5px; width: 84%; margin-top: 5px }
.keys span { flex: 1 0 auto; max-width: 100%; box-sizing: border-box;
  text-align: center; background: #7e9a7688; color: #fff; border-radius: 8px; padding: 6px 4px;
  font-weight: 600; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
"""


@dataclass
class Scene:
    """A part of the tour: what was said and seen, for the page and for its picture."""

    title: str
    words: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)

    def said(self, name: str, text: str) -> None:
        """Somebody wrote."""
        self.words.append(f"**{name}:** {text}")
        self.rows.append(f'<div class="row me"><div class="bubble" dir="auto">{html.escape(text)}</div></div>')

    def tapped(self, name: str, label: str) -> None:
        """Somebody tapped."""
        self.words.append(f"*{name} taps {label}; the same message changes:*")

    def heard(self, heard: Heard) -> None:
        """The bot's message as it stands."""
        shown = as_html(heard)
        keys = "".join(f"<span>{html.escape(label)}</span>" for label in heard.buttons)
        quoted = "\n".join(f"> {line}".rstrip() for line in shown.replace("\n", "  \n").split("\n"))
        buttons = f">\n> `{'` `'.join(heard.buttons)}`" if heard.buttons else ""
        self.words.append(f"{quoted}\n{buttons}".rstrip())
        keyboard = f'<div class="keys">{keys}</div>' if keys else ""
        self.rows.append(f'<div class="row"><div class="bubble" dir="auto">{shown}</div>{keyboard}</div>')

    def told(self, text: str) -> None:
        """A few words over the chat."""
        self.words.append(f"*Over the chat: “{text}”*")


def as_html(heard: Heard) -> str:
    """A message with its entities as tags."""
    encoded = heard.text.encode("utf-16-le")
    marks: list[tuple[int, int, str]] = []
    for number, entity in enumerate(heard.message.get("entities") or heard.message.get("caption_entities") or []):
        tag = TAGS[entity["type"]]
        link = f' href="{html.escape(entity["url"])}"' if tag == "a" else ""
        start, end = entity["offset"], entity["offset"] + entity["length"]
        marks.append((start, number, f"<{tag}{link}>"))
        marks.append((end, -number - 1, f"</{tag}>"))
    written, last = "", 0
    for place, _, tag in sorted(marks, key=lambda mark: (mark[0], mark[1])):
        written += html.escape(encoded[2 * last : 2 * place].decode("utf-16-le"), quote=False) + tag
        last = place
    written += html.escape(encoded[2 * last :].decode("utf-16-le"), quote=False)
    return written.replace("</blockquote>\n", "</blockquote>").replace("\n<blockquote>", "<blockquote>")


class Reader:
    """Somebody on the tour."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.name = person.user.first_name

    async def asks(self, scene: Scene, text: str) -> tuple[Json, Heard]:
        """Writes, and reads the answer."""
        written = self.person.says(text)
        scene.said(self.name, text)
        heard = await self.person.hears()
        scene.heard(heard)
        return written, heard

    async def taps(self, scene: Scene, on: Heard, label: str) -> Heard:
        """Taps a button that changes the message."""
        self.person.taps(on, label)
        changed = await self.person.sees_change()
        scene.tapped(self.name, label)
        scene.heard(changed)
        return changed


async def readme_scene(server: BotApiServer) -> Scene:
    """One question and its answer, for the top of the README."""
    scene = Scene("An answer")
    await Reader(server.person("Maya", "en")).asks(scene, README_QUESTION)
    return scene


async def tour(server: BotApiServer) -> list[Scene]:
    """What happens on the tour."""
    ada, olha, amal = (
        Reader(server.person(name, language)) for name, language in (("Ada", "en"), ("Olha", "uk"), ("Amal", "ar"))
    )
    begin = Scene("Hello, and a first question")
    await ada.asks(begin, "/start")
    _, answer = await ada.asks(begin, "What does Zelenskyy require before talks?")
    check = Scene("Checking a quote")
    context = await ada.taps(check, answer, "Context")
    await ada.taps(check, context, "Back")
    mended = Scene("A question that is put better")
    written, _ = await ada.asks(mended, "Why is the bridge shut?")
    ada.person.edits(written, "Why is the Alder Bridge closed?")
    mended.words.append(f"*{ada.name} edits the question to “{written['text']}”; the answer changes in place:*")
    mended.heard(await ada.person.sees_change())
    silent = Scene("No answer, and no invention")
    _, refusal = await ada.asks(silent, "Who won the chess championship in Reykjavik?")
    told = await ada.person.sees_toast(ada.person.taps(refusal, "Follow"))
    silent.told(told)
    around = Scene("Looking around")
    await ada.asks(around, "/latest")
    await ada.asks(around, "/sources")
    tongues = Scene("In the reader's language")
    await olha.asks(tongues, "What does Zelenskyy require before talks?")
    await amal.asks(tongues, "What does Zelenskyy require before talks?")
    private = Scene("What is stored")
    await ada.asks(private, "/privacy")
    _, sure = await ada.asks(private, "/forgetme")
    await ada.taps(private, sure, "Delete everything")
    return [begin, check, mended, silent, around, tongues, private]


async def channel_scene(server: BotApiServer) -> Scene:
    """The bot is added to a channel, and told there what to follow."""
    scene = Scene("In a channel")
    owner = server.person("Olga")
    channel = server.channel("Port News", owner, username="port_news", joined=False)
    channel.adds_the_bot(owner)
    scene.words.append("*Olga makes the bot an admin of her channel, and it writes to her:*")
    scene.heard(await owner.hears())
    scene.words.append("*and greets the channel:*")
    scene.heard(await channel.hears())
    written = "/subscribe Alder Bridge"
    channel.posts(written)
    scene.said("Port News", written)
    scene.heard(await channel.hears())
    return scene


async def admin_scene(server: BotApiServer, admin: Person) -> Scene:
    """An admin adds the first article and asks about it; the sample articles go, so this comes last."""
    scene = Scene("An admin's first article")
    reader = Reader(admin)
    await reader.asks(scene, "/start")
    admin.sends("articles.jsonl", json.dumps(OWN_ARTICLE).encode())
    scene.said(reader.name, "articles.jsonl")
    scene.heard(await admin.hears())
    await reader.asks(scene, OWN_QUESTION)
    return scene


@asynccontextmanager
async def program(server: BotApiServer, data: Path, admin: Person) -> AsyncIterator[None]:
    """The real program, talking with that server."""
    own = {"TELEGRAM_BOT_TOKEN": server.token, "TELEGRAM_API_URL": server.url, "QUOTEWIRE_DATA": str(data)}
    own["QUOTEWIRE_ADMINS"] = str(admin.user.id)
    arguments = (sys.executable, str(ROOT / "bot.py"), "run", "--only", "chat")
    running = await asyncio.create_subprocess_exec(*arguments, env={**os.environ, **own})
    try:
        first = server.person("First")
        first.says("/start")
        async with asyncio.timeout(STARTS_WITHIN_S):
            while not first.heard():
                await asyncio.sleep(0.1)
        yield
    finally:
        running.terminate()
        await running.wait()


def draw(scene: Scene, picture: Path) -> bool:
    """The scene as Telegram would show it; False where there is no Chromium."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        return False
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "chat.html"
        body = "".join(scene.rows)
        page.write_text(f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style>{body}', encoding="utf-8")
        options = (
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--disable-background-networking",
            "--no-first-run",
            f"--force-device-scale-factor={PIXEL_RATIO}",
            f"--user-data-dir={folder}/profile",
        )
        measured = page.read_text(encoding="utf-8") + "<script>document.title=document.body.scrollHeight</script>"
        page.write_text(measured, encoding="utf-8")
        dumped = _chromium(chromium, *options, f"--window-size={SCREEN_WIDTH},100", "--dump-dom", page.as_uri())
        height = int(dumped.partition("<title>")[2].partition("</title>")[0] or 900)
        size = f"--window-size={SCREEN_WIDTH},{height}"
        _chromium(chromium, *options, size, f"--screenshot={picture}", page.as_uri())
    return picture.exists()


def _chromium(*arguments: str) -> str:
    return subprocess.run(arguments, check=True, capture_output=True, text=True, timeout=60).stdout


async def record(model: Path | None) -> tuple[Scene, list[Scene]]:
    """The README's scene and the tour, from the real program on an empty data folder."""
    with tempfile.TemporaryDirectory() as folder:
        if model is not None:
            shutil.copytree(model, Path(folder) / "data" / "model")
        async with BotApiServer() as server:
            admin = server.person("Iris")
            async with program(server, Path(folder) / "data", admin):
                answer, scenes = await readme_scene(server), await tour(server)
                scenes += [await channel_scene(server), await admin_scene(server, admin)]
                return answer, scenes


def main() -> None:
    """Writes the page and its pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, help="a folder with the compiled model, such as that of a data folder")
    answer, scenes = asyncio.run(record(parser.parse_args().model))
    PICTURES.mkdir(parents=True, exist_ok=True)
    draw(answer, README_PICTURE)
    parts = ["# The first ten minutes\n", "Recorded by `python -m benchmarks.tour` from the real program.\n"]
    for number, scene in enumerate(scenes, 1):
        parts.append(f"## {scene.title}\n")
        picture = PICTURES / f"{number}.png"
        if draw(scene, picture):
            parts.append(f"![{scene.title}](tour/{picture.name})\n")
        parts.append("\n\n".join(scene.words) + "\n")
    PAGE.write_text("\n".join(parts), encoding="utf-8")
    print(f"{PAGE}: {len(scenes)} scenes")


if __name__ == "__main__":
    main()
