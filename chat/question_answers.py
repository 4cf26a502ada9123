"""A question is answered: the skill that everything else in the conversation is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chat.answer_pages import adding_first, pages_of
from chat.answer_views import answer_view, context_view, refusal_view
from chat.conversation import Command, TapAnswer, person_words, say
from chat.conversation_memory import Memory
from chat.formatted_text import plain
from chat.incoming import Said, Tap
from chat.interfaces import Answerer, ArticleLookup, Followed, Follows
from chat.messages import Message, Reply, Tapped
from chat.permissions import Audience, Declared
from chat.shown_answers import Shown, ShownAnswers, answer_of, new_key, shown_answer
from chat.translations import Words, short_code
from retrieval import follow_ups
from retrieval.answers import Query, Quoted, Refused
from retrieval.follow_ups import Turn
from retrieval.paging import PAGE_QUOTES

MOST_KEPT = 3 * PAGE_QUOTES  # quotes found at once: what is shown, and two pages more
_FOLLOWED = {
    Followed.NOW: "follow-now",
    Followed.ALREADY: "follow-already",
    Followed.TOO_MANY: "follow-too-many",
    Followed.NOT_HERE: "follow-not-here",
}


class QuestionAnswering:
    """Questions, as plain text and with /ask, and the buttons under their answers."""

    def __init__(
        self,
        answerer: Answerer,
        shelf: ArticleLookup,
        answers: ShownAnswers,
        memory: Memory,
        follows: Follows,
        *,
        preview: bool = False,
    ) -> None:
        self._answerer = answerer
        self._shelf = shelf
        self._answers = answers
        self._memory = memory
        self._follows = follows
        self._preview = preview

    def ask(self, said: Said, question: str) -> Sequence[Reply]:
        """The answer to a question in plain words; in place of the former one where the question was edited."""
        if not question:
            return () if said.edited else say(person_words(said.person).say("ask-what"))
        former = self._answers.asked_in(said.place, said.message) if said.edited and said.message else None
        if former is not None and former.question == question:
            return ()  # Telegram tells of edits that change no word
        history = self._history(said, former)
        answer = self._answerer.answer(
            Query(question, said.at, MOST_KEPT, short_code(said.person.language_code)), history
        )
        if isinstance(answer, Quoted):
            answer = adding_first(answer)
        key = former.key if former else new_key()
        shown = shown_answer(key, said.place, said.person.id, question, said.message, said.at, answer)
        self._answers.note(shown)
        self._memory.add(said, Turn(question, answer.completed), key)
        words = person_words(said.person)
        if isinstance(answer, Quoted):
            message = answer_view(key, answer, words, said.at, preview=self._preview)
        else:
            message = refusal_view(key, answer, words, said.at)
        return (Reply(message, former.message if former else None, key),)

    def context(self, said: Said, number: str) -> Sequence[Reply]:
        """/context 2: the second quote of the last answer in the paragraph around it."""
        key = self._memory.last_answer(said)
        shown = self._answers.get(key) if key else None
        if shown is None or not shown.quotes:
            return say(person_words(said.person).say("context-of-what"))
        words, wanted = person_words(said.person), int(number[:4]) if number.isdecimal() else 1
        if not 1 <= wanted <= len(shown.quotes):
            return say(words.say("no-such-quote", count=len(shown.quotes)))
        message = self._context(shown, wanted - 1, words, said)
        return (Reply(message),) if message else say(words.say("answer-changed"))

    def more(self, said: Said, _: str) -> Sequence[Reply]:
        """/more: the next quotes of the last answer."""
        key = self._memory.last_answer(said)
        shown = self._answers.get(key) if key else None
        answer = answer_of(shown, self._shelf, short_code(said.person.language_code)) if shown else None
        if shown is None or not isinstance(answer, Quoted) or len(pages_of(answer)) == 1:
            return say(person_words(said.person).say("no-more"))
        return (Reply(answer_view(shown.key, answer, person_words(said.person), said.at, 1)),)

    def tap_context(self, tap: Tap, parts: Sequence[str]) -> Tapped:
        """The message shows a quote in its context."""
        shown, words = self._tapped(tap, parts), person_words(tap.person)
        message = self._context(shown, int(parts[1]), words, tap) if shown else None
        return Tapped(message) if message else self._gone(words, shown)

    def tap_page(self, tap: Tap, parts: Sequence[str]) -> Tapped:
        """The message shows another page of quotes."""
        shown, words = self._tapped(tap, parts), person_words(tap.person)
        if shown is None or not isinstance(answer_of(shown, self._shelf), Quoted):
            return self._gone(words, shown)
        return Tapped(self.view(shown, words, tap, int(parts[1])))

    def tap_follow(self, tap: Tap, parts: Sequence[str]) -> Tapped:
        """The question stays open: whoever asked is told when something new answers it."""
        shown, words = self._tapped(tap, parts), person_words(tap.person)
        if shown is None or not shown.question:
            return self._gone(words, shown)
        return Tapped(toast=words.say(_FOLLOWED[self._follows.follow(tap.place, tap.person, shown.question)]))

    def follow_brought(self, said: Said, question: str) -> Sequence[Reply]:
        """A link brought the wish to follow a question."""
        words = person_words(said.person)
        return say(words.say(_FOLLOWED[self._follows.follow(said.place, said.person, question)]))

    def view(self, shown: Shown, words: Words, tap: Tap, page: int = 0) -> Message:
        """The message that shows a kept answer."""
        match answer_of(shown, self._shelf, short_code(tap.person.language_code)):
            case Refused() as refused:
                return refusal_view(shown.key, refused, words, tap.at)
            case Quoted() as answer:
                return answer_view(shown.key, answer, words, tap.at, max(page, 0), self._preview)
            case _:
                return Message(plain(words.say("answer-changed")))

    def commands(self) -> Mapping[str, Declared[Command]]:
        """See Skill."""
        everybody = Audience.EVERYBODY
        return {
            "ask": Declared(everybody, self.ask),
            "context": Declared(everybody, self.context),
            "more": Declared(everybody, self.more),
        }

    def taps(self) -> Mapping[str, Declared[TapAnswer]]:
        """See Skill."""
        return {
            "ctx:word:number": Declared(Audience.EVERYBODY, self.tap_context),
            "page:word:number": Declared(Audience.EVERYBODY, self.tap_page),
            "follow:word": Declared(Audience.LEADERS, self.tap_follow),
        }

    def _history(self, said: Said, former: Shown | None) -> Sequence[Turn]:
        """What was asked before: the question of the answer that is replied to, else the last turns."""
        answered = self._answers.shown_in(said.place, said.reply_to) if said.reply_to is not None else None
        if answered is None:
            return self._memory.turns(said, former.key if former else None)
        about = answer_of(answered, self._shelf)
        title = about.quotes[0].article.title if isinstance(about, Quoted) else ""
        if not answered.question:  # it is no longer kept
            return (Turn(title),) if title else ()
        is_whole = follow_ups.follow_up_kind(answered.question) is not follow_ups.FollowUp.YES
        return (Turn(answered.question, "" if is_whole else f"{answered.question} {title}".strip()),)

    def _tapped(self, tap: Tap, parts: Sequence[str]) -> Shown | None:
        """The answer under which a button was tapped; None where it is forgotten, or is another chat's."""
        shown = self._answers.get(parts[0])
        return shown if shown is not None and shown.place.chat == tap.place.chat else None

    def _gone(self, words: Words, shown: Shown | None) -> Tapped:
        return Tapped(toast=words.say("answer-gone" if shown is None or not shown.question else "answer-changed"))

    def _context(self, shown: Shown, number: int, words: Words, when: Said | Tap) -> Message | None:
        answer = answer_of(shown, self._shelf)
        if not isinstance(answer, Quoted) or not 0 <= number < len(answer.quotes):
            return None
        article = self._shelf.article(answer.quotes[number].article.id)
        return context_view(shown.key, answer, number, article, words, when.at) if article else None
