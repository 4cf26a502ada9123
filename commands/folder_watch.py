"""Watches a folder, and reads the files that come or change there."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

from watchfiles import Change, watch

from index.gathering.reading import read_path
from index.gathering.reading.folder_files import is_beneath, without_links
from index.library.articles import Draft
from index.library.errors import Rejected


def arrivals(folder: Path, stop: threading.Event) -> Iterator[list[Draft | Rejected]]:
    """Yields the articles in all files of `folder`, then those in files that arrive or change, until `stop` is set.

    A link that leads out of the folder is refused. If a file is removed, its articles stay: `articles remove` deletes
    them.
    """
    yield list(read_path(folder))
    for changes in watch(folder, stop_event=stop):
        files = sorted({Path(path) for change, path in changes if change is not Change.deleted})
        read = [file for file in files if file.is_file() or not is_beneath(file, without_links(folder))]
        yield [item for file in read for item in read_path(file, folder)]
