"""The unit, the image and the compose file are whole, sandboxed, and true to the code."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.commands.conftest import ROOT

DEPLOY = ROOT / "deploy"
UNIT = DEPLOY / "quotewire.service"
ROLE_UNIT = DEPLOY / "quotewire@.service"
SYSTEMD_ANALYZE = shutil.which("systemd-analyze")
HADOLINT = Path(sys.executable).with_name("hadolint")
NOT_SHIPPED = {"deploy", "testing", "tests", "benchmarks"}
HIGHEST_EXPOSURE = 20  # tenths of systemd's own measure, 0 (safe) to 100; the unit is at 12


def unit() -> dict[str, list[str]]:
    """Each key of the unit with its values."""
    found: dict[str, list[str]] = {}
    for line in UNIT.read_text().splitlines():
        key, equals, value = line.partition("=")
        if equals and not line.startswith("#"):
            found.setdefault(key, []).append(value)
    return found


def instructions() -> list[tuple[str, str]]:
    """Each instruction of the Dockerfile with its arguments."""
    text = (DEPLOY / "Dockerfile").read_text().replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(line.split(maxsplit=1)[0], line.split(maxsplit=1)[1]) for line in lines]


def compose() -> dict[str, Any]:
    """The only service."""
    found: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]["bot"]
    return found


def test_the_unit_is_watched_and_has_time_to_stop() -> None:
    told = unit()
    assert told["Type"] == ["notify"]
    assert int(told["WatchdogSec"][0]) >= 30
    assert int(told["TimeoutStopSec"][0]) > 10
    assert told["KillMode"] == ["mixed"]


def test_the_unit_runs_for_a_user_without_rights_who_writes_to_one_folder() -> None:
    told = unit()
    assert told["User"] == ["quotewire"]
    assert told["CapabilityBoundingSet"] == [""]
    assert told["ProtectSystem"] == ["strict"]
    assert told["NoNewPrivileges"] == ["true"]
    assert "ReadWritePaths" not in told
    assert f"QUOTEWIRE_DATA=/var/lib/{told['StateDirectory'][0]}" in told["Environment"]


@pytest.mark.skipif(SYSTEMD_ANALYZE is None, reason="no systemd here")
def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path: Path) -> None:
    here = tmp_path / UNIT.name  # with a program that there is
    here.write_text(UNIT.read_text().replace("/opt/quotewire/.venv/bin/python", "/bin/sh"))
    done = subprocess.run(
        [str(SYSTEMD_ANALYZE), "verify", "--man=no", str(here)], capture_output=True, text=True, check=False
    )
    assert [line for line in done.stderr.splitlines() if UNIT.name in line] == []


@pytest.mark.skipif(SYSTEMD_ANALYZE is None, reason="no systemd here")
def test_systemd_finds_the_sandbox_tight() -> None:
    analyse = [str(SYSTEMD_ANALYZE), "security", "--offline=true", f"--threshold={HIGHEST_EXPOSURE}", str(UNIT)]
    assert subprocess.run(analyse, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not HADOLINT.exists(), reason="hadolint is not installed")
def test_hadolint_finds_nothing_wrong_with_the_dockerfile() -> None:
    done = subprocess.run([str(HADOLINT), str(DEPLOY / "Dockerfile")], capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("", 0)


def test_the_image_holds_every_room_and_runs_without_root() -> None:
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["root_packages"]
    rooms = set(packages) - NOT_SHIPPED
    copied = {arguments.split()[-1] for name, arguments in instructions() if name == "COPY"}
    assert rooms <= copied
    kept = (ROOT / ".dockerignore").read_text().splitlines()
    assert {f"!{room}" for room in rooms} <= set(kept)
    assert kept[1] == "*"
    users = [arguments for name, arguments in instructions() if name == "USER"]
    assert users == ["10001:10001"]


def test_the_container_writes_to_its_volume_alone() -> None:
    told = compose()
    assert told["read_only"] is True
    assert told["cap_drop"] == ["ALL"]
    assert told["security_opt"] == ["no-new-privileges:true"]
    assert told["volumes"] == ["data:/data"]
    assert told["user"] == "10001:10001"
    assert "ports" not in told


def test_no_token_stands_in_any_file_of_deploy() -> None:
    told = compose()
    assert told["environment"] == {"TELEGRAM_BOT_TOKEN_FILE": "/run/secrets/token"}
    assert "LoadCredential" in unit()
    ignored = (ROOT / ".gitignore").read_text().splitlines()
    assert {"deploy/token", "deploy/settings.env"} <= set(ignored)


def test_memory_is_bounded_wherever_it_runs() -> None:
    assert unit()["MemoryMax"] == ["2G"]
    assert compose()["mem_limit"] == "2g"
    assert compose()["pids_limit"] == int(unit()["TasksMax"][0])


def test_the_image_stands_on_one_that_cannot_change() -> None:
    bases = [arguments.split()[0] for name, arguments in instructions() if name == "FROM"]
    assert len(bases) == 2
    assert len(set(bases)) == 1
    assert re.fullmatch(r"python:3\.11-slim-bookworm@sha256:[0-9a-f]{64}", bases[0])


def test_the_unit_of_a_role_is_the_one_of_all_but_for_what_it_runs() -> None:
    whole = UNIT.read_text().splitlines()
    role = ROLE_UNIT.read_text().splitlines()
    differs = {line.partition("=")[0] for line in set(whole) ^ set(role) if not line.startswith("#")}
    assert differs == {"Description", "ExecStart", "EnvironmentFile"}


@pytest.mark.parametrize("name", ["chat", "chat-2", "ingest"])
def test_the_unit_of_a_role_runs_it(name: str, tmp_path: Path) -> None:
    (command,) = [line for line in ROLE_UNIT.read_text().splitlines() if line.startswith("ExecStart=")]
    program = tmp_path / "says"
    program.write_text('#!/bin/sh\necho "$@"\n')
    program.chmod(0o755)
    # As systemd reads it: %i is the name, and what is doubled stands for itself.
    shell = command.partition("-c ")[2].strip("'").replace("%%", "%").replace("%i", name).replace("$$", "$")
    said = subprocess.run(
        ["/bin/sh", "-c", shell.replace("/opt/quotewire/.venv/bin/python", str(program))],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert said == f"/opt/quotewire/bot.py run --only {name.partition('-')[0]}\n"


@pytest.mark.skipif(SYSTEMD_ANALYZE is None, reason="no systemd here")
def test_systemd_finds_nothing_wrong_with_the_unit_of_a_role(tmp_path: Path) -> None:
    (tmp_path / ROLE_UNIT.name).write_text(ROLE_UNIT.read_text())
    here = tmp_path / "quotewire@chat-2.service"
    here.write_text(ROLE_UNIT.read_text())
    done = subprocess.run(
        [str(SYSTEMD_ANALYZE), "verify", "--man=no", str(here)], capture_output=True, text=True, check=False
    )
    assert [line for line in done.stderr.splitlines() if "quotewire@" in line] == []
