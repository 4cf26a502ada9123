"""What a supervisor and Prometheus are told of the bot."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from chat.health_state import SILENCE_S, HealthState
from commands.health import STUCK_S, health
from commands.metrics import Metrics
from commands.parts import Parts
from commands.status_server import telling
from config.addresses import ListenAddress
from config.settings import SettingsProblem, read_settings
from index.library.articles import Draft
from retrieval.answers import Query, Reason, Refused
from testing.fake_answerer import NOW, FakeAnswerer
from testing.tiny_embedder import TinyEmbedder

ANYWHERE = ListenAddress("127.0.0.1", 0)


class Clock:
    """Monotonic seconds and a wall clock, moved by hand."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return NOW + timedelta(seconds=self.seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def health_state(clock: Clock) -> HealthState:
    """Of a bot that listens and was heard from a moment ago."""
    health_state = HealthState(clock, clock.now)
    health_state.beat()
    health_state.heard()
    health_state.listening = True
    return health_state


@pytest.fixture
def parts(data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Parts]:
    """A library with one article."""
    monkeypatch.setattr("commands.parts.open_embedder", lambda *_: TinyEmbedder())
    data.mkdir()
    with Parts(read_settings(data=data)) as parts:
        list(parts.ingest().take([Draft("https://example.org/1", "Ferry", "The ferry sails on Friday.")]))
        yield parts


