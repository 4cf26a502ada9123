"""/digest, /quiet and /timezone: when a chat gets updates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from difflib import get_close_matches
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale

from chat.conversation import Command, TapAnswer, text_reply, words_for
from chat.incoming import IncomingMessage, Tap
from chat.messages import Reply
from chat.permissions import Audience, Guarded
from chat.translations import LANGUAGES, Words, words
from chat.updates.subscription_access import recipient_of
from chat.updates.subscription_labels import CADENCES
from index.search.letter_folding import fold
from updates.errors import RefusalReason, SubscriptionRefused
from updates.schedule import ChatPreferences
from updates.subscription_actions import SubscriptionActions
from updates.subscriptions import Cadence
from updates.written_times import minute_of_day, quiet_of, time_text, zone_of

_DECLINED = {
    RefusalReason.EMPTY: "declined-empty",
    RefusalReason.NO_WORDS: "declined-no-words",
    RefusalReason.SAYS_NOTHING: "declined-says-nothing",
    RefusalReason.ONE_LETTER: "declined-one-letter",
    RefusalReason.ADDRESS: "declined-address",
    RefusalReason.TOO_LONG: "declined-too-long",
    RefusalReason.ALREADY: "declined-already",
    RefusalReason.TOO_MANY: "declined-too-many",
    RefusalReason.UNKNOWN_SOURCE: "declined-unknown-source",
    RefusalReason.UNKNOWN_ZONE: "declined-unknown-zone",
    RefusalReason.WRONG_TIME: "declined-wrong-time",
    RefusalReason.WRONG_FILTER: "declined-wrong-filter",
    RefusalReason.FILTER_SAYS_NOTHING: "declined-filter-says-nothing",
    RefusalReason.GONE: "declined-gone",
    RefusalReason.WRONG_FILE: "declined-wrong-file",
}
CLOSE = 0.75  # of difflib's ratio: "dayly" is daily
OFF = frozenset(
    fold(word)
    for word in (
        "off", "no", "none", "0", "aus", "nein", "keine", "non", "aucune", "kapalı", "hayır", "нет", "выкл", "ні",
        "nie", "brak", "wyłącz", "nessuna", "disattiva", "yo‘q", "o‘chir",
        "вимк", "لا", "إيقاف", "خاموش", "نه", "não", "desligar", "tidak", "matikan",
    )
)  # fmt: skip
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class ScheduleCommands:
    """The commands that change when a chat gets updates."""

    def __init__(self, actions: SubscriptionActions) -> None:
        self._actions = actions

    def timezone(self, incoming: IncomingMessage, name: str) -> Sequence[Reply]:
        """/timezone: shows the time zone, or sets another."""
        words = words_for(incoming)
        preferences, what = self._actions.preferences(incoming.place.chat), "zone-is"
        if name.strip():
            preferences, what = self._actions.set_zone(incoming.place.chat, zone_of(name)), "zone-set"
        return text_reply(
            words.say(what, zone=preferences.zone, time=local_time(incoming.at, preferences).strftime("%H:%M"))
        )

    def quiet(self, incoming: IncomingMessage, hours: str) -> Sequence[Reply]:
        """/quiet: shows the quiet hours, sets others, or ends them."""
        words = words_for(incoming)
        preferences, what = self._actions.preferences(incoming.place.chat), "quiet-is"
        if says_off(hours):
            self._actions.set_quiet(incoming.place.chat, None)
            return text_reply(words.say("quiet-off"))
        if hours.strip():
            preferences, what = self._actions.set_quiet(incoming.place.chat, quiet_of(hours)), "quiet-set"
        if preferences.quiet is None:
            return text_reply(words.say("quiet-none"))
        start, end = time_text(preferences.quiet.start), time_text(preferences.quiet.end)
        return text_reply(words.say(what, **{"from": start, "to": end}))

    def digest(self, incoming: IncomingMessage, wanted: str) -> Sequence[Reply]:
        """/digest: shows when digests come, or turns all subscriptions here into one: `daily 8:00`, `weekly`."""
        words = words_for(incoming)
        parts = wanted.casefold().split()
        chat, recipient = incoming.place.chat, recipient_of(incoming.place)
        cadence = cadence_named(parts[0]) if parts else None
        if parts and (says_off(parts[0]) or Cadence.AT_ONCE in (cadence, cadence_named(wanted))):
            self._actions.change_all(recipient, Cadence.AT_ONCE)
            return text_reply(words.say("digest-set-off"))
        if cadence is None and parts:
            cadence, parts = Cadence.DAILY, ["daily", *parts]
        preferences = self._actions.preferences(chat)
        if cadence is None:
            return text_reply(
                words.say("digest-is", time=time_text(preferences.digest_minute), day=_day(preferences, words))
            )
        weekday = next((_WEEKDAYS.index(part[:3]) for part in parts[1:] if part[:3] in _WEEKDAYS), None)
        times = [part for part in parts[1:] if part[:3] not in _WEEKDAYS]
        minute = minute_of_day(" ".join(times)) if times else preferences.digest_minute
        preferences = self._actions.set_digest(chat, minute, weekday)
        self._actions.change_all(recipient, cadence)
        name = "digest-set-daily" if cadence is Cadence.DAILY else "digest-set-weekly"
        values = {"time": time_text(preferences.digest_minute)}
        if cadence is Cadence.WEEKLY:
            values["day"] = _day(preferences, words)
        return text_reply(words.say(name, **values))

    def commands(self) -> Mapping[str, Guarded[Command]]:
        """See Skill."""
        leaders = Audience.LEADERS
        return {
            "digest": Guarded(leaders, with_refusals(self.digest)),
            "quiet": Guarded(leaders, with_refusals(self.quiet)),
            "timezone": Guarded(leaders, with_refusals(self.timezone)),
        }

    def taps(self) -> Mapping[str, Guarded[TapAnswer]]:
        """See Skill."""
        return {}


def with_refusals(command: Command) -> Command:
    """Returns a command that replies with the reason if nothing can be followed here, or a subscription is refused."""

    def answer(incoming: IncomingMessage, rest: str) -> Sequence[Reply]:
        words = words_for(incoming)
        if refusal := not_here(incoming, words):
            return text_reply(refusal)
        try:
            return command(incoming, rest)
        except SubscriptionRefused as declined:
            return text_reply(declined_text(declined, words))

    return answer


def declined_text(declined: SubscriptionRefused, words: Words) -> str:
    """Returns why a subscription was refused, in the reader's language."""
    values = {} if declined.limit is None else {"limit": declined.limit}
    return words.say(_DECLINED[declined.reason], **values)


def local_time(at: datetime, preferences: ChatPreferences) -> datetime:
    """Returns a time in a chat's time zone."""
    return at.astimezone(ZoneInfo(preferences.zone))


def _day(preferences: ChatPreferences, words: Words) -> str:
    return str(Locale(words.code).days["format"]["wide"][preferences.digest_weekday])


def not_here(heard: IncomingMessage | Tap, words: Words) -> str:
    """Returns why nothing can be followed here; "" if it can."""
    return "" if heard.place.takes_updates else words.say("follow-not-here")


def says_off(text: str) -> bool:
    """Whether a word means "off", in any language."""
    return fold(text.strip()) in OFF


def cadence_named(text: str) -> Cadence | None:
    """Returns the cadence that a word names, mistyped or not: "daily", "täglich", "wekly"; None if it names none."""
    close = get_close_matches(fold(text), _cadences(), 1, CLOSE)
    return _cadences()[close[0]] if close else None


@lru_cache(maxsize=1)
def _cadences() -> Mapping[str, Cadence]:
    found = {"now": Cadence.AT_ONCE}
    for code in LANGUAGES:
        for cadence, name in CADENCES.items():
            found.setdefault(fold(words(code).say(name)), cadence)
    return found
