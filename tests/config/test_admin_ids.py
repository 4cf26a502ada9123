"""QUOTEWIRE_ADMINS names people: what can be nobody's own id is refused with the reason, in one line."""

from __future__ import annotations

import pytest

from config.settings import SettingsProblem, read_settings


@pytest.mark.parametrize(
    ("admins", "reason"),
    [
        ("1087968824", "GroupAnonymousBot, which speaks for the anonymous admins of every group"),
        ("41, 136817688", "Channel_Bot, which speaks for everybody who writes as a channel"),
        ("777000", "Telegram, which forwards the posts of every channel"),
        ("-1001234567890", "-1001234567890 is the id of a group or channel"),
        ("-5", "-5 is the id of a group or channel"),
        ("0", "0 is out of range"),
        (str(2**52), "out of range"),
        ("9" * 400, "out of range"),
        ("ada", "valid integer"),
    ],
)
def test_what_is_no_persons_id_is_refused(admins: str, reason: str) -> None:
    with pytest.raises(SettingsProblem) as refused:
        read_settings(admins=admins)
    assert str(refused.value).startswith("wrong setting: QUOTEWIRE_ADMINS: ")
    assert reason in str(refused.value)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 300


def test_each_wrong_id_is_named() -> None:
    with pytest.raises(SettingsProblem, match=r"-7 is the id .* 0 is out of range"):
        read_settings(admins="-7,41,0")


def test_peoples_ids_are_taken() -> None:
    assert read_settings(admins=f"1, 41,{2**52 - 1}").admins == (1, 41, 2**52 - 1)
