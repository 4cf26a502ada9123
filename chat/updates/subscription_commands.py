"""/subscribe, /subscriptions and /unsubscribe, and the buttons of a subscription."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from chat.conversation import Command, TapAnswer, text_reply, words_for
from chat.formatted_text import joined, plain
from chat.incoming import IncomingMessage, Place, Tap
from chat.interfaces import ArticleLookup
from chat.messages import LONGEST_TOAST, Attachment, Button, Message, Reply, Rows, TapResult
from chat.permissions import Audience, Guarded
from chat.translations import Words, shown_name
from chat.updates.schedule_commands import declined_text, local_time, not_here, with_refusals
from chat.updates.subscription_access import details_of, recipient_of
from chat.updates.subscription_labels import CADENCE_CODES, CADENCES, interest_label, subscription_label
from chat.updates.update_rendering import LONGEST_BUTTON, digest_message, digest_name, headlines_text
from index.library.articles import ArticleId
from updates.errors import SubscriptionRefused
from updates.interests import make_interest, read_interest
from updates.preview import Preview, Previewer
from updates.subscription_actions import SubscriptionActions
from updates.subscription_export import export_file, import_file
from updates.subscriptions import Interest, Kind, State, Subscription

MOST_HEADLINES = 3  # of a preview
Change = Callable[[], Subscription]
ALL = frozenset({"all", "*"})


class SubscriptionCommands:
    """The commands and buttons that change the subscriptions of a place."""

    def __init__(self, actions: SubscriptionActions, previewer: Previewer, library: ArticleLookup) -> None:
        self._actions = actions
        self._previewer = previewer
        self._library = library

    def subscribe(self, incoming: IncomingMessage, what: str) -> Sequence[Reply]:
        """/subscribe: follows something, and previews what it would have told lately."""
        words = words_for(incoming)
        if not what.strip():
            channels = ("\n" + words.say("subscribe-for-channel")) if incoming.place.private else ""
            return text_reply(words.say("subscribe-what") + channels)
        followed = self._follow(incoming, read_interest(what, [name for name, _ in self._library.sources()]))
        return (Reply(self._followed(followed, incoming, words)),)

    def subscriptions(self, incoming: IncomingMessage, rest: str) -> Sequence[Reply]:
        """/subscriptions: lists the subscriptions, or imports an exported file whose text follows the command."""
        words = words_for(incoming)
        if rest.lstrip().startswith("{"):
            return text_reply(self._imported(incoming, rest, words))
        return (Reply(self._list(incoming.place, words)),)

    def unsubscribe(self, incoming: IncomingMessage, what: str) -> Sequence[Reply]:
        """/unsubscribe: ends all subscriptions, the one that is named, or the only one; lists them if it is unclear."""
        words = words_for(incoming)
        recipient = recipient_of(incoming.place)
        if what.strip().casefold() in ALL:
            return text_reply(words.say("ended-all", count=self._actions.end_all(recipient)))
        there = self._actions.of(recipient)
        wanted = what.strip().casefold()
        chosen = [each for each in there if wanted and wanted in each.interest.text.casefold()] if wanted else there
        if len(chosen) != 1:
            return (Reply(self._list(incoming.place, words)),)
        self._actions.end(recipient, chosen[0].id)
        return text_reply(words.say("ended", what=interest_label(chosen[0].interest, words)))

    def tap_list(self, tap: Tap, _: Sequence[str]) -> TapResult:
        """Sends the list of subscriptions."""
        return TapResult(replies=(Reply(self._list(tap.place, words_for(tap))),))

    def tap_back(self, tap: Tap, _: Sequence[str]) -> TapResult:
        """Goes back from one subscription to the list."""
        return TapResult(self._list(tap.place, words_for(tap)))

    def tap_one(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Shows a subscription with its buttons."""
        return self._change(tap, lambda: self._actions.find(recipient_of(tap.place), int(parts[0])), look=True)

    def tap_pause(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Pauses or resumes a subscription."""
        where, id_ = recipient_of(tap.place), int(parts[0])

        def change() -> Subscription:
            active = self._actions.find(where, id_).state is State.ACTIVE
            return self._actions.pause(where, id_, paused=active)

        return self._change(tap, change)

    def tap_mute(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Mutes or unmutes a subscription."""
        where, id_ = recipient_of(tap.place), int(parts[0])

        def change() -> Subscription:
            muted = self._actions.find(where, id_).muted
            return self._actions.change(where, id_, muted=not muted)

        return self._change(tap, change)

    def tap_when(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Sets how often a subscription is told."""
        where, id_, cadence = recipient_of(tap.place), int(parts[0]), CADENCE_CODES.get(parts[1])
        return self._change(tap, lambda: self._actions.change(where, id_, cadence=cadence))

    def tap_end(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Ends a subscription and shows the list again."""
        words = words_for(tap)
        refusal = not_here(tap, words)
        if refusal:
            return TapResult(toast=refusal)
        try:
            ended = self._actions.end(recipient_of(tap.place), int(parts[0]))
        except SubscriptionRefused as declined:
            return TapResult(toast=declined_text(declined, words))
        toast = words.say("ended", what=interest_label(ended.interest, words, 60))
        return TapResult(self._list(tap.place, words), shown_name(toast, LONGEST_TOAST))

    def tap_stop(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Ends the subscription of an update; the update stays as it is."""
        ended = self.tap_end(tap, parts)
        return TapResult(toast=ended.toast)

    def tap_file(self, tap: Tap, _: Sequence[str]) -> TapResult:
        """Sends the subscriptions as a file."""
        there = self._actions.of(recipient_of(tap.place))
        words = words_for(tap)
        content = export_file(there, self._actions.preferences(tap.place.chat))
        file = Attachment("quotewire-subscriptions.json", content)
        return TapResult(replies=(Reply(Message(plain(words.say("export-caption")), attachment=file)),))

    def tap_digest(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Shows another page of a digest."""
        words = words_for(tap)
        digest = self._actions.digest(recipient_of(tap.place), digest_name(parts[0]))
        if digest is None:
            return TapResult(toast=words.say("digest-gone"))
        now = local_time(tap.at, self._actions.preferences(tap.place.chat))
        return TapResult(digest_message(digest, int(parts[1]), words, now))

    def commands(self) -> Mapping[str, Guarded[Command]]:
        """See Skill."""
        return {
            "subscribe": Guarded(Audience.LEADERS, with_refusals(self.subscribe)),
            "subscriptions": Guarded(_who_lists, with_refusals(self.subscriptions)),
            "unsubscribe": Guarded(Audience.LEADERS, with_refusals(self.unsubscribe)),
        }

    def taps(self) -> Mapping[str, Guarded[TapAnswer]]:
        """See Skill."""
        return {
            "subs": Guarded(Audience.EVERYBODY, self.tap_list),
            "sublist": Guarded(Audience.EVERYBODY, self.tap_back),
            "sub:number": Guarded(Audience.EVERYBODY, self.tap_one),
            "subpause:number": Guarded(Audience.LEADERS, self.tap_pause),
            "submute:number": Guarded(Audience.LEADERS, self.tap_mute),
            "subwhen:number:word": Guarded(Audience.LEADERS, self.tap_when),
            "subend:number": Guarded(Audience.LEADERS, self.tap_end),
            "stop:number": Guarded(Audience.LEADERS, self.tap_stop),
            "subfile": Guarded(Audience.EVERYBODY, self.tap_file),
            "near:number:number:number": Guarded(Audience.LEADERS, self.tap_near),
            "subimportant:number": Guarded(Audience.LEADERS, self.tap_important),
            "suball:number": Guarded(Audience.LEADERS, self.tap_everything),
            "dig:word:number": Guarded(Audience.EVERYBODY, self.tap_digest),
        }

    def tap_near(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Follows a word of a title, proposed because a topic has no news."""
        words = words_for(tap)
        id_ = ArticleId(int(parts[0]))
        card = self._library.cards([id_]).get(id_)
        if card is None:
            return TapResult(toast=words.say("article-gone"))
        try:
            interest = make_interest(Kind.TOPIC, card.title[int(parts[1]) : int(parts[2])])
            followed = self._follow(tap, interest)
        except SubscriptionRefused as declined:
            return TapResult(toast=declined_text(declined, words))
        return TapResult(replies=(Reply(self._followed(followed, tap, words)),))

    def tap_important(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Tells only important news of a subscription."""
        where, id_ = recipient_of(tap.place), int(parts[0])
        return self._change(tap, lambda: self._actions.change(where, id_, important_only=True))

    def tap_everything(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Tells all news of a subscription again."""
        where, id_ = recipient_of(tap.place), int(parts[0])
        return self._change(tap, lambda: self._actions.want_all(where, id_))

    def _follow(self, heard: IncomingMessage | Tap, interest: Interest) -> Subscription:
        place, person = heard.place, heard.person
        return self._actions.follow(
            recipient_of(place), interest, language=person.language_code, details=details_of(place, person)
        )

    def _followed(self, followed: Subscription, heard: IncomingMessage | Tap, words: Words) -> Message:
        """Returns the confirmation of a subscription, with a preview of what it would have told lately."""
        preview = self._previewer.preview(followed.interest, MOST_HEADLINES)
        can_tap = heard.about is not None or not heard.place.channel
        now = local_time(heard.at, self._actions.preferences(heard.place.chat))
        text = joined(
            (
                plain(words.say("followed", what=interest_label(followed.interest, words))),
                joined((_preview_line(preview, words, can_tap), headlines_text(preview.items, words, now))),
            ),
            "\n\n",
        )
        near = tuple(
            Button(shown_name(each.text, LONGEST_BUTTON), f"near:{each.article}:{each.start}:{each.end}")
            for each in preview.nearby
        )
        rows = _buttons(followed, words)
        return Message(text.fitted(), (near, *rows) if near else rows)

    def _imported(self, incoming: IncomingMessage, file: str, words: Words) -> str:
        done = import_file(self._actions, recipient_of(incoming.place), file.encode())
        return words.say("imported", added=done.added, there=done.there, refused=len(done.refused))

    def _change(self, tap: Tap, change: Change, look: bool = False) -> TapResult:
        """Makes a change and shows the subscription after it."""
        words = words_for(tap)
        refusal = None if look else not_here(tap, words)
        if refusal:
            return TapResult(toast=refusal)
        try:
            changed = change()
        except SubscriptionRefused as declined:
            return TapResult(self._list(tap.place, words), declined_text(declined, words))
        return TapResult(Message(plain(subscription_label(changed, words)).fitted(), _buttons(changed, words)))

    def _list(self, place: Place, words: Words) -> Message:
        there = self._actions.of(recipient_of(place))
        if not there:
            return Message(plain(words.say("subscriptions-none")))
        lines = (f"{number}. {subscription_label(each, words)}" for number, each in enumerate(there, 1))
        buttons = [
            Button(shown_name(f"{number}. {interest_label(each.interest, words)}", LONGEST_BUTTON), f"sub:{each.id}")
            for number, each in enumerate(there, 1)
        ]
        rows: Rows = (*((button,) for button in buttons), (Button(words.say("button-file"), "subfile"),))
        return Message(joined((plain(words.say("subscriptions-heading")), *lines)).fitted(), rows)


def _who_lists(rest: str) -> Audience:
    """Everybody may read the list; leaders may import a file, which follows the command."""
    return Audience.LEADERS if rest.strip() else Audience.EVERYBODY


def _buttons(subscription: Subscription, words: Words) -> Rows:
    id_ = subscription.id
    paused = subscription.state is State.PAUSED
    first = (
        Button(words.say("button-resume" if paused else "button-pause"), f"subpause:{id_}"),
        Button(words.say("button-unmute" if subscription.muted else "button-mute"), f"submute:{id_}"),
        Button(words.say("button-end"), f"subend:{id_}"),
    )
    others = [(code, cadence) for code, cadence in CADENCE_CODES.items() if cadence is not subscription.cadence]
    when = tuple(Button(words.say(CADENCES[cadence]), f"subwhen:{id_}:{code}") for code, cadence in others)
    much = []
    if not subscription.important_only and subscription.interest.kind is not Kind.QUESTION:
        much.append(Button(words.say("button-important"), f"subimportant:{id_}"))
    if subscription.important_only or subscription.unwanted:
        much.append(Button(words.say("button-everything-again"), f"suball:{id_}"))
    return first, when, (*much, Button(words.say("button-list"), "sublist"))


def _preview_line(preview: Preview, words: Words, can_tap: bool) -> str:
    if preview.nearby and can_tap:
        return f"{words.say('preview-none')} {words.say('preview-nearest')}"
    if preview.nearby:
        topics = words.listed([f"“{shown_name(each.text, LONGEST_BUTTON)}”" for each in preview.nearby])
        return f"{words.say('preview-none')} {words.say('preview-nearest-names', topics=topics)}"
    if not preview.items:
        return words.say("preview-none")
    is_all = preview.count == len(preview.items) and not preview.more
    return words.say("preview-all" if is_all else "preview-some", count=preview.count)
