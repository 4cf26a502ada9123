"""The version of the program, as pyproject.toml states it."""

from __future__ import annotations

import tomllib
from functools import cache

from config.project_root import ROOT


@cache
def version() -> str:
    """Return the version, such as "0.1.0"."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])
