"""Builds the conversation from its skills."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from chat.admin_commands import AdminCommands, Catalogue
from chat.answer_rendering import first_page
from chat.bare_links import BareLinks
from chat.browsing import Browsing
from chat.claim_checks import ClaimChecks
from chat.conversation import Command, Conversation, ConversationHooks, Skill
from chat.conversation_memory import ConversationMemory, LocalConversationMemory
from chat.feedback import Feedback
from chat.headlines import Headlines
from chat.inline_queries import InlineQueries
from chat.interfaces import Answerer, ArticleLookup, ChatEventListener, NoStandingQuestions, StandingQuestions
from chat.listed_pages import ListedPages
from chat.message_routing import MessageRouter
from chat.more import More
from chat.permissions import Guarded, usable_commands
from chat.plain_requests import PlainRequests
from chat.privacy import PersonalDataStore, Privacy
from chat.question_answers import QuestionAnswering
from chat.reader_settings import ChosenLanguage, LinkPreviews, ReaderSettings
from chat.sample_questions import SampleQuestions
from chat.shown_answers import ShownAnswers, answer_of
from chat.welcome import LinkTargets, Welcome
from index.library.database import Database
from retrieval.answers import Quoted


@dataclass(frozen=True, slots=True)
class _ChatEvents:
    """Passes on what happens to chats to all listeners."""

    answers: ShownAnswers
    library: ArticleLookup
    chat_listeners: Sequence[ChatEventListener]

    def was_shown(self, key: str, message: int) -> None:
        """Notes which message shows an answer."""
        self.answers.was_shown(key, message)
        shown = self.answers.get(key) if self.chat_listeners else None
        answer = answer_of(shown, self.library) if shown is not None else None
        if shown is not None and isinstance(answer, Quoted):
            for chat_listener in self.chat_listeners:
                chat_listener.shown(shown.place, message, (*first_page(answer), *answer.earlier))

    def came_back(self, chat: int) -> None:
        """See ChatEventListener."""
        for chat_listener in self.chat_listeners:
            chat_listener.came_back(chat)

    def moved(self, old: int, new: int) -> None:
        """See ChatEventListener."""
        self.answers.moved(old, new)
        for chat_listener in self.chat_listeners:
            chat_listener.moved(old, new)

    def language_chosen(self, person: int, language: str) -> None:
        """See ChatEventListener."""
        for chat_listener in self.chat_listeners:
            chat_listener.language_chosen(person, language)


@dataclass(frozen=True, slots=True)
class BuiltConversation:
    """A conversation, with the parts of it that other commands use directly."""

    conversation: Conversation
    privacy: Privacy
    chosen_language: ChosenLanguage


def build_conversation(
    answerer: Answerer,
    library: Catalogue,
    database: Database,
    *,
    standing_questions: StandingQuestions | None = None,
    personal_data: Sequence[PersonalDataStore] = (),
    chat_listeners: Sequence[ChatEventListener] = (),
    more_skills: Sequence[Skill] = (),
    language_of_chat: Callable[[int], str] = lambda _chat: "",
    preview: bool = False,
    readers: ReaderSettings | None = None,
) -> BuiltConversation:
    """The conversation over a library.

    One argument per part that a platform may add. `standing_questions` follows questions for readers. `personal_data`
    are the stores outside this room that hold rows about people. `chat_listeners` are told what happens to chats.
    `more_skills` add commands and buttons. `language_of_chat` returns the language of a group or channel that chose
    none. `preview` shows a small preview of an answer's first source in chats that did not choose. `readers` is passed
    in if other parts of the process use it too.
    """
    answers, readers, memory = ShownAnswers(database), readers or ReaderSettings(database), _memory(database)
    events = _ChatEvents(answers, library, chat_listeners)
    standing, previews = standing_questions or NoStandingQuestions(), LinkPreviews(readers, preview)
    asking = QuestionAnswering(answerer, library, answers, memory, standing, previews=previews)
    listed = ListedPages(memory, answers)
    browsing, headlines = Browsing(answerer, library, listed), Headlines(answerer, library, listed)
    more = More(listed, headlines, asking)
    feedback = Feedback(database, answers, readers, asking.view)
    privacy = Privacy(database, personal_data, (answers, readers, memory))
    admins = AdminCommands(database, library)
    skills: list[Skill] = [asking, headlines, browsing, more, feedback, privacy, admins, *more_skills]
    greeting = Welcome(
        readers,
        memory,
        LinkTargets(asking.ask, asking.follow_from_link, browsing.article),
        lambda incoming: usable_commands(_commands(skills), incoming),
        events,
        library,
        SampleQuestions(answerer, library),
    )
    skills.insert(0, greeting)

    def forget_old(now: datetime) -> None:
        answers.forget_old(now)
        memory.forget_old(now)

    def chosen_language(person: int) -> str:
        return readers.language(person) or (language_of_chat(person) if person < 0 else "")

    inline = InlineQueries(answerer)
    hooks = ConversationHooks(
        chosen_language, events.was_shown, forget_old, inline.offers, events.came_back, events.moved
    )
    requests = PlainRequests(answers, memory, greeting.first_words, lambda name: _command(skills, name))
    skills.append(requests)
    typed_buttons = {"button-more": more.more, "button-context": asking.context}
    pages = BareLinks(answerer, library, answers)
    router = MessageRouter(asking.ask, ClaimChecks(answerer), pages, requests, typed_buttons)
    return BuiltConversation(Conversation(router.answer, skills, hooks), privacy, readers.language)


def _commands(skills: Sequence[Skill]) -> dict[str, Guarded[Command]]:
    return {name: entry for skill in skills for name, entry in skill.commands().items()}


def _command(skills: Sequence[Skill], name: str) -> Command | None:
    """Returns the function that answers a command; None where no skill has that command."""
    found = _commands(skills).get(name)
    return found.answer if found else None


def _memory(database: Database) -> ConversationMemory:
    """Returns a memory in this process; on PostgreSQL, the one that all processes share."""
    if database.is_sqlite:
        return LocalConversationMemory()
    from chat.shared_conversation_memory import SharedConversationMemory  # only needed there

    return SharedConversationMemory(database)
