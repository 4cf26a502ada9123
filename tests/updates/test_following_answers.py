"""What is followed by the button under an answer."""

from __future__ import annotations

from typing import Any

import pytest

from chat.incoming import Person, Place
from chat.interfaces import FollowOutcome
from chat.updates.subscription_access import SubscribedQuestions
from updates.subscriptions import Interest, Kind


class NotedActions:
    """Notes what is followed."""

    def __init__(self) -> None:
        self.followed: list[Interest] = []

    def follow(self, _recipient: object, interest: Interest, **_details: Any) -> None:
        self.followed.append(interest)


@pytest.mark.parametrize(
    ("asked", "kind"),
    [("hurricane ian", Kind.TOPIC), ("Who won the regatta?", Kind.QUESTION), ("will the bridge open", Kind.QUESTION)],
)
def test_a_topic_alone_is_followed_as_a_topic(asked: str, kind: Kind) -> None:
    actions = NotedActions()
    standing: Any = SubscribedQuestions(actions)  # type: ignore[arg-type]  # it follows alone
    assert standing.follow(Place("telegram", 7), Person(7, "en"), asked) is FollowOutcome.NOW
    assert [interest.kind for interest in actions.followed] == [kind]
