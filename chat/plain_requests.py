"""Small talk gets a friendly word; a request in plain words does what its command does, once confirmed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from chat.conversation import Command, TapAnswer, person_words, say
from chat.conversation_memory import Memory
from chat.formatted_text import joined, plain
from chat.incoming import Said, Tap
from chat.messages import Button, Message, Reply, Tapped
from chat.permissions import Audience, Declared
from chat.shown_answers import Shown, ShownAnswers, new_key
from chat.small_talk import Kind, Talk
from chat.translations import shown_name
from retrieval.answers import Certainty

LONGEST_TOPIC = 120  # characters of it as it is repeated
EVERYTHING = "all"  # after /unsubscribe
NO = "no"
_WITH_FIRST_WORDS = frozenset({Kind.GREETING, Kind.WHO, Kind.HOW})


class PlainRequests:
    """Meets those who ask nothing. `first_words` are those of /start; `command` gives what answers a command, by name,
    where there is one. Whoever names nothing to be told of means what they asked last."""

    def __init__(
        self,
        answers: ShownAnswers,
        memory: Memory,
        first_words: Callable[[Said], Sequence[Reply]],
        command: Callable[[str], Command | None],
    ) -> None:
        self._answers = answers
        self._memory = memory
        self._first_words = first_words
        self._command = command

    def meet(self, said: Said, talk: Talk) -> Sequence[Reply]:
        """The reply to small talk, or what a request leads to; in place of an answer where a question was edited."""
        if not said.edited:
            return self._reply(said, talk)
        former = self._answers.asked_in(said.place, said.message) if said.message else None
        if former is None or former.message is None:
            return ()  # it was met when it was first said
        return tuple(Reply(reply.message, former.message, reply.answer) for reply in self._reply(said, talk)[:1])

    def tap_request(self, tap: Tap, parts: Sequence[str]) -> Tapped:
        """A request was confirmed, or not: the message shows what came of it."""
        words = person_words(tap.person)
        name, key = parts
        if name == NO:
            return Tapped(Message(plain(words.say("nothing-changed"))))
        shown = self._answers.get(key)
        command = self._command(name) if name in {Kind.SUBSCRIBE, Kind.UNSUBSCRIBE} else None
        if shown is None or shown.place.chat != tap.place.chat or not shown.question or command is None:
            return Tapped(toast=words.say("answer-gone"))
        replies = command(Said(tap.place, tap.person, shown.question, tap.at), shown.question)
        return Tapped(replies[0].message) if replies else Tapped()

    def commands(self) -> Mapping[str, Declared[Command]]:
        """See Skill."""
        return {}

    def taps(self) -> Mapping[str, Declared[TapAnswer]]:
        """See Skill."""
        return {"request:word:word": Declared(Audience.LEADERS, self.tap_request)}

    def _reply(self, said: Said, talk: Talk) -> Sequence[Reply]:
        match talk.kind:
            case Kind.CAN | Kind.HELP:
                return self._do("help", said)
            case Kind.LATEST:
                return self._do("latest", said, talk.topic)
            case Kind.SUBSCRIBE:
                return self._wished(said, talk.topic)
            case Kind.UNSUBSCRIBE:
                return self._ended(said, talk.topic)
            case _:
                return self._small_talk(said, talk.kind)

    def _small_talk(self, said: Said, kind: Kind) -> Sequence[Reply]:
        words = person_words(said.person).say(f"talk-{kind}")
        if kind not in _WITH_FIRST_WORDS:
            return say(words)
        (first,) = self._first_words(said)
        text = joined((words, first.message.text)) if kind is Kind.GREETING else plain(words)
        return (Reply(Message(text.fitted(), first.message.buttons)),)

    def _wished(self, said: Said, topic: str) -> Sequence[Reply]:
        turns = self._memory.turns(said)
        topic = topic or (turns[-1].question if turns else "")
        if not topic or self._command(Kind.SUBSCRIBE) is None:
            return self._do(Kind.SUBSCRIBE, said)
        question = person_words(said.person).say("wish-sure", topic=shown_name(topic, LONGEST_TOPIC))
        return self._confirmed(said, question, Kind.SUBSCRIBE, "wish-yes", topic)

    def _ended(self, said: Said, topic: str) -> Sequence[Reply]:
        followed = self._do("subscriptions", said)
        if not followed or not followed[0].message.buttons:
            return followed  # there is nothing to end
        words = person_words(said.person)
        name = shown_name(topic, LONGEST_TOPIC)
        question = words.say("end-sure", topic=name) if topic else words.say("end-sure-all")
        return self._confirmed(said, question, Kind.UNSUBSCRIBE, "end-yes", topic or EVERYTHING)

    def _confirmed(self, said: Said, question: str, kind: Kind, yes: str, topic: str) -> Sequence[Reply]:
        """Asks first; the topic is kept as a question's words are, for as long as they are."""
        words, key = person_words(said.person), new_key()
        kept = Shown(
            key, said.place, said.person.id, topic, said.message, said.at, None, (), (), 0.0, certainty=Certainty.NONE
        )
        self._answers.note(kept)
        buttons = (
            (Button(words.say(yes), f"request:{kind}:{key}"),),
            (Button(words.say("wish-no"), f"request:{NO}:{key}"),),
        )
        return (Reply(Message(plain(question).fitted(), buttons), answer=key),)

    def _do(self, name: str, said: Said, rest: str = "") -> Sequence[Reply]:
        """What a command does; where there are no updates, that is said."""
        command = self._command(name)
        return command(said, rest) if command else say(person_words(said.person).say("no-updates-at-terminal"))
