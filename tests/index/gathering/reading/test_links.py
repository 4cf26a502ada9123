"""What a link in a folder leads to elsewhere is not read, whenever the link is put there; the rest goes in."""

from __future__ import annotations

import gzip
import json
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from watchfiles import Change

import index.gathering.reading.folder_files
from commands.folder_watch import arrivals
from index.gathering.reading import read_path
from index.gathering.reading.folder_files import OUTSIDE_FOLDER, OutsideFolder, open_beneath
from index.library.articles import Draft
from index.library.errors import Rejected

TEXT = "The ferry to Lindholm sails again\n\nThe council of Lindholm voted on Friday to let the ferry sail again.\n"
SECRET = "The secret of the town hall\n\nThe password of the mayor is written on the back of the painting.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What is to be read, beside what is not."""
    (tmp_path / "elsewhere" / "deep").mkdir(parents=True)
    for name in ("secret.txt", "deep/secret.txt"):
        (tmp_path / "elsewhere" / name).write_text(SECRET)
    row = json.dumps({"url": "https://hall.example.org/secret", "text": SECRET}).encode()
    (tmp_path / "elsewhere" / "secret.jsonl").write_bytes(row)
    (tmp_path / "elsewhere" / "secret.txt.gz").write_bytes(gzip.compress(SECRET.encode()))
    folder = tmp_path / "news"
    (folder / "inner").mkdir(parents=True)
    (folder / "ferry.txt").write_text(TEXT)
    (folder / "inner" / "ferry.txt").write_text(TEXT)
    return folder


def outcomes(path: Path) -> tuple[list[str], dict[str, str]]:
    """The texts that were read, and why other files were not."""
    found = list(read_path(path))
    refused = {Path(one.where).relative_to(path).as_posix(): one.reason for one in found if isinstance(one, Rejected)}
    return [one.text for one in found if isinstance(one, Draft)], refused


def as_a_link(folder: Path) -> str:
    (folder / "secret.txt").symlink_to(folder.parent / "elsewhere" / "secret.txt")
    return "secret.txt"


def as_a_relative_link(folder: Path) -> str:
    (folder / "inner" / "secret.txt").symlink_to("../../elsewhere/secret.txt")
    return "inner/secret.txt"


def as_a_link_to_a_folder(folder: Path) -> str:
    (folder / "inner" / "elsewhere").symlink_to(folder.parent / "elsewhere", target_is_directory=True)
    return "inner/elsewhere"


def as_a_link_to_the_folder_above(folder: Path) -> str:
    (folder / "up").symlink_to("..")
    return "up"


def by_way_of_another_link(folder: Path) -> str:
    (folder / ".hidden").symlink_to(folder.parent / "elsewhere")
    (folder / "secret.txt").symlink_to(".hidden/secret.txt")
    return "secret.txt"


def as_lines(folder: Path) -> str:
    (folder / "secret.jsonl").symlink_to(folder.parent / "elsewhere" / "secret.jsonl")
    return "secret.jsonl"


def packed(folder: Path) -> str:
    (folder / "secret.txt.gz").symlink_to(folder.parent / "elsewhere" / "secret.txt.gz")
    return "secret.txt.gz"


def to_a_neighbour_of_the_same_beginning(folder: Path) -> str:
    (folder.parent / "news-of-others").mkdir()
    (folder.parent / "news-of-others" / "secret.txt").write_text(SECRET)
    (folder / "secret.txt").symlink_to("../news-of-others/secret.txt")
    return "secret.txt"


def to_what_is_not_there(folder: Path) -> str:
    (folder / "secret.txt").symlink_to(folder.parent / "elsewhere" / "nothing.txt")
    return "secret.txt"


LINKS: list[Callable[[Path], str]] = [
    as_a_link, as_a_relative_link, as_a_link_to_a_folder, as_a_link_to_the_folder_above, by_way_of_another_link,
    as_lines, packed, to_a_neighbour_of_the_same_beginning, to_what_is_not_there,
]  # fmt: skip


@pytest.mark.parametrize("put", LINKS, ids=lambda put: put.__name__)
def test_a_link_that_leads_out_is_refused_and_the_rest_goes_in(folder: Path, put: Callable[[Path], str]) -> None:
    where = put(folder)
    texts, refused = outcomes(folder)
    assert refused == {where: OUTSIDE_FOLDER}
    assert len(texts) == 2
    assert not any("password" in text for text in texts)


def test_a_link_within_the_folder_is_read(folder: Path) -> None:
    (folder / "again.txt").symlink_to("inner/ferry.txt")
    assert outcomes(folder) == ([TEXT.split("\n")[2]] * 3, {})


def test_a_folder_or_file_that_is_named_by_a_link_is_read(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    assert len(outcomes(tmp_path / "link")[0]) == 2
    (tmp_path / "link.txt").symlink_to(folder / "ferry.txt")
    [outcome] = read_path(tmp_path / "link.txt")
    assert isinstance(outcome, Draft)


def swapped_for(change: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets `change` happen right after a path was looked at, and before anything is opened."""
    looked = index.gathering.reading.folder_files.without_links

    def look_and_lose(path: Path) -> Path:
        found = looked(path)
        change()
        return found

    monkeypatch.setattr(index.gathering.reading.folder_files, "without_links", look_and_lose)


def test_a_link_that_takes_a_files_place_meanwhile_opens_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = folder / "ferry.txt"

    def swap() -> None:
        file.unlink()
        file.symlink_to(folder.parent / "elsewhere" / "secret.txt")

    swapped_for(swap, monkeypatch)
    with pytest.raises(OutsideFolder):
        open_beneath(file, folder)


def test_a_link_that_takes_a_folders_place_meanwhile_opens_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder.parent / "elsewhere" / "ferry.txt").write_text(SECRET)

    def swap() -> None:
        (folder / "inner").rename(folder / "former")
        (folder / "inner").symlink_to(folder.parent / "elsewhere")

    swapped_for(swap, monkeypatch)
    with pytest.raises(OutsideFolder):
        open_beneath(folder / "inner" / "ferry.txt", folder)


def test_a_pipe_that_takes_a_files_place_meanwhile_holds_nobody_up(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = folder / "ferry.txt"

    def swap() -> None:
        file.unlink()
        os.mkfifo(file)

    swapped_for(swap, monkeypatch)
    with pytest.raises(OSError, match="not a regular file"):
        open_beneath(file, folder)


def test_a_link_that_is_put_into_a_watched_folder_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def come(_folder: Path, **_: object) -> Iterator[set[tuple[Change, str]]]:
        names = [as_a_relative_link(folder), as_a_link_to_a_folder(folder), "bridge.txt"]
        (folder / "bridge.txt").write_text(TEXT.replace("ferry", "bridge"))
        yield {(Change.added, str(folder / name)) for name in names}

    monkeypatch.setattr("commands.folder_watch.watch", come)
    as_a_link(folder)
    there, came = arrivals(folder, threading.Event())
    assert [one.reason for one in there if isinstance(one, Rejected)] == [OUTSIDE_FOLDER]
    assert len([one for one in there if isinstance(one, Draft)]) == 2
    assert [one.reason for one in came if isinstance(one, Rejected) and one.where.endswith("secret.txt")] == [
        OUTSIDE_FOLDER
    ]
    assert [one.title for one in came if isinstance(one, Draft)] == ["The bridge to Lindholm sails again"]