def get(port: int, path: str, method: str = "GET") -> tuple[int, str]:
    """Status and body."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", method=method)
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def asked(health_state: HealthState, clock: Clock, path: str, parts: Parts | None = None) -> tuple[int, dict[str, Any]]:
    """What /live or /ready says."""
    database = parts.database if parts else None
    with telling(ANYWHERE, Metrics(health_state).registry, lambda: health(health_state, clock.now(), database)) as port:
        status, body = get(port, path)
    found: dict[str, Any] = json.loads(body)
    return status, found


def test_a_bot_that_listens_is_ready_and_tells_its_times(health_state: HealthState, clock: Clock, parts: Parts) -> None:
    status, told = asked(health_state, clock, "/ready", parts)
    assert status == 200
    assert (told["ready"], told["alive"], told["why"]) == (True, True, [])
    assert told["last_update_poll"] == clock.now().isoformat(timespec="seconds")
    assert (told["last_delivery"], told["last_feed_poll"]) == (None, None)


def test_a_bot_that_starts_is_alive_but_not_ready(clock: Clock) -> None:
    starting = HealthState(clock, clock.now)
    assert asked(starting, clock, "/live")[0] == 200
    status, told = asked(starting, clock, "/ready")
    assert status == 503
    assert "Telegram has not been reached yet" in told["why"][0]


def test_a_role_tells_what_it_was_elected_for_and_needs_no_telegram_where_it_has_none(clock: Clock) -> None:
    matching = HealthState(clock, clock.now)
    assert health(matching, clock.now(), role="match").why == ("it is starting, or stopping",)
    matching.beat()
    matching.listening = True
    matching.on_duty("matching", True)
    told = health(matching, clock.now(), role="match").as_json()
    assert (told["ready"], told["role"], told["duties"]) == (True, "match", ["matching"])
    matching.on_duty("matching", False)
    assert health(matching, clock.now(), role="match").as_json()["duties"] == []


def test_silence_of_telegram_makes_it_unready_and_a_new_start_would_not_help(
    health_state: HealthState, clock: Clock
) -> None:
    clock.seconds += SILENCE_S + 1
    health_state.beat()
    assert asked(health_state, clock, "/live")[0] == 200
    status, told = asked(health_state, clock, "/ready")
    assert status == 503
    assert "Telegram has not answered for 91 s" in told["why"]


def test_at_a_webhook_silence_is_no_trouble(health_state: HealthState, clock: Clock) -> None:
    health_state.waits_for_updates = False
    clock.seconds += 100 * SILENCE_S
    health_state.beat()
    assert asked(health_state, clock, "/ready")[0] == 200


def test_a_second_bot_on_the_token_is_told_of(health_state: HealthState, clock: Clock) -> None:
    health_state.conflict()
    status, told = asked(health_state, clock, "/ready")
    assert (status, told["why"]) == (503, ["another program uses the same token"])


def test_a_loop_that_does_not_turn_is_not_alive(health_state: HealthState, clock: Clock) -> None:
    clock.seconds += STUCK_S + 1
    status, told = asked(health_state, clock, "/live")
    assert status == 503
    assert "stuck for 31 s" in told["why"][0]


def test_a_library_that_cannot_be_read_is_told_of(health_state: HealthState, clock: Clock, parts: Parts) -> None:
    with parts.database.writing() as connection:
        connection.exec_driver_sql("DROP TABLE feeds")
    status, told = asked(health_state, clock, "/ready", parts)
    assert (status, told["why"]) == (503, ["the library cannot be read (LibraryProblem)"])


def test_other_paths_and_other_methods_are_told_what_there_is(health_state: HealthState) -> None:
    with telling(ANYWHERE, Metrics(health_state).registry, lambda: health(health_state, datetime.now(UTC))) as port:
        assert get(port, "/")[0] == 404
        assert get(port, "/metrics", "POST")[0] == 405
        assert get(port, "/live/", "HEAD") == (200, "")


def test_prometheus_gets_questions_latency_refusals_queue_429s_feeds_deliveries_and_sizes(
    health_state: HealthState, parts: Parts
) -> None:
    answerer = FakeAnswerer()
    metrics = Metrics(health_state)
    metrics.include_library(parts)
    measured = metrics.measured(answerer)
    measured.answer(Query("What does Zelenskyy require?", NOW))
    measured.answer(Query("What of the weather?", NOW))
    answerer.answers["nothing"] = Refused(Reason.EMPTY_LIBRARY)
    measured.answer(Query("nothing", NOW))
    health_state.waiting = 3
    health_state.answers[429] += 2
    health_state.handled(0.02)
    health_state.on_duty("delivering", True)
    with telling(ANYWHERE, metrics.registry, lambda: health(health_state, NOW)) as port:
        status, body = get(port, "/metrics")
    assert status == 200
    lines = body.splitlines()
    for line in (
        'quotewire_questions_total{outcome="answered"} 1.0',
        'quotewire_questions_total{outcome="nothing_on_this"} 1.0',
        'quotewire_questions_total{outcome="empty_library"} 1.0',
        "quotewire_answer_seconds_count 3.0",
        'quotewire_update_seconds_bucket{le="0.02"} 1.0',
        "quotewire_queue 3.0",
        'quotewire_elected{duty="delivering"} 1.0',
        'quotewire_telegram_answers_total{status="429"} 2.0',
        'quotewire_deliveries{state="due"} 0.0',
        'quotewire_deliveries{state="failed"} 0.0',
        "quotewire_feeds_failing 0.0",
        "quotewire_passages 1.0",
        "quotewire_index_passages 1.0",
        "quotewire_index_behind 0.0",
        "quotewire_listening 1.0",
    ):
        assert line in lines
    assert any(line.startswith('quotewire_bytes{part="database"}') and not line.endswith(" 0.0") for line in lines)


def test_a_library_that_cannot_be_read_hides_no_other_figure(health_state: HealthState, parts: Parts) -> None:
    metrics = Metrics(health_state)
    metrics.include_library(parts)
    with parts.database.writing() as connection:
        connection.exec_driver_sql("DROP TABLE feeds")
    with telling(ANYWHERE, metrics.registry, lambda: health(health_state, NOW)) as port:
        status, body = get(port, "/metrics")
    assert status == 200
    assert "quotewire_queue 0.0" in body
    assert "quotewire_feeds" not in body


@pytest.mark.parametrize("wrong", ["9464", "host:", ":9464", "127.0.0.1:99999", "127.0.0.1:http"])
def test_a_wrong_address_names_its_setting(wrong: str) -> None:
    with pytest.raises(SettingsProblem, match="QUOTEWIRE_STATUS_LISTEN"):
        read_settings(status_listen=wrong)


def test_addresses_of_both_kinds_are_read_and_none_is_the_default() -> None:
    assert read_settings().status_listen is None
    assert str(read_settings(status_listen="[::1]:9464").status_listen) == "[::1]:9464"
    assert str(read_settings(status_listen="localhost:0").status_listen) == "localhost:0"
