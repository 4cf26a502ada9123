"""The first minutes of an admin, a reader and a channel, from the real program: docs/tour.md and its pictures.

    python -m benchmarks.tour [--model FOLDER]

Starts `bot.py run` on empty data folders (it takes the sample articles) against the tests' Bot API server, lets
people speak and tap, and writes down what they see. The feed that the admin sends is on loopback; the page shows the
address that it stands for. Pictures are drawn by headless Chromium where it is installed.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from benchmarks.tour import newspaper
from benchmarks.tour.pictures import Scene, draw
from benchmarks.tour.scenes import admin_scenes, following_scenes, reader_scenes, readme_scene
from testing.bot_api import BotApiServer, Person
from testing.bot_api.first_answer import first_answer
from testing.program import ROOT

PAGE = ROOT / "docs" / "tour.md"
PICTURES = ROOT / "docs" / "tour"
README_PICTURE = PICTURES / "answer.png"
STARTS_WITHIN_S = 300.0  # a model may have to be compiled first
Part = tuple[str, Sequence[Scene]]  # a heading of the page, and what stands below it


@asynccontextmanager
async def program(server: BotApiServer, data: Path, admin: Person) -> AsyncIterator[None]:
    """The real program, talking with that server."""
    own = {"TELEGRAM_BOT_TOKEN": server.token, "TELEGRAM_API_URL": server.url, "QUOTEWIRE_DATA": str(data)}
    own |= {"QUOTEWIRE_ADMINS": str(admin.user.id), "QUOTEWIRE_ALLOW_NETWORKS": "127.0.0.0/8"}
    running = await asyncio.create_subprocess_exec(
        sys.executable, str(ROOT / "bot.py"), "run", env={**os.environ, **own}
    )
    try:
        await first_answer(server, STARTS_WITHIN_S)
        yield
    finally:
        running.terminate()
        await running.wait()


async def record(model: Path | None) -> tuple[Scene, list[Part]]:
    """The README's scene and the tour: an admin's and a channel's from one library, most of a reader's from another."""
    with tempfile.TemporaryDirectory() as folder:
        own, samples = Path(folder) / "own", Path(folder) / "samples"
        if model is not None:
            for data in (own, samples):
                shutil.copytree(model, data / "model")
        async with BotApiServer() as server:
            admin = server.person("Iris")
            with newspaper.feed() as feed:
                async with program(server, own, admin):
                    admins = await admin_scenes(server, admin, feed)
                    follows, channels = await following_scenes(server, lambda: _add(own))
        async with BotApiServer() as server, program(server, samples, server.person("Iris")):
            answer, reads = await readme_scene(server), await reader_scenes(server)
    parts: list[Part] = [("An admin's first ten minutes", admins), ("A reader's", [*reads[:-1], *follows, reads[-1]])]
    return answer, [*parts, ("A channel's", channels)]


async def _add(data: Path) -> None:
    """Adds the article that comes late, beside the running program."""
    lines = "".join(f"{json.dumps(article)}\n" for article in newspaper.articles(late=True))
    command = (sys.executable, str(ROOT / "bot.py"), "add", "--data", str(data), "-")
    adding = await asyncio.create_subprocess_exec(*command, stdin=asyncio.subprocess.PIPE)
    await adding.communicate(lines.encode())


def main() -> None:
    """Writes the page and its pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, help="a folder with the compiled model, such as that of a data folder")
    answer, tour = asyncio.run(record(parser.parse_args().model))
    PICTURES.mkdir(parents=True, exist_ok=True)
    draw(answer, README_PICTURE)
    lines = ["# The first ten minutes\n", "Recorded by `python -m benchmarks.tour` from the real program.\n"]
    number = 0
    for heading, scenes in tour:
        lines.append(f"## {heading}\n")
        for scene in scenes:
            number += 1
            picture = PICTURES / f"{number}.png"
            lines.append(f"### {scene.title}\n")
            if draw(scene, picture):
                lines.append(f"![{scene.title}](tour/{picture.name})\n")
            lines.append("\n\n".join(scene.words) + "\n")
    PAGE.write_text("\n".join(lines), encoding="utf-8")
    print(f"{PAGE}: {number} scenes")


if __name__ == "__main__":
    main()
