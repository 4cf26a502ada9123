"""What any room's tests may ask for."""

from __future__ import annotations

import io
import logging
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from index.indexing.embedding import ENGLISH_MODEL, Embedder, open_embedder
from testing.engine_pairs import large, on_every_pair, pair  # noqa: F401  # a fixture is found by its name here
from testing.milvus_server import milvus  # noqa: F401
from testing.postgresql_server import postgresql, postgresql_url  # noqa: F401

os.environ["HF_HUB_OFFLINE"] = "1"  # read when its library is first imported: no test asks the network for a model
# A slow or busy machine is no fault of what is tested.
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")
_CACHE = Path(__file__).parent / ".cache"  # ignored by git: compiling takes 20 s and gives the same every time


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """See testing.engine_pairs."""
    on_every_pair(metafunc)


@pytest.fixture(scope="session")
def models() -> Path:
    """A folder of compiled models, as a data folder's `model`. Each is compiled by whoever needs it first."""
    return _CACHE / "model"


@pytest.fixture(scope="session")
def model_folder(models: Path) -> Path:
    """The same, with the English model in it. Only to be read."""
    open_embedder(ENGLISH_MODEL, models).close()
    return models


@pytest.fixture(scope="session")
def multilingual_folder(models: Path) -> Path:
    """The same, with the multilingual model in it."""
    open_embedder("multilingual", models).close()
    return models


@pytest.fixture(scope="session")
def real_embedder(model_folder: Path) -> Iterator[Embedder]:
    """The model that libraries begin with, compiled."""
    embedder = open_embedder(ENGLISH_MODEL, model_folder)
    yield embedder
    embedder.close()


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What is logged once a test has set logging up; put back afterwards."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    hooks = sys.excepthook, sys.unraisablehook, threading.excepthook
    yield io.StringIO()
    root.handlers[:], root.level = before
    sys.excepthook, sys.unraisablehook, threading.excepthook = hooks
    logging.captureWarnings(False)
