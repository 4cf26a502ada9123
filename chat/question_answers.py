"""Answers questions: plain text, /ask and /context, and the buttons under an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from threading import Lock

from cachetools import FIFOCache

from chat.answer_rendering import adding_first, pages_of
from chat.answer_views import answer_view, context_view, refusal_view
from chat.conversation import Command, TapAnswer, person_words, text_reply
from chat.conversation_memory import ConversationMemory
from chat.formatted_text import bold, joined, plain
from chat.incoming import IncomingMessage, Tap
from chat.interfaces import Answerer, ArticleLookup, FollowOutcome, StandingQuestions
from chat.messages import Message, Reply, TapResult
from chat.permissions import Audience, Guarded
from chat.reader_settings import LinkPreviews
from chat.shown_answers import ShownAnswer, ShownAnswers, answer_of, new_key, shown_answer
from chat.translations import Words, short_code, shown_name
from retrieval import follow_ups
from retrieval.answers import Query, Quoted, Reason, Refused
from retrieval.follow_ups import Turn
from retrieval.long_messages import separate_questions
from retrieval.paging import PAGE_QUOTES

MOST_KEPT = 3 * PAGE_QUOTES  # quotes found at once: what is shown, and two pages more
MOST_AT_ONCE = 5  # questions of one message that are answered
PAGES_REMEMBERED = 10_000  # answers of which the page that was shown last is known
LONGEST_ASKED = 200  # characters of a question above its answer
_FOLLOWED = {
    FollowOutcome.NOW: "follow-now",
    FollowOutcome.ALREADY: "follow-already",
    FollowOutcome.TOO_MANY: "follow-too-many",
    FollowOutcome.NOT_HERE: "follow-not-here",
}


class QuestionAnswering:
    """The skill that answers questions and shows more of an answer."""

    def __init__(
        self,
        answerer: Answerer,
        library: ArticleLookup,
        answers: ShownAnswers,
        memory: ConversationMemory,
        standing_questions: StandingQuestions,
        *,
        previews: LinkPreviews,
    ) -> None:
        self._answerer = answerer
        self._library = library
        self._answers = answers
        self._memory = memory
        self._standing_questions = standing_questions
        self._previews = previews
        self._pages: FIFOCache[str, int] = FIFOCache(PAGES_REMEMBERED)  # that were shown last, by the answer's key
        self._turning = Lock()

    def ask(self, incoming: IncomingMessage, question: str) -> Sequence[Reply]:
        """Returns the answer to a question. The answer to an edited question replaces the former one.

        Several questions of one message are answered one by one, the first MOST_AT_ONCE of them.
        """
        if not question:
            return () if incoming.edited else text_reply(person_words(incoming.person).say("ask-what"))
        former = (
            self._answers.answer_to(incoming.place, incoming.message) if incoming.edited and incoming.message else None
        )
        if former is not None and former.question == question:
            return ()  # Telegram tells of edits that change no word
        if former is None and (questions := separate_questions(question)):
            # Their answers are messages of their own: an edit would not replace them, but send all of them again.
            return () if incoming.edited else self._answer_each(incoming, questions)
        return (self._answer(incoming, question, former),)

    def _answer_each(self, incoming: IncomingMessage, questions: Sequence[str]) -> Sequence[Reply]:
        replies = []
        for question in questions[:MOST_AT_ONCE]:
            reply = self._answer(replace(incoming, message=None), question, None)
            text = joined((bold(shown_name(question, LONGEST_ASKED)), reply.message.text)).fitted()
            replies.append(replace(reply, message=replace(reply.message, text=text)))
        left = text_reply(person_words(incoming.person).say("questions-left")) if len(questions) > MOST_AT_ONCE else ()
        return (*replies, *left)

    def _answer(self, incoming: IncomingMessage, question: str, former: ShownAnswer | None) -> Reply:
        history = self._history(incoming, former)
        answer = self._answerer.answer(
            Query(question, incoming.at, MOST_KEPT, short_code(incoming.person.language_code)), history
        )
        if isinstance(answer, Quoted):
            answer = adding_first(answer)
        key = former.key if former else new_key()
        shown = shown_answer(key, incoming, question, answer)
        self._answers.note(shown)
        self._memory.add(incoming, Turn(question, answer.completed), key)
        self._note_page(key, 0)
        words = person_words(incoming.person)
        if isinstance(answer, Quoted):
            preview = self._previews.are_shown(incoming.place.chat)
            message = answer_view(key, answer, words, incoming.at, preview=preview)
        else:
            message = refusal_view(key, answer, words, incoming.at, question)
        return Reply(message, former.message if former else None, key)

    def context(self, incoming: IncomingMessage, number: str) -> Sequence[Reply]:
        """/context 2: shows the second quote of the last answer in its paragraph."""
        key = self._memory.last_answer(incoming)
        shown = self._answers.get(key) if key else None
        if shown is None or not shown.quotes:
            return text_reply(person_words(incoming.person).say("context-of-what"))
        words, wanted = person_words(incoming.person), int(number[:4]) if number.isdecimal() else 1
        if not 1 <= wanted <= len(shown.quotes):
            return text_reply(words.say("no-such-quote", count=len(shown.quotes)))
        message = self._context(shown, wanted - 1, words, incoming)
        return (Reply(message),) if message else text_reply(words.say("answer-changed"))

    def more(self, incoming: IncomingMessage) -> Sequence[Reply]:
        """Shows the next quotes of the last answer; after the last ones there are no more."""
        key = self._memory.last_answer(incoming)
        shown = self._answers.get(key) if key else None
        answer = answer_of(shown, self._library, short_code(incoming.person.language_code)) if shown else None
        page = self._page_shown(shown.key) + 1 if shown else 0
        if shown is None or not isinstance(answer, Quoted) or page >= len(pages_of(answer)):
            return text_reply(person_words(incoming.person).say("no-more"))
        self._note_page(shown.key, page)
        return (Reply(answer_view(shown.key, answer, person_words(incoming.person), incoming.at, page)),)

    def bare_topic(self, incoming: IncomingMessage) -> ShownAnswer | None:
        """Returns the last answer if it was headlines for a topic alone; else None."""
        key = self._memory.last_answer(incoming)
        shown = self._answers.get(key) if key else None
        return shown if shown is not None and shown.question and shown.reason is Reason.BARE_TOPIC else None

    def _page_shown(self, key: str) -> int:
        with self._turning:
            return self._pages.get(key, 0)

    def _note_page(self, key: str, page: int) -> None:
        with self._turning:
            self._pages[key] = page

    def tap_context(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Shows a quote in its context."""
        shown, words = self._tapped(tap, parts), person_words(tap.person)
        message = self._context(shown, int(parts[1]), words, tap) if shown else None
        return TapResult(message) if message else self._gone(words, shown)

    def tap_page(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Shows another page of quotes."""
        shown, words = self._tapped(tap, parts), person_words(tap.person)
        if shown is None or not isinstance(answer_of(shown, self._library), Quoted):
            return self._gone(words, shown)
        self._note_page(shown.key, int(parts[1]))
        return TapResult(self.view(shown, words, tap, int(parts[1])))

    def tap_follow(self, tap: Tap, parts: Sequence[str]) -> TapResult:
        """Follows the question of an answer."""
        shown, words = self._tapped(tap, parts), person_words(tap.person)
        if shown is None or not shown.question:
            return self._gone(words, shown)
        return TapResult(
            toast=words.say(_FOLLOWED[self._standing_questions.follow(tap.place, tap.person, shown.question)])
        )

    def follow_from_link(self, incoming: IncomingMessage, question: str) -> Sequence[Reply]:
        """Follows the question that a deep link names."""
        words = person_words(incoming.person)
        return text_reply(
            words.say(_FOLLOWED[self._standing_questions.follow(incoming.place, incoming.person, question)])
        )

    def view(self, shown: ShownAnswer, words: Words, tap: Tap, page: int = 0) -> Message:
        """Returns the message that shows a stored answer."""
        match answer_of(shown, self._library, short_code(tap.person.language_code)):
            case Refused() as refused:
                return refusal_view(shown.key, refused, words, tap.at, shown.question)
            case Quoted() as answer:
                preview = self._previews.are_shown(tap.place.chat)
                return answer_view(shown.key, answer, words, tap.at, max(page, 0), preview)
            case _:
                return Message(plain(words.say("answer-changed")))

    def commands(self) -> Mapping[str, Guarded[Command]]:
        """See Skill."""
        everybody = Audience.EVERYBODY
        return {
            "ask": Guarded(everybody, self.ask),
            "context": Guarded(everybody, self.context),
        }

    def taps(self) -> Mapping[str, Guarded[TapAnswer]]:
        """See Skill."""
        return {
            "ctx:word:number": Guarded(Audience.EVERYBODY, self.tap_context),
            "page:word:number": Guarded(Audience.EVERYBODY, self.tap_page),
            "follow:word": Guarded(Audience.LEADERS, self.tap_follow),
        }

    def _history(self, incoming: IncomingMessage, former: ShownAnswer | None) -> Sequence[Turn]:
        """Returns what was asked before: the question of the answer that is replied to, else the last turns."""
        answered = self._answers.answer_in(incoming.place, incoming.reply_to) if incoming.reply_to is not None else None
        if answered is None:
            return self._memory.turns(incoming, former.key if former else None)
        about = answer_of(answered, self._library)
        title = about.quotes[0].article.title if isinstance(about, Quoted) else ""
        if not answered.question:  # it is no longer kept
            return (Turn(title),) if title else ()
        is_whole = follow_ups.follow_up_kind(answered.question) is not follow_ups.FollowUp.YES
        return (Turn(answered.question, "" if is_whole else f"{answered.question} {title}".strip()),)

    def _tapped(self, tap: Tap, parts: Sequence[str]) -> ShownAnswer | None:
        """Returns the answer under which a button was tapped; None if it is forgotten or belongs to another chat."""
        shown = self._answers.get(parts[0])
        return shown if shown is not None and shown.place.chat == tap.place.chat else None

    def _gone(self, words: Words, shown: ShownAnswer | None) -> TapResult:
        return TapResult(toast=words.say("answer-gone" if shown is None or not shown.question else "answer-changed"))

    def _context(self, shown: ShownAnswer, number: int, words: Words, when: IncomingMessage | Tap) -> Message | None:
        answer = answer_of(shown, self._library)
        if not isinstance(answer, Quoted) or not 0 <= number < len(answer.quotes):
            return None
        article = self._library.article(answer.quotes[number].article.id)
        return context_view(shown.key, answer, number, article, words, when.at) if article else None
