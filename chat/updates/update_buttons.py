"""The buttons below an update: only important news, less like this, as a digest, keep on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from chat.conversation import Command, TapAnswer, words_for
from chat.incoming import Tap
from chat.interfaces import ArticleLookup
from chat.messages import LONGEST_TOAST, TapResult
from chat.permissions import Audience, Guarded
from chat.translations import Words, shown_name
from chat.updates.schedule_commands import declined_text
from chat.updates.subscription_access import recipient_of
from chat.updates.subscription_labels import interest_label
from index.library.articles import ArticleId
from updates.errors import SubscriptionRefused
from updates.schedule import ChatPreferences
from updates.subscription_actions import SubscriptionActions
from updates.subscriptions import Cadence, Subscription
from updates.written_times import time_text

LONGEST_WISH_SHOWN = 60


class UpdateButtons:
    """The buttons below an update, which change its subscription with one tap."""

    def __init__(self, actions: SubscriptionActions, library: ArticleLookup) -> None:
        self._actions = actions
        self._library = library

    def tap_important(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Tells only important news from now on."""
        where, id_ = recipient_of(tap.place), int(parts[0])
        return self._changed(
            tap, lambda: self._actions.change(where, id_, important_only=True), "important-from-now-on"
        )

    def tap_less(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Tells nothing like this story from now on."""
        where, id_ = recipient_of(tap.place), int(parts[0])
        titles = [card.title for card in self._library.cards([ArticleId(int(parts[1]))]).values()]
        return self._changed(tap, lambda: self._actions.want_less(where, id_, titles), "less-from-now-on")

    def tap_digest(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Tells a subscription once a day from now on."""
        where, id_ = recipient_of(tap.place), int(parts[0])
        return self._changed(tap, lambda: self._actions.change(where, id_, cadence=Cadence.DAILY), "digest-from-now-on")

    def tap_all_digest(self, tap: Tap, _: Sequence[str]) -> TapResult:
        """Tells all subscriptions here once a day from now on."""
        words = words_for(tap)
        self._actions.change_all(recipient_of(tap.place), Cadence.DAILY)
        preferences = self._actions.preferences(tap.place.chat)
        return TapResult(
            toast=shown_name(words.say("digest-set-daily", time=time_text(preferences.digest_minute)), LONGEST_TOAST)
        )

    def tap_keep(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Keeps following a question that was answered."""
        where, id_ = recipient_of(tap.place), int(parts[0])
        return self._changed(tap, lambda: self._actions.find(where, id_), "kept-on")

    def commands(self) -> Mapping[str, Guarded[Command]]:
        """See Skill."""
        return {}

    def taps(self) -> Mapping[str, Guarded[TapAnswer]]:
        """See Skill."""
        return {
            "important:number": Guarded(Audience.LEADERS, self.tap_important),
            "less:number:number": Guarded(Audience.LEADERS, self.tap_less),
            "asdigest:number": Guarded(Audience.LEADERS, self.tap_digest),
            "alldigest": Guarded(Audience.LEADERS, self.tap_all_digest),
            "keepon:number": Guarded(Audience.LEADERS, self.tap_keep),
        }

    def _changed(self, tap: Tap, change: Callable[[], Subscription], name: str) -> TapResult:
        words = words_for(tap)
        try:
            changed = change()
        except SubscriptionRefused as declined:
            return TapResult(toast=declined_text(declined, words))
        preferences = self._actions.preferences(tap.place.chat)
        return TapResult(toast=shown_name(_said(name, changed, preferences, words), LONGEST_TOAST))


def _said(name: str, changed: Subscription, preferences: ChatPreferences, words: Words) -> str:
    what = interest_label(changed.interest, words, LONGEST_WISH_SHOWN)
    if name == "digest-from-now-on":
        return words.say(name, what=what, time=time_text(preferences.digest_minute))
    return words.say(name, what=what)
