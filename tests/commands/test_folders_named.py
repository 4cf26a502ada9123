"""A command that only reads makes no data folder of a name that was mistyped."""

from __future__ import annotations

from pathlib import Path

import pytest
from click import Command
from click.testing import CliRunner

from commands.articles import command as articles
from commands.ask import command as ask
from commands.backup import command as backup
from commands.check import command as check
from commands.status import command as status


@pytest.mark.parametrize("typed", [["list"], ["show", "1"]])
def test_articles_refuses_a_folder_that_is_not_there_and_names_it(tmp_path: Path, typed: list[str]) -> None:
    mistyped = tmp_path / "dta"
    result = CliRunner().invoke(articles, [*typed, "--data", str(mistyped)])
    assert result.exit_code == 2
    assert str(mistyped) in result.output.replace("\n", "")
    assert not mistyped.exists()


@pytest.mark.parametrize(("command", "typed"), [(backup, ["kept"]), (ask, ["What sank?"]), (check, []), (status, [])])
def test_others_refuse_it_too(tmp_path: Path, command: Command, typed: list[str]) -> None:
    mistyped = tmp_path / "dta"
    result = CliRunner().invoke(command, [*typed, "--data", str(mistyped)])
    assert result.exit_code == 2
    assert not mistyped.exists()
