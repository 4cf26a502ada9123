"""/settings: the settings of a chat in one message, with buttons to change them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from chat.conversation import COMMAND_VERB, Command, TapAnswer, words_for
from chat.formatted_text import bold, joined, plain
from chat.incoming import IncomingMessage, Tap
from chat.messages import Button, Message, Reply, Rows, TapResult
from chat.permissions import Audience, Guarded
from chat.reader_settings import LinkPreviews
from chat.translations import Words, language, own_name
from chat.updates.schedule_commands import local_time
from chat.updates.subscription_access import recipient_of
from chat.updates.subscription_labels import CADENCE_CODES, CADENCES
from updates.schedule import ChatPreferences, Quiet
from updates.subscription_actions import SubscriptionActions
from updates.subscriptions import Cadence
from updates.written_times import time_text

NIGHT = Quiet(22 * 60, 7 * 60)  # the quiet hours of the button; others are typed


class SettingsCommand:
    """/settings and its buttons."""

    def __init__(self, actions: SubscriptionActions, previews: LinkPreviews) -> None:
        self._actions = actions
        self._previews = previews

    def settings(self, incoming: IncomingMessage, _: str) -> Sequence[Reply]:
        """/settings: shows the settings of a chat. Where there are no updates, that is its language."""
        return (Reply(self._view(incoming) if incoming.place.takes_updates else _language_alone(incoming)),)

    def tap_quiet(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Turns quiet nights on or off."""
        self._actions.set_quiet(tap.place.chat, NIGHT if parts[0] == "on" else None)
        return TapResult(self._view(tap))

    def tap_digest(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Sets how often all subscriptions here are told."""
        if parts[0] in CADENCE_CODES:
            self._actions.change_all(recipient_of(tap.place), CADENCE_CODES[parts[0]])
        return TapResult(self._view(tap))

    def tap_preview(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Shows or hides previews of links in the answers here."""
        self._previews.choose(tap.place.chat, tap.at, parts[0] == "on")
        return TapResult(self._view(tap))

    def commands(self) -> Mapping[str, Guarded[Command]]:
        """See Skill."""
        return {"settings": Guarded(Audience.LEADERS, self.settings)}

    def taps(self) -> Mapping[str, Guarded[TapAnswer]]:
        """See Skill."""
        return {
            "setquiet:word": Guarded(Audience.LEADERS, self.tap_quiet),
            "setdigest:word": Guarded(Audience.LEADERS, self.tap_digest),
            "setpreview:word": Guarded(Audience.LEADERS, self.tap_preview),
        }

    def _view(self, heard: IncomingMessage | Tap) -> Message:
        words, preferences = words_for(heard), self._actions.preferences(heard.place.chat)
        cadences = {each.cadence for each in self._actions.of(recipient_of(heard.place))}
        spoken = (self._actions.language(heard.place.chat) if heard.place.channel else "") or heard.person.language_code
        shown = None if heard.place.channel else self._previews.are_shown(heard.place.chat)  # nobody asks in a channel
        lines = (
            words.say("setting-language", language=own_name(language(spoken))),
            words.say("setting-zone", zone=preferences.zone, time=local_time(heard.at, preferences).strftime("%H:%M")),
            _quiet_line(preferences, words),
            _cadence_line(cadences, words),
            *(() if shown is None else [words.say("setting-preview-on" if shown else "setting-preview-off")]),
        )
        text = joined((bold(words.say("settings-heading")), *(plain(line) for line in lines)))
        return Message(text, _buttons(preferences, cadences, shown, words))


def _language_alone(incoming: IncomingMessage) -> Message:
    words = words_for(incoming)
    spoken = words.say("setting-language", language=own_name(language(incoming.person.language_code)))
    button = Button(words.say("begin-language"), f"{COMMAND_VERB}:language")
    return Message(joined((bold(words.say("settings-heading")), plain(spoken))), ((button,),))


def _quiet_line(preferences: ChatPreferences, words: Words) -> str:
    if preferences.quiet is None:
        return words.say("setting-quiet-none")
    times = {"from": time_text(preferences.quiet.start), "to": time_text(preferences.quiet.end)}
    return words.say("setting-quiet", **times)


def _cadence_line(cadences: Collection[Cadence], words: Words) -> str:
    if not cadences:
        return words.say("setting-told-nothing")
    return words.say("setting-told", how=words.listed([words.say(CADENCES[c]) for c in Cadence if c in cadences]))


def _buttons(preferences: ChatPreferences, cadences: Collection[Cadence], shown: bool | None, words: Words) -> Rows:
    language_and_zone = (
        Button(words.say("begin-language"), f"{COMMAND_VERB}:language"),
        Button(words.say("setting-button-zone"), f"{COMMAND_VERB}:timezone"),
    )
    if preferences.quiet is None:
        quiet = Button(words.say("setting-button-night"), "setquiet:on")
    else:
        quiet = Button(words.say("setting-button-no-quiet"), "setquiet:off")
    others = [(name, cadence) for name, cadence in CADENCE_CODES.items() if set(cadences) != {cadence}]
    told = tuple(Button(words.say(CADENCES[cadence]), f"setdigest:{name}") for name, cadence in others)
    rows: Rows = (language_and_zone, (quiet,))
    if shown is not None:
        name, choice = ("setting-button-no-preview", "off") if shown else ("setting-button-preview", "on")
        rows = (*rows, (Button(words.say(name), f"setpreview:{choice}"),))
    return (*rows, told) if cadences else rows
