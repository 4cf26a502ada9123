"""A log line is one line, and holds no secret and nothing that a reader wrote."""

from __future__ import annotations

import io
import json
import logging
import sys
import threading
import warnings

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError

from config.logs import LogForm, RedactingFormatter, redacted, start_logging
from config.problems import Problem
from config.redaction import PrivateTexts

QUESTION = "why did my neighbour Aunt Marigold leave town"


def line_of(error: BaseException, form: LogForm = "text") -> str:
    """The line that an exception makes."""
    try:
        raise error
    except BaseException:  # noqa: BLE001  # whichever it is
        record = logging.LogRecord("chat.question_answers", logging.ERROR, "", 0, "it failed", None, sys.exc_info())
    return RedactingFormatter(form=form).format(record)


def test_a_line_says_what_failed_and_where_but_not_what_was_asked() -> None:
    line = line_of(ValueError(f"cannot parse {QUESTION!r}"))
    assert "chat.question_answers: it failed | ValueError at tests/config/test_logs.py:" in line
    assert "Marigold" not in line
    assert "\n" not in line


def test_a_cause_is_told_in_the_same_line() -> None:
    cause = KeyError(QUESTION)
    error = Problem("the library cannot be written: disk full")
    error.__cause__ = cause
    line = line_of(error)
    assert "Problem: the library cannot be written: disk full" in line
    assert "| KeyError" in line
    assert "Marigold" not in line


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (Problem("mend it so"), "Problem: mend it so"),
        (ConnectionRefusedError(111, "Connection refused"), "ConnectionRefusedError: [Errno 111] Connection refused"),
        (FileNotFoundError(2, "No such file", "/srv/x"), "No such file"),
    ],
)
def test_what_we_and_the_system_say_is_told(error: Exception, words: str) -> None:
    assert words in line_of(error)


def test_the_database_says_what_is_wrong_but_not_with_which_values() -> None:
    engine = create_engine("sqlite://", hide_parameters=True)
    with engine.connect() as connection:
        connection.execute(text("CREATE TABLE asked (question TEXT UNIQUE)"))
        insert = text("INSERT INTO asked VALUES (:question)")
        connection.execute(insert, {"question": QUESTION})
        with pytest.raises(IntegrityError) as failed:
            connection.execute(insert, {"question": QUESTION})
    assert "Marigold" not in str(failed.value)
    assert "IntegrityError at" in line_of(failed.value)


def test_an_argument_that_is_an_exception_says_no_more_than_it_may(log: io.StringIO) -> None:
    start_logging(stream=log)
    logging.getLogger("chat.x").info("not now: %s, %s", ValueError(QUESTION), Problem("try later"))
    assert "not now: ValueError, try later" in log.getvalue()


def test_libraries_say_what_stands_in_their_code_and_no_more(log: io.StringIO) -> None:
    start_logging(stream=log)
    logging.getLogger("telegram.ext.Updater").critical("Received data was: %r", {"text": QUESTION})
    logging.getLogger("asyncio").error(f"Task exception was never retrieved\nfuture: ValueError({QUESTION!r})")
    assert "Received data was: …\n" in log.getvalue()
    assert "Task exception was never retrieved\n" in log.getvalue()
    assert "Marigold" not in log.getvalue()


def test_what_nobody_catches_is_a_line_like_any_other(log: io.StringIO) -> None:
    start_logging(["hunter2-secret"], stream=log)
    try:
        raise RuntimeError(f"hunter2-secret {QUESTION}")
    except RuntimeError:
        sys.excepthook(*sys.exc_info())
    empty: dict[str, int] = {}
    thread = threading.Thread(target=lambda: empty[QUESTION])
    thread.start()
    thread.join()
    warnings.warn(f"strange: {QUESTION}", UserWarning, stacklevel=1)
    lines = log.getvalue().splitlines()
    assert len(lines) == 3
    assert "CRITICAL config.logs: the program fails | RuntimeError at" in lines[0]
    assert "a thread of the program fails | KeyError at" in lines[1]
    assert "py.warnings" in lines[2]
    assert "UserWarning" in lines[2]
    assert "Marigold" not in log.getvalue()
    assert "hunter2" not in log.getvalue()


def test_as_json_each_line_is_an_object(log: io.StringIO) -> None:
    start_logging(stream=log, form="json")
    logging.getLogger("chat.x").warning("two\nlines and %d", 3)
    try:
        raise Problem("no ink")
    except Problem:
        logging.getLogger("chat.x").exception("it failed")
    said, failed = map(json.loads, log.getvalue().splitlines())
    assert (said["level"], said["logger"], said["message"]) == ("warning", "chat.x", "two lines and 3")
    assert said["time"].endswith("+00:00")
    assert failed["errors"][0]["kind"] == "Problem"
    assert failed["errors"][0]["words"] == "no ink"
    assert failed["errors"][0]["places"][0].startswith("tests/config/test_logs.py:")


def test_nobody_can_write_a_line_of_their_own(log: io.StringIO) -> None:
    start_logging(stream=log)
    logging.getLogger("index.x").warning("feed %s", "https://x.example/\n2026-01-01 ERROR all is lost\x1b[2J\u2028x")
    assert len(log.getvalue().splitlines()) == 1
    assert "\x1b" not in log.getvalue()


def test_what_is_being_answered_is_in_no_line_of_that_time() -> None:
    confided = PrivateTexts()
    formatter = RedactingFormatter(confided=confided)
    record = logging.LogRecord("chat.x", logging.INFO, "", 0, "about %s.", (f"{QUESTION} ({QUESTION.lower()})",), None)
    with confided.keep(QUESTION, None, "no"):
        assert formatter.format(record).endswith("about [private] ([private]).")
    assert QUESTION in formatter.format(record)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("https://api.telegram.org/bot1234567:abcdefghijklmnopqrstuvwxyz01234567890/getMe", "/bot[secret]/getMe"),
        ("postgresql://quotewire:pa55word@db/news", "postgresql://[secret]@db/news"),
        ("https://x.example/feed?api_key=abc123&page=2", "https://x.example/feed?api_key=[secret]&page=2"),
        ("https://x.example/feed?page=2&token=abc", "https://x.example/feed?page=2&token=[secret]"),
        ("at 123456:30 and 1.2.3", "at 123456:30 and 1.2.3"),
        ("https://x.example/@ada?monkey=1", "https://x.example/@ada?monkey=1"),
    ],
)
def test_secrets_are_known_by_their_looks(said: str, shown: str) -> None:
    assert shown in redacted(said)


def test_a_line_names_the_role_of_its_process(log: io.StringIO) -> None:
    start_logging(stream=log, role="deliver")
    logging.getLogger("updates.sender").warning("it waits")
    assert " WARNING deliver updates.sender: it waits\n" in log.getvalue()
    record = logging.LogRecord("updates.sender", logging.INFO, "", 0, "it sends", None, None)
    assert json.loads(RedactingFormatter(form="json", role="deliver").format(record))["role"] == "deliver"
