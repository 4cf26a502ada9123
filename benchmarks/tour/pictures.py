"""A scene of the tour: what was said and seen, as text and as a picture drawn by headless Chromium."""

from __future__ import annotations

import html
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from testing.bot_api import Heard

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
.name { color: #4a5f45; font-weight: 600; text-align: center; margin: 12px 0 2px }
.keys { display: flex; gap: 5px; width: 84%; margin-top: 5px }
.keys span { flex: 1 1 0; min-width: min-content; max-width: 100%; box-sizing: border-box;
  text-align: center; background: #7e9a7688; color: #fff; border-radius: 8px; padding: 6px 4px;
  font-weight: 600; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
"""


@dataclass
class Scene:
    """A part of the tour: what was said and seen, for the page and for its picture."""

    title: str
    words: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)

    def said(self, name: str, text: str, how: str = "") -> None:
        """Somebody wrote; `how` is a verb such as "forwards"."""
        self.words.append(f"**{name}{f' {how}' if how else ''}:** {text}")
        self.rows.append(f'<div class="row me"><div class="bubble" dir="auto">{html.escape(text)}</div></div>')

    def tapped(self, name: str, label: str, then: str) -> None:
        """Somebody tapped, and what happens `then`."""
        self.words.append(f"*{name} taps {label}; {then}:*" if then[-1].isalpha() else f"*{name} taps {label}; {then}*")

    def heard(self, heard: Heard) -> None:
        """The bot's message as it stands."""
        shown = as_html(heard)
        keyboard = "".join(f'<div class="keys">{_keys(row)}</div>' for row in _rows(heard))
        quoted = "\n".join(f"> {line}".rstrip() for line in shown.replace("\n", "  \n").split("\n"))
        buttons = f">\n> `{'` `'.join(heard.buttons)}`" if heard.buttons else ""
        self.words.append(f"{quoted}\n{buttons}".rstrip())
        self.rows.append(f'<div class="row"><div class="bubble" dir="auto">{shown}</div>{keyboard}</div>')


def _rows(heard: Heard) -> list[list[str]]:
    """The labels of the buttons below a message, by rows."""
    rows = heard.message.get("reply_markup", {}).get("inline_keyboard", [])
    return [[button["text"] for button in row] for row in rows]


def _keys(labels: list[str]) -> str:
    return "".join(f"<span>{html.escape(label)}</span>" for label in labels)


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
