"""What is followed, in a line."""

from __future__ import annotations

from chat.answer_rendering import LONGEST_SOURCE
from chat.translations import Words, shown_name
from updates.subscriptions import Cadence, Kind, State, Subscription, Wish

LONGEST_LABEL = 120  # characters
CADENCES = {Cadence.AT_ONCE: "cadence-at-once", Cadence.DAILY: "cadence-daily", Cadence.WEEKLY: "cadence-weekly"}


def wish_label(wish: Wish, words: Words, longest: int = LONGEST_LABEL) -> str:
    """Such as “Black Sea grain”, without “weather”."""
    match wish.kind:
        case Kind.EVERYTHING:
            what = words.say("wish-everything")
        case Kind.SOURCE:
            what = words.say("wish-source", source=shown_name(wish.text, LONGEST_SOURCE))
        case _:
            what = words.say("wish-text", text=shown_name(wish.text, longest))
    for name, filters in (("wish-with", wish.include), ("wish-without", wish.exclude)):
        if filters:
            what = words.say(name, what=what, words=words.listed([shown_name(word, longest) for word in filters]))
    return what


def subscription_label(subscription: Subscription, words: Words) -> str:
    """The wish, how often it is told, and whether it is paused or muted."""
    marks = [words.say(CADENCES[subscription.cadence])]
    if subscription.state is State.PAUSED:
        marks.append(words.say("is-paused"))
    if subscription.muted:
        marks.append(words.say("is-muted"))
    if subscription.important_only:
        marks.append(words.say("is-important-only"))
    if subscription.unwanted:
        marks.append(words.say("is-less", count=len(subscription.unwanted)))
    return words.say("subscription-line", what=wish_label(subscription.wish, words), how=words.listed(marks))
