"""Reads articles from files and folders, one after the other."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from index.gathering.reading.clean_text import MAX_TEXT_CHARACTERS
from index.gathering.reading.compressed_files import DAMAGE, MAX_FILE_BYTES, OPENERS, explain, open_unpacked
from index.gathering.reading.dates import believable
from index.gathering.reading.encodings import NotText, decode
from index.gathering.reading.folder_files import OUTSIDE_FOLDER, is_beneath, without_links
from index.gathering.reading.front_matter import split_front_matter
from index.gathering.reading.json_lines import read_lines
from index.gathering.reading.language_detection import language_of
from index.gathering.reading.pages import read_page
from index.gathering.reading.plain_text import read_plain
from index.library.article_urls import file_address
from index.library.articles import Draft
from index.library.errors import Rejected

LINES = ".jsonl"
MAX_SOURCE_CHARACTERS = 2 * MAX_TEXT_CHARACTERS  # of a text with markup and furniture, which take time to remove


@dataclass(frozen=True, slots=True)
class Reading:
    """The outcome for one item, with its file."""

    path: str
    outcome: Draft | Rejected


def read_path(path: Path, folder: Path | None = None) -> Iterator[Draft | Rejected]:
    """Yield the articles in a file or in all files below a folder, and rejections; raises nothing.

    If a `folder` is given, `path` is a file found in it, and is rejected if a link leads out of it.
    """
    return (reading.outcome for reading in readings(path, folder))


def readings(path: Path, folder: Path | None = None) -> Iterator[Reading]:
    """Yield what `read_path` yields, with the file of each item.

    Folders are read in order of names, and each only once, however many links lead to it. Hidden files are skipped, and
    so are files of unsupported kinds unless `path` is one. Links that lead out of `path` are refused.
    """
    name = _shown(path)
    if folder is not None:
        yield from _file_readings(path, without_links(folder))
        return
    try:
        path.stat()
        is_folder = path.is_dir()
    except (OSError, ValueError) as problem:
        yield Reading(name, Rejected(name, explain(problem)))
        return
    if not is_folder:
        yield from _file_readings(path)
        return
    found = False
    for item in _files_below(path):
        found = True
        if isinstance(item, Rejected):
            yield Reading(item.where, item)
        else:
            yield from _file_readings(item, without_links(path))
    if not found:
        yield Reading(name, Rejected(name, f"no file in this folder is of a kind that is read: {', '.join(KINDS)}"))


def kind_of(path: Path) -> str | None:
    """Return the kind of a file by its name, without compression (".html"); None for unsupported kinds."""
    name = path.with_suffix("") if path.suffix.lower() in OPENERS else path
    kind = name.suffix.lower()
    return kind if kind in KINDS else None


def _files_below(folder: Path) -> Iterator[Path | Rejected]:
    refused: list[OSError] = []
    seen: set[tuple[int, int]] = set()
    root = without_links(folder)
    for place, folders, files in os.walk(folder, onerror=refused.append, followlinks=True):
        yield from _unreadable(refused)
        entry = Path(place).stat()
        if (entry.st_dev, entry.st_ino) in seen or not is_beneath(Path(place), root):
            folders.clear()
            continue
        seen.add((entry.st_dev, entry.st_ino))
        shown = sorted(name for name in folders if not name.startswith("."))
        folders[:] = [name for name in shown if is_beneath(Path(place, name), root)]
        for name in shown:
            if name not in folders:
                yield Rejected(_shown(Path(place, name)), OUTSIDE_FOLDER)
        for name in sorted(files):
            path = Path(place, name)
            if name.startswith(".") or not kind_of(path):
                continue
            if not is_beneath(path, root):
                yield Rejected(_shown(path), OUTSIDE_FOLDER)
            elif path.is_file():
                yield path
    yield from _unreadable(refused)


def _unreadable(refused: list[OSError]) -> Iterator[Rejected]:
    """Yield why these folders cannot be read, and empty the list."""
    while refused:
        problem = refused.pop(0)
        yield Rejected(_shown(Path(problem.filename)), explain(problem))


def _file_readings(path: Path, folder: Path | None = None) -> Iterator[Reading]:
    name = _shown(path)
    kind = kind_of(path)
    if kind is None:
        yield Reading(
            name, Rejected(name, f"not a kind of file that is read: {', '.join(KINDS)}, plain or .gz, .xz, .bz2")
        )
    elif folder is not None and not is_beneath(path, folder):
        yield Reading(name, Rejected(name, OUTSIDE_FOLDER))
    elif not path.is_file():
        yield Reading(name, Rejected(name, "not a regular file: name a file or a folder"))
    elif kind == LINES:
        yield from _line_readings(path, name, folder)
    else:
        yield Reading(name, _read_document(path, name, KINDS[kind], folder))


def _line_readings(path: Path, name: str, folder: Path | None) -> Iterator[Reading]:
    any_line = False
    try:
        with open_unpacked(path, folder) as stream:
            for outcome in read_lines(stream, name):
                any_line = True
                yield Reading(name, outcome)
    except OSError as problem:
        any_line = True
        yield Reading(name, Rejected(name, explain(problem)))
    if not any_line:
        yield Reading(name, Rejected(name, "the file is empty"))


def _read_document(
    path: Path, name: str, read: Callable[[bytes, Path, str], Draft | Rejected], folder: Path | None
) -> Draft | Rejected:
    try:
        with open_unpacked(path, folder) as stream:
            content = stream.read(MAX_FILE_BYTES + 1)
    except DAMAGE as problem:
        return Rejected(name, explain(problem))
    if len(content) > MAX_FILE_BYTES:
        return Rejected(name, f"more than {MAX_FILE_BYTES // 1_000_000} MB: split it into articles")
    if not content.strip():
        return Rejected(name, "the file is empty")
    return read(content, path, name)


def _read_html(content: bytes, path: Path, name: str) -> Draft | Rejected:
    outcome = read_page(content, None, None, file_address(path))
    return Rejected(name, outcome.reason) if isinstance(outcome, Rejected) else outcome


def _read_text(content: bytes, path: Path, name: str) -> Draft | Rejected:
    return _read_words(content, path, name, is_markdown=False)


def _read_markdown(content: bytes, path: Path, name: str) -> Draft | Rejected:
    return _read_words(content, path, name, is_markdown=True)


def _read_words(content: bytes, path: Path, name: str, *, is_markdown: bool) -> Draft | Rejected:
    try:
        source = decode(content).replace("\r\n", "\n")
    except NotText as problem:
        return Rejected(name, f"this is {problem}, not text")
    if len(source) > MAX_SOURCE_CHARACTERS:
        return Rejected(name, f"{len(source):,} characters, more than an article has: split it")
    stated, source = split_front_matter(source)
    title = stated.title
    if is_markdown:
        from index.gathering.reading.markdown import markdown_paragraphs

        heading, paragraphs = markdown_paragraphs(source)
        title, source = title or heading, "\n\n".join(paragraphs)
    plain = read_plain(source, title, stated.language or language_of("", source))
    title, text = plain.title, plain.text
    if not any(character.isalpha() for character in text):
        return Rejected(name, "there is no text in it")
    if len(text) > MAX_TEXT_CHARACTERS:
        return Rejected(
            name, f"a text of {len(text):,} characters, more than the {MAX_TEXT_CHARACTERS:,} of an article: split it"
        )
    return Draft(
        url=stated.address or file_address(path),
        title=title,
        text=text,
        published=stated.published or believable(plain.published, datetime.now(UTC)),
        source=stated.source,
        authors=stated.authors,
        language=language_of(title, text, stated.language),
    )


def _shown(path: Path) -> str:
    """Return a printable form of a path, whatever bytes its name contains."""
    return os.fsencode(path).decode(sys.getfilesystemencoding(), "backslashreplace")


KINDS: dict[str, Callable[[bytes, Path, str], Draft | Rejected]] = {
    ".txt": _read_text,
    ".md": _read_markdown,
    ".html": _read_html,
    ".htm": _read_html,
    LINES: _read_text,  # never called: lines are read one by one
}
