"""Describes a subscription in one line."""

from __future__ import annotations

from chat.answer_rendering import LONGEST_SOURCE
from chat.translations import Words, shown_name
from updates.subscriptions import Cadence, Interest, Kind, State, Subscription

LONGEST_LABEL = 120  # characters
CADENCE_CODES = {"now": Cadence.AT_ONCE, "daily": Cadence.DAILY, "weekly": Cadence.WEEKLY}  # in buttons
CADENCES = {Cadence.AT_ONCE: "cadence-at-once", Cadence.DAILY: "cadence-daily", Cadence.WEEKLY: "cadence-weekly"}


def interest_label(interest: Interest, words: Words, longest: int = LONGEST_LABEL) -> str:
    """Returns a description such as: “Black Sea grain”, without “weather”."""
    match interest.kind:
        case Kind.EVERYTHING:
            what = words.say("wish-everything")
        case Kind.SOURCE:
            what = words.say("wish-source", source=shown_name(interest.text, LONGEST_SOURCE))
        case _:
            what = words.say("wish-text", text=shown_name(interest.text, longest))
    for name, filters in (("wish-with", interest.include), ("wish-without", interest.exclude)):
        if filters:
            what = words.say(name, what=what, words=words.listed([shown_name(word, longest) for word in filters]))
    return what


def subscription_label(subscription: Subscription, words: Words) -> str:
    """Returns the interest, how often it is told, and whether it is paused or muted."""
    marks = [words.say(CADENCES[subscription.cadence])]
    if subscription.state is State.PAUSED:
        marks.append(words.say("is-paused"))
    if subscription.muted:
        marks.append(words.say("is-muted"))
    if subscription.important_only:
        marks.append(words.say("is-important-only"))
    if subscription.unwanted:
        marks.append(words.say("is-less", count=len(subscription.unwanted)))
    return words.say("subscription-line", what=interest_label(subscription.interest, words), how=words.listed(marks))
