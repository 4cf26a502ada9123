"""A command that only reads makes no data folder of a name that was mistyped."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from commands.articles import command as articles
from commands.backup import command as backup


@pytest.mark.parametrize("typed", [["list"], ["show", "1"]])
def test_articles_refuses_a_folder_that_is_not_there_and_names_it(tmp_path: Path, typed: list[str]) -> None:
    mistyped = tmp_path / "dta"
    result = CliRunner().invoke(articles, [*typed, "--data", str(mistyped)])
    assert result.exit_code == 2
    assert str(mistyped) in result.output.replace("\n", "")
    assert not mistyped.exists()


def test_backup_refuses_it_too(tmp_path: Path) -> None:
    mistyped = tmp_path / "dta"
    result = CliRunner().invoke(backup, [str(tmp_path / "kept"), "--data", str(mistyped)])
    assert result.exit_code == 2
    assert not mistyped.exists()
