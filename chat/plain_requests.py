"""Answers small talk, and requests in plain words: they do what a command does, once confirmed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from chat.conversation import Command, TapAnswer, person_words, text_reply
from chat.conversation_memory import ConversationMemory
from chat.formatted_text import joined, plain
from chat.incoming import IncomingMessage, Tap
from chat.messages import Button, Message, Reply, TapResult
from chat.permissions import Audience, Guarded
from chat.shown_answers import ShownAnswers, new_key, shown_request
from chat.small_talk import SmallTalk, TalkKind
from chat.translations import shown_name

LONGEST_TOPIC = 120  # characters of a topic when it is repeated
EVERYTHING = "all"  # after /unsubscribe
NO = "no"
_WITH_FIRST_WORDS = frozenset({TalkKind.GREETING, TalkKind.WHO, TalkKind.HOW})
_NAMING_UPDATES = frozenset({TalkKind.THANKS, TalkKind.GOODBYE})  # their words tell how to follow


class PlainRequests:
    """Answers small talk and requests. A request to follow without a topic means the last question.

    `first_words` returns the reply to /start. `command` returns the function that answers a command, by name, if any.
    """

    def __init__(
        self,
        answers: ShownAnswers,
        memory: ConversationMemory,
        first_words: Callable[[IncomingMessage], Sequence[Reply]],
        command: Callable[[str], Command | None],
    ) -> None:
        self._answers = answers
        self._memory = memory
        self._first_words = first_words
        self._command = command

    def meet(self, incoming: IncomingMessage, talk: SmallTalk) -> Sequence[Reply]:
        """Returns the reply to small talk or to a request. An edited question's reply takes the place of its answer."""
        if not incoming.edited:
            return self._reply(incoming, talk)
        if talk.kind is TalkKind.MORE:
            return ()  # it would show the page after the one that was shown then
        former = self._answers.answer_to(incoming.place, incoming.message) if incoming.message else None
        if former is None or former.message is None:
            return ()  # it was answered when it was first said
        return tuple(Reply(reply.message, former.message, reply.answer) for reply in self._reply(incoming, talk)[:1])

    def tap_request(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Carries out a request that was confirmed; the message shows the result."""
        words = person_words(tap.person)
        name, key = parts
        if name == NO:
            return TapResult(Message(plain(words.say("nothing-changed"))))
        shown = self._answers.get(key)
        command = self._command(name) if name in {TalkKind.SUBSCRIBE, TalkKind.UNSUBSCRIBE} else None
        if shown is None or shown.place.chat != tap.place.chat or not shown.question or command is None:
            return TapResult(toast=words.say("answer-gone"))
        replies = command(IncomingMessage(tap.place, tap.person, shown.question, tap.at), shown.question)
        return TapResult(replies[0].message) if replies else TapResult()

    def commands(self) -> Mapping[str, Guarded[Command]]:
        """See Skill."""
        return {}

    def taps(self) -> Mapping[str, Guarded[TapAnswer]]:
        """See Skill."""
        return {"request:word:word": Guarded(Audience.LEADERS, self.tap_request)}

    def _reply(self, incoming: IncomingMessage, talk: SmallTalk) -> Sequence[Reply]:
        match talk.kind:
            case TalkKind.CAN | TalkKind.HELP:
                return self._do("help", incoming)
            case TalkKind.LATEST:
                return self._do("latest", incoming, talk.topic)
            case TalkKind.MORE:
                return self._do("more", incoming)
            case TalkKind.SUBSCRIBE:
                return self._wished(incoming, talk.topic)
            case TalkKind.UNSUBSCRIBE:
                return self._ended(incoming, talk.topic)
            case _:
                return self._small_talk(incoming, talk.kind)

    def _small_talk(self, incoming: IncomingMessage, kind: TalkKind) -> Sequence[Reply]:
        names_updates = kind in _NAMING_UPDATES and self._command(TalkKind.SUBSCRIBE) is None
        words = person_words(incoming.person).say(f"talk-{kind}{'-without-updates' if names_updates else ''}")
        if kind not in _WITH_FIRST_WORDS:
            return text_reply(words)
        (first,) = self._first_words(incoming)
        text = joined((words, first.message.text)) if kind is TalkKind.GREETING else plain(words)
        return (Reply(Message(text.fitted(), first.message.buttons)),)

    def _wished(self, incoming: IncomingMessage, topic: str) -> Sequence[Reply]:
        turns = self._memory.turns(incoming)
        topic = topic or (turns[-1].question if turns else "")
        if not topic or self._command(TalkKind.SUBSCRIBE) is None:
            return self._do(TalkKind.SUBSCRIBE, incoming)
        question = person_words(incoming.person).say("wish-sure", topic=shown_name(topic, LONGEST_TOPIC))
        return self._confirmed(incoming, question, TalkKind.SUBSCRIBE, "wish-yes", topic)

    def _ended(self, incoming: IncomingMessage, topic: str) -> Sequence[Reply]:
        followed = self._do("subscriptions", incoming)
        if not followed or not followed[0].message.buttons:
            return followed  # there is nothing to end
        words = person_words(incoming.person)
        name = shown_name(topic, LONGEST_TOPIC)
        question = words.say("end-sure", topic=name) if topic else words.say("end-sure-all")
        return self._confirmed(incoming, question, TalkKind.UNSUBSCRIBE, "end-yes", topic or EVERYTHING)

    def _confirmed(
        self, incoming: IncomingMessage, question: str, kind: TalkKind, yes: str, topic: str
    ) -> Sequence[Reply]:
        """Asks for confirmation. The topic is stored as a question would be, and forgotten as soon."""
        words, key = person_words(incoming.person), new_key()
        self._answers.note(shown_request(key, incoming, topic))
        buttons = (
            (Button(words.say(yes), f"request:{kind}:{key}"),),
            (Button(words.say("wish-no"), f"request:{NO}:{key}"),),
        )
        return (Reply(Message(plain(question).fitted(), buttons), answer=key),)

    def _do(self, name: str, incoming: IncomingMessage, rest: str = "") -> Sequence[Reply]:
        """Returns what a command returns; says so if this platform has no updates."""
        command = self._command(name)
        return (
            command(incoming, rest)
            if command
            else text_reply(person_words(incoming.person).say("no-updates-at-terminal"))
        )
