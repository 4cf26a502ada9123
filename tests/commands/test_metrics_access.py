"""Figures are for those who may read them; whether the bot is well, any supervisor may ask."""

from __future__ import annotations

import base64
import json
import urllib.error
import urllib.request
from datetime import UTC, datetime
from pathlib import Path

import pytest

from chat.health_state import HealthState
from commands.health import health
from commands.metrics import Metrics
from commands.metrics_access import MetricsAccess, metrics_access
from commands.status_server import telling
from config.addresses import ListenAddress
from config.settings import SettingsProblem, read_settings, secrets_of

PASSWORD = "grün, und länger: als ein Wort"


def basic(login: str, scheme: str = "Basic") -> str:
    """An Authorization header."""
    return f"{scheme} {base64.b64encode(login.encode()).decode()}"


def asked(access: MetricsAccess, path: str = "/metrics", authorization: str = "") -> tuple[int, str, str]:
    """Status, WWW-Authenticate and body of a request from 127.0.0.1."""
    health_state = HealthState()
    health_state.beat()
    with telling(
        ListenAddress("127.0.0.1", 0),
        Metrics(health_state).registry,
        lambda: health(health_state, datetime.now(UTC)),
        access,
    ) as port:
        request = urllib.request.Request(f"http://127.0.0.1:{port}{path}")
        if authorization:
            request.add_header("Authorization", authorization)
        try:
            with urllib.request.urlopen(request, timeout=5) as answer:
                return answer.status, "", answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.headers.get("WWW-Authenticate", ""), error.read().decode()


def test_figures_are_open_where_nothing_is_set() -> None:
    assert metrics_access(read_settings()) == MetricsAccess()
    status, _, body = asked(MetricsAccess())
    assert status == 200 and "quotewire_queue" in body


def test_a_password_is_asked_for_where_one_is_set() -> None:
    access = metrics_access(read_settings(metrics_username="prometheus", metrics_password=PASSWORD))
    assert asked(access, authorization=basic(f"prometheus:{PASSWORD}"))[0] == 200
    assert asked(access, authorization=basic(f"prometheus:{PASSWORD}", "bAsIc"))[0] == 200
    status, challenge, body = asked(access)
    assert status == 401 and challenge.startswith("Basic ")
    assert json.loads(body) == {"refused": "Unauthorized"}


@pytest.mark.parametrize(
    "authorization",
    [
        "", "Basic", "Basic ", "Basic !!!", "Basic cHJvbWV0aGV1cw", "Bearer token", basic(""), basic(":"),
        basic("prometheus"), basic("prometheus:"),
        basic(f":{PASSWORD}"), basic(f"Prometheus:{PASSWORD}"), basic(f"prometheus:{PASSWORD}x"),
        basic(f"prometheus:{PASSWORD[:-1]}"), basic(f"prometheus:{PASSWORD}", "Digest"), "\udcff", "Basic ünïcode",
    ],
)  # fmt: skip
def test_whoever_does_not_know_it_is_refused(authorization: str) -> None:
    access = MetricsAccess(login=("prometheus", PASSWORD))
    assert access.refusal("127.0.0.1", authorization) == 401


@pytest.mark.parametrize(
    ("networks", "address", "allowed"),
    [
        ("127.0.0.0/8", "127.0.0.1", True),
        ("10.0.0.0/8, 192.168.1.0/24", "192.168.1.7", True),
        ("10.0.0.0/8,192.168.1.0/24", "192.168.2.7", False),
        ("127.0.0.1", "127.0.0.1", True),
        ("127.0.0.1", "127.0.0.2", False),
        ("10.0.0.0/8", "::ffff:10.1.2.3", True),
        ("fd00::/8", "fd12::1", True),
        ("fe80::/10", "fe80::1%eth0", True),
        ("fd00::/8", "10.1.2.3", False),
        ("0.0.0.0/0", "somewhere", False),
        ("0.0.0.0/0", "", False),
    ],
)
def test_figures_are_told_to_allowed_networks_alone(networks: str, address: str, allowed: bool) -> None:
    access = metrics_access(read_settings(metrics_allowed_networks=networks))
    assert access.refusal(address, "") == (None if allowed else 403)


def test_another_network_is_refused_whatever_password_it_knows() -> None:
    access = metrics_access(
        read_settings(metrics_allowed_networks="10.0.0.0/8", metrics_username="p", metrics_password="secret-word")
    )
    assert asked(access, authorization=basic("p:secret-word"))[0] == 403


def test_a_supervisor_needs_no_password() -> None:
    access = metrics_access(
        read_settings(metrics_allowed_networks="10.0.0.0/8", metrics_username="p", metrics_password="secret-word")
    )
    assert asked(access, "/live")[0] == 200
    assert asked(access, "/ready")[0] == 503  # it has not started yet


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        ({"metrics_username": "prometheus"}, "QUOTEWIRE_METRICS_PASSWORD"),
        ({"metrics_password": "secret-word"}, "QUOTEWIRE_METRICS_USERNAME"),
        ({"metrics_username": "a:b", "metrics_password": "secret-word"}, "QUOTEWIRE_METRICS_USERNAME"),
        ({"metrics_allowed_networks": "localhost"}, "QUOTEWIRE_METRICS_ALLOWED_NETWORKS"),
        ({"metrics_allowed_networks": "10.0.0.0/40"}, "QUOTEWIRE_METRICS_ALLOWED_NETWORKS"),
    ],
)
def test_a_wrong_setting_names_itself(settings: dict[str, str], name: str) -> None:
    with pytest.raises(SettingsProblem, match=name) as refused:
        read_settings(**settings)
    assert "secret-word" not in str(refused.value)


def test_the_password_may_stand_in_a_file_and_no_log_shows_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "password").write_text(f"{PASSWORD}\n")
    monkeypatch.setenv("QUOTEWIRE_METRICS_USERNAME", "prometheus")
    monkeypatch.setenv("QUOTEWIRE_METRICS_PASSWORD_FILE", str(tmp_path / "password"))
    settings = read_settings()
    assert metrics_access(settings).login == ("prometheus", PASSWORD)
    assert PASSWORD in secrets_of(settings)
